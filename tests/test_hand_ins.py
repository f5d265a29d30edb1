"""Folders as learning systems, mail programs and students leave them: each file is filed for its owner, never work, or named."""

import io
import json
import os
import unicodedata
import zipfile
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assignments import Trouble, hand_ins, notebooks, owners, roster, sources
from assignments.__main__ import main as commands
from assignments.course import Course

CASES = Path(__file__).with_name("cases")
SET, OTHER_SET = sources.names()[:2]
RELEASED = {name: sources.for_students(sources.read(name)) for name in (SET, OTHER_SET)}
FILE = f"{SET}.ipynb"


def notebook(typed, name=SET):
    """A notebook as a student hands it in, with an id typed in."""
    return nbformat.writes(sources.filled_in(RELEASED[name], typed)).encode()


def zipped(**files):
    """A zip of files: {name: content}."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def inbox(tmp_path):
    """A function: {path: content} is written into a folder, which it gives."""

    def write(files):
        folder = tmp_path / "inbox"
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write


class Collected:
    """A course with a roster (lines of it, or None), and what `collect` makes of a folder."""

    def __init__(self, course, lines, folder):
        self.course = Course(course)
        if lines is not None:
            self.course.folder.mkdir()
            # Where `roster` keeps it; nbgrader takes seconds to begin the gradebook, which collecting does not need.
            (self.course.folder / "roster.csv").write_text("\n".join(["id,first,last,email", *lines]), encoding="utf-8")
        done = CliRunner().invoke(commands, ["--course", str(course), "collect", "1", str(folder)])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        self.code, self.said, self.complaints = done.exit_code, done.stdout, done.stderr
        self.filed = {}
        for path in (self.course.folder / "submitted").glob(f"*/{SET}/{FILE}"):
            try:
                self.filed[path.parent.parent.name] = owners.typed_id(notebooks.parse(path.read_bytes())[0])
            except Trouble:
                self.filed[path.parent.parent.name] = "damaged"


@pytest.fixture
def collect(tmp_path, inbox):
    return lambda lines, files: Collected(tmp_path / "course", lines, files if isinstance(files, Path) else inbox(files))


ANN_AND_BEN = ["01,Ann,Xu,", "02,Ben,Ma,"]


# Whose it is


def test_the_name_of_the_set_names_no_student(collect):
    done = collect(["01,Ann,X,", "02,Ben,X,"], CASES / "01-collect-wrong-student" / "C")
    assert done.filed == {"02": "02"} and done.code == 0
    assert "nothing is filed for 01\n" in done.said


def test_words_of_the_set_and_of_the_learning_system_name_no_student(collect):
    done = collect(["ada,Ada,X,", "bob,Bob,X,", "is,Isabel Santos,X,"], CASES / "01-collect-wrong-student" / "E")
    assert done.filed == {"bob": "bob"} and done.code == 0


@pytest.mark.parametrize(
    "spelled",
    [
        "01-what-qe-is.ipynb",
        "01_What_QE_Is.ipynb",
        "1 what qe is.ipynb",
        "01whatqeis.ipynb",
        "what-qe-is.ipynb",
        "01-what-qe.ipynb",
        "Problem set 1. What quantitative easing is.ipynb",
        "PS01.ipynb",
        "ps 1/01-what-qe-is (1).ipynb",
        "homework 01/Copy of 01-what-qe-is.ipynb",
        "2026-01-02 02-how-it-works/01-what-qe-is - Copy (2).ipynb",
        "Assignment 2/x_12_assignsubmission_file_/01-what-qe-is.ipynb",
    ],
)
def test_a_set_in_any_spelling_and_any_other_set_names_no_student(collect, spelled):
    ids = "01 1 02 2 is qe what set copy file how it works easing problem 12 bob".split()
    done = collect([f"{each},F{number},L{number}," for number, each in enumerate(ids)], {spelled: notebook("bob")})
    assert done.filed == {"bob": "bob"} and done.code == 0, done.complaints


@pytest.mark.parametrize(
    ("place", "typed", "lines", "owner"),
    [
        (f"ada/{FILE}", "bob", ["ada,,,", "bob,,,"], ["'ada'", "'bob'"]),  # refused: both are said
        ("ada_final.ipynb", "", ["ada,,,", "final,,,"], ["'ada' and 'final'"]),
        ("ada_final.ipynb", "final", ["ada,,,", "final,,,"], "final"),
        ("ada_bob.ipynb", "cid", ["ada,,,", "bob,,,", "cid,,,"], ["'ada' and 'bob'", "'cid'"]),
        (f"ada2/{FILE}", "", ["ada,,,", "ada2,,,"], "ada2"),
        (f"ada.b/{FILE}", "", ["ada,,,", "ada.b,,,"], "ada.b"),
        (f"ada_b/{FILE}", "", ["ada,,,", "ada.b,,,"], "ada.b"),
        (f"ADA/{FILE}", "", ["ada,,,"], "ada"),
        (f"x/{FILE}", "Ada", ["ada,,,"], "ada"),
        (f"x/{FILE}", "ada@example.org", ["ada,,,ada@example.org"], "ada"),
        (f"ada@example.org/{FILE}", "", ["17,,,ada@example.org", "ada,,,ada@example.com"], "17"),
        (f"ada_example_org/{FILE}", "", ["ada@example.org,,,", "example,,,"], "ada@example.org"),
        (f"Smith, Ada_1234_assignsubmission_file_/{FILE}", "bob", ["1234,,,", "bob,,,"], "bob"),
        (f"Smith, Ada_1234_assignsubmission_file_/{FILE}", "", ["7,Ada,Smith,", "ada,Ada,Byron,"], "7"),
        (f"Smith, Ada_1234_assignsubmission_file_/{FILE}", "ada", ["7,Ada,Smith,", "ada,Ada,Byron,"], ["'7'", "'ada'"]),
        (f"04-02-2026 2026-02-04 {FILE}", "", ["04,,,", "02,,,"], ["says whose it is"]),
        ("smithada_99_5555_01-what-qe-is-1.ipynb", "", ["7,Ada,Smith,", "99,,,"], "7"),
        ("hw_s12345.ipynb", "", ["12345,,,", "s12345,,,"], "s12345"),
        ("hw_9123456.ipynb", "12345", ["12345,,,", "1234,,,"], "12345"),
        (f"王小明/{FILE}", "", ["王小明,,,", "王小,,,"], "王小明"),
        ("學號b01作業.ipynb", "", ["B01,,,", "01,,,"], "B01"),
        (f"{unicodedata.normalize('NFD', 'zoë')}/{FILE}", "", ["zoë,,,"], "zoë"),
        (f"x/{FILE}", unicodedata.normalize("NFD", "zoë"), ["zoë,,,"], "zoë"),
        (f"x/{FILE}", "Ada Smith", ["7,Ada,Smith,"], "7"),
        (f"x/{FILE}", "eve", ["ada,,,"], ["'eve' is not in the roster"]),
        (f"x/{FILE}", "", ["ada,,,"], ["says whose it is"]),
    ],
)
def test_path_and_typed_id_together_say_whose_it_is(place, typed, lines, owner):
    students = owners.Students([dict(zip(roster.COLUMNS, line.split(","), strict=True)) for line in lines])
    if isinstance(owner, str):
        assert students.owner(Path(place), typed) == owner
    else:
        with pytest.raises(Trouble) as trouble:
            students.owner(Path(place), typed)
        assert all(each in str(trouble.value) for each in owner), trouble.value


def test_a_path_and_an_id_of_two_students_are_refused_and_both_said(collect):
    done = collect(ANN_AND_BEN, {f"02/{FILE}": notebook("01")})
    assert done.filed == {} and done.code == 1
    assert "its path names '02', and the id typed in is '01'" in done.complaints
    assert "nothing is filed for 01, 02\n" in done.said


def test_a_copy_in_the_folder_of_another_is_not_filed_as_the_first_ones(collect):
    moodle = "{}_{}_assignsubmission_file_/" + FILE
    done = collect(ANN_AND_BEN, {moodle.format("Ann Xu", 77): notebook("01"), moodle.format("Ben Ma", 78): notebook("01")})
    assert done.filed == {"01": "01"} and done.code == 1 and "Ben Ma" in done.complaints


@pytest.mark.parametrize(
    "typed", ["../ada", "a/b", "..", "*", "a[b]", "a b", "", "\\ada", "C:ada", "x" * 61, "a\tb", "con", "ada.", "a\u200bb"]
)
def test_without_a_roster_an_id_that_can_be_no_folder_is_named(collect, typed):
    done = collect(None, {FILE: notebook(typed), f"y/{FILE}": notebook("bob")})
    assert done.filed == {"bob": "bob"} and done.code == 1 and FILE in done.complaints
    assert not list(done.course.folder.parent.glob("ada*"))


@pytest.mark.parametrize("lines", [None, ["ada,,,"]])
def test_what_nobody_sees_beside_a_typed_id_is_no_part_of_it(collect, lines):
    done = collect(lines, {"x.ipynb": notebook("\ufeffada\u200b")})
    assert list(done.filed) == ["ada"] and done.code == 0, done.complaints
    assert "it is read as 'ada'\n" in done.said, "the test of the id sees the student's own"


name = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"]), min_size=1, max_size=6)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(name, min_size=2, max_size=5), st.lists(name, max_size=3), st.data())
def test_nobody_gets_what_neither_path_nor_id_gives_them(ids, others, data):
    """Whoever it is filed for is named by the path or typed in, and no other is named by both in a clearer way."""
    rows = [dict.fromkeys(roster.COLUMNS, "") | {"id": each} for each in ids]
    parts = data.draw(st.lists(st.sampled_from([*ids, *others, SET, "x_9_assignsubmission_file_"]), min_size=1, max_size=4))
    typed = data.draw(st.sampled_from([*ids, *others, ""]))
    try:
        owner = owners.Students(rows).owner(Path(*parts), typed)
    except Trouble:
        return
    assert owner in ids
    assert owners.same(owner, typed) or any(owners.same(owner, part) for part in parts)
    if any(owners.same(each, typed) for each in ids):
        assert owners.same(owner, typed), "an id of the roster that is typed in is never overruled"


# What arrives


def test_renamed_notebooks_and_zips_are_filed(collect):
    folder = CASES / "03-collect-ignores-renamed"
    done = collect((folder / "r1.csv").read_text().splitlines()[1:], folder / "A")
    assert done.filed == {name: name for name in ("ada", "bob", "cleo", "dan", "eve")} and done.code == 0


DROPPINGS = {
    ".DS_Store": b"\0\0\0\1Bud1",
    "._ada.ipynb": b"\0\5\x16\7",
    "__MACOSX/x/._ada.ipynb": b"\0\5\x16\7",
    "__MACOSX/x/ada.ipynb": b"\0\5\x16\7",
    "Thumbs.db": b"\xd0\xcf",
    "desktop.ini": "[.ShellClassInfo]",
    "~$essay.docx": b"\1",
    ".ipynb_checkpoints/ada-checkpoint.ipynb": notebook("ada"),
    "data/columns.csv": "file,column\n",
    "data/us_interest_rates_monthly.csv": "month\n",
    "__pycache__/a.pyc": b"\0",
    ".~lock.notes.docx#": "x",
    "answers-Ada.json": json.dumps({"format": "qe-answers", "version": 1}),
    "ps1_ada_attempt_2026-02-03-10-20-30.txt": "Name: Ada (ada)\nAssignment: PS\nDate Submitted: today\n",
}


def test_what_is_never_work_is_passed_over(collect):
    done = collect(
        ["ada,,,"], DROPPINGS | {"ada.ipynb": notebook("ada"), "all.zip": zipped(**DROPPINGS, **{"b.ipynb": notebook("ada")})}
    )
    assert set(done.filed) == {"ada"}
    assert done.complaints.count("\n") == 1 and "b.ipynb: ada has handed in" in done.complaints


def encrypted():
    content = bytearray(zipped(**{FILE: notebook("ada")}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    return bytes(content)


def torn():
    content = bytearray(zipped(**{FILE: notebook("ada")}))
    content[200:260] = bytes(60)
    return bytes(content)


UNREADABLE = {
    "empty.ipynb": (b"", "empty"),
    "page.ipynb": (b"<html><title>Log in</title>", "a web page"),
    "print.ipynb": (b"%PDF-1.7", "a PDF"),
    "half.ipynb": (notebook("ada")[:-500], "cut short"),
    "essay.docx": (zipped(**{"[Content_Types].xml": "", "word/document.xml": ""}), "essay.docx: not a notebook"),
    "notes.txt": (b"my answers", "notes.txt: not a notebook"),
    "ada.py": (b"print(1)", "ada.py: not a notebook"),
    "half.ipynb.crdownload": (notebook("ada")[:500], "cut short"),
    "rates.csv": (b"month,rate\n", "rates.csv: not a notebook"),
    "a.7z": (b"7z\xbc\xaf\x27\x1c", "an archive of a kind that is not read"),
    "a.rar": (b"Rar!\x1a\7", "an archive of a kind that is not read"),
    "a.tar.gz": (b"\x1f\x8b\x08", "an archive of a kind that is not read"),
    "cut.zip": (zipped(**{FILE: notebook("ada")})[:-100], "damaged"),
    "none.zip": (b"nothing", "damaged"),
    "hollow.zip": (zipped(), "holds no work"),
    "system.zip": (zipped(**{"__MACOSX/._a": "x", "f/": ""}), "holds no work"),
    "locked.zip": (encrypted(), f"{FILE}: locked with a password"),
    "torn.zip": (torn(), f"{FILE}: damaged inside its zip"),
    "out.zip": (zipped(**{f"../../{FILE}": notebook("ada")}), "leads out of the zip"),
    "root.zip": (zipped(**{f"/etc/{FILE}": notebook("ada")}), "leads out of the zip"),
    "back.zip": (zipped(**{f"..\\..\\{FILE}": notebook("ada")}), "leads out of the zip"),
    "drive.zip": (zipped(**{f"C:\\{FILE}": notebook("ada")}), "leads out of the zip"),
    "other.ipynb": (notebook("ada", OTHER_SET), f"a notebook of {OTHER_SET}, not of {SET}"),
    "blank.ipynb": (nbformat.writes(nbformat.v4.new_notebook()).encode(), f"no notebook of {SET}"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_named_with_the_reason_and_the_rest_filed(collect, name):
    content, reason = UNREADABLE[name]
    done = collect(["ada,,,", "bob,,,"], {name: content, "bob.ipynb": notebook("bob")})
    assert done.filed == {"bob": "bob"} and done.code == 1, done.said
    assert name in done.complaints and reason in done.complaints and "Traceback" not in done.complaints
    assert "nothing is filed for ada\n" in done.said


def test_a_zip_that_unpacks_to_more_than_there_is_room_for_is_named(collect, monkeypatch):
    monkeypatch.setattr(hand_ins, "LARGEST", 10_000_000)
    monkeypatch.setattr(hand_ins, "UNPACKED", 15_000_000)
    monkeypatch.setattr(hand_ins, "FILES", 50)
    nested = zipped(deep=b"x")
    for _level in range(10):
        nested = zipped(**{"in.zip": nested})
    bombs = {
        "one.zip": zipped(**{"a.ipynb": bytes(20_000_000)}),
        "nested.zip": nested,
        "many.zip": zipped(**{f"{number}.ipynb": b"x" for number in range(100)}),
        "much.zip": zipped(**{f"{number}.ipynb": bytes(9_000_000) for number in range(9)}),
    }
    done = collect(["ada,,,"], bombs | {"ada.ipynb": notebook("ada")})
    assert done.filed == {"ada": "ada"} and done.code == 1
    assert all(name in done.complaints for name in bombs), done.complaints


def test_a_damaged_notebook_is_filed_for_whom_its_path_names_and_named(collect):
    done = collect(["ada,,,", "bob,,,"], {f"ada/{FILE}": notebook("ada")[:-500], "bob.ipynb": notebook("bob")})
    assert done.code == 1 and "filed for ada, but cannot be graded" in done.complaints
    assert done.course.notebook("submitted", SET, "ada").exists() and "nothing is filed" not in done.said


def test_a_second_download_of_the_same_file_is_passed_over_and_another_version_named(collect):
    same = {
        "ada/x.ipynb": notebook("ada"),
        "ada/x (1).ipynb": notebook("ada"),
        "ada/x.zip": zipped(**{"x.ipynb": notebook("ada")}),
    }
    done = collect(["ada,,,"], same)
    assert done.filed == {"ada": "ada"} and done.code == 0, done.complaints


def test_of_two_versions_one_is_filed_and_the_other_named(collect):
    other = notebook("ada").replace(b"print(", b"print(1, ", 1)
    done = collect(["ada,,,"], {"ada/x.ipynb": notebook("ada"), "ada/x (1).ipynb": other})
    assert done.filed == {"ada": "ada"} and done.code == 1 and "keep one of them" in done.complaints


def test_a_damaged_version_does_not_take_the_place_of_a_sound_one(collect):
    done = collect(["ada,,,"], {"ada/a.ipynb": notebook("ada")[:-500], "ada/b.ipynb": notebook("ada")})
    assert done.filed == {"ada": "ada"} and done.code == 1 and "cut short" in done.complaints


def test_what_a_student_has_written_anywhere_in_a_notebook_steers_no_terminal_and_fills_no_screen(collect):
    steering = "\x1b[2J\u202e\n" * 300
    own = {"cell_type": "markdown", "metadata": {"nbgrader": {"grade_id": steering}}, "source": "", steering: 1}
    own |= {f"field{number}": 1 for number in range(100)}
    hostile = {
        "cells": lambda contents: contents["cells"].append(own),
        "kind": lambda contents: contents["cells"].append({"cell_type": steering}),
        "language": lambda contents: contents["metadata"].update(kernelspec={"language": steering}),
        "version": lambda contents: contents.update(nbformat=10**3000),
        "id": lambda contents: contents["cells"][1].update(source=f"student_id = id # {steering}"),
    }
    files = {}
    for name, spoil in hostile.items():
        contents = json.loads(notebook(name))
        spoil(contents)
        files[f"{name}.ipynb"] = json.dumps(contents)
    done = collect([f"{name},,," for name in hostile], files)
    lines = (done.said + done.complaints).splitlines()
    assert set(done.filed) == set(hostile) and done.code == 1
    assert "\x1b" not in "".join(lines) and "\u202e" not in "".join(lines)
    assert len(lines) < 3 * len(hostile) and max(map(len, lines)) < 600


def test_work_that_is_handed_in_again_after_it_was_graded_is_named(collect, inbox):
    done = collect(["ada,,,"], {"ada.ipynb": notebook("ada")})
    graded = done.course.notebook("autograded", SET, "ada")
    graded.parent.mkdir(parents=True)
    graded.write_bytes(notebook("ada"))

    def again(content):
        folder = str(inbox({"ada.ipynb": content}))
        return CliRunner().invoke(commands, ["--course", str(done.course.folder), "collect", "1", folder, "--force"]).stdout

    assert "since it was graded" not in again(notebook("ada")), "the same file, collected twice"
    os.utime(graded, (1, 1))
    assert f"since it was graded: ada; `grade {SET} ada --force`" in again(notebook("ada") + b"\n")


@pytest.mark.parametrize("line", ["student_id = 'ada'; print(student_id)", "student_id = 'ada' ; # me", "student_id = ('ada')"])
def test_an_id_is_read_whatever_else_stands_in_its_line(collect, line):
    done = collect(None, {"x.ipynb": notebook("ada").replace(b"student_id = 'ada'", line.encode())})
    assert done.filed == {"ada": "ada"} and done.code == 0, done.complaints
    assert "the id was written" not in done.said, "it is right as it is"


def test_an_id_that_is_no_id_is_named_in_a_line(collect):
    strange = {
        f"{number}.ipynb": notebook("ada").replace(b"student_id = 'ada'", f"student_id = {value}".encode())
        for number, value in enumerate(("x" * 5000, "[" * 900, "input('id?')", "-" * 3000 + "1", "1/0"))
    }
    done = collect(["ada,,,"], strange)
    assert done.filed == {} and done.code == 1
    assert len(done.complaints.splitlines()) == len(strange) and max(map(len, done.complaints.splitlines())) < 500


def test_names_in_a_zip_are_read_in_their_encoding_and_printed_without_harm(collect):
    done = collect(["ada,,,"], {"a.zip": zipped(**{"作业/ada.ipynb": notebook("ada"), "x\x1b[2Jy.txt": "?"})})
    assert done.filed == {"ada": "ada"} and "作业" in done.said
    assert "\x1b" not in done.said + done.complaints and done.code == 1


def test_the_zip_of_a_whole_class_is_read_as_it_is(collect, inbox):
    files = {f"Ann Xu_7_assignsubmission_file_/{FILE}": notebook("01"), f"Ben Ma_8_assignsubmission_file_/{FILE}": notebook("")}
    done = collect(
        ANN_AND_BEN,
        inbox({"Problem set 1. What quantitative easing is-20.zip": zipped(**files)})
        / "Problem set 1. What quantitative easing is-20.zip",
    )
    assert done.filed == {"01": "01", "02": ""} and done.code == 0, done.complaints


def test_links_and_folders_that_cannot_be_read_are_named(collect, inbox, tmp_path):
    folder = inbox({f"bob/{FILE}": notebook("bob")})
    (tmp_path / "elsewhere").mkdir()
    (folder / "ada").symlink_to(tmp_path / "elsewhere")
    (folder / "gone.ipynb").symlink_to(tmp_path / "nothing")
    done = collect(["ada,,,", "bob,,,"], folder)
    assert done.filed == {"bob": "bob"} and done.code == 1
    assert "ada: no file that can be read" in done.complaints and "gone.ipynb: no file" in done.complaints


def test_without_a_roster_ids_that_differ_in_capitals_only_do_not_share_a_folder_unsaid(collect):
    done = collect(None, {"a.ipynb": notebook("ada"), "b.ipynb": notebook("Ada")})
    assert done.filed == {"ada": "ada"} and done.code == 1 and "b.ipynb: ada has handed in" in done.complaints


def test_an_empty_folder_is_an_error(collect):
    done = collect(["ada,,,"], {".DS_Store": b"x"})
    assert done.code == 1 and "holds no notebooks" in done.complaints
