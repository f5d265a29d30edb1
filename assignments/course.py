"""A course's folder as nbgrader lays it out, and nbgrader's steps in it."""

import io
import logging
import os
import shutil
import sys
import warnings
from datetime import datetime
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import SAWarning
from traitlets.config import PyFileConfigLoader

from assignments import Trouble

SETTINGS = Path(__file__).with_name("nbgrader_config.py")


class Course:
    """The folder of one course: source, release, submitted, autograded, feedback, gradebook.db.

    folder: need not exist yet.
    """

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        beside = str(Path(sys.executable).parent)
        if beside not in os.environ["PATH"].split(os.pathsep):  # nbgrader calls its program `alembic` by name
            os.environ["PATH"] = os.pathsep.join([beside, os.environ["PATH"]])
        self.kept = None  # the folder that holds what this run has set aside
        self._stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")

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
        """nbgrader's record of grades, to be closed by the caller."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}")

    def say(self, path):
        """A path as an instructor would write it, from the course's folder."""
        return str(Path(path).relative_to(self.folder))

    def set_aside(self, paths):
        """Move earlier work out of the way, with a copy of the gradebook as it was.

        paths: files or folders in the course's folder; those that do not exist are passed over.  Returns the folder
        `earlier/<date and time>` that now holds them, or None if there was nothing to move.
        """
        kept = self.folder / "earlier" / self._stamp
        moved = [path for path in paths if path.exists()]
        for path in moved:
            target = kept / path.relative_to(self.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, target)
        grades = self.folder / "gradebook.db"
        if moved and grades.exists() and not (kept / grades.name).exists():
            shutil.copy(grades, kept / grades.name)
        if moved:
            self.kept = kept
        return kept if moved else None

    def run(self, converter, name, student="*"):
        """One of nbgrader's converters on a set.  Raises Trouble with what nbgrader says if it fails."""
        settings = PyFileConfigLoader(SETTINGS.name, path=str(SETTINGS.parent)).load_config()
        own = self.folder / SETTINGS.name
        if own.exists():  # an instructor may have changed it
            settings = PyFileConfigLoader(own.name, path=str(self.folder)).load_config()
        settings.CourseDirectory.root = str(self.folder)
        settings.CourseDirectory.assignment_id = name
        settings.CourseDirectory.student_id = student
        said, log = io.StringIO(), logging.getLogger(f"assignments.{name}.{student}")
        log.propagate, log.handlers = False, [logging.StreamHandler(said)]
        app = converter(coursedir=CourseDirectory(config=settings), config=settings, log=log)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", SAWarning)  # about nbgrader's own bookkeeping
                app.start()
        except Exception as error:
            raise Trouble(f"nbgrader could not finish {name} ({student}): {error}\n{said.getvalue()[-2000:]}") from error
        return said.getvalue()
