"""Who takes the course: a table with the columns id, first, last, email, as text."""

import csv
import io
import os
import re
import unicodedata
from pathlib import Path

from assignments import Trouble, safely

COLUMNS = ("id", "first", "last", "email")
LONGEST_ID = 60  # characters: the name of a folder has room for them in any script
_FILE = "roster.csv"
_SEPARATORS = ",;\t"
_HOW_TO_SAVE = 'save it from the spreadsheet as "CSV UTF-8", and give that file'
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how .xlsx and .ods, and .xls, begin
_HIDDEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)  # letters and marks without a shape
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # no file may be named so on Windows


def read(path):
    """Students in the order of the file, each a dictionary of the four columns.

    The columns may stand in any order, beside others, separated by commas, semicolons or tabs, in UTF-8 or UTF-16.
    Raises Trouble, naming file and line, for missing columns, and for ids that are blank, come twice or cannot name a folder.
    """
    troubles, seen, students = [], {}, []
    for line, student in _rows(path):
        name = student["id"]
        if not name:
            troubles.append(f"line {line}: the id is blank")
        elif why := trouble_with(name):
            troubles.append(f"line {line}: {why}")
        elif alike(name) in seen:
            troubles.append(f"line {line}: the id {name!r} is that of line {seen[alike(name)]} too")
        else:
            seen[alike(name)] = line
        students.append(student)
    if not students:
        troubles.append("lists no students")
    if troubles:
        raise Trouble("\n".join(f"{path}: {trouble}" for trouble in troubles))
    return students


def trouble_with(name):
    """Why an id cannot name a student's folder; empty if it can.

    An id holds letters, with their accents, and digits of any script, and . _ @ - between them: nbgrader takes * ? [ and + apart.
    """
    usual = {char for char in name if unicodedata.category(char)[0] in "LMN" or char in "._@-"}
    strange = [char for char in name if char not in usual or _HIDDEN.match(char)]
    if strange:
        shown = unicodedata.name(strange[0], f"U+{ord(strange[0]):04X}").lower()
        return f"the id {name!r} may hold letters and digits of any script and . _ @ - only, and not {shown}"
    if name[0] == "." or name[-1] == ".":
        return f"the id {name!r} may not begin or end with a full stop"
    if unicodedata.category(name[0])[0] == "M":
        return f"the id {name!r} begins with a mark that belongs on a letter"
    if len(name) > LONGEST_ID:
        return f"the id {name!r} may have up to {LONGEST_ID} characters, and has {len(name)}"
    if _DEVICES.fullmatch(name):
        return f"the id {name!r} is a name that Windows keeps for itself"
    return ""


def alike(name):
    """What two ids have in common that some file systems, or some readers, take for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", clean(name)).casefold())


def clean(cell):
    """A cell without what nobody sees at its ends, its letters composed in the usual way."""
    return unicodedata.normalize("NFC", cell).strip().strip("\ufeff\u200b\u200c\u200d\u2060").strip()


def enter(course, path):
    """Enter a roster into the course's gradebook, and keep a copy in its folder; grades given before stay.  Returns the students.

    Raises Trouble as `read` does.
    """
    students = read(path)
    with course.changes() as draft:
        with draft.gradebook() as gradebook:
            for student in students:
                gradebook.update_or_create_student(
                    student["id"], first_name=student["first"], last_name=student["last"], email=student["email"]
                )
        draft.enter()
    if course.folder / _FILE != Path(os.path.realpath(path)):
        safely.copy(path, course.folder / _FILE)
    return students


def students(course):
    """The students of the course's roster, or None if it has none."""
    path = course.folder / _FILE
    return read(path) if path.exists() else None


def ids(course):
    """The ids of the course's roster, or None if it has none."""
    listed = students(course)
    return listed and [student["id"] for student in listed]


def _rows(path):
    """Number of the line and the four columns of each row that is not blank."""
    text = _text(path)
    first, _, rest = text.partition("\n")
    hint = re.fullmatch(r"\ufeff?sep=(.)\r?", first)  # a line that spreadsheets read and do not show
    separator = hint[1] if hint else max(_SEPARATORS, key=lambda each: len(set(COLUMNS) & set(_header(text, each))))
    rows = csv.reader(io.StringIO(rest if hint else text, newline=""), delimiter=separator, skipinitialspace=True, strict=True)
    above = 1 if hint else 0
    try:
        header = [_column(name) for name in next(rows, [])]
        missing = [name for name in COLUMNS if name not in header]
        if missing:
            raise Trouble(f"{path}: line {above + 1} names no column {', '.join(missing)}; it must name {', '.join(COLUMNS)}")
        twice = [name for name in COLUMNS if header.count(name) > 1]
        if twice:
            raise Trouble(f"{path}: line {above + 1} names the column {twice[0]} twice")
        for cells in rows:
            cells = [clean(cell) for cell in cells]
            if any(cells[len(header) :]):
                raise Trouble(
                    f"{path}: line {above + rows.line_num} has more cells than the header; put a text that holds "
                    f"{separator!r} into quotation marks"
                )
            if any(cells):
                row = dict(zip(header, cells, strict=False))
                yield above + rows.line_num, {name: row.get(name, "") for name in COLUMNS}
    except csv.Error as error:
        raise Trouble(f"{path}: line {above + rows.line_num} is not of a CSV file ({error}); {_HOW_TO_SAVE}") from error


def _text(path):
    try:
        contents = path.read_bytes()
    except OSError as error:
        raise Trouble(f"{path}: {error.strerror}") from error
    if contents.startswith(_WORKBOOKS):
        raise Trouble(f"{path}: is a workbook, and not a CSV file in UTF-8; {_HOW_TO_SAVE}")
    try:
        text = contents.decode(_encoding(contents))
    except UnicodeDecodeError as error:
        line = contents[: error.start].count(b"\n") + 1
        raise Trouble(f"{path}: line {line} is not in UTF-8; {_HOW_TO_SAVE}") from error
    if "\0" in text:
        raise Trouble(f"{path}: not a CSV file in UTF-8; {_HOW_TO_SAVE}")
    return text


def _encoding(contents):
    """UTF-8, or UTF-16 as its mark says or, without one, as the zero bytes beside the letters of "id" say."""
    if contents.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if contents[1:2] == b"\0":
        return "utf-16-le"
    return "utf-16-be" if contents[:1] == b"\0" else "utf-8-sig"


def _header(text, separator):
    """The columns that the first line would name if that were the separator."""
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
        return [_column(name) for name in next(rows, [])]
    except csv.Error:
        return []


def _column(name):
    """A column's name as `COLUMNS` has it: " E-Mail" is email, "First name" is first."""
    letters = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", name).casefold())
    return letters.removesuffix("name")
