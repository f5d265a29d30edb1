"""Solutions, hidden tests, rubrics, teaching notes and a course's own folder appear in nothing that is handed out.

Markers are planted in a copy of the repository, everything that readers and students get is made from the copy, and every file of
it is searched, packed files too.  A page with a marker of its own shows that the search would find them.
"""

import os
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from widgets.build import ROOT, build

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "node_modules", "_build", "__pycache__", ".*_cache", "course")
MARKER = re.compile(rb"zqleak\d+")  # of lower-case letters and digits: the search index keeps such words as they are
CONTROL = "zqleak0"


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """The copy, once everything is made from it, and {marker: the file and line it was planted at}."""
    build()
    copy = tmp_path_factory.mktemp("planted") / "repository"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    planted = plant(copy)
    programs = Path(sys.executable).parent
    for command in ([sys.executable, "-m", "assignments", "handout"], [programs / "jupyter-book", "build", "book"]):
        environment = os.environ | {"PYTHONPATH": str(copy)}
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return copy, planted


def plant(copy):
    """Put a marker of its own into every secret place of a copy of the repository.  Returns {marker: place}."""
    planted = {}

    def mark(path, number):
        marker = f"zqleak{len(planted) + 1}"
        planted[marker] = f"{path.relative_to(copy)}, line {number}"
        return marker

    for path in (copy / "assignments" / "sets").glob("*.md"):
        lines = []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            lines.append(line)
            if re.search(r"BEGIN (SOLUTION|HIDDEN TESTS|MARK SCHEME)", line):
                indent = line[: len(line) - len(line.lstrip())]
                lines.append(f"{indent}# {mark(path, number)}")  # a comment in code, a heading in text
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for path in (copy / "assignments" / "teaching").glob("*.md"):
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{mark(path, 'last')}\n", encoding="utf-8")
    for place in (
        "roster.csv",
        "submitted/ada/01-what-qe-is/01-what-qe-is.ipynb",
        "feedback/ada/01-what-qe-is/01-what-qe-is.html",
    ):
        path = copy / "course" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(mark(path, 1), encoding="utf-8")
    page, contents = copy / "book" / "control.md", copy / "book" / "_toc.yml"
    page.write_text(f"# Control\n\nThe word {CONTROL}.\n", encoding="utf-8")
    contents.write_text(contents.read_text(encoding="utf-8").rstrip() + "\n      - file: control\n", encoding="utf-8")
    return planted


def found_in(name, content):
    """Places and markers in the bytes of a file, those of packed files included: (path, marker)."""
    if name.endswith("objects.inv"):
        content = zlib.decompress(content.split(b"\n", 4)[4])
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from found_in(f"{name}/{inner}", archive.read(inner))
    for marker in MARKER.findall(content.lower()):
        yield name, marker.decode()


def search(*places):
    """All markers in files and folders."""
    files = [path for place in places for path in ([place] if place.is_file() else sorted(place.rglob("*"))) if path.is_file()]
    assert files
    return {found for path in files for found in found_in(str(path), path.read_bytes())}


def published(copy):
    """What readers and students get: release notebooks and their zips, the site with its sources and its search index."""
    return [copy / "assignments" / "_build" / "release", copy / "book" / "_build" / "html"]


def test_every_kind_of_secret_is_planted(handed_out):
    _copy, planted = handed_out
    sets = {path.stem for path in (ROOT / "assignments" / "sets").glob("*.md")}
    notes = {path.stem for path in (ROOT / "assignments" / "teaching").glob("*.md")}
    assert {Path(place.split(",")[0]).stem for place in planted.values()} >= sets | notes
    assert len(planted) > 3 * len(sets) + len(notes)


def test_nothing_secret_is_handed_out(handed_out):
    copy, planted = handed_out
    leaks = {(place, planted[marker]) for place, marker in search(*published(copy)) if marker != CONTROL}
    assert leaks == set()


def test_the_search_would_find_a_leak(handed_out):
    copy, _planted = handed_out
    html = copy / "book" / "_build" / "html"
    where = {Path(place).relative_to(html).as_posix() for place, marker in search(html) if marker == CONTROL}
    assert {"control.html", "_sources/control.md", "searchindex.js"} <= where


def test_the_search_looks_into_packed_files(tmp_path):
    inner, outer = BytesIO(), tmp_path / "outer.zip"
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("note.md", "ZQLEAK7 " * 50)
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.zip", inner.getvalue())
    (tmp_path / "objects.inv").write_bytes(b"# one\n# two\n# three\n# four\n" + zlib.compress(b"zqleak8"))
    assert search(tmp_path) == {(f"{outer}/inner.zip/note.md", "zqleak7"), (f"{tmp_path / 'objects.inv'}", "zqleak8")}
