"""Every text of the book runs top to bottom as a notebook, and Binder is set up to open it as one."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import lab
import nbformat
import pytest
from repo2docker.app import Repo2Docker
from repo2docker.buildpacks import PythonBuildPack

from widgets.build import ROOT

BOOK = ROOT / "book"
TEXTS = [
    path.relative_to(BOOK).as_posix()
    for path in sorted(BOOK.rglob("*.md"))
    if "_build" not in path.parts and "kernelspec:" in path.read_text(encoding="utf-8")[:400]
]


def program(name):
    """A program installed beside this Python."""
    return Path(sys.executable).with_name(name)


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_runs_outside_a_book_build(text, html, tmp_path):
    shutil.copytree(BOOK, tmp_path / "book", ignore=shutil.ignore_patterns("_build"))
    target = tmp_path / "run.ipynb"
    command = [program("jupytext"), "--to", "notebook", "--execute", "--output", target, tmp_path / "book" / text]
    done = subprocess.run(command, env=lab.environment_in(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    outputs = [output for cell in nbformat.read(target, 4).cells for output in cell.get("outputs", ())]
    widgets = [output for output in outputs if "application/vnd.jupyter.widget-view+json" in output.get("data", {})]
    page = (html / text).with_suffix(".html").read_text(encoding="utf-8")
    assert len(widgets) == page.count("<qe-explorer "), "an explorer of the page is a live widget in the notebook"


def test_binder_opens_texts_as_notebooks_with_a_pinned_python(tmp_path):
    assert os.access(lab.POST_BUILD, os.X_OK)
    subprocess.run([lab.POST_BUILD], env=lab.environment_in(tmp_path), check=True, capture_output=True)
    viewers = subprocess.run(
        [program("jupytext-config"), "list-default-viewer"],
        env=lab.environment_in(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "markdown: Jupytext Notebook" in viewers.stdout
    assert re.fullmatch(r"python-3\.\d+", (ROOT / ".binder" / "runtime.txt").read_text().strip())


def test_binder_installs_what_the_root_requirements_list():
    requirements = (ROOT / ".binder" / "requirements.txt").read_text().split()
    assert requirements == ["-r", "../requirements.txt"]
    assert (ROOT / "requirements.txt").exists()


def test_binder_finds_a_python_environment_and_has_the_package_before_it_installs_it(monkeypatch):
    monkeypatch.chdir(ROOT)
    binder = Repo2Docker()
    found = next(pack for pack in (kind(binder.base_image) for kind in binder.buildpacks) if pack.detect())
    assert type(found) is PythonBuildPack
    assert f"python-{found.python_version}" == (ROOT / ".binder" / "runtime.txt").read_text().strip()
    found.platform = "linux/amd64"
    steps = [line.split() for line in found.render({}).splitlines()]
    copied = next(place for place, step in enumerate(steps) if step[:1] == ["COPY"] and step[-2:] == ["src/", "${REPO_DIR}/"])
    installed = next(place for place, step in enumerate(steps) if "install" in step and '".binder/requirements.txt"' in step)
    assert copied < installed < steps.index(["RUN", "./.binder/postBuild"])
