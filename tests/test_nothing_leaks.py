"""Solutions, hidden tests, rubrics, teaching notes and a course's own folder appear in nothing that is handed out.

Markers are planted in a copy of the repository, everything that readers and students get is made from the copy, and every file of
it is searched, packed files too.  Markers in what everybody may read show that the search finds a marker wherever one stands.
"""

import os
import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from collections import namedtuple
from io import BytesIO
from pathlib import Path

import pytest
import yaml

from assignments import sources
from widgets import offline
from widgets.build import ROOT, build

pytestmark = pytest.mark.xdist_group(__name__)  # what is set up once serves all of them

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "node_modules", "_build", "__pycache__", ".*_cache", "course")
MARKER = re.compile(rb"zq(?:secret|public)\d+")  # of lower-case letters and digits: the search index keeps such words as they are
SECRET_REGION = re.compile(rf"BEGIN (?:{'|'.join(sources.SECRETS)})")

Copy = namedtuple("Copy", "root secret public")  # the copy's folder, and two dictionaries {marker: where it was planted}


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """A copy of the repository with markers in it, once everything is made from it that readers and students get."""
    build()
    copy = Copy(tmp_path_factory.mktemp("planted") / "repository", {}, {})
    shutil.copytree(ROOT, copy.root, ignore=LEFT_OUT)
    plant(copy)
    read_chapters_without_running_them(copy.root / "book")
    python, book = sys.executable, Path(sys.executable).with_name("jupyter-book")
    for command in (
        [python, "-m", "assignments", "handout"],
        [book, "build", "book"],
        [python, "-m", "widgets.offline"],
        [python, "-m", "widgets.notebooks"],
    ):
        environment = os.environ | {"PYTHONPATH": str(copy.root)}
        done = subprocess.run(command, cwd=copy.root, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return copy


def plant(copy):
    """Put a marker of its own into every secret place, into every set's introduction and into a page of the book."""

    def mark(markers, kind, path, where="end"):
        marker = f"zq{kind}{len(markers) + 1}"
        markers[marker] = f"{path.relative_to(copy.root).as_posix()}, {where}"
        return marker

    for path in sorted((copy.root / "assignments" / "sets").glob("*.md")):
        lines = []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            lines.append(line)
            if SECRET_REGION.search(line):
                indent = line[: len(line) - len(line.lstrip())]
                lines.append(f"{indent}# {mark(copy.secret, 'secret', path, f'line {number}: {line.strip()}')}")
            elif re.match(r"# ", line) and not any(path.name in place for place in copy.public.values()):
                lines += ["", mark(copy.public, "public", path, f"line {number}")]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for path in sorted((copy.root / "assignments" / "teaching").glob("*.md")):
        append(path, mark(copy.secret, "secret", path))
    for place in ("roster.csv", "submitted/ada/01/01.ipynb", "autograded/ada/01/01.ipynb", "feedback/ada/01/01.html"):
        path = copy.root / "course" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(mark(copy.secret, "secret", path), encoding="utf-8")
    guide = copy.root / "book" / "for-instructors" / "guide.md"
    append(guide, mark(copy.public, "public", guide))


def append(path, line):
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")


def read_chapters_without_running_them(book):
    """Leave the cells of the chapters unrun, which takes minutes; every page is made, and those for instructors are run."""
    settings = yaml.safe_load((book / "_config.yml").read_text(encoding="utf-8"))
    pages = [path.relative_to(book).as_posix() for path in sorted(book.rglob("*.md"))]
    settings["execute"]["exclude_patterns"] = [page for page in pages if not page.startswith("for-instructors/")]
    (book / "_config.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def found_in(name, content):
    """Places and markers in the bytes of a file, those of packed files included: (path, marker)."""
    if name.endswith("objects.inv"):
        content = zlib.decompress(content.split(b"\n", 4)[4])
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from found_in(f"{name}/{inner}", archive.read(inner))
    for marker in MARKER.findall(name.encode() + content.lower()):
        yield name, marker.decode()


def search(folder):
    """All markers in the files of a folder: {(path below the folder, marker)}."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert files
    return {found for path in files for found in found_in(path.relative_to(folder).as_posix(), path.read_bytes())}


def published(copy):
    """The folders that hold what readers and students get."""
    return [copy.root / "assignments" / "_build", copy.root / "book" / "_build"]


def test_every_kind_of_secret_is_planted(handed_out):
    for path in (ROOT / "assignments" / "sets").glob("*.md"):
        planted = [place for place in handed_out.secret.values() if path.name in place]
        assert all(any(kind in place for place in planted) for kind in sources.SECRETS), path.name
    notes = {path.relative_to(ROOT).as_posix() for path in (ROOT / "assignments" / "teaching").glob("*.md")}
    assert notes <= {place.split(",")[0] for place in handed_out.secret.values()}


def test_nothing_secret_is_handed_out(handed_out):
    found = [each for folder in published(handed_out) for each in search(folder)]
    assert [(place, handed_out.secret[marker]) for place, marker in found if marker in handed_out.secret] == []


def test_what_a_page_says_is_found_in_the_site_its_source_its_index_and_the_archive(handed_out):
    (marker,) = [marker for marker, place in handed_out.public.items() if place.startswith("book/")]
    where = {place for place, found in search(handed_out.root / "book" / "_build") if found == marker}
    site = {"for-instructors/guide.html", "_sources/for-instructors/guide.md", "searchindex.js"}
    archive = f"{offline.ARCHIVE.name}/{offline.NAME}"
    assert where >= {f"html/{name}" for name in site} | {f"{archive}/{name}" for name in site}


def test_what_a_set_says_to_students_is_found_wherever_students_get_it(handed_out):
    found = {
        (re.sub(r"_downloads/\w+/", "", place), marker) for folder in published(handed_out) for place, marker in search(folder)
    }
    markers = {place.split(",")[0]: marker for marker, place in handed_out.public.items()}
    for name in sources.names():
        packed = f"{name}.zip/{name}/{name}.ipynb"
        places = f"release/{name}.ipynb", f"release/{packed}", f"notebooks/assignments/{name}.ipynb", f"html/{packed}"
        archived = f"{offline.ARCHIVE.name}/{offline.NAME}/{packed}"
        marker = markers[f"assignments/sets/{name}.md"]
        assert {(place, marker) for place in (*places, archived)} <= found


def test_the_search_looks_into_packed_files(tmp_path):
    inner, outer = BytesIO(), tmp_path / "outer.zip"
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("note.md", "ZQSECRET7 " * 50)
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.zip", inner.getvalue())
    (tmp_path / "objects.inv").write_bytes(b"# one\n# two\n# three\n# four\n" + zlib.compress(b"zqsecret8"))
    assert search(tmp_path) == {("outer.zip/inner.zip/note.md", "zqsecret7"), ("objects.inv", "zqsecret8")}
