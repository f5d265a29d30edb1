"""Reads a notebook whatever editor saved it: what does not keep to the format is repaired, and said."""

import json
import re

import nbformat
from nbformat.validator import normalize

from assignments import Trouble

FORMAT = (4, 5)
_KEPT = {"code": {"execution_count", "outputs"}, "markdown": {"attachments"}, "raw": {"attachments"}}
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def looks_like_one(content):
    """Whether some bytes are a notebook, whatever the name of their file."""
    try:
        contents = _parsed(content)
    except ValueError:
        return False
    return isinstance(contents, dict) and ("cells" in contents or "worksheets" in contents or "nbformat" in contents)


def parse(content):
    """The notebook in some bytes, without outputs, and what was repaired, each a few words.

    Raises Trouble, naming the cell, for what is no notebook.
    """
    try:
        contents = _parsed(content)
    except ValueError as error:
        raise Trouble(f"not a notebook ({error})") from error
    if not isinstance(contents, dict):
        raise Trouble("not a notebook")
    contents, repaired = _version_four(contents)
    cells, taken = [], set()
    for number, cell in enumerate(contents["cells"], 1):
        cells.append(_cell(cell, number, taken, repaired))
    about = contents.get("metadata")
    about = about if isinstance(about, dict) else {}
    notebook = {"cells": cells, "metadata": about, "nbformat": FORMAT[0], "nbformat_minor": FORMAT[1]}
    try:
        changes, notebook = normalize(notebook, *FORMAT, strip_invalid_metadata=True)
        if changes:
            repaired["metadata of another form"] = []
        notebook = nbformat.from_dict(notebook)
        nbformat.validate(notebook)
    except RecursionError as error:
        raise Trouble("not a valid notebook (nested too deep)") from error
    except nbformat.ValidationError as error:
        cell = next((f"cell {place + 1}: " for place in error.absolute_path if isinstance(place, int)), "")
        raise Trouble(f"{cell}not a valid notebook ({error.message.splitlines()[0][:200]})") from error
    return notebook, [f"{what}{_cells(numbers)}" for what, numbers in repaired.items()]


def _parsed(content):
    """What JSON holds, in UTF-8, UTF-16 or UTF-32, with a byte-order mark or without.  Raises ValueError."""
    try:
        return json.loads(content)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    except UnicodeDecodeError as error:
        raise ValueError(_guess(content, "its text is not in UTF-8")) from error
    except ValueError as error:
        raise ValueError(_guess(content, f"cut short or damaged: {error}")) from error


def _guess(content, else_why):
    """What a file that is no notebook seems to be."""
    start = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:200].lower()
    for mark, what in ((b"<", "a web page"), (b"%pdf", "a PDF"), (b"{\\rtf", "a text document"), (b"pk", "an office document")):
        if start.startswith(mark):
            return f"it is {what}; hand in the .ipynb file"
    return else_why


def _version_four(contents):
    """The contents with cells as format 4 has them, and a beginning of the list of repairs."""
    version = contents.get("nbformat", 3 if "worksheets" in contents else 4)
    repaired = {} if type(version) is int else {"the format's version": []}
    try:
        version = int(version)
        if version < 4:
            repaired[f"the old format {version}"] = []
            contents = nbformat.convert(nbformat.from_dict(contents | {"nbformat": version}), 4)
    except Exception as error:  # nbformat raises whatever the broken file leads to
        raise Trouble(f"not a valid notebook ({error or type(error).__name__})") from error
    if version > 4:
        raise Trouble(f"a notebook of the format {version}; this program reads 4")
    if not isinstance(contents.get("cells"), list):
        raise Trouble("not a valid notebook (it has no list of cells)")
    return contents, repaired


def _cell(cell, number, taken, repaired):
    """A cell as the format has it.  taken: ids of the cells before it."""

    def repair(what):
        repaired.setdefault(what, []).append(number)

    if not isinstance(cell, dict):
        raise Trouble(f"cell {number}: not a valid notebook (a cell is no record)")
    kind = cell.get("cell_type")
    if not isinstance(kind, str) or kind not in _KEPT:
        raise Trouble(f"cell {number}: not a valid notebook (a cell of the kind {kind!r})")
    about = cell.get("metadata")
    if not isinstance(about, dict):
        repair("no metadata")
        about = {}
    if cell.keys() - {"cell_type", "id", "metadata", "source"} - _KEPT[kind]:
        repair("fields where the format has none")
    own = cell.get("id")
    if own is not None and (not isinstance(own, str) or not _ID.fullmatch(own) or own in taken):
        repair("cell ids of another form, or twice")
        own = None
    own = own or next(name for count in range(len(taken) + 1) if (name := f"repaired-{number}-{count}") not in taken)
    taken.add(own)
    made = {"cell_type": kind, "id": own, "metadata": about, "source": _source(cell, number, repair)}
    if kind == "code":
        made |= {"execution_count": None, "outputs": []}
    elif isinstance(cell.get("attachments"), dict):
        made["attachments"] = cell["attachments"]
    return made


def _source(cell, number, repair):
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        # Some editors write lines without their ends.
        apart = len(source) > 1 and not any("\n" in line for line in source)
        if apart:
            repair("lines without ends")
        source = ("\n" if apart else "").join(source)
    if not isinstance(source, str):
        raise Trouble(f"cell {number}: not a valid notebook (it has no text)")
    if any("\ud800" <= letter <= "\udfff" for letter in source):
        repair("letters cut in half")
        source = source.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return source


def _cells(numbers):
    if not numbers:
        return ""
    shown = ", ".join(map(str, numbers[:5])) + (" and others" if len(numbers) > 5 else "")
    return f" (cell {shown})" if len(numbers) == 1 else f" (cells {shown})"
