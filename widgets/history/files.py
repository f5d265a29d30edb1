"""Tables of text cells on the disk, and their replacement: the new files whole or the old ones untouched."""

import contextlib
import csv
import io
import os
import shutil
import tempfile


def read(path):
    """Header and rows of a CSV file as lists of strings."""
    with open(path, newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    return head, rows


def to_bytes(head, rows):
    """The CSV file of a header and rows."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([head, *rows])
    return file.getvalue().encode()


def replace(new):
    """Replace files, {path: bytes}: each is written beside the old one and put in its place only when all are on the disk.

    If a replacement fails, those already made are taken back, and the error is raised.
    """
    old = {path: path.read_bytes() for path in new}
    beside, replaced = {}, []
    try:
        for path, content in new.items():
            beside[path] = _write_beside(path, content)
        for path, part in beside.items():
            os.replace(part, path)
            replaced.append(path)
    except BaseException:
        for path in replaced:
            os.replace(_write_beside(path, old[path]), path)
        raise
    finally:
        for part in beside.values():
            with contextlib.suppress(FileNotFoundError):
                os.unlink(part)


def _write_beside(path, content):
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, part)
    except BaseException:
        os.unlink(part)
        raise
    return part
