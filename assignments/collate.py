"""Collects the answers that students saved under "predict, then see": their files, in a folder, become one table.

The files are made by `widgets/frontend/handin.js` and may have been through anything since.
"""

import json
import math
from codecs import BOM_UTF8
from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from assignments import Trouble, hand_ins, notebooks, tables
from assignments.hand_ins import brief, show

FORMAT, VERSION = "qe-answers", 1
COLUMNS = (
    "student explorer question unit first_guess last_guess tries model_low model_central model_high committed_at file".split()
)
LARGEST = 1_000_000  # bytes; a book's worth of answers is a tenth of that


def looks_like_answers(content):
    """Whether some bytes are a file of answers, whatever its name."""
    try:
        contents = json.loads(content) if len(content) <= LARGEST else None
    except (ValueError, RecursionError):
        return False
    return isinstance(contents, dict) and contents.get("format") == FORMAT


def read(path):
    """The answers in one file, as `parse` gives them.  Raises Trouble as `parse` does."""
    try:
        return parse(path, path.read_bytes())
    except OSError as error:
        raise Trouble(f"{path}: {error.strerror}") from error


def parse(path, content):
    """The answers in the bytes of one file, in UTF-8, UTF-16 or UTF-32.

    Returns (student, time at which the file was saved, rows), each row a dictionary of `COLUMNS` but for the file.
    Raises Trouble, naming the file and the answer, for what the book has not saved.
    """
    path = show(path)
    if len(content) > LARGEST:
        raise Trouble(f"{path}: too large for a file of answers")
    try:
        contents = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Trouble(f"{path}: not a file that the book has saved, or cut short ({error})") from error
    if not isinstance(contents, dict) or contents.get("format") != FORMAT:
        raise Trouble(f"{path}: not a file of answers")
    if contents.get("version") != VERSION:
        raise Trouble(f"{path}: of version {brief(repr(contents.get('version')))}; this command reads version {VERSION}")
    answers = contents.get("answers")
    if not isinstance(answers, list) or not answers:
        raise Trouble(f"{path}: holds no answers")
    student, saved = _text(path, contents, "student"), _time(path, contents, "saved_at")
    return student, saved, [_row(f"{path}, answer {place}", each, student) for place, each in enumerate(answers, start=1)]


def _row(place, answer, student):
    if not isinstance(answer, dict):
        raise Trouble(f"{place}: not an answer")
    guesses = answer.get("guesses")
    if not isinstance(guesses, list) or not guesses:
        raise Trouble(f"{place}: holds no guesses")
    numbers = [_number(place, "guesses", guess) for guess in guesses]
    model = answer.get("model")
    if not isinstance(model, dict):
        raise Trouble(f"{place}: has no model")
    return {
        "student": student,
        **{key: _text(place, answer, key) for key in ("explorer", "question")},
        "unit": _text(place, answer, "unit", empty=True),  # a share or a correlation has none
        "first_guess": numbers[0],
        "last_guess": numbers[-1],
        "tries": len(numbers),
        **{f"model_{key}": _number(f"{place}, model", key, model.get(key)) for key in ("low", "central", "high")},
        "committed_at": _time(place, answer, "committed_at").isoformat(timespec="seconds"),
    }


def _text(place, record, key, empty=False):
    value = record.get(key)
    if not isinstance(value, str) or not (value.strip() or empty):
        raise Trouble(f"{place}: has no {key}")
    return " ".join(value.encode("utf-8", "replace").decode().split())


def _number(place, key, value):
    try:
        if not isinstance(value, bool) and isinstance(value, (int, float)) and math.isfinite(value):
            return value
    except OverflowError:
        pass
    raise Trouble(f"{place}: {key} holds {str(value)[:40]!r}, which is not a number")


def _time(place, record, key):
    try:
        return datetime.fromisoformat(_text(place, record, key)).astimezone()
    except (ValueError, OverflowError) as error:
        raise Trouble(f"{place}: {key} is not a date and time") from error


def collate(folder):
    """All answers in the files of a folder or a zip, and of the folders and zips in it.

    A student may hand in several files, for instance from two devices; where two of them answer one question, the file saved
    later counts.  Returns (rows in order of students and files, complaints about files that were left out, notes on answers
    that a later file replaces).  Raises Trouble if there is no file to read.
    """
    found, complaints = [], []
    for each in hand_ins.walk(folder):
        if isinstance(each, Trouble):
            complaints.append(str(each))
        elif not _is_beside_the_answers(each):
            try:
                found.append((each.place, *parse(each.place, each.content)))
            except Trouble as trouble:
                named_json = ".json" in each.place.name.lower()
                complaints.append(str(trouble) if named_json else f"{show(each.place)}: not read, since it is no .json file")
    if not found and not complaints:
        raise Trouble(f"{folder}: holds no .json file")
    rows, replaced = _merged(sorted(found, key=lambda each: each[2]), hand_ins.root(folder))
    return rows, complaints, replaced


def _is_beside_the_answers(hand_in):
    """Whether a file is a notebook, which `collect` files, or a table that this command has written."""
    is_notebook = ".ipynb" in hand_in.place.name.lower() and notebooks.looks_like_one(hand_in.content)
    return is_notebook or hand_in.content.removeprefix(BOM_UTF8).startswith(",".join(COLUMNS).encode())


def _merged(found, folder):
    """Rows of files given in the order in which they were saved, and notes on answers that a later file replaces."""
    latest, replaced = {}, Counter()
    for path, student, _saved, rows in found:
        for row in rows:
            # Taken out first, so that it stands with the other rows of its file.
            earlier = latest.pop(key := (student.casefold(), row["explorer"], row["question"]), None)
            latest[key] = row | {"file": show(path.relative_to(folder).as_posix())}
            if earlier and any(earlier[column] != row[column] for column in row):
                replaced[Path(folder) / earlier["file"], path, student] += 1
    notes = [
        f"{older}: answers replaced by what {brief(student)} saved later, {show(newer)}: {count}"
        for (older, newer, student), count in replaced.items()
    ]
    return [row for _key, row in sorted(latest.items(), key=lambda each: each[0][0])], notes


def write(rows, table, force=False):
    """Write rows as a CSV file.  Returns the path to which an earlier table was moved, or None.

    Raises Trouble if there is a table already, unless forced, and if it cannot be written.
    """
    return tables.write(table, COLUMNS, rows, force)


@click.command("collate")
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.argument("table", metavar="[TABLE]", default="answers.csv", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Write a new table where there is one; the earlier is kept under a dated name.")
def main(folder, table, force):
    """Make one TABLE (answers.csv) of the answers that students saved in the book and handed in, from FOLDER, or a zip."""
    rows, complaints, notes = collate(folder)
    for line in notes:
        click.echo(line)
    for line in complaints:
        click.echo(line, err=True)
    if rows:
        kept = write(rows, table, force)
        if kept:
            click.echo(f"the earlier table is now {kept}")
        students = len({row["student"].casefold() for row in rows})
        click.echo(f"{table}: answers {len(rows)}, students {students}, files left out {len(complaints)}")
    else:
        click.echo(f"no answers, so {table} was not written; files left out {len(complaints)}")
    if complaints:
        raise click.exceptions.Exit(1)
