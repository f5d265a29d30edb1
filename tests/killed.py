"""Kills commands at their n-th step, for many n, in copies of a folder: `python killed.py <file of a recipe in JSON>`.

A step is anything that a command asks of the files in its folder or of a gradebook: a file opened to write, a folder made, a
rename, a removal, a statement that writes.  The command is forked off, so that what it needs is imported once, and ends by
SIGKILL just before its n-th step.  What students' cells would show is given in the recipe, so that no kernel need be started.
"""

import contextlib
import functools
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner
from nbformat.v4 import new_output
from nbgrader import api

from assignments import execution
from assignments.__main__ import main

ROWS = ("INSERT", "UPDATE", "DELETE", "CREATE")  # statements in a transaction
WRITES = (*ROWS, "BEGIN", "COMMIT")
CHANGES = ("os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "sqlite3.connect")
SCRATCH = ".unfinished"


class Steps:
    """Counts the steps of this process in a folder, and ends it before the one called `last`."""

    def __init__(self, folder, last):
        self.folder, self.last, self.names = str(folder), last, []
        sys.addaudithook(self.heard)
        connect = sqlite3.connect

        def heard_connect(database, *arguments, **options):
            connection = connect(database, *arguments, **options)
            connection.set_trace_callback(lambda text: text.startswith(WRITES) and self.step(text[:40], database))
            return connection

        sqlite3.connect = sqlite3.dbapi2.connect = heard_connect

    def heard(self, event, arguments):
        if event in CHANGES or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            self.step(event, arguments[0])

    def step(self, name, place):
        place = os.path.abspath(str(place))
        if place.startswith(self.folder):
            self.names.append(f"{name} {os.path.relpath(place, self.folder)}")
            if len(self.names) == self.last:
                os.kill(os.getpid(), signal.SIGKILL)


def in_a_child(work):
    """Do work in a fork of this process; gives what it printed, or None if it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as pipe, contextlib.suppress(BaseException):
            pipe.write(json.dumps(work()))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return None if os.WIFSIGNALED(status) else json.loads(said)


def run(folder, words, last=None):
    """One command in a folder: its output, exit code and the names of its steps."""

    def work():
        os.chdir(folder)
        steps = Steps(folder, last)
        done = CliRunner().invoke(main, ["--course", "course", *words])
        return {"output": done.output, "exit": done.exit_code, "steps": steps.names, "error": repr(done.exception)}

    return in_a_child(work)


def state(folder):
    """What an instructor finds in a folder: its files, and the grades that `export` gives.  The past and scratch are left out."""
    passing = {"earlier", ".unfinished", ".lock", "gradebook.db", "gradebook.db-journal"}
    files = {}
    for path in sorted(Path(folder).rglob("*")):
        place = path.relative_to(folder).parts
        if path.is_file() and not set(place) & passing:
            files["/".join(place)] = hashlib.sha256(path.read_bytes()).hexdigest()
    table = Path(folder).with_name(f"{Path(folder).name}.csv")
    table.unlink(missing_ok=True)
    run(folder, ["export", str(table)])
    grades = table.read_text(encoding="utf-8-sig").splitlines() if table.exists() else []
    return {"files": files, "grades": grades, "marks": marks(Path(folder) / "course" / "gradebook.db")}


def marks(gradebook):
    """What the gradebook says of each cell."""
    if not gradebook.exists():
        return []
    with contextlib.closing(sqlite3.connect(gradebook)) as database:
        return database.execute(
            "SELECT work.student_id, cell.name, auto_score, manual_score, needs_manual_grade FROM grade "
            "JOIN submitted_notebook AS part ON grade.notebook_id = part.id JOIN submitted_assignment AS work "
            "ON part.assignment_id = work.id JOIN base_cell AS cell ON cell.id = grade.cell_id ORDER BY 1, 2"
        ).fetchall()


def told(outputs):
    """Stands in for the kernel: each cell shows what the recipe says, by student."""

    def preprocess(self, nb, resources=None, km=None):
        for cell, shown in zip(nb.cells, outputs[resources["nbgrader"]["student"]], strict=True):
            if cell.cell_type == "code":
                cell.outputs = [new_output(**each) for each in shown]
        return nb, resources

    execution.ExecuteToTheEnd.preprocess = preprocess


def spread(numbers, most):
    """Up to `most` of some numbers, the first and the last among them."""
    chosen = {round(part * (len(numbers) - 1) / (most - 1)) for part in range(most)} if numbers else ()
    return {numbers[place] for place in chosen}


def tried(start, scratch, words, most):
    """Run a command undisturbed, then killed and run again: at up to `most` steps in the course, and a third of that elsewhere.

    Gives the folder of the undisturbed run, and what was found: the state before, the undisturbed run with its state, and for
    each kill the step, the state it left, and the run after it with its state.
    """

    def copy(name="killed"):
        shutil.rmtree(scratch / name, ignore_errors=True)
        return Path(shutil.copytree(start, scratch / name))

    before = state(copy())
    undisturbed = run(folder := copy("-".join(words[:2]).replace("/", "")), words)
    right = state(folder)
    names = undisturbed["steps"]
    plain = {number for number, name in enumerate(names, 1) if SCRATCH not in name and not name.startswith(ROWS)}
    others = set(range(1, len(names) + 1)) - plain
    kills = []
    for last in sorted(spread(sorted(plain), most) | spread(sorted(others), max(2, most // 3))):
        damaged = copy()
        assert run(damaged, words, last) is None, f"the command was to be killed before {names[last - 1]}"
        left = state(damaged)
        after = run(damaged, words)
        kills.append({"step": f"{last}: {names[last - 1]}", "left": left, "after": after, "state": state(damaged)})
    return folder, {"before": before, "undisturbed": undisturbed, "right": right, "kills": kills}


def warmed_up(start, commands):
    """Run all commands once in this process, so that its forks have imported what they need."""
    api.get_alembic_version = functools.cache(api.get_alembic_version)  # asks a program of its own, which takes a second
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(shutil.copytree(start, Path(scratch) / "warm")):
        for words in commands:
            CliRunner().invoke(main, ["--course", "course", *words])


if __name__ == "__main__":
    recipe = json.loads(Path(sys.argv[1]).read_text())
    told(recipe["outputs"])
    warmed_up(Path(recipe["start"]), [words for words, _most in recipe["commands"]])
    start, found = Path(recipe["start"]), {}
    for words, most in recipe["commands"]:  # each begins where the one before has ended
        start, found[" ".join(words)] = tried(start, Path(recipe["scratch"]), words, most)
    print(json.dumps(found))
