"""A command that is killed at any moment can be run again, and then all is as if nothing had happened."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from test_assignments import BY_TESTS, COMPLETE, SET, command

from assignments import STOPPED, grading, roster, sources
from assignments.__main__ import main
from assignments.course import Course
from assignments.release import release
from widgets.build import ROOT

pytestmark = [pytest.mark.xdist_group(__name__), pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")]

ERROR = {"output_type": "error", "ename": "AssertionError", "evalue": "wrong", "traceback": ["wrong"]}
NAMES = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in COMPLETE.cells]
OUTPUTS = {  # what the cells show when they run, by student: nothing, but for one test that fails
    "ada": [[] for _name in NAMES],
    "bob": [[ERROR] if name == "floor_test" else [] for name in NAMES],
}
SCORES = {"ada": float(BY_TESTS), "bob": BY_TESTS - 3.0}
ANSWERS = {
    "format": "qe-answers",
    "version": 1,
    "student": "Ada",
    "saved_at": "2026-02-03T11:00:00Z",
    "answers": [
        {"explorer": "runoff", "question": "How much?", "unit": "bp", "guesses": [1.5], "committed_at": "2026-02-03T10:20:30Z"}
        | {"model": {"low": 1, "central": 2, "high": 3}}
    ],
}


COMMANDS = {  # and at how many of its steps in the course each is killed
    "release 1": 4,
    "roster roster.csv": 3,
    "collect 1 inbox": 4,
    "grade 1": 9,
    "feedback 1": 4,
    "export": 3,
    "collate answers answers.csv": 2,
    "release 1 --force": 3,
    "grade 1 --force": 5,
    "feedback 1 --force": 3,
    "export --force": 3,
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What `killed.py` says of each command."""
    place = tmp_path_factory.mktemp("killed")
    start = place / "new"
    for folder in ("inbox", "answers"):
        (start / folder).mkdir(parents=True)
    (start / "answers" / "ada.json").write_text(json.dumps(ANSWERS))
    (start / "roster.csv").write_text("id,first,last,email\nada,Ada,L,\nbob,Bob,M,\n")
    for student in OUTPUTS:
        nbformat.write(sources.filled_in(COMPLETE, student), start / "inbox" / f"{student}.ipynb")
    commands = [(words.split(), most) for words, most in COMMANDS.items()]
    recipe = {"start": str(start), "scratch": str(place / "scratch"), "commands": commands, "outputs": OUTPUTS}
    (place / "recipe.json").write_text(json.dumps(recipe))
    program = [sys.executable, ROOT / "tests" / "killed.py", place / "recipe.json"]
    done = subprocess.run(program, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def scores(lines):
    """{student: score} of exported lines, None where it is blank."""
    return {row["id"]: float(row["score"]) if row["score"] else None for row in csv.DictReader(lines)}


@pytest.mark.parametrize("words", COMMANDS)
def test_a_command_killed_at_any_step_is_mended_by_running_it_again(found, words):
    told = found[words]
    assert told["undisturbed"]["exit"] == 0, told["undisturbed"]["output"]
    assert len(told["kills"]) >= COMMANDS[words]
    for kill in told["kills"]:
        kept = [name for name in kill["left"]["files"] if "unfinished" not in name]
        for name in kept:  # each file is as before, or as it will be
            possible = [told[when]["files"].get(name) for when in ("before", "right")]
            assert kill["left"]["files"][name] in possible, f"{kill['step']}: half of {name}"
        assert kill["state"]["files"] == told["right"]["files"], kill["step"]
        for what in ("grades", "marks"):
            assert kill["state"][what] == told["right"][what], kill["step"]
        complete = kill["left"] == told["right"]
        assert kill["after"]["exit"] == 0 or complete, f"{kill['step']}: {kill['after']['output']}"


@pytest.mark.parametrize("words", ["collect 1 inbox", "grade 1", "grade 1 --force"])
def test_no_score_is_exported_that_a_submission_does_not_have(found, words):
    told = found[words]
    assert scores(found["grade 1"]["right"]["grades"]) == SCORES
    for kill in told["kills"]:
        for student, score in scores(kill["left"]["grades"]).items():
            assert score in ((None, SCORES[student]) if "--force" not in words else (SCORES[student],)), kill["step"]


def test_a_gradebook_is_changed_between_two_states_only(found):
    for words, told in found.items():
        for kill in told["kills"]:
            for student in OUTPUTS:
                left, *possible = (
                    [mark for mark in state["marks"] if mark[0] == student]
                    for state in (kill["left"], told["before"], told["right"])
                )
                assert left in possible, f"{words}, {kill['step']}"


# By the clock


def test_grading_that_is_killed_in_time_is_mended_by_running_it_again(tmp_path):
    course = Course(tmp_path / "course")
    release(course, SET)
    for student in OUTPUTS:
        course.place("submitted", SET, student).mkdir(parents=True)
        nbformat.write(sources.filled_in(COMPLETE, student), course.notebook("submitted", SET, student))
    words = [sys.executable, "-m", "assignments", "--course", course.folder, "grade", "1"]
    begun = {  # where an impatient instructor may be
        "a notebook is being prepared": lambda: [*course.folder.glob(".unfinished/*/autograded/ada")],
        "the first student is done": lambda: course.notebook("autograded", SET, "ada").exists(),
    }
    for moment in begun.values():
        running = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL)
        while not moment() and running.poll() is None:
            time.sleep(0.02)
        running.send_signal(signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL
        assert set(exported(course, tmp_path).values()) <= {None, float(BY_TESTS)}
    assert set(grading.graded(course, SET)) <= {"ada"}
    again = command(tmp_path, "grade", "1")
    assert again.returncode == 0 and "bob" in again.stdout
    assert exported(course, tmp_path) == dict.fromkeys(OUTPUTS, float(BY_TESTS))


def exported(course, folder):
    (folder / "grades.csv").unlink(missing_ok=True)
    grading.export(course, folder / "grades.csv")
    return scores((folder / "grades.csv").read_text(encoding="utf-8-sig").splitlines())


# States that an earlier version of the commands, or nbgrader itself, may have left


@pytest.fixture
def course(tmp_path):
    """A course with one submission, not yet graded."""
    course = Course(tmp_path / "course")
    release(course, SET)
    course.place("submitted", SET, "ada").mkdir(parents=True)
    nbformat.write(sources.filled_in(COMPLETE, "ada"), course.notebook("submitted", SET, "ada"))
    return course


def test_a_notebook_without_a_score_is_not_graded(course, tmp_path):
    course.place("autograded", SET, "ada").mkdir(parents=True)
    course.notebook("autograded", SET, "ada").write_text("half")
    with course.gradebook() as gradebook:
        gradebook.add_student("ada")
        grades = gradebook.add_submission(SET, "ada").notebooks[0].grades
        grades[0].auto_score = 1  # as nbgrader enters them, one by one
        gradebook.db.commit()
    assert grading.graded(course, SET) == []
    assert exported(course, tmp_path) == {"ada": None}
    with pytest.raises(grading.Trouble, match=r"no submission of .* is graded"):
        grading.write_feedback(course, SET)
    (result,) = grading.grade(course, SET)
    assert result.score == BY_TESTS and grading.graded(course, SET) == ["ada"]


def test_two_commands_at_once_are_refused_by_one_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inbox").mkdir()
    (tmp_path / "roster.csv").write_text("id,first,last,email\nada,,,\n")
    roster.enter(Course("course"), tmp_path / "roster.csv")
    with Course("course").alone():
        other = command(tmp_path, "export")
        assert (other.returncode, len(other.stderr.splitlines())) == (1, 1) and "another command is at work" in other.stderr
        for words in ("release 1", "roster roster.csv", "collect 1 inbox", "grade 1", "feedback 1"):
            done = CliRunner().invoke(main, words.split())
            assert done.exit_code == 1 and len(done.output.splitlines()) == 1 and "another command is at work" in done.output
    assert CliRunner().invoke(main, ["export"]).exit_code == 0, "the lock goes with its command"


def test_marks_given_by_hand_while_a_student_is_graded_again_stay(course):
    (result,) = grading.grade(course, SET)
    assert result.to_mark
    with course.changes() as draft:
        with draft.gradebook() as gradebook:
            gradebook.find_grade("floor_test", SET, SET, "ada").auto_score = 0
            gradebook.db.commit()
        with course.gradebook() as gradebook:
            gradebook.find_grade("printing", SET, SET, "ada").manual_score = 5
            gradebook.db.commit()
        draft.enter()
    with course.gradebook() as gradebook:
        of = {grade.name: grade for grade in gradebook.find_submission(SET, "ada").notebooks[0].grades}
        assert (of["floor_test"].auto_score, of["printing"].manual_score) == (0, 5)


def hear_interruptions():
    """A shell has what it starts in the background ignore Ctrl+C, and so would all that this starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def interrupted(course, words, moment=lambda: False, environment=()):
    """Start a command and press Ctrl+C when a moment has come; gives what it says as an error."""
    running = subprocess.Popen(
        [sys.executable, "-m", "assignments", "--course", course.folder, *words],
        cwd=ROOT,
        env=os.environ | dict(environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=hear_interruptions,
        text=True,
    )
    while running.poll() is None and not moment():
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    said = running.communicate(timeout=120)[1]
    assert running.returncode != 0
    return said


def test_an_interruption_while_students_code_runs_is_told_in_one_line_and_ends_the_code(course, tmp_path):
    notebook = nbformat.read(course.notebook("submitted", SET, "ada"), 4)
    marker = tmp_path / "kernel"
    place = NAMES.index("floor")
    notebook.cells[place].source = f"import os\nopen({str(marker)!r}, 'w').write(str(os.getpid()))\nwhile True:\n    pass"
    nbformat.write(notebook, course.notebook("submitted", SET, "ada"))
    said = interrupted(course, ["grade", "1"], lambda: marker.exists() and marker.read_text())
    assert said == f"Error: {STOPPED}\n"
    kernel, until = int(marker.read_text()), time.monotonic() + 20
    while is_running(kernel) and time.monotonic() < until:
        time.sleep(0.1)
    assert not is_running(kernel)
    assert grading.graded(course, SET) == []


def is_running(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")  # one that has ended may still wait to be fetched
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("module", ["click", "nbgrader.api", "assignments.grading"])
def test_an_interruption_while_the_command_starts_is_told_in_one_line(course, tmp_path, module):
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal, sys\n"
        "def heard(event, arguments):\n"
        f"    if event == 'import' and arguments[0] == {module!r}:\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.addaudithook(heard)\n"
    )
    assert interrupted(course, ["export"], environment={"PYTHONPATH": str(tmp_path)}) == f"Error: {STOPPED}\n"
