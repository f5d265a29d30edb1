"""Folders and files that an instructor names by mistake: one clear line, no traceback, and nothing is lost."""

import json
import sqlite3

import nbformat
import pytest
from click.testing import CliRunner
from test_killed_commands import ANSWERS

from assignments import sources
from assignments.__main__ import main
from assignments.course import Course
from assignments.release import release

pytestmark = [pytest.mark.xdist_group(__name__), pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")]

SET = sources.names()[0]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with a course in it that has one graded submission, and with what may be named by mistake."""
    desk = tmp_path_factory.mktemp("desk")
    course = Course(desk / "course")
    released = nbformat.read(release(course, SET), 4)
    for step in ("submitted", "autograded"):
        course.place(step, SET, "ada").mkdir(parents=True)
        nbformat.write(released, course.notebook(step, SET, "ada"))
    with course.gradebook() as gradebook:
        gradebook.add_student("ada")
        for grade in gradebook.add_submission(SET, "ada").notebooks[0].grades:
            grade.auto_score = 0
        gradebook.db.commit()
    (desk / "folder").mkdir()
    (desk / "answers").mkdir()
    (desk / "answers" / "ada.json").write_text(json.dumps(ANSWERS))
    (desk / "folder" / "mine.txt").write_text("mine")
    (desk / "empty").mkdir()
    (desk / "file").write_text("mine")
    (desk / "picture").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\xff")
    (desk / "r.csv").write_text("id,first,last,email\nada,,,\n")
    (desk / "loop").symlink_to(desk / "loop")
    for name, content in (("torn", b"SQLite format 3\0" + b"torn" * 50), ("text", b"not a gradebook at all" * 10)):
        (desk / name / "release" / SET).mkdir(parents=True)
        nbformat.write(released, desk / name / "release" / SET / f"{SET}.ipynb")
        (desk / name / "gradebook.db").write_bytes(content)
    return desk


@pytest.fixture
def run(desk, monkeypatch):
    """A function: words -> what a command prints when it ends with an error in one line."""
    monkeypatch.chdir(desk)

    def refused(words):
        before = {
            path: path.read_bytes() for path in desk.rglob("*") if path.is_file() and path.name not in (".lock", "gradebook.db")
        }
        done = CliRunner().invoke(main, words)
        assert isinstance(done.exception, SystemExit) and done.exit_code in (1, 2), repr(done.exception)
        lines = [line for line in done.output.splitlines() if line.strip()]
        if done.exit_code == 2:  # of usage
            lines = [line for line in lines if not line.startswith(("Usage: ", "Try "))]
        assert len(lines) == 1 and lines[0].startswith("Error: ") and "Traceback" not in done.output, done.output
        assert "Errno" not in lines[0] and "sqlalche.me" not in lines[0], lines[0]
        assert all(path.read_bytes() == content for path, content in before.items())
        assert not [path for path in desk.rglob("*") if path.name.endswith(".unfinished") and path.is_file()]
        return lines[0]

    return refused


LONG = "x" * 300
NO_FILE = [
    "folder",
    "file/grades.csv",
    "no/such/grades.csv",
    "loop/grades.csv",
    f"{LONG}.csv",
    "/proc/grades.csv",
    "file",
    "course",
]


@pytest.mark.parametrize("place", NO_FILE)
def test_a_file_of_grades_that_cannot_be_written(run, place):
    assert place[:100] in run(["export", place])


@pytest.mark.parametrize("place", ["folder", "file/grades.csv", "no/such/grades.csv", "loop/grades.csv", f"{LONG}.csv"])
def test_nor_by_force(run, place):
    assert place[:100] in run(["export", place, "--force"])


@pytest.mark.parametrize("place", ["file", "file/out", "loop", "loop/out", LONG, "/proc/out"])
def test_a_folder_for_handouts_that_cannot_be_one(run, place):
    assert place[:100] in run(["handout", place])


@pytest.mark.parametrize("place", ["folder", "nothing.csv", "picture", "file", "loop", LONG, "course", "/dev/null", ""])
def test_a_roster_that_is_none(run, place):
    assert place[:100] in run(["roster", place])


@pytest.mark.parametrize("place", ["nothing", "empty", "loop", LONG])
def test_a_folder_of_hand_ins_that_is_none(run, place):
    assert place[:100] in run(["collect", "1", place])


@pytest.mark.parametrize("place", ["nothing", "empty", "loop", LONG])
def test_a_folder_of_answers_that_is_none(run, place):
    assert place[:100] in run(["collate", place])


@pytest.mark.parametrize("words", [["collect", "1", "file"], ["collate", "file"]], ids=" ".join)
def test_a_file_that_holds_no_work_is_named_with_what_became_of_it(desk, monkeypatch, words):
    """A zip may stand for a folder, so that a file is looked into."""
    monkeypatch.chdir(desk)
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1 and done.output.startswith("file: not ") and len(done.output.splitlines()) == 2


COMMANDS = [["release", "1"], ["roster", "r.csv"], ["collect", "1", "folder"], ["grade", "1"], ["feedback", "1"], ["export"]]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("place", ["file", "file/course", "loop", "loop/course", LONG, "/proc/course"])
def test_a_course_that_can_be_no_folder(run, words, place):
    assert place[:100] in run(["--course", place, *words])


@pytest.mark.parametrize("words", [["grade", "1"], ["feedback", "1"], ["export"]], ids=" ".join)
@pytest.mark.parametrize("place", ["nothing", "no/such/course", "empty"])
def test_a_course_that_is_not_there_is_not_begun_by_a_command_that_needs_one(run, desk, words, place):
    assert place in run(["--course", place, *words])
    assert not (desk / place / "gradebook.db").exists() and not (desk / "no").exists() and not (desk / "nothing").exists()


@pytest.mark.parametrize("words", [["roster", "r.csv"], ["export"], ["release", "1", "--force"]], ids=" ".join)
@pytest.mark.parametrize("place", ["torn", "text"])
def test_a_gradebook_that_is_none(run, words, place):
    assert "gradebook" in run(["--course", place, *words])


def test_a_gradebook_that_another_program_keeps_busy(run, desk, monkeypatch):
    monkeypatch.setattr("assignments.safely.PATIENCE", 0)
    busy = sqlite3.connect(desk / "course" / "gradebook.db", isolation_level=None)
    busy.execute("BEGIN EXCLUSIVE")
    assert "gradebook" in run(["roster", "r.csv"])
    busy.close()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_course_that_may_not_be_written_to(run, words, monkeypatch):
    """As SQLite says it; a test that runs as root cannot forbid itself to write."""

    def refuse(*_arguments, **_options):
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr("sqlite3.connect", refuse)
    assert "course: cannot be written to" in run(words)


@pytest.mark.parametrize("text", ["c = = 1", "raise RuntimeError('mine')", "import no_such_module", "\0"])
def test_settings_that_are_broken(run, desk, text):
    settings = desk / "course" / "nbgrader_config.py"
    before = settings.read_text()
    settings.write_text(text)
    assert "nbgrader_config.py: cannot be read as settings" in run(["release", "1", "--force"])
    settings.write_text(before)


@pytest.mark.parametrize("place", ["folder", "file", "file/table.csv", "no/such/table.csv", "loop/table.csv", f"{LONG}.csv"])
def test_a_table_of_answers_that_cannot_be_written(run, place):
    assert place[:100] in run(["collate", "answers", place])
