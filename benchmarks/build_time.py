"""Seconds to build the book from nothing and again unchanged, in a copy of the repository."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.places import ROOT

# What is built or installed; packages of Python and Node are there already, as on a second day.
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "node_modules", "_build", "dist", "generated", "__pycache__", ".*_cache")


def rows():
    """The table's rows on building: what `make book` runs, twice."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "repository")
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        (copy / "node_modules").symlink_to(ROOT / "node_modules")
        yield Row("Book built cold (packages installed)", _build(copy), "s")
        yield Row("Book built again, unchanged", _build(copy), "s")


def _build(copy):
    # The copy's own package is built and run, by this environment's Python.
    python = Path(sys.executable)
    environment = os.environ | {"PYTHONPATH": str(copy), "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    start = time.perf_counter()
    for command in (
        [python, "-m", "widgets.build"],
        [python.with_name("jupyter-book"), "build", "-W", "-n", "--keep-going", "book"],
    ):
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{command[1:]} failed: {(done.stderr or done.stdout).strip()[-500:]}")
    return time.perf_counter() - start
