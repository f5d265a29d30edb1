"""Tables that people open in a spreadsheet: in UTF-8 with the mark that says so, without formulas, numbers without dust."""

import csv
import io
import re
import unicodedata
from datetime import datetime

from assignments import Trouble, safely

_FORMULA = "=+-@"
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters, as Unicode sees them, that nobody sees
_SEPARATOR = re.compile(r"([;\t\r\n])")  # where a spreadsheet of another country may begin a cell
DECIMALS = 9  # what is smaller is an error of rounding


def write(path, columns, rows, force=False, aside=None):
    """Write a CSV file, whole or not at all.  Returns where an earlier file of that name is now, or None.

    columns: their names, in order.  rows: dictionaries; what is not in them, and None, is left blank.
    force: whether there may be an earlier file.  aside: moves it away and says where to; by default it gets a dated name.
    Raises Trouble, naming the file, if there is one already and not `force`, and if it cannot be written.
    """
    if path.is_dir():
        raise Trouble(f"{path}: is a folder; name a file")
    if not path.parent.is_dir():
        raise Trouble(f"{path}: cannot be written, since the folder {path.parent} does not exist")
    kept = None
    with safely.whole(path) as beside:
        beside.write_bytes(encoded(columns, rows))
        if path.exists():
            if not force:
                raise Trouble(f"{path}: is there already; --force keeps it under another name and writes a new one")
            kept = (aside or _dated)(path)
    return kept


def encoded(columns, rows):
    """A table as the bytes of a CSV file.  columns, rows: as in `write`."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([plain(name) for name in columns])
    writer.writerows([plain(row.get(name)) for name in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig", errors="replace")


def plain(value):
    """A value as a table should hold it: a number of at most 12 digits, or a text that no spreadsheet takes for a formula."""
    if isinstance(value, float):
        return round(float(f"{value:.12g}"), DECIMALS) + 0.0  # which makes -0.0 0.0
    if isinstance(value, str):
        return ("'" if value.startswith(("\t", "\r", "\n")) else "") + "".join(map(_harmless, _SEPARATOR.split(value)))
    return value


def _harmless(text):
    """A text, with an apostrophe before it if the first character that is seen could begin a formula."""
    seen = next((char for char in text if unicodedata.category(char)[0] not in "CMZ" and char not in _BLANK), "")
    begins = unicodedata.normalize("NFKC", seen)[:1]  # full-width and small signs count as the plain ones
    return f"'{text}" if begins and begins in _FORMULA else text


def _dated(path):
    kept = path.with_name(f"{path.stem}-{datetime.now():%Y-%m-%d-%H%M%S-%f}{path.suffix}")
    path.rename(kept)
    return kept
