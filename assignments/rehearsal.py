"""Tries a set out before students see it: the model solution earns every point for everyone, and an untouched notebook none."""

import contextlib
import io
import tempfile
from pathlib import Path

import nbformat

from assignments import Trouble, sources
from assignments.course import Course
from assignments.grading import Graded, grade
from assignments.release import release


def rehearse(name, students=20):
    """Release and grade a set in a scratch folder, and run its solution with the numbers of several students.

    Raises Trouble, naming file and cell, for a test that the solution fails, and for one that an untouched notebook passes.
    """
    complete = sources.read(name)
    for number in range(students):
        run_solution(name, complete, f"student{number}")
    by_tests, by_hand = sources.points(complete)
    with tempfile.TemporaryDirectory() as scratch:
        course = Course(scratch)
        handed_in = {"solution": sources.filled_in(complete, "solution"), "untouched": nbformat.read(release(course, name), 4)}
        for student, notebook in handed_in.items():
            course.place("submitted", name, student).mkdir(parents=True)
            nbformat.write(notebook, course.notebook("submitted", name, student))
        expected = {"solution": (by_tests, by_tests + by_hand), "untouched": (0, by_tests + by_hand)}
        for result in grade(course, name):
            if not isinstance(result, Graded):
                raise result
            if (result.score, result.max_score) != expected[result.student]:
                failed = "\n  ".join(errors(course.notebook("autograded", name, result.student)))
                raise Trouble(f"{name}: {result.student} has {result.score:g} of {result.max_score:g} points\n  {failed}")


def run_solution(name, complete, student):
    """Run a set's code with its solutions, as one student, in this process.  Raises Trouble, naming the cell that fails."""
    names = {"__name__": "__main__"}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / student / name  # the tests look at the name of the folder
        folder.mkdir(parents=True)
        with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
            for number, cell in enumerate(sources.filled_in(complete, student).cells, 1):
                if cell.cell_type == "code":
                    try:
                        exec(compile(cell.source, f"{sources.path(name).name}, cell {number}", "exec"), names)
                    except Exception as error:
                        said = f"{type(error).__name__}: {error}"
                        raise Trouble(f"{sources.path(name).name}: cell {number} fails for {student}: {said}") from error


def errors(path):
    """What went wrong in a graded notebook: cell, its name, and the last line of the error."""
    for number, cell in enumerate(nbformat.read(path, 4).cells, 1):
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
                yield f"cell {number} {grade_id}: {output.ename}: {output.evalue}"
