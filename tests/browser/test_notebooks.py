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


def test_launch_buttons_are_absent_until_the_repository_is_set(html, tmp_path):
    built = (html / "index.html").read_text(encoding="utf-8")
    configured = re.search(r"^repository:\n  url: (.*)$", (BOOK / "_config.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert ("mybinder.org" in built) is (configured[1].strip("\"'") != "")


def test_launch_buttons_lead_to_binder_once_the_repository_is_set(tmp_path):
    book = tmp_path / "book"
    shutil.copytree(BOOK, book, ignore=shutil.ignore_patterns("_build"))
    (book / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    config = (book / "_config.yml").read_text(encoding="utf-8")
    config = re.sub(r"(?m)^repository:\n  url: .*$", "repository:\n  url: https://github.com/someone/a-book", config)
    config = config.replace("execute_notebooks: cache", 'execute_notebooks: "off"')
    (book / "_config.yml").write_text(config, encoding="utf-8")
    command = [program("jupyter-book"), "build", book]
    done = subprocess.run(command, env=lab.environment_in(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    page = (book / "_build" / "html" / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="(https://mybinder\.org/[^"]+)"', page)
    assert links and all("/someone/a-book/" in link and "lab/tree/book/index.md" in link for link in links), links
