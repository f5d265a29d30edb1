"""Problem sets, from the text source to feedback, by the commands an instructor types; and what goes wrong on the way."""

import csv
import html
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
import yaml

from assignments import Trouble, grading, rehearsal, roster, sources, submissions
from assignments.course import Course
from assignments.execution import PROTECTION, ExecuteToTheEnd
from assignments.release import hand_out, release, tables_in
from widgets import history
from widgets.build import ROOT

pytestmark = pytest.mark.xdist_group(__name__)  # what is set up once serves all of them

SET = sources.names()[0]
COMPLETE = sources.read(SET)
BY_TESTS, BY_HAND = sources.points(COMPLETE)
ROMAN = "I II III IV V VI VII VIII IX X".split()


# Every set


@pytest.mark.parametrize("name", sources.names())
def test_the_solution_earns_every_point_for_everyone_and_an_untouched_notebook_none(name):
    rehearsal.rehearse(name, students=3)


@pytest.mark.parametrize("name", sources.names())
def test_a_set_is_of_the_size_it_says(name):
    complete = sources.read(name)
    graded = sources.graded(complete)
    by_hand = [grade_id for grade_id, (_points, hand) in graded.items() if hand]
    answers = [cell for cell in complete.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    assert 5 <= len(answers) - len(by_hand) <= 8 and 1 <= len(by_hand) <= 2
    assert 45 <= complete.metadata.problem_set["minutes"] <= 100
    rubrics = sum(cell.source.count("BEGIN MARK SCHEME") for cell in complete.cells)
    assert rubrics == len(by_hand), "a rubric for each question in words"
    by_tests, by_people = sources.points(complete)
    assert f"{by_tests + by_people} points" in complete.cells[0].source, "the introduction names the points"


@pytest.mark.parametrize("name", sources.names())
def test_a_set_practices_objectives_that_the_chapters_of_its_part_list(name):
    about = sources.read(name).metadata.problem_set
    chapters = chapters_of(about["part"])
    for question, objectives in about["objectives"].items():
        for objective in objectives:
            chapter, number = map(int, objective.split("."))
            assert chapter in chapters, f"{question}: chapter {chapter} is not in part {about['part']}"
            assert 1 <= number <= chapters[chapter], f"{question}: chapter {chapter} has {chapters[chapter]} objectives"


def test_the_sets_follow_the_parts_of_the_book():
    parts = [sources.read(name).metadata.problem_set["part"] for name in sources.names()]
    assert parts == ROMAN[: len(parts)]


@pytest.mark.parametrize("name", sources.names())
def test_two_students_get_different_numbers(name):
    def numbers(student):
        names = {}
        for cell in sources.filled_in(sources.read(name), student).cells:
            if cell.cell_type == "code" and (
                cell.metadata.get("nbgrader", {}).get("grade_id") == "given" or "student_id" in cell.source
            ):
                exec(cell.source, names)
                if "mine" in names:
                    return vars(names["mine"])

    ada, bob = numbers("ada"), numbers("bob")
    assert ada == numbers("ada")
    assert sum(ada[key] != bob[key] for key in ada) >= len(ada) / 2


def chapters_of(part):
    """Chapters of a part of the book: {number: how many objectives it lists}."""
    contents = yaml.safe_load((ROOT / "book" / "_toc.yml").read_text(encoding="utf-8"))
    listed = next(entry["chapters"] for entry in contents["parts"] if entry["caption"].startswith(f"{part}. "))
    found = {}
    for file in listed:
        text = (ROOT / "book" / f"{file['file']}.md").read_text(encoding="utf-8")
        number = re.search(r"^# Chapter (\d+)", text, re.MULTILINE)
        if number:
            box = re.search(r"you can\n(.*?)\n:::", text, re.DOTALL)[1]
            found[int(number[1])] = len(re.findall(r"^\d\. ", box, re.MULTILINE))
    return found


# What students get


def test_release_notebooks_hold_no_secret_and_come_with_their_data(tmp_path):
    archives = hand_out([SET], tmp_path / "handout")
    released = nbformat.read(tmp_path / "handout" / f"{SET}.ipynb", 4)
    assert sources.leaks(COMPLETE, released) == []
    assert len(sources.secrets(COMPLETE)) > 50, "there is something to keep"
    with zipfile.ZipFile(archives[0]) as archive:
        names = archive.namelist()
        columns = archive.read(f"{SET}/data/columns.csv").decode()
    assert f"{SET}/{SET}.ipynb" in names
    for table in tables_in(COMPLETE):
        assert f"{SET}/data/{table}.csv" in names
        assert all(f"{table},{column}," in columns for column in history.columns(table)), (
            "issuer, unit and license of each column"
        )
    again = archives[0].read_bytes()
    assert hand_out([SET], tmp_path / "again")[0].read_bytes() == again, "the same files, the same zip"


def test_a_line_of_a_solution_test_or_rubric_in_a_release_is_found():
    for secret in ("room_pp = np.maximum", "theirs = given(owner)", "Base money (reserves) is created"):
        line = next(line for line in sources.secrets(COMPLETE) if secret in line)
        released = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(f"text\n  {line}")])
        assert sources.leaks(COMPLETE, released) == [line]


# From release to feedback, by commands


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("teaching")


def command(folder, *arguments):
    """Run `python -m assignments` for the course in a folder; gives the finished process."""
    words = [sys.executable, "-m", "assignments", "--course", folder / "course", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(words, env=environment, cwd=folder, capture_output=True, text=True, check=False, timeout=300)


def answered(notebook, grade_id, source):
    """The notebook with another answer in one cell."""
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id:
            cell.source = source
    return notebook


SWALLOWS_INTERRUPTS = "while True:\n    try:\n        while True:\n            pass\n    except KeyboardInterrupt:\n        pass"
STUDENTS = {  # id: (how the model solution is spoiled, points by tests that remain)
    "perfect": (None, BY_TESTS),
    "wrong": (("floor", "longest_run, run_start = 3, '2009-01'"), BY_TESTS - 3),
    "crashing": (("sellers", "import os\nos._exit(1)"), 1 + 3 + 3 + 3),
    "looping": (("floor", "while True:\n    pass"), BY_TESTS - 3),
    "stubborn": (("floor", SWALLOWS_INTERRUPTS), 1 + 3 + 3),
}


@pytest.fixture(scope="module")
def graded(folder):
    """A course in which one set has been released, handed in by many and graded once; gives what `grade` printed."""
    done = command(folder, "release", "1")
    assert done.returncode == 0, done.stderr
    settings = folder / "course" / "nbgrader_config.py"
    text = settings.read_text().replace(".timeout = 30", ".timeout = 10")
    settings.write_text(text)

    handed_in = folder / "downloads"
    handed_in.mkdir()
    released = nbformat.read(folder / "course" / "release" / SET / f"{SET}.ipynb", 4)
    for student, (spoiled, _points) in STUDENTS.items():
        notebook = sources.filled_in(COMPLETE, student)
        nbformat.write(answered(notebook, *spoiled) if spoiled else notebook, handed_in / f"hw1_{student}_final.ipynb")
    nbformat.write(released, handed_in / "empty.ipynb")
    (handed_in / "torn.ipynb").write_text('{"cells": [')
    by_hand = Course(folder / "course").notebook("submitted", SET, "copier")
    by_hand.parent.mkdir(parents=True)
    nbformat.write(sources.filled_in(COMPLETE, "perfect"), by_hand)

    lines = [f'{student},First,"Last, Jr.",{student}@example.org' for student in (*STUDENTS, "empty", "copier", "torn", "absent")]
    (folder / "roster.csv").write_text("\n".join(["id,first,last,email", *lines]))
    assert command(folder, "roster", folder / "roster.csv").stdout == f"{len(lines)} students\n"

    collected = command(folder, "collect", "1", handed_in)
    assert f"{len(STUDENTS) + 2} filed, 0 not" in collected.stdout, collected.stderr
    assert collected.returncode == 1 and "torn.ipynb: not a notebook" in collected.stderr, (
        "what `grade` will refuse is said at once"
    )
    assert "nothing is filed for absent\n" in collected.stdout
    return command(folder, "grade", "1")


def scores(folder):
    """Rows of the exported grades, by student."""
    path = folder / "course" / "grades.csv"
    path.unlink(missing_ok=True)
    assert command(folder, "export").returncode == 0
    with open(path, newline="", encoding="utf-8-sig") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_every_submission_gets_the_points_it_earned(folder, graded):
    grades = scores(folder)
    assert {student: float(grades[student]["score"]) for student in STUDENTS} == {
        name: kept for name, (_, kept) in STUDENTS.items()
    }
    assert float(grades["empty"]["score"]) == 0
    assert {row["max_score"] for row in grades.values()} == {str(float(BY_TESTS + BY_HAND))}
    assert grades["absent"]["handed_in"] == "no" and grades["absent"]["score"] == "", "no score where nothing was handed in"
    assert grades["perfect"]["handed_in"] == "yes"
    assert grades["torn"]["handed_in"] == "yes" and grades["torn"]["score"] == "", "handed in, but not graded"
    assert grades["perfect"]["to_mark_by_hand"] == "yes" and grades["empty"]["to_mark_by_hand"] == "no"
    assert grades["perfect"]["last"] == "Last, Jr."


def test_a_copied_notebook_fails_where_the_numbers_matter(folder, graded):
    failed = list(rehearsal.errors(Course(folder / "course").notebook("autograded", SET, "copier")))
    assert "filled in for 'perfect', handed in by 'copier'" in failed[0]
    assert float(scores(folder)["copier"]["score"]) < BY_TESTS / 2


def test_grading_says_once_that_it_runs_students_code_and_only_when_it_does(folder, graded):
    said = "runs the code that students handed in"
    assert graded.stdout.count(said) == 1 and graded.stdout.startswith(PROTECTION)
    refused = command(folder, "grade", "1", "perfect")
    assert refused.returncode == 1 and said not in refused.stdout + refused.stderr


def test_what_cannot_be_graded_is_named_and_the_rest_graded(graded):
    assert graded.returncode == 1
    assert re.search(r"submitted/torn/\S+\.ipynb: not a notebook", graded.stderr)
    assert graded.stdout.endswith(f"{len(STUDENTS) + 2} graded, 1 not\n")


def test_grading_again_overwrites_nothing_unless_forced_and_keeps_marks_given_by_hand(folder, graded):
    course = Course(folder / "course")
    before = course.notebook("autograded", SET, "wrong").read_bytes()
    with course.gradebook() as gradebook:
        gradebook.find_grade("printing", SET, SET, "wrong").manual_score = 4
        gradebook.db.commit()
    refused = command(folder, "grade", "1", "wrong")
    assert refused.returncode == 1 and "graded before: wrong; --force" in refused.stderr
    assert course.notebook("autograded", SET, "wrong").read_bytes() == before

    forced = command(folder, "grade", "1", "wrong", "--force")
    assert forced.returncode == 0 and f"is now in {course.folder / 'earlier'}" in forced.stdout
    (kept,) = (course.folder / "earlier").glob(f"*/autograded/wrong/{SET}/{SET}.ipynb")
    assert kept.read_bytes() == before
    assert (kept.parents[3] / "gradebook.db").exists(), "with the grades as they were"
    assert float(scores(folder)["wrong"]["score"]) == STUDENTS["wrong"][1] + 4


def test_a_late_submission_is_graded_and_the_others_are_left(folder, graded):
    course = Course(folder / "course")
    late = course.notebook("submitted", SET, "torn")
    nbformat.write(nbformat.read(course.notebook("release", SET), 4), late)
    done = command(folder, "grade", "1")
    assert done.returncode == 0, done.stderr
    assert "torn             0 of" in done.stdout and "left as graded before: copier, crashing" in done.stdout


def test_feedback_tells_scores_and_findings_and_no_secret(folder, graded):
    course = Course(folder / "course")
    assert command(folder, "feedback", "1").returncode == 0
    pages = {student: course.place("feedback", SET, student) / f"{SET}.html" for student in (*STUDENTS, "empty")}
    said = {student: text_of(page) for student, page in pages.items()}
    assert f"Score: {BY_TESTS:.1f} / {BY_TESTS + BY_HAND:.1f}" in said["perfect"]
    assert "3 from 2009-01, expected" in said["wrong"]
    assert "is there a loop that never ends?" in said["looping"]
    assert "the kernel died in cell" in said["crashing"]
    assert "could not be interrupted" in said["stubborn"]
    lines = {line.strip() for line in said["empty"].splitlines()}
    assert not sources.secrets(COMPLETE) & lines
    assert 'src="http' not in pages["empty"].read_text(encoding="utf-8"), "nothing is loaded from elsewhere"
    refused = command(folder, "feedback", "1")
    assert refused.returncode == 1 and "feedback" in refused.stderr and "--force" in refused.stderr


def text_of(page):
    """What a page says, line by line, without its markup."""
    body = re.sub(r"<(style|script).*?</\1>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", body))


def test_a_release_is_not_made_anew_unless_forced(folder, graded):
    refused = command(folder, "release", "1")
    assert refused.returncode == 1 and "--force" in refused.stderr


def test_other_work_of_a_student_does_not_replace_what_was_filed(folder, graded):
    (folder / "later").mkdir()
    nbformat.write(sources.filled_in(COMPLETE, "wrong"), folder / "later" / "wrong.ipynb")
    filed = Course(folder / "course").notebook("submitted", SET, "wrong")
    before = filed.read_bytes()
    refused = command(folder, "collect", "1", folder / "later")
    assert refused.returncode == 1 and "wrong" in refused.stderr and "--force" in refused.stderr
    assert filed.read_bytes() == before


def test_a_notebook_that_takes_too_long_ends_and_keeps_what_it_has_done():
    cells = [nbformat.v4.new_code_cell(source) for source in ("print('begun')", "import time\ntime.sleep(60)", "print('later')")]
    notebook = nbformat.v4.new_notebook(cells=[*cells, nbformat.v4.new_markdown_cell("the end")])
    ExecuteToTheEnd(timeout=60, notebook_timeout=10).preprocess(notebook, {})
    first, slow, last, _text = notebook.cells
    assert first.outputs[0].text == "begun\n"
    assert "ran longer than 10 seconds" in slow.outputs[0].evalue and slow.outputs == last.outputs


REACHES_FOR_ALL = """
import json, os
from pathlib import Path
Path("made.txt").write_text("by a student")
found = {"environment": dict(os.environ), "folder": os.getcwd(), "home": str(Path.home()), "beside": open("given.txt").read()}
try:
    with open("large", "wb") as file:
        file.write(bytes(200 * 2**20))
except OSError as error:
    found["file"] = type(error).__name__
try:
    bytearray(2**36)
except MemoryError as error:
    found["memory"] = type(error).__name__
print(json.dumps(found | {"files": sorted(os.listdir())}))
"""


def test_code_of_students_gets_no_secret_and_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "a secret")
    place = tmp_path / "ada" / SET
    place.mkdir(parents=True)
    (place / "given.txt").write_text("handed in too")
    (place / f"{SET}.ipynb").write_text("hidden tests")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(REACHES_FOR_ALL)])
    ExecuteToTheEnd(timeout=60).preprocess(notebook, {"metadata": {"path": str(place)}})
    found = json.loads(notebook.cells[0].outputs[0].text)
    assert "a secret" not in found["environment"].values() and not {"GITHUB_TOKEN", "USER"} & set(found["environment"])
    assert found["folder"].endswith(f"/ada/{SET}") and not Path(found["folder"]).exists()
    assert found["home"] != str(Path.home()) and not Path(found["home"]).exists()
    assert found["beside"] == "handed in too" and found["files"] == ["given.txt", "large", "made.txt"]
    assert sorted(path.name for path in place.iterdir()) == [f"{SET}.ipynb", "given.txt"]
    assert found["file"] == "OSError"
    assert found["memory"] == "MemoryError"


# What goes wrong before


def test_an_unknown_set_is_refused_by_naming_the_known(folder):
    done = command(folder, "grade", "77")
    assert done.returncode == 1 and "'77'" in done.stderr and SET in done.stderr
    assert "Traceback" not in done.stderr


def test_grading_before_anyone_has_handed_in_says_where_notebooks_belong(tmp_path):
    course = Course(tmp_path)
    with pytest.raises(Trouble, match="not released"):
        grading.grade(course, SET)
    release(course, SET)
    with pytest.raises(Trouble, match=rf"no submission of {SET}.*submitted/<id>/"):
        grading.grade(course, SET)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("id,first,last\nada,A,L", "line 1 names no column email"),
        ("", "line 1 names no column id"),
        ("id,first,last,email\n", "lists no students"),
        ("id,first,last,email\nada,A,L,a@b\n,B,L,b@b", "line 3: the id is blank"),
        ("id,first,last,email\nada,A,L,\nbob,B,L,\nada,C,L,", "line 4: the id 'ada' is that of line 2 too"),
        ("id,first,last,email\nada,A,L,\nADA,C,L,", "line 3: the id 'ADA' is that of line 2 too"),
        ("id,first,last,email\n../ada,A,L,", "line 2: the id '../ada' may hold"),
        ("id,first,last,email\na b,A,L,", "line 2: the id 'a b' may hold"),
        ("id,first,last,email\nada", None),  # columns after the id may be left out
        ("\ufeffid, first, last, email\nada, A, L, a@b", None),  # as spreadsheets write it
    ],
)
def test_a_roster_is_read_or_refused_by_line(tmp_path, text, complaint):
    path = tmp_path / "students.csv"
    path.write_text(text, encoding="utf-8")
    if complaint is None:
        assert [student["id"] for student in roster.read(path)] == ["ada"]
    else:
        with pytest.raises(Trouble, match=re.escape(f"{path}: {complaint}")):
            roster.read(path)


def test_a_roster_that_is_no_text_or_not_there_is_refused_by_name(tmp_path):
    (tmp_path / "students.xlsx").write_bytes(b"PK\x03\x04\xff\xfe")
    for name in ("students.xlsx", "nothing.csv"):
        with pytest.raises(Trouble, match=name):
            roster.read(tmp_path / name)


def spoiled(change):
    """A handed-in notebook as JSON, changed in some way."""
    notebook = json.loads(nbformat.writes(sources.filled_in(COMPLETE, "ada")))
    change(notebook)
    return json.dumps(notebook)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "not a notebook"),
        ("<html>Please log in</html>", "a web page"),
        ("[]", "not a notebook"),
        ("[" * 100_000, "not a notebook"),
        ('{"nbformat": 4}', "not a valid notebook"),
        (json.dumps({"nbformat": 5, "cells": []}), "format 5"),
        (json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}), f"no notebook of {SET}"),
        (spoiled(lambda notebook: notebook["cells"][4].pop("source")), "cell 5"),
        (spoiled(lambda notebook: notebook["cells"][4].update(cell_type="riddle")), "cell 5"),
        (spoiled(lambda notebook: notebook["cells"].insert(4, "riddle")), "cell 5"),
        (
            spoiled(
                lambda notebook: notebook["metadata"].update(kernelspec={"name": "ir", "language": "R", "display_name": "R"})
            ),
            "runs R, not Python",
        ),
        (spoiled(lambda notebook: None), None),
    ],
)
def test_a_submission_that_cannot_be_graded_is_named_with_its_cell(tmp_path, text, complaint):
    path = tmp_path / f"{SET}.ipynb"
    path.write_text(text)
    found = submissions.troubles(path, SET)
    if complaint is None:
        assert found == []
    else:
        (trouble,) = found
        assert trouble.startswith(f"{path}: ") and complaint in trouble


def test_collecting_knows_a_student_by_path_or_by_what_is_typed(tmp_path):
    course = Course(tmp_path / "course")
    (tmp_path / "roster.csv").write_text("id,first,last,email\nada,,,\nada2,,,\nbob,,,\ncid,,,\n")
    roster.enter(course, tmp_path / "roster.csv")
    inbox = tmp_path / "inbox"
    for name, typed in (
        ("Lovelace_ada_17_file.ipynb", "ada"),
        ("ada2/notebook.ipynb", ""),
        ("attempt.ipynb", "bob"),
        ("mystery.ipynb", ""),
        ("stranger.ipynb", "eve"),
        ("cid-1.ipynb", "cid"),
        ("cid-2.ipynb", "cid"),
    ):
        (inbox / name).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(sources.filled_in(COMPLETE, typed), inbox / name)
    found, refused = submissions.collect(course, SET, inbox)
    assert {student: path.name for student, path in found.items()} == {
        "ada": "Lovelace_ada_17_file.ipynb",
        "ada2": "notebook.ipynb",
        "bob": "attempt.ipynb",
        "cid": "cid-1.ipynb",
    }
    assert course.notebook("submitted", SET, "bob").read_bytes() == (inbox / "attempt.ipynb").read_bytes()
    assert len(refused) == 3
    for name, why in (("cid-2", "cid-1"), ("mystery", "says whose"), ("stranger", "'eve' is not in the roster")):
        assert any(name in complaint and why in complaint for complaint in refused), refused
    assert submissions.collect(course, SET, inbox)[0].keys() == found.keys(), "the same again is no replacement"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("### END SOLUTION", "", "BEGIN SOLUTION and END SOLUTION do not match"),
        ("grade_id: floor_test", "grade_id: floor", "grade_id 'floor' is that of cell"),
        ("points: 3, ", "", "is graded, but has no points"),
        ("grade_id: given, locked: true", "grade_id: given, locked: false", "(given) must be locked"),
        ('student_id = ""', "name = 3", "no cell begins with student_id ="),
        ('floor: ["1.2"]', "floor: [1.2.3]", "objectives of 'floor' are written as chapter.number"),
        ("minutes: 80", "", "no problem_set: minutes"),
        ("    records:", "    recrods:", "objectives are listed for 'recrods'"),
    ],
)
def test_a_source_with_a_mistake_is_refused_by_file_and_cell(tmp_path, monkeypatch, old, new, complaint):
    text = sources.path(SET).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / f"{SET}.md").write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(sources, "FOLDER", tmp_path)
    with pytest.raises(Trouble, match=re.escape(complaint)) as refusal:
        sources.read(SET)
    assert str(refusal.value).startswith(f"{SET}.md: ")


def test_a_test_that_the_solution_fails_is_found_before_students_see_it(tmp_path, monkeypatch):
    shutil.copy(sources.path(SET), tmp_path)
    copy = tmp_path / f"{SET}.md"
    copy.write_text(copy.read_text(encoding="utf-8").replace("return cost_pct *", "return 2 * cost_pct *"), encoding="utf-8")
    monkeypatch.setattr(sources, "FOLDER", tmp_path)
    with pytest.raises(Trouble, match=r"cell \d+ fails for student0: AssertionError: the starting values of Chapter 1"):
        rehearsal.rehearse(SET, students=1)
