"""Notebooks as other editors save them and students change them: what the set has is put back, and each such cell is named."""

import contextlib
import copy
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader import utils

from assignments import Trouble, sources, submissions
from assignments.course import Course
from widgets.build import ROOT

CASES = Path(__file__).with_name("cases")
SET = sources.names()[0]
COMPLETE = sources.read(SET)
BY_TESTS, _BY_HAND = sources.points(COMPLETE)
WORDS = "In words: " + "reserves are deposits of banks. " * 5


def answered(complete):
    """What a student hands in who has answered everything right: the notebook as students get it, with the solutions typed in."""
    notebook = sources.filled_in(sources.for_students(complete), "ada")
    for cell, solved in zip(notebook.cells, complete.cells, strict=True):
        if utils.is_solution(cell):
            cell.source = solved.source if cell.cell_type == "code" else WORDS
    return json.loads(nbformat.writes(notebook))


ANSWERED = answered(COMPLETE)


def name_of(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id")


def at(cells, name):
    """Where a cell stands: by its grade_id, or the cell in which the id is typed."""
    typed = [place for place, cell in enumerate(cells) if "".join(cell["source"]).startswith("student_id =")]
    return typed[0] if name == "student_id" else [name_of(cell) for cell in cells].index(name)


def changed(change):
    notebook = copy.deepcopy(ANSWERED)
    change(notebook["cells"])
    return notebook


def repaired(notebook, student="ada"):
    return submissions.repaired(json.dumps(notebook).encode(), SET, student)


def points(notebook, folder, student="ada", complete=COMPLETE):
    """Run a repaired notebook from top to bottom, with the hidden tests, as a grader would; gives the points its tests earn."""
    tests = {cell.metadata.nbgrader.grade_id: cell for cell in complete.cells if utils.is_grade(cell)}
    place = folder / student / SET
    place.mkdir(parents=True, exist_ok=True)
    names, earned = {"__name__": "__main__"}, 0
    with contextlib.chdir(place), contextlib.redirect_stdout(io.StringIO()):
        for cell in notebook.cells:
            if cell.cell_type != "code":
                continue
            test = tests.get(cell.metadata.get("nbgrader", {}).get("grade_id"))
            with contextlib.suppress(Exception):
                exec(test.source if test else cell.source, names)
                earned += test.metadata.nbgrader.points if test else 0
    return earned


def named(said, *names):
    return all(any(line.startswith(f"{name}: ") for line in said) for name in names)


def move(name, to):
    def change(cells):
        cell = cells.pop(at(cells, name))
        cells.insert(len(cells) if to == "end" else 0 if to == "start" else at(cells, to), cell)

    return change


def delete(*names):
    def change(cells):
        for name in names:
            del cells[at(cells, name)]

    return change


def twice(name, source=None):
    def change(cells):
        place = at(cells, name)
        twin = copy.deepcopy(cells[place]) | {"id": "twin"}
        cells.insert(place + 1, twin if source is None else twin | {"source": source})

    return change


def split(name, line, with_id):
    """Cut a cell before a line; the second half keeps the metadata, as in JupyterLab, or has none."""

    def change(cells):
        cell = cells[at(cells, name)]
        lines = "".join(cell["source"]).splitlines(keepends=True)
        cut = next(number for number, each in enumerate(lines) if each.startswith(line))
        half = copy.deepcopy(cell) | {"id": "half", "source": lines[cut:]}
        half["metadata"] = half["metadata"] if with_id else {}
        cell["source"] = lines[:cut]
        cells.insert(at(cells, name) + 1, half)

    return change


def merge(name):
    """Merge a cell with the one below it, which leaves it no metadata of its own."""

    def change(cells):
        below = cells.pop(at(cells, name) + 1)
        cell = cells[at(cells, name)]
        cell["source"] = "".join(cell["source"]) + "\n\n" + "".join(below["source"])

    return change


def about(name, **fields):
    """Other nbgrader metadata for a cell; None takes a field away."""

    def change(cells):
        kept = cells[at(cells, name)]["metadata"]["nbgrader"]
        kept.update(fields)
        for key in [key for key, value in fields.items() if value is None]:
            del kept[key]

    return change


def of_kind(name, kind):
    def change(cells):
        cell = cells[at(cells, name)]
        cell["cell_type"] = kind
        for field in ("outputs", "execution_count"):
            cell.pop(field, None)

    return change


def typed(source):
    def change(cells):
        cells[at(cells, "student_id")]["source"] = source

    return change


def written(name, source):
    def change(cells):
        cells[at(cells, name)]["source"] = source

    return change


def stripped(cells):
    for number, cell in enumerate(cells):
        cell["metadata"], cell["id"] = {}, f"new-{number}"


def question_moved(cells):
    """Question 5, with its text, answer and tests, before Question 4."""
    last = at(cells, "drain_test")
    first = at(cells, "ledger") - 1
    block = cells[first : last + 1]
    del cells[first : last + 1]
    place = at(cells, "sellers") - 1
    cells[place:place] = block


DAMAGES = {  # what happens to the cells, and the cells that are to be named
    "helper deleted": (delete("given"), ["given"]),
    "first test deleted": (delete("identity_test"), ["identity_test"]),
    "several deleted": (delete("given", "floor_test", "ledger_test", "records_test"), ["given", "floor_test", "ledger_test"]),
    "all tests deleted": (
        delete(*(name for name in map(name_of, ANSWERED["cells"]) if name and "_test" in name)),
        ["drain_test"],
    ),
    "question deleted": (delete("printing_question"), ["printing_question"]),
    "id deleted": (delete("student_id"), ["student_id"]),
    "helper copied": (twice("given"), ["given"]),
    "helper copied and changed": (twice("given", "def given(student):\n    return None"), ["given"]),
    "test copied": (twice("floor_test"), ["floor_test"]),
    "answer copied": (twice("floor"), ["floor"]),
    "answer copied and changed": (twice("shortfall", "cost = 3  # a try"), ["shortfall"]),
    "answer split": (split("sellers", "my_share", False), []),
    "answer split, id on both": (split("sellers", "my_share", True), ["sellers"]),
    "helper split": (split("given", "mine =", False), ["given"]),
    "helper split, id on both": (split("given", "mine =", True), ["given"]),
    "helper split inside": (split("given", "    return", True), ["given"]),
    "test split": (split("ledger_test", "def test_ledger", True), ["ledger_test"]),
    "helper merged with a test": (merge("given"), ["given", "identity_test"]),
    "answer merged with its test": (merge("floor"), ["floor_test"]),
    "test merged with a test": (merge("ledger_test"), ["ledger_test", "drain_test"]),
    "id merged with the helper": (merge("student_id"), ["given"]),
    "helper at the end": (move("given", "end"), ["given"]),
    "helper at the start": (move("given", "start"), ["given"]),
    "id at the end": (move("student_id", "end"), ["student_id"]),
    "first test at the end": (move("identity_test", "end"), ["identity_test"]),
    "test before its answer": (move("floor_test", "floor"), ["floor_test"]),
    "test at the start": (move("records_test", "start"), ["records_test"]),
    "answer at the end": (move("ledger", "end"), ["ledger_test", "drain_test"]),
    "answer at the start of the answers": (move("records", "shortfall"), []),
    "question moved": (question_moved, []),
    "helper changed": (written("given", "def given(student):\n    return None"), ["given"]),
    "test changed": (written("floor_test", "pass"), ["floor_test"]),
    "helper turned into text": (of_kind("given", "markdown"), ["given"]),
    "answer turned into text": (of_kind("floor", "markdown"), ["floor"]),
    "answer turned raw": (of_kind("floor", "raw"), ["floor"]),
    "id turned into text": (of_kind("student_id", "markdown"), ["student_id"]),
    "no points": (about("floor_test", points=None), []),
    "other points": (about("floor_test", points=300), []),
    "not locked": (about("floor_test", locked=False, grade=False), []),
    "old schema": (about("floor_test", schema_version=1), []),
    "no schema": (about("given", schema_version=None), []),
    "renamed": (about("floor_test", grade_id="flour_test"), []),
    "name of another kind": (about("floor_test", grade_id=["floor_test"]), []),
    "unknown name": (
        lambda cells: cells.append(copy.deepcopy(cells[5]) | {"metadata": {"nbgrader": {"grade_id": "mine"}}}),
        ["mine"],
    ),
    "all metadata taken away": (stripped, ["floor"]),
    "id without quotes": (typed("student_id = ada"), ["student_id"]),
    "id in other quotes": (typed("student_id = “ada”  # as listed"), ["student_id"]),
    "id in capitals": (typed("student_id='ADA '"), ["student_id"]),
    "nothing": (lambda cells: None, []),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_right_answers_keep_their_points_whatever_happened_to_the_cells_around_them(damage, tmp_path):
    change, names = DAMAGES[damage]
    notebook, said = repaired(changed(change))
    assert points(notebook, tmp_path) == BY_TESTS
    assert named(said, *names), said
    assert bool(said) == bool(names) or damage in ("renamed",), said
    again, nothing = repaired(json.loads(nbformat.writes(notebook)))
    assert nothing == [] or damage in ("all metadata taken away",), "a repaired notebook needs no more repair"
    assert [cell.source for cell in again.cells] == [cell.source for cell in notebook.cells]


def test_the_oracle_of_these_tests_takes_points_away_for_wrong_answers(tmp_path):
    wrong, _said = repaired(changed(written("floor", "longest_run, run_start = 3, '2009-01'")))
    assert points(wrong, tmp_path) == BY_TESTS - 3
    untouched, _said = repaired(json.loads(nbformat.writes(sources.for_students(COMPLETE))))
    assert points(untouched, tmp_path) == 0


@pytest.mark.parametrize("name", sources.names()[1:])
def test_the_locked_cells_of_every_set_find_their_places(name, tmp_path):
    complete = sources.read(name)
    notebook = answered(complete)
    locked = [cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("locked")]
    rest = [cell for cell in notebook["cells"] if cell not in locked]
    notebook["cells"] = locked[::-2] + rest  # every other one deleted, the others upside down before all answers
    fixed, _said = submissions.repaired(json.dumps(notebook).encode(), name, "ada")
    assert points(fixed, tmp_path, complete=complete) == sources.points(complete)[0]


LOCKED = [name_of(cell) for cell in ANSWERED["cells"] if name_of(cell) and cell["metadata"]["nbgrader"]["locked"]]


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_locked_cells_may_be_shuffled_deleted_and_copied_at_random(tmp_path, data):
    notebook = copy.deepcopy(ANSWERED)
    cells = notebook["cells"]
    for _step in range(data.draw(st.integers(1, 8))):
        here = [name for name in LOCKED if name in map(name_of, cells)]
        name, what = data.draw(st.sampled_from(here)), data.draw(st.sampled_from("move delete copy".split()))
        cell = cells[at(cells, name)]
        if what != "copy":
            cells.remove(cell)
        if what != "delete":
            cells.insert(data.draw(st.integers(0, len(cells))), copy.deepcopy(cell))
    fixed, _said = repaired(notebook)
    assert points(fixed, tmp_path) == BY_TESTS
    expected = [name for name in map(name_of, ANSWERED["cells"]) if name]
    assert [name for name in map(name_of, fixed.cells) if name] == expected, "each once, in the set's order"


# Answers in words


def told(change):
    """The answer `printing` after a change to the cells, and what was said."""
    notebook, said = repaired(changed(change))
    (cell,) = [cell for cell in notebook.cells if name_of(cell) == "printing"]
    assert cell.metadata.nbgrader.points == 6
    return cell.source, said


def in_the_cell_below(cells):
    cells[at(cells, "printing")]["source"] = "YOUR ANSWER HERE"
    cells.insert(at(cells, "printing") + 1, {"cell_type": "markdown", "id": "own", "metadata": {}, "source": "my words"})


def in_the_cell_above(cells):
    cells[at(cells, "printing")]["source"] = "YOUR ANSWER HERE"
    cells.insert(at(cells, "printing"), {"cell_type": "raw", "id": "own", "metadata": {}, "source": "my words"})


def copied_and_changed(cells):
    cells[at(cells, "printing")]["source"] = "first words"
    twice("printing", "second words")(cells)


def split_in_two(cells):
    cells[at(cells, "printing")]["source"] = "first words"
    cells.insert(at(cells, "printing") + 1, {"cell_type": "markdown", "id": "own", "metadata": {}, "source": "second words"})


def replaced(cells):
    cells[at(cells, "printing")] = {"cell_type": "markdown", "id": "own", "metadata": {}, "source": "my words"}


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (in_the_cell_below, "my words"),
        (in_the_cell_above, "my words"),
        (replaced, "my words"),
        (copied_and_changed, "first words\n\nsecond words"),
        (split_in_two, "first words\n\nsecond words"),
        (twice("printing"), WORDS.strip()),
        (twice("printing", "YOUR ANSWER HERE"), WORDS.strip()),
        (delete("printing"), "YOUR ANSWER HERE"),
        (merge("printing_question"), WORDS.strip()),
        (of_kind("printing", "code"), WORDS),
    ],
)
def test_an_answer_in_words_is_found_whole_or_named_as_missing(change, text):
    source, said = told(change)
    assert source == text
    assert named(said, "printing"), said


# What other editors write


def put(**fields):
    def change(notebook):
        for cell in notebook["cells"]:
            cell.update(fields)

    return change


def older(notebook):
    """Format 3, in which cells stood in worksheets."""
    cells = []
    for cell in notebook["cells"]:
        made = {"cell_type": cell["cell_type"], "metadata": cell["metadata"]}
        code = {"input": cell["source"], "language": "python", "outputs": [], "collapsed": False, "prompt_number": 1}
        cells.append(made | (code if cell["cell_type"] == "code" else {"source": cell["source"]}))
    notebook.clear()
    notebook |= {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": cells, "metadata": {}}]}


def each(change):
    def all_of_them(notebook):
        for cell in notebook["cells"]:
            change(cell)

    return all_of_them


EDITORS = {
    "ids in 4.4": lambda notebook: notebook.update(nbformat_minor=4),
    "ids in 4.0": lambda notebook: notebook.update(nbformat_minor=0),
    "no ids in 4.5": each(lambda cell: cell.pop("id")),
    "one id for all": put(id="same"),
    "ids of another form": put(id="not an id: 🙂"),
    "numbers for ids": put(id=7),
    "outputs everywhere": put(outputs=[], execution_count=None),
    "outputs of no kind": put(outputs=[{"output_type": "riddle"}, 5], execution_count="3"),
    "no outputs": each(lambda cell: cell.pop("outputs", None)),
    "transient fields": put(transient={"deleting": False}, execution={"iopub.status.busy": "now"}, kind=2, languageId="python"),
    "attachments of code": put(attachments={}),
    "source as text": each(lambda cell: cell.update(source="".join(cell["source"]))),
    "source as lines without ends": each(lambda cell: cell.update(source="".join(cell["source"]).split("\n"))),
    "tags of another form": each(lambda cell: cell["metadata"].update(tags="important", collapsed="no", name="")),
    "no metadata around": lambda notebook: notebook.pop("metadata"),
    "metadata around of another form": lambda notebook: notebook.update(
        metadata={"kernelspec": {}, "language_info": {"version": 3}}
    ),
    "another kernel's name": lambda notebook: notebook["metadata"].update(kernelspec={"name": "qe", "display_name": "QE course"}),
    "no minor version": lambda notebook: notebook.pop("nbformat_minor"),
    "no version": lambda notebook: [notebook.pop("nbformat"), notebook.pop("nbformat_minor")],
    "version as text": lambda notebook: notebook.update(nbformat="4", nbformat_minor="5"),
    "minor version of the future": lambda notebook: notebook.update(nbformat_minor=99),
    "format 3": older,
    "half a letter": lambda notebook: notebook["cells"][-1].update(source="\ud83d words"),
    "unknown fields around": lambda notebook: notebook.update(signature="sha256:0", orig_nbformat=4),
}


@pytest.mark.parametrize("editor", EDITORS)
def test_what_other_editors_write_is_repaired_on_reading(editor, tmp_path):
    notebook = copy.deepcopy(ANSWERED)
    EDITORS[editor](notebook)
    read, _said = repaired(notebook)
    nbformat.validate(read)
    nbformat.writes(read).encode()
    assert points(read, tmp_path) == BY_TESTS


plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
anything = plain | st.lists(plain, max_size=3) | st.dictionaries(st.text(max_size=8), plain, max_size=3)


def fields(node):
    """Every place in a notebook at which something stands: (what holds it, key or number)."""
    for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
        yield node, key
        if isinstance(value, dict | list):
            yield from fields(value)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_whatever_stands_in_a_notebook_it_is_read_or_named(data):
    notebook = copy.deepcopy(ANSWERED)
    del notebook["cells"][8:]
    for _change in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(list(fields(notebook))))
        holder[key] = data.draw(anything)
    try:
        fixed, said = repaired(notebook)
    except Trouble as trouble:
        assert str(trouble)
    else:
        nbformat.validate(fixed)
        assert all(isinstance(line, str) for line in said)


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_notebook_is_read_in_any_encoding_of_unicode(encoding, ends):
    text = json.dumps(ANSWERED, ensure_ascii=False, indent=1).replace("\n", ends)
    notebook, said = submissions.repaired(text.encode(encoding), SET, "ada")
    assert said == [] and len(notebook.cells) == len(ANSWERED["cells"])


def test_a_file_in_an_old_encoding_is_named_as_such():
    content = json.dumps(ANSWERED, ensure_ascii=False).replace("quantitative", "qüantitative").encode("latin-1", "replace")
    with pytest.raises(Trouble, match="not in UTF-8"):
        submissions.repaired(content, SET)


def test_a_notebook_of_another_set_is_named():
    other = json.loads(nbformat.writes(sources.for_students(sources.read(sources.names()[1]))))
    with pytest.raises(Trouble, match=f"a notebook of {sources.names()[1]}, not of {SET}"):
        repaired(other)


# Through real grading


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A course in which the cases are collected and graded; gives it, and what `collect` and `grade` printed."""
    folder = tmp_path_factory.mktemp("cases")
    inbox = folder / "inbox"
    for case in ("07-locked-cell-deleted/nogiven", "08-editor-artefacts/mdoutputs", "08-editor-artefacts/minorfour"):
        shutil.copytree(CASES / case, inbox / Path(case).name)

    def command(*words):
        run = [sys.executable, "-m", "assignments", "--course", folder / "course", *words]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        return subprocess.run(run, env=environment, cwd=folder, capture_output=True, text=True, check=False, timeout=600)

    assert command("release", "1").returncode == 0
    collected = command("collect", "1", inbox)
    course = Course(folder / "course")
    path = course.notebook("submitted", SET, "ada")  # put there by hand
    path.parent.mkdir(parents=True)
    damaged = [split("sellers", "my_share", True), twice("floor_test"), about("ledger_test", schema_version=1), delete("given")]
    notebook = changed(lambda cells: [change(cells) for change in damaged])
    path.write_text(json.dumps(notebook), encoding="utf-16")
    return course, collected, command("grade", "1")


def test_the_cases_get_full_points_of_the_tests(graded):
    _course, collected, done = graded
    assert collected.returncode == 0 and "nogiven: given: missing; the set's own cell is put back\n" in collected.stdout
    assert done.returncode == 0, done.stderr
    for student in ("ada", "mdoutputs", "minorfour", "nogiven"):
        assert f"{student:16} {BY_TESTS:g} of 30 points" in done.stdout
    assert "nogiven: given: missing" in done.stdout and "ada: sellers: cells" in done.stdout
    assert "nbgrader update" not in done.stdout + done.stderr


def test_what_was_handed_in_stays_as_it_was(graded):
    course, _collected, _done = graded
    case = CASES / "07-locked-cell-deleted" / "nogiven" / f"{SET}.ipynb"
    assert course.notebook("submitted", SET, "nogiven").read_bytes() == case.read_bytes()
    graded_copy = nbformat.read(course.notebook("autograded", SET, "nogiven"), 4)
    assert name_of(graded_copy.cells[2]) == "given"
