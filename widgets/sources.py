"""The five source documents of the book: their headings, the claims checked against the record, and where each is taught.

The tables are in `book/sources`.  A chapter teaches a heading or a claim where its id stands as a target, as in `(s0-14)=`; the
map of the sources and the pages on errors link to these targets, and a test holds them against the tables.
"""

import csv
import re
from html import escape
from pathlib import Path

from widgets.text import _

_PACKAGE = Path(__file__).resolve().parent
BOOK = _PACKAGE.parent / "book"
_TABLES = BOOK / "sources" if BOOK.exists() else _PACKAGE / "_data" / "sources"  # installed without the book
_TARGET = re.compile(r"^\(([sc]\d-\d+)\)=$", flags=re.MULTILINE)
_TITLE = re.compile(r"^# Chapter (\d+)\. (.+)$", flags=re.MULTILINE)


def documents():
    """The source documents: rows with id (S0 to S4), title, what it is about, and when it was written, as far as it shows."""
    return _rows("documents.csv")


def coverage():
    """Every heading of the documents: id, heading, heading_en, kind, lesson, chapter (number, or None), left_out (the reason)."""
    return [row | {"chapter": _whole(row["chapter"])} for row in _rows("coverage.csv")]


def claims():
    """Claims of the documents, checked: id, claim, figure, verdict, record, note, kind, chapter with its box (or None).

    kind: of the error, or forecast; empty for most.  verdict: right, imprecise, wrong, opinion or cannot tell.
    """
    return [row | {"chapter": _whole(row["chapter"])} for row in _rows("claims.csv")]


def statements():
    """Statements for the myth sorter: id of the claim behind it, statement, topic, and a note where the record needs one."""
    return _rows("statements.csv")


def chapters():
    """The chapters by number: {number: (title, path below the book's folder without its ending)}."""
    found = {}
    for path in BOOK.glob("*/*.md"):
        title = _TITLE.search(path.read_text(encoding="utf-8"))
        if title:
            found[int(title[1])] = (title[2], path.relative_to(BOOK).with_suffix("").as_posix())
    return dict(sorted(found.items()))


def taught():
    """Where ids of headings and claims are taught: {id: number of the chapter whose source holds the target}."""
    found = {}
    for number, (_title, path) in chapters().items():
        for target in _TARGET.findall((BOOK / f"{path}.md").read_text(encoding="utf-8")):
            found[target.upper()] = number
    return found


def link(key, here=""):
    """A link to the place that teaches a heading or a claim, "Chapter 5"; plain text for what is not taught.

    here: path from the page with the link to the book's folder, as "../" for a page in a folder.
    """
    number = taught().get(key)
    if number is None:
        return ""
    address = f"{here}{chapters()[number][1]}.html#{key.lower()}"
    return f'<a class="reference internal" href="{address}">{escape(_("Chapter {number}").format(number=number))}</a>'


def untagged(record):
    """A record of the table without the marks in brackets that say how sure it is."""
    return re.sub(r"\s*\[[^\]]*\]", "", record)


def _rows(name):
    with (_TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _whole(text):
    return int(text) if text else None
