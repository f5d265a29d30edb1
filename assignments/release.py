"""From the source of a set to what students get: the notebook without solutions, and a zip of it with its data."""

import re
import shutil
import tempfile
import zipfile
from pathlib import Path

import nbformat
from nbgrader.converters import GenerateAssignment

from assignments import Trouble, safely, sources, tables
from assignments.course import SETTINGS, Course
from widgets import history

BUILT = Path(__file__).with_name("_build") / "release"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same files make the same zip, whenever it is made


def release(course, name, force=False):
    """Write source and release notebook of a set into a course, and enter the set into its gradebook.

    Raises Trouble if the set was released before (unless forced; the earlier one is then set aside), or if the notebook shows a
    solution, a hidden test or a rubric.  Returns the path of the notebook for students.
    """
    complete = sources.read(name)
    earlier = course.notebook("release", name).exists()
    if earlier and not force:
        raise Trouble(f"{course.say(course.notebook('release', name))} is there already; --force makes it anew")
    with course.changes() as draft:
        source = draft.place("source", name)
        if not earlier and course.place("source", name).exists():  # files that belong to the set may have been put there
            shutil.copytree(course.place("source", name), source)
        source.mkdir(parents=True, exist_ok=True)
        nbformat.write(complete, source / f"{name}.ipynb")
        draft.run(GenerateAssignment, name, of=["source"], made=["release"])
        found = sources.leaks(complete, nbformat.read(draft.place("release", name) / f"{name}.ipynb", 4))
        if found:
            raise Trouble(f"{name}: the notebook for students would show\n  " + "\n  ".join(found))
        if not (course.folder / SETTINGS.name).exists():
            safely.copy(SETTINGS, course.folder / SETTINGS.name)
        course.set_aside([course.place(step, name) for step in ("release", "source")])
        draft.enter()
        draft.publish("source", name)
        draft.publish("release", name)  # the last: a set is released when this is there
    return course.notebook("release", name)


def hand_out(names, folder=BUILT):
    """Write the notebooks for students, and a zip of each with the tables it reads, into a folder.  Returns the zips.

    Other files in the folder stay.  Raises Trouble if it cannot be written to.
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(f"{folder}: cannot be a folder to write to ({error.strerror})") from error
    with tempfile.TemporaryDirectory() as scratch:
        course = Course(scratch)
        for name in names:
            safely.copy(release(course, name), folder / f"{name}.ipynb")
    return [_zipped(folder / f"{name}.ipynb", tables_in(sources.read(name))) for name in names]


def tables_in(notebook):
    """Names of the tables of the record that a notebook speaks of."""
    words = set(re.findall(r"\w+", "\n".join(cell.source for cell in notebook.cells)))
    return sorted(words & set(history.tables()))


def _zipped(path, names):
    made = path.with_suffix(".zip")
    with safely.whole(made) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        contents = {path.name: path.read_bytes()}
        contents |= {f"data/{name}.csv": (history.folder() / f"{name}.csv").read_bytes() for name in names}
        contents["data/columns.csv"] = _columns(names)
        for name, content in contents.items():
            archive.writestr(zipfile.ZipInfo(f"{path.stem}/{name}", _EPOCH), content, zipfile.ZIP_DEFLATED)
    return made


def _columns(names):
    """Issuer, unit and license of every column of these tables, as a CSV file."""
    rows = [{"file": name, "column": column} | about for name in names for column, about in history.columns(name).items()]
    return tables.encoded(list(rows[0]), rows)
