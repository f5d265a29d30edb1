"""Every file in a folder of hand-ins, also those in zips: read, passed over because it is never work, or named with the reason.

Nothing is unpacked to disk, so that no name in an archive can lead anywhere.
"""

import contextlib
import os
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from assignments import Trouble

LARGEST = 50_000_000  # bytes of one file; a notebook full of pictures has a tenth of that
UNPACKED = 2_000_000_000  # bytes that all archives of a folder may hold
LONGEST_LINE = 300  # characters of a sentence about a file
FILES, DEPTH = 20_000, 4  # files in one archive; archives inside one another

# What systems and learning platforms put beside the work.
_FOLDERS = {"__macosx", "__pycache__", "$recycle.bin", "system volume information", "@eadir", "lost+found"}
_FILES = {
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "icon\r",
    "timestamp.txt",
    "grades.csv",
    "submission_metadata.yml",
    "index.html",
}
_RECEIPT = re.compile(rb"\s*Name:.*\r?\n\s*Assignment:.*\r?\n\s*Date Submitted:")  # what Blackboard adds to each hand-in

_OTHER_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".pages", ".numbers", ".epub", ".jar")  # zips of another kind


@dataclass(frozen=True)
class HandIn:
    """One file: where it stands, with archives written like folders, and what it holds."""

    place: Path
    content: bytes


def root(given):
    """The folder from which the paths of hand-ins count: the one given, or that of a file given, such as a zip."""
    return Path(given) if Path(given).is_dir() else Path(given).parent


def walk(given):
    """The files in a folder or in one zip, by name: a HandIn, or a Trouble that names the file and says why it is not read.

    Hidden files, and what systems keep beside the work, are passed over.
    """
    budget, closed = [UNPACKED], []
    for place in sorted(_paths(Path(given), closed.append)):
        if _never_work(place.relative_to(root(given))):
            continue
        try:
            if not place.is_file():
                raise Trouble(f"{show(place)}: no file that can be read")
            if place.stat().st_size > (UNPACKED if place.suffix.lower() == ".zip" else LARGEST):
                raise Trouble(f"{show(place)}: too large")
            content = place.read_bytes()
        except OSError as error:
            yield Trouble(f"{show(place)}: {error.strerror}")
        except Trouble as trouble:
            yield trouble
        else:
            yield from _opened(place, content, budget, 1)
    yield from (Trouble(f"{show(error.filename)}: {error.strerror}") for error in closed)


def show(place):
    """A path as it can be printed: a name in an archive may hold anything."""
    return "".join(letter if letter.isprintable() else "�" for letter in str(place))


def brief(sentence):
    """A sentence as it can be printed in a line, whatever it quotes from a hand-in."""
    shown = show(sentence)
    return shown if len(shown) <= LONGEST_LINE else f"{shown[:LONGEST_LINE]} ..."


def _paths(given, when_closed):
    if not given.is_dir():
        yield given
        return
    for above, folders, files in os.walk(given, onerror=when_closed):
        folders[:] = [name for name in folders if not _never_work(PurePosixPath(name, "x"))]
        yield from (Path(above, name) for name in (*files, *folders) if name in files or Path(above, name).is_symlink())


def _never_work(place):
    """Whether a file is a system's own.  One named `.ipynb` or `.json`, and nothing else, is a student's."""
    *folders, name = (part.casefold() for part in place.parts)
    if any(re.match(r"\.[^.]", part) or part in _FOLDERS for part in folders):
        return True
    return (name.startswith(".") and name not in (".ipynb", ".json", ".zip")) or name.startswith("~$") or name in _FILES


def _opened(place, content, budget, depth):
    """The file itself, or what is in it if it is an archive."""
    suffix = place.suffix.lower()
    if not content:
        yield Trouble(f"{show(place)}: empty")
    elif content.startswith(_OTHER_ARCHIVES) or suffix in (".tar", ".rar", ".7z"):
        yield Trouble(f"{show(place)}: an archive of a kind that is not read; unpack it beside the others, or ask for a .zip")
    elif suffix not in _OFFICE and (suffix == ".zip" or content.startswith((b"PK\x03\x04", b"PK\x05\x06"))):
        yield from _unzipped(place, content, budget, depth)
    elif not _RECEIPT.match(content):
        yield HandIn(place, content)


def _unzipped(place, content, budget, depth):
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            work = sorted((_name(entry), number) for number, entry in enumerate(entries))
            work = [(name, entries[number]) for name, number in work if not _never_work(PurePosixPath(name))]
            if not work:
                yield Trouble(f"{show(place)}: a zip that holds no work")
            if len(work) > FILES:
                raise Trouble(f"{show(place)}: a zip with {len(work)} files is not opened")
            if depth > DEPTH:
                raise Trouble(f"{show(place)}: a zip inside {DEPTH} others is not opened")
            for name, entry in work:
                inside = Path(f"{place}/{name}")
                try:
                    unpacked = _unpacked(archive, entry, name, inside, budget)
                except Trouble as trouble:
                    yield trouble
                else:
                    yield from _opened(inside, unpacked, budget, depth + 1)
    except Trouble as trouble:
        yield trouble
    except Exception as error:  # zipfile raises whatever a damaged archive leads to
        yield Trouble(f"{show(place)}: a damaged zip ({error}); ask for it again")


def _unpacked(archive, entry, name, inside, budget):
    if entry.flag_bits & 1:
        raise Trouble(f"{show(inside)}: locked with a password")
    if ".." in PurePosixPath(name).parts or name.startswith("/") or ":" in name.split("/")[0]:
        raise Trouble(f"{show(inside)}: its name leads out of the zip")
    try:
        with archive.open(entry) as file:
            content = file.read(LARGEST + 1)
    except Exception as error:  # as above
        raise Trouble(f"{show(inside)}: damaged inside its zip ({error}); ask for it again") from error
    budget[0] -= len(content)
    if len(content) > LARGEST or budget[0] < 0:
        raise Trouble(f"{show(inside)}: too large")
    return content


def _name(entry):
    """The name of a file in a zip; some programs write it as UTF-8 without saying so, or with backslashes."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):  # then it is in the old encoding after all
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")
