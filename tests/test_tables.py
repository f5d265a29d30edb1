"""Tables that an instructor opens in a spreadsheet, and rosters that come from one."""

import csv
import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assignments import Trouble, roster, tables
from assignments.course import Course
from assignments.grading import export
from widgets.build import ROOT

# What people write


def written(tmp_path, rows, columns=("a", "b")):
    path = tmp_path / "table.csv"
    path.unlink(missing_ok=True)
    tables.write(path, columns, [dict(zip(columns, row, strict=True)) for row in rows])
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "the mark by which spreadsheets know UTF-8"
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.reader(file))


SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
BEFORE = [
    "",
    " ",
    "\u00a0",
    "\u3000",
    "\ufeff",
    "\u200b",
    "\u200d",
    "\u2060",
    "\u00ad",
    "\u202e",
    "\u0000",
    "\u034f",
    "\u3164",
    " \ufeff\u200b",
]


@pytest.mark.parametrize("before", BEFORE, ids=lambda text: "-".join(f"{ord(char):04X}" for char in text) or "nothing")
@pytest.mark.parametrize("sign", SIGNS)
def test_no_text_is_a_formula(tmp_path, before, sign):
    formula = f'{before}{sign}HYPERLINK("http://elsewhere.example","x")'
    header, (text, name) = written(tmp_path, [(formula, "Ada")], columns=(formula, "b"))
    assert header[0] == text == f"'{formula}" and name == "Ada"


@pytest.mark.parametrize(
    "text", ["\tSUM(1)", "\rSUM(1)", "\nSUM(1)", "Ada;=1+1", "Ada\t=1+1", "Ada\r\n=1+1", "Ada; \u200b@x", ";;-1"]
)
def test_no_part_of_a_text_becomes_a_cell_that_is_a_formula(tmp_path, text):
    (cell, _b) = written(tmp_path, [(text, "")])[1]
    assert cell.replace("'", "") == text, "nothing else is changed"
    for part in re.split(r"[;\t\r\n]", cell):
        assert not unicodedata.normalize("NFKC", part).strip("\u200b ").startswith(tuple("=+-@")), part
    assert cell[0] == "'" or text[0] not in "\t\r\n"


@pytest.mark.parametrize(
    "text", ["Ada", "Smith-Jones", "O'Neil", "a@b.org", "吳小明", "1+1", "Last, Jr.", "", '"quoted"', "5 - 3; 4"]
)
def test_other_texts_stay_as_they_are(tmp_path, text):
    assert written(tmp_path, [(text, "")])[1][0] == text


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (437.49999999999955, 437.5),
        (-1.8e-12, 0),
        (0.1 + 0.2, 0.3),
        (-12.5, -12.5),
        (-3, -3),
        (6_500_000.000000001, 6_500_000),
        (30.0, 30),
        (1e-5, 1e-5),
        (-4.35, -4.35),
        (123_456_789_012, 123_456_789_012),
    ],
)
def test_a_number_stays_a_number_and_has_no_dust(tmp_path, number, shown):
    (cell, _b) = written(tmp_path, [(number, None)])[1]
    assert float(cell) == shown and len(cell) <= 13 and not cell.startswith(("'", "-0"))


@given(st.floats(-1e6, 1e6))
def test_no_number_is_changed_by_more_than_dust(number):
    assert abs(tables.plain(number) - number) <= 1e-9 + abs(number) * 1e-11


def course_of(folder, listed, name):
    """A course with a roster and a set in its gradebook."""
    course = Course(folder / "course")
    (folder / "r.csv").write_text(listed, encoding="utf-8")
    roster.enter(course, folder / "r.csv")
    with course.gradebook() as gradebook:
        gradebook.add_assignment(name)
    return course


def test_the_grades_of_a_course_are_such_a_table(tmp_path):
    course = course_of(tmp_path, "id;first;last;email\n吳;\"=cmd|' /C calc'!A0\";\u200b@SUM(1);+a@b\n", "=1+1")
    assert export(course, tmp_path / "grades.csv") == 1
    content = (tmp_path / "grades.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert [row[key][0] for key in ("set", "first", "last", "email")] == ["'"] * 4 and row["id"] == "吳" and row["score"] == ""


def test_work_of_somebody_whom_the_gradebook_does_not_know_has_a_row_without_a_score(tmp_path):
    course = course_of(tmp_path, "id,first,last,email\nada,Ada,L,\n", "01-what-qe-is")
    course.place("submitted", "01-what-qe-is", "bob").mkdir(parents=True)
    export(course, tmp_path / "grades.csv")
    rows = csv.DictReader(io.StringIO((tmp_path / "grades.csv").read_text(encoding="utf-8-sig")))
    assert [(row["id"], row["last"], row["handed_in"], row["score"]) for row in rows] == [
        ("ada", "L", "no", ""),
        ("bob", "", "yes", ""),
    ]


# Rosters

STUDENTS = [("ada", "Zoë", "Müller", "z@example.org"), ("bob", "", "Last, Jr.; and more", "")]


def saved(separator=",", encoding="utf-8", header="id first last email", end="\r\n"):
    """A roster as some spreadsheet saves it."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=separator, lineterminator=end)
    rows.writerows([header.split(), *STUDENTS])
    return text.getvalue().encode(encoding)


READ = {
    "commas": saved(),
    "semicolons": saved(";"),
    "tabs": saved("\t"),
    "with a mark": saved(";", "utf-8-sig"),
    "with two marks": b"\xef\xbb\xbf" + saved(";", "utf-8-sig"),
    "Unicode text": saved("\t", "utf-16"),
    "UTF-16, the other way round": b"\xfe\xff" + saved(";", "utf-16-be"),
    "UTF-16 without a mark": saved("\t", "utf-16-le"),
    "UTF-16 without a mark, the other way round": saved(",", "utf-16-be"),
    "capitals": saved(";", header="ID First LAST E-Mail"),
    "full-width letters": saved(",", header="ＩＤ first last email"),
    "spaces": saved().replace(b"id,first,last", b" id , First Name,LAST_NAME "),
    "quoted names of columns": saved(";").replace(b"id;first", b'"id";"First"'),
    "lines of Unix": saved(end="\n"),
    "lines of an old Mac": saved(end="\r"),
    "a hint at the separator": b"sep=;\r\n" + saved(";"),
    "blank lines": saved(";").replace(b"\r\nbob", b"\r\n;;;\r\n\r\n \r\nbob") + b"\r\n;;;\r\n",
    "empty columns": saved(";").replace(b"\r\n", b";;;\r\n"),
    "another column": saved(";").replace(b"\r\n", b";x\r\n").replace(b"email;x", b"email;group"),
}


def test_a_roster_from_a_spreadsheet_with_semicolons_is_read():
    (student,) = roster.read(ROOT / "tests" / "cases" / "12-roster-excel" / "semi.csv")
    assert student == {"id": "ada", "first": "Zoë", "last": "Müller", "email": "z@example.org"}


@pytest.mark.parametrize("way", READ)
def test_a_roster_is_read_as_spreadsheets_save_it(tmp_path, way):
    path = tmp_path / "students.csv"
    path.write_bytes(READ[way])
    assert [tuple(student.values()) for student in roster.read(path)] == STUDENTS


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (saved(";", "cp1252"), 'line 2 is not in UTF-8; save it from the spreadsheet as "CSV UTF-8"'),
        (b"PK\x03\x04" + bytes(50), 'is a workbook, and not a CSV file in UTF-8; save it from the spreadsheet as "CSV UTF-8"'),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is a workbook"),
        (bytes(range(256)), "not in UTF-8"),
        (b"\xff\xfea", "not in UTF-8"),
        (b"id|first|last|email\nada|||", "line 1 names no column id, first, last, email"),
        (b"id,id,first,last,email\nada,bob,,,", "line 1 names the column id twice"),
        (b"id;first;last;email\nada;A;L;\nbob;Last; Jr.;B;b@x;\n", "line 3 has more cells than the header"),
        (b'id,first,last,email\nada,"A,L,\nbob,B,M,\n', "is not of a CSV file"),
        (b"id;first;last;email\nada;A;L;\n;;;\n;B;M;\n", "line 4: the id is blank"),
        (b"id;first;last;email\nada;A;L;\n;;;\nADA;B;M;\n", "line 4: the id 'ADA' is that of line 2 too"),
    ],
)
def test_a_roster_that_cannot_be_read_is_refused_by_line_with_what_to_do(tmp_path, content, complaint):
    path = tmp_path / "students.csv"
    path.write_bytes(content)
    with pytest.raises(Trouble, match=re.escape(complaint)) as refusal:
        roster.read(path)
    assert str(refusal.value).startswith(f"{path}: ") and "\n" not in str(refusal.value)


def test_an_id_may_be_of_any_script_and_is_a_student_of_the_course(tmp_path):
    names = [*"吳小明 Ольга zoë محمد अंजलि ada.b_c-d@e 007 -x ｆｕｌｌ 김".split(), "x" * 60, "字" * 60]
    path = tmp_path / "students.csv"
    path.write_text("\n".join(["id,first,last,email", *(f"{name},,," for name in names)]), encoding="utf-8")
    course = Course(tmp_path / "course")
    composed = [unicodedata.normalize("NFC", name) for name in names]
    assert [student["id"] for student in roster.enter(course, path)] == composed == roster.ids(course)
    for name in composed:
        course.place("submitted", "01-what-qe-is", name).mkdir(parents=True)
    assert course.students("submitted", "01-what-qe-is") == sorted(composed)
    with course.gradebook() as gradebook:
        assert {student.id for student in gradebook.students} == set(composed)


UNFIT = r"a/b a\b .. . .ada ada. a*b a?b [a] a+b a:b a|b <b> a'b a%b {a} a~b 😀 con NUL com1.x".split()
HIDDEN = ["a b", 'a""b', "a\u0007b", "a\u200bb", "a\u202eb", "\u3164", "a\ufe0f", "\u0301a"]


@pytest.mark.parametrize("name", [*UNFIT, *HIDDEN, "x" * 61, "字" * 61])
def test_an_id_that_cannot_name_a_folder_is_refused_and_it_is_said_why(tmp_path, name):
    path = tmp_path / "students.csv"
    path.write_text(f'id,first,last,email\nada,,,\n"{name}",,,\n', encoding="utf-8")
    with pytest.raises(Trouble, match=r"line 3: the id .*(may|begins|Windows)"):
        roster.read(path)


@pytest.mark.parametrize(
    ("one", "other"), [("zoë", "zoe\u0308"), ("Ada", "aDA"), ("ａda", "ada"), ("straße", "STRASSE"), ("Ω", "Ω")]
)
def test_ids_that_some_systems_take_for_one_are_refused(tmp_path, one, other):
    path = tmp_path / "students.csv"
    path.write_text(f"id,first,last,email\n{one},,,\n{other},,,\n", encoding="utf-8")
    with pytest.raises(Trouble, match=r"line 3: the id .* is that of line 2 too"):
        roster.read(path)
