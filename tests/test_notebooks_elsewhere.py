"""Notebooks for places without the book: their first cell brings what they need, and does nothing elsewhere."""

import os
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from widgets import notebooks
from widgets.build import ROOT

pytestmark = pytest.mark.xdist_group(__name__)  # what is set up once serves all of them

ADDRESS = "https://github.com/someone/a-book"
CHAPTER = "tightening/how-a-balance-sheet-shrinks"


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A folder with a problem set for students."""
    folder = tmp_path_factory.mktemp("released")
    cells = [nbformat.v4.new_markdown_cell("# A set"), nbformat.v4.new_code_cell('student_id = ""')]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "01-a-set.ipynb")
    return folder


@pytest.fixture(scope="module")
def written(tmp_path_factory, released):
    """The folder that is published, for a repository with an address."""
    folder = tmp_path_factory.mktemp("published")
    notebooks.write(folder, ADDRESS, released)
    return folder


@pytest.fixture(scope="module")
def installed(written, tmp_path_factory):
    """A folder with the published package in it, and none of its dependencies."""
    folder = tmp_path_factory.mktemp("site-packages")
    (wheel,) = written.glob("*.whl")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, wheel]
    subprocess.run(install, check=True, cwd=folder)
    return folder


def run(notebook, packages, folder):
    """Run a notebook where only these packages and what the book depends on are installed."""
    environment = os.environ | {"PYTHONPATH": str(packages)}
    environment.pop("QE_BOOK_BUILD", None)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": folder}}).execute(env=environment)
    return notebook


def test_every_text_with_code_and_every_problem_set_is_a_notebook(written):
    names = {path.relative_to(written).as_posix() for path in written.rglob("*.ipynb")}
    assert names == {f"{name}.ipynb" for name in notebooks.texts()} | {"assignments/01-a-set.ipynb"}
    assert f"{CHAPTER}.ipynb" in names
    for path in written.rglob("*.ipynb"):
        nbformat.validate(nbformat.read(path, 4))


def test_the_first_cell_installs_the_package_that_lies_beside_the_notebooks(written):
    (wheel,) = written.glob("*.whl")
    for path in written.rglob("*.ipynb"):
        assert f"{ADDRESS}/raw/{notebooks.BRANCH}/{wheel.name}\n" in nbformat.read(path, 4).cells[0].source


def test_without_an_address_there_is_nothing_to_install_from(tmp_path, released, monkeypatch):
    monkeypatch.setattr(notebooks, "build_package", lambda folder: None)
    notebooks.write(tmp_path, "", released)
    for path in tmp_path.rglob("*.ipynb"):
        assert "pip install" not in nbformat.read(path, 4).cells[0].source


def test_a_chapter_runs_with_the_published_package_alone(written, installed, tmp_path):
    notebook = nbformat.read(written / f"{CHAPTER}.ipynb", 4)
    notebook.cells.append(nbformat.v4.new_code_cell("import widgets; print(widgets.__file__)"))
    cells = run(notebook, installed, tmp_path).cells
    assert cells[-1].outputs[0].text.startswith(str(installed))
    assert cells[0].outputs == [], "outside Colab the first cell does nothing"
    shown = [output.data for cell in cells for output in cell.get("outputs", []) if "data" in output]
    assert any("application/vnd.jupyter.widget-view+json" in data for data in shown)


def test_in_colab_the_first_cell_installs_and_lets_explorers_run(written, installed, tmp_path):
    """Colab is stood in for by a module of its name, and pip by a magic that notes what it is asked."""
    stand_in = """
import sys, types
from IPython import get_ipython
output = types.SimpleNamespace(enable_custom_widget_manager=lambda: print("explorers may run"))
sys.modules["google.colab"] = types.SimpleNamespace(output=output)
get_ipython().register_magic_function(lambda line: print("pip", line), "line", "pip")
"""
    first = nbformat.read(written / f"{CHAPTER}.ipynb", 4).cells[0]
    cells = [nbformat.v4.new_code_cell(stand_in), first]
    notebook = run(nbformat.v4.new_notebook(cells=cells), installed, tmp_path)
    said = notebook.cells[1].outputs[0].text.splitlines()
    assert [line.split()[:2] for line in said[:-1]] == [["pip", "install"]] * 2
    assert said[-1] == "explorers may run"


def test_the_folder_is_not_part_of_the_repository():
    ignored = subprocess.run(["git", "check-ignore", "-q", notebooks.FOLDER], cwd=ROOT, check=False)
    assert ignored.returncode == 0
