"""What a killed command must not leave half done: files are written whole or not at all, a gradebook changes all at once.

A command may end at any moment, by an error or by an impatient hand.  So whatever takes time is made in a place of its own, and
one step, which the system does whole, puts it where it is looked for.
"""

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

from assignments import Trouble

PATIENCE = 30  # seconds to wait for another program, such as the page on which answers are marked, to have written


@contextmanager
def whole(path):
    """A path to write to; the file or folder made there takes the place of `path` when the block ends without an error.

    Raises Trouble, naming `path`, if it cannot be written.
    """
    path = Path(path)
    beside = path.with_name(f".{path.name}.unfinished")
    try:
        yield beside
        os.replace(beside, path)
    except OSError as error:
        raise Trouble(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        if beside.is_file():
            beside.unlink()


def copy(source, target):
    """Copy a file; `target` is never seen half copied."""
    with whole(target) as beside:
        shutil.copy(source, beside)


def copy_gradebook(source, target):
    """Copy an SQLite file as it is when nothing is half written into it."""
    with whole(target) as beside, closing(_opened(source)) as database:
        beside.unlink(missing_ok=True)
        database.execute("VACUUM INTO ?", [str(beside)])


def take_over(gradebook, before, after):
    """Bring what differs between two copies of a gradebook into the gradebook itself, in one transaction.

    Row by row and column by column, so that marks given by hand in the meantime stay.
    """
    with closing(_opened(gradebook)) as database:
        database.execute("ATTACH ? AS before", [str(before)])
        database.execute("ATTACH ? AS after", [str(after)])
        tables = [name for (name,) in database.execute("SELECT name FROM after.sqlite_master WHERE type = 'table'")]
        database.execute("BEGIN IMMEDIATE")
        for table in tables:
            columns = [name for _, name, *_ in database.execute(f"PRAGMA after.table_info({table})")]
            if "id" not in columns:  # Alembic's note on the version of the tables
                continue
            database.execute(
                f"DELETE FROM main.{table} WHERE id IN (SELECT id FROM before.{table} EXCEPT SELECT id FROM after.{table})"
            )
            database.execute(
                f"INSERT OR REPLACE INTO main.{table} SELECT * FROM after.{table} WHERE id NOT IN (SELECT id FROM before.{table})"
            )
            for column in columns:
                database.execute(
                    f'UPDATE main.{table} SET "{column}" = (SELECT "{column}" FROM after.{table} WHERE id = main.{table}.id) '
                    f"WHERE id IN (SELECT new.id FROM after.{table} AS new JOIN before.{table} AS old USING (id) "
                    f'WHERE new."{column}" IS NOT old."{column}")'
                )
        database.execute("COMMIT")


@contextmanager
def alone(folder):
    """Keep other commands off a folder until the block ends, or this process does.

    Raises Trouble if one is at work there, and if the folder cannot be written to.
    """
    try:
        lock = _opened(folder / ".lock", patience=0)  # the lock of a database, which the system lets go of by itself
        lock.execute("PRAGMA journal_mode = MEMORY")  # nothing is ever written into it
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            raise Trouble(f"{folder}: another command is at work there; wait until it has ended, and try again") from error
        raise Trouble(f"{folder}: cannot be written to ({error})") from error
    with closing(lock):
        yield


def _opened(path, patience=None):
    """An SQLite file, opened to commit where it is told to.  patience: seconds to wait for others who write."""
    return sqlite3.connect(path, timeout=PATIENCE if patience is None else patience, isolation_level=None)
