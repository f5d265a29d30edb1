"""A course's folder as nbgrader lays it out, and nbgrader's steps in it."""

import io
import logging
import os
import re
import shutil
import sys
import tempfile
import warnings
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from traitlets.config import PyFileConfigLoader

from assignments import Trouble, safely

SETTINGS = Path(__file__).with_name("nbgrader_config.py")


class Course:
    """The folder of one course: source, release, submitted, autograded, feedback, gradebook.db.

    folder: need not exist yet.
    """

    def __init__(self, folder):
        self.folder = Path(os.path.realpath(folder))
        beside = str(Path(sys.executable).parent)
        if beside not in os.environ["PATH"].split(os.pathsep):  # nbgrader calls its program `alembic` by name
            os.environ["PATH"] = os.pathsep.join([beside, os.environ["PATH"]])
        self.grades = self.folder / "gradebook.db"
        self.kept = None  # the folder that holds what this run has set aside
        self._stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S-%f")
        self._unfinished = self.folder / ".unfinished"

    def place(self, step, name, student="."):
        """Folder of a set at one of nbgrader's steps: place("submitted", "01-what-qe-is", "ada")."""
        return self.folder / step / student / name

    def notebook(self, step, name, student="."):
        """The set's notebook at that step."""
        return self.place(step, name, student) / f"{name}.ipynb"

    def students(self, step, name):
        """Students whose work on a set is at that step, sorted."""
        return sorted(place.parent.name for place in (self.folder / step).glob(f"*/{name}") if place.is_dir())

    def gradebook(self):
        """nbgrader's record of grades, to be closed by the caller.  Raises Trouble if the course has none yet."""
        if not self.grades.is_file():
            raise Trouble(f"{self.folder}: there is no gradebook yet; `release` and `roster` begin one")
        return Gradebook(_address(self.grades))

    def say(self, path):
        """A path as an instructor would write it, from the course's folder."""
        return str(Path(path).relative_to(self.folder))

    @contextmanager
    def alone(self, new=True):
        """Keep other commands off the course until the block ends, and clear away what a killed one has left.

        new: whether a course may begin here, if there is none; its folder is then made.
        Raises Trouble if there is no course, or can be none, or if another command is at work.
        """
        try:
            if not new and not self.grades.exists():
                raise Trouble(f"{self.folder}: there is no course yet; `python -m assignments release 1` begins one")
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble(f"{self.folder}: cannot be the folder of a course ({error.strerror})") from error
        with safely.alone(self.folder):
            shutil.rmtree(self._unfinished, ignore_errors=True)
            yield

    @contextmanager
    def changes(self):
        """A `Draft`, in which nbgrader's steps are made; nothing of it is in the course until it is entered there."""
        self._unfinished.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=self._unfinished))
        try:
            yield Draft(self, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def set_aside(self, paths):
        """Move earlier work out of the way, with a copy of the gradebook as it was.

        paths: files or folders in the course's folder; those that do not exist are passed over.  Returns the folder
        `earlier/<date and time>` that now holds them, or None if there was nothing to move.
        """
        kept = self.folder / "earlier" / self._stamp
        moved = [path for path in paths if path.exists()]
        if moved and self.grades.exists() and not (kept / self.grades.name).exists():
            kept.mkdir(parents=True, exist_ok=True)
            safely.copy_gradebook(self.grades, kept / self.grades.name)
        for path in moved:
            target = kept / path.relative_to(self.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, target)
        if moved:
            self.kept = kept
        return kept if moved else None


class Draft:
    """A folder laid out as the course is, with a copy of its gradebook: what is made there takes its place in the course at once.

    course: a Course.
    folder: an empty folder of the draft's own.
    """

    def __init__(self, course, folder):
        self.folder, self._course = folder, course
        self.grades, self._before = folder / "gradebook.db", folder / "before.db"
        if course.grades.exists():
            safely.copy_gradebook(course.grades, self._before)
        else:
            Gradebook(_address(self._before)).close()  # makes the tables
        shutil.copy(self._before, self.grades)

    def gradebook(self):
        """The draft's copy of the gradebook, to be closed by the caller."""
        return Gradebook(_address(self.grades))

    def enter(self):
        """Bring what was changed in the copy of the gradebook into the course's own, all at once."""
        if self._course.grades.exists():
            safely.take_over(self._course.grades, self._before, self.grades)
        else:
            os.replace(self.grades, self._course.grades)

    def place(self, step, name, student="."):
        """The folder in the draft that is published as the course's folder of that set and step."""
        return self.folder / step / student / name

    def publish(self, step, name, student="."):
        """Move a folder of the draft to its place in the course, where there must be none."""
        place = self._course.place(step, name, student)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.rename(self.place(step, name, student), place)

    def run(self, converter, name, student=".", of=(), made=()):
        """Run one of nbgrader's converters on a set, or on one student's work on it.

        of, made: the steps that it reads and makes in the draft; the others it reads in the course.
        Raises Trouble with what nbgrader says if it fails.
        """
        root = self._course.folder
        settings = PyFileConfigLoader(SETTINGS.name, path=str(SETTINGS.parent)).load_config()
        if (root / SETTINGS.name).exists():  # an instructor may have changed it
            try:
                settings.merge(PyFileConfigLoader(SETTINGS.name, path=str(root)).load_config())
            except Exception as error:  # whatever Python makes of what was written there
                raise Trouble(f"{root / SETTINGS.name}: cannot be read as settings ({error})") from error
        settings.CourseDirectory.root = str(root)
        settings.CourseDirectory.db_url = _address(self.grades)
        settings.CourseDirectory.assignment_id = name
        settings.CourseDirectory.student_id = student
        for step in (*of, *made):
            settings.CourseDirectory[f"{step}_directory"] = (self.folder / step).relative_to(root).as_posix()
        said, log = io.StringIO(), logging.getLogger(f"assignments.{name}.{student}")
        log.propagate, log.handlers = False, [logging.StreamHandler(said)]
        app = converter(coursedir=CourseDirectory(config=settings), config=settings, log=log)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about nbgrader's own bookkeeping, and about what a student has typed
                app.start()
        except Exception as error:
            raise Trouble(f"nbgrader could not finish {name} ({student}): {_cause(said.getvalue()) or error}") from error


def _cause(said):
    """The last line of the last traceback in a log; empty if there is none."""
    ends = re.findall(r"^Traceback \(most recent call last\):\n(?: .*\n|\n)*(\S.*)", said, re.MULTILINE)
    return ends[-1] if ends else ""


def _address(path):
    return f"sqlite:///{path}"
