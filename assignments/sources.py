"""The problem sets as they are written, with solutions, hidden tests and rubrics: `sets/*.md`."""

import copy
import re
from pathlib import Path

import jupytext
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, ClearSolutions

from assignments import Trouble

FOLDER = Path(__file__).with_name("sets")
FIRST_CELL = re.compile(r"^student_id = .*$", re.MULTILINE)
SECRETS = ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")
OBJECTIVE = re.compile(r"\d{1,2}\.\d")


def names():
    """Names of all sets, such as "01-what-qe-is", in order."""
    return sorted(path.stem for path in FOLDER.glob("*.md"))


def find(given):
    """The name of a set from the way people write it: 1, 01 or 01-what-qe-is.  Raises Trouble, naming the known sets."""
    for name in names():
        number = name.split("-")[0]
        if given in (name, number, number.lstrip("0")):
            return name
    raise Trouble(f"there is no problem set {given!r}; there are {', '.join(names())}")


def path(name):
    """The file of a set."""
    return FOLDER / f"{name}.md"


def title(name):
    """The title of a set, as the front matter has it; empty if it has none."""
    found = re.search(r"^ +title: (.+)$", path(name).read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""


def read(name):
    """The notebook of a set, complete.  Raises Trouble, naming file and cell, for what would not work."""
    notebook = jupytext.read(path(name))
    troubles = list(_troubles(notebook))
    if troubles:
        raise Trouble("\n".join(f"{path(name).name}: {trouble}" for trouble in troubles))
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number}"  # Jupytext draws ids at random; the same source should make the same notebook
    return notebook


def graded(notebook):
    """Cells that carry points: {grade_id: (points, whether a person gives them)}."""
    cells = [cell for cell in notebook.cells if utils.is_grade(cell)]
    return {cell.metadata.nbgrader["grade_id"]: (cell.metadata.nbgrader["points"], utils.is_solution(cell)) for cell in cells}


def points(notebook):
    """Points that tests give, and points that people give."""
    of = {by_hand: sum(value for value, hand in graded(notebook).values() if hand == by_hand) for by_hand in (False, True)}
    return of[False], of[True]


def for_students(notebook):
    """A copy of a notebook as students get it: without solutions, hidden tests and rubrics."""
    released = copy.deepcopy(notebook)
    for clear in (ClearSolutions(), ClearHiddenTests(), ClearMarkScheme(enforce_metadata=False)):
        released, _resources = clear.preprocess(released, {})
    return released


def filled_in(notebook, student_id):
    """A copy of a notebook with the student's id typed into its first cell."""
    filled = notebook.copy()
    filled.cells = [cell.copy() for cell in notebook.cells]
    for cell in filled.cells:
        cell.source = FIRST_CELL.sub(lambda _line: f"student_id = {student_id!r}", cell.source)
    return filled


def secrets(notebook):
    """Lines that no student may see before handing in: those between the markers, unless they also stand outside."""
    inside, outside = set(), set()
    for cell in notebook.cells:
        hidden = False
        for line in cell.source.splitlines():
            if any(f"BEGIN {kind}" in line for kind in SECRETS):
                hidden = True
            elif any(f"END {kind}" in line for kind in SECRETS):
                hidden = False
            else:
                (inside if hidden else outside).add(line.strip())
    return {line for line in inside - outside if len(line) > 8}  # "else:" and the like tell nothing


def leaks(notebook, released):
    """What a released notebook shows of the complete one: a list of lines, empty if all is well."""
    text = "\n".join([cell.source + str(cell.get("outputs", "")) for cell in released.cells])
    marks = [f"{end} {kind}" for end in ("BEGIN", "END") for kind in SECRETS]
    shown = {line.strip() for line in text.splitlines()}
    return [mark for mark in marks if mark in text] + sorted(secrets(notebook) & shown)


def _troubles(notebook):
    about = notebook.metadata.get("problem_set", {})
    for key in ("title", "part", "minutes", "objectives"):
        if not about.get(key):
            yield f"the front matter has no problem_set: {key}"
    if not any(FIRST_CELL.search(cell.source) for cell in notebook.cells):
        yield "no cell begins with student_id ="
    seen = {}
    for number, cell in enumerate(notebook.cells, 1):
        about_cell = cell.metadata.get("nbgrader")
        opened = [kind for kind in SECRETS if cell.source.count(f"BEGIN {kind}") != cell.source.count(f"END {kind}")]
        if opened:
            yield f"cell {number}: BEGIN {opened[0]} and END {opened[0]} do not match"
        if not about_cell:
            if any(f"BEGIN {kind}" in cell.source for kind in SECRETS):
                yield f"cell {number} holds a secret region, but no nbgrader metadata"
            continue
        name = about_cell.get("grade_id")
        if name in seen:
            yield f"cell {number}: grade_id {name!r} is that of cell {seen[name]} too"
        seen[name] = number
        if utils.is_grade(cell) and not about_cell.get("points"):
            yield f"cell {number} ({name}) is graded, but has no points"
        if utils.is_locked(cell) == utils.is_solution(cell):
            yield f"cell {number} ({name}) must be locked, or else be an answer"
        if cell.cell_type == "code" and utils.is_solution(cell) and "BEGIN SOLUTION" not in cell.source:
            yield f"cell {number} ({name}) is to be answered, but has no solution between BEGIN SOLUTION and END SOLUTION"
    for name, objectives in about.get("objectives", {}).items():
        if name not in seen:
            yield f"objectives are listed for {name!r}, and there is no such cell"
        if not all(OBJECTIVE.fullmatch(str(objective)) for objective in objectives):
            yield f"objectives of {name!r} are written as chapter.number in quotes; got {objectives}"
    for name, number in seen.items():
        if utils.is_solution(notebook.cells[number - 1]) and name not in about.get("objectives", {}):
            yield f"cell {number}: the front matter lists no objectives for {name!r}"
