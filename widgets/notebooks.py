"""The chapters and the problem sets as notebooks for places where the book is not installed, such as Google Colab.

    python -m widgets.notebooks     write them, and the package they need, to book/_build/notebooks

The publishing workflow puts that folder on a branch of its own, from which Colab's launch buttons open them. What such a
place lacks is brought by their first cell; it needs the repository's address, `repository: url` in book/_config.yml, and
is left out while that is empty.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import jupytext
import nbformat
import yaml

from widgets.build import ROOT

BRANCH = "notebooks"
FOLDER = ROOT / "book" / "_build" / "notebooks"
RELEASED = ROOT / "assignments" / "_build" / "release"

FIRST_CELL = """\
# In Google Colab this installs the book's package and lets its explorers run; elsewhere it does nothing.
import sys

if "google.colab" in sys.modules:
    %pip install --quiet anywidget
    %pip install --quiet --no-deps {package}
    from google.colab import output

    output.enable_custom_widget_manager()"""


def repository(config: Path = ROOT / "book" / "_config.yml") -> str:
    """The repository's address as the book's settings have it, without a slash at its end; empty if it is not set."""
    return (yaml.safe_load(config.read_text(encoding="utf-8"))["repository"]["url"] or "").rstrip("/")


def texts(book: Path = ROOT / "book") -> dict[str, nbformat.NotebookNode]:
    """The book's texts that hold code, each as a notebook: {path below the book's folder, without its ending: notebook}."""
    found = {}
    for path in sorted(book.rglob("*.md")):
        if "_build" not in path.relative_to(book).parts:
            notebook = jupytext.read(path)
            if "kernelspec" in notebook.metadata:
                found[path.relative_to(book).with_suffix("").as_posix()] = notebook
    return found


def write(folder: Path, url: str, released: Path = RELEASED) -> list[Path]:
    """Write the package, the book's texts and the problem sets in `released` to a folder, which is emptied first.

    url: the repository's address; without one the notebooks have no first cell that installs.  Returns the notebooks.

    Raises subprocess.CalledProcessError if the package cannot be built.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    package = build_package(folder)
    notebooks = {f"{name}.ipynb": notebook for name, notebook in texts().items()}
    notebooks |= {f"assignments/{path.name}": nbformat.read(path, 4) for path in sorted(released.glob("*.ipynb"))}
    for name, notebook in notebooks.items():
        if url:
            install = nbformat.v4.new_code_cell(FIRST_CELL.format(package=f"{url}/raw/{BRANCH}/{package.name}"))
            notebook.cells.insert(0, install)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, folder / name, version=4)
    return [folder / name for name in notebooks]


def build_package(folder: Path) -> Path:
    """Build the package's wheel, with the front end as it was last built, into a folder."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT]
    subprocess.run(command, env=os.environ | {"QE_SKIP_FRONTEND": "1"}, check=True)
    return next(folder.glob("*.whl"))


if __name__ == "__main__":
    written = write(FOLDER, repository())
    print(f"{len(written)} notebooks and the package they need are in {FOLDER.relative_to(ROOT)}")
