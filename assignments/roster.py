"""Who takes the course: a CSV file with the columns id, first, last, email."""

import csv
import re
import shutil

from assignments import Trouble

COLUMNS = ("id", "first", "last", "email")
_FILE = "roster.csv"
# An id is the name of a folder, and nbgrader takes * ? [ and + apart.
_ID = re.compile(r"[A-Za-z0-9_@-][A-Za-z0-9_.@-]*")


def read(path):
    """Students in the order of the file, each a dictionary of the four columns.

    Raises Trouble, naming file and line, for missing columns, and for ids that are blank, come twice or cannot name a folder.
    """
    try:
        with open(path, newline="", encoding="utf-8-sig") as file:
            rows = csv.DictReader(file, skipinitialspace=True)
            columns = [name.strip() for name in rows.fieldnames or []]
            rows.fieldnames = columns
            missing = [name for name in COLUMNS if name not in columns]
            if missing:
                raise Trouble(f"{path}: line 1 names no column {', '.join(missing)}; it must name {', '.join(COLUMNS)}")
            students = [({key: (row[key] or "").strip() for key in COLUMNS}, rows.line_num) for row in rows]
    except OSError as error:
        raise Trouble(f"{path}: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Trouble(f"{path}: not a CSV file in UTF-8 ({error})") from error
    troubles, seen = [], {}
    for student, line in students:
        name = student["id"]
        if not name:
            troubles.append(f"line {line}: the id is blank")
        elif not _ID.fullmatch(name):
            troubles.append(f"line {line}: the id {name!r} may hold letters, digits and . _ @ - only")
        elif name.casefold() in seen:
            troubles.append(f"line {line}: the id {name!r} is that of line {seen[name.casefold()]} too")
        else:
            seen[name.casefold()] = line
    if not students:
        troubles.append("lists no students")
    if troubles:
        raise Trouble("\n".join(f"{path}: {trouble}" for trouble in troubles))
    return [student for student, _line in students]


def enter(course, path):
    """Enter a roster into the course's gradebook, and keep a copy in its folder; grades given before stay.  Returns the students.

    Raises Trouble as `read` does.
    """
    students = read(path)
    with course.gradebook() as gradebook:
        for student in students:
            gradebook.update_or_create_student(
                student["id"], first_name=student["first"], last_name=student["last"], email=student["email"]
            )
    if course.folder / _FILE != path.resolve():
        shutil.copy(path, course.folder / _FILE)
    return students


def ids(course):
    """The ids of the course's roster, or None if it has none."""
    path = course.folder / _FILE
    return [student["id"] for student in read(path)] if path.exists() else None
