"""The built book, and a server that shows it under a sub-path, as a course site would."""

import contextlib
import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import lab

from widgets.build import ROOT

HTML = ROOT / "book" / "_build" / "html"
PREFIX = "/course/qe/"
MADE = {"_build", "dist", "generated", "__pycache__"}


class CannotBuild(Exception):
    """A book could not be built; what the build said."""


def built() -> Path:
    """The folder of the book's pages, built first if it is missing or older than what it is made from."""
    if not (HTML / "index.html").exists() or _newest(HTML) < max(_newest(ROOT / "book"), _newest(ROOT / "widgets")):
        python = Path(sys.executable)
        for command in ([python, "-m", "widgets.build"], [python.with_name("jupyter-book"), "build", "-W", "-n", "book"]):
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
            assert done.returncode == 0, f"the book could not be built:\n{done.stdout[-3000:]}"
    return HTML


def _newest(folder):
    times = [0.0]
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in MADE]
        times += [os.stat(os.path.join(where, name)).st_mtime for name in files]
    return max(times)


def pages(html: Path) -> list[str]:
    """Every page of the book, as a path from its root."""
    found = [path.relative_to(html).as_posix() for path in html.rglob("*.html")]
    return sorted(path for path in found if not path.startswith("_"))  # _static holds templates of the theme


class _UnderPrefix(http.server.SimpleHTTPRequestHandler):
    """Files of a folder under PREFIX; any other address is not found, so that no page may count on being at the root."""

    def translate_path(self, path):
        if not path.startswith(PREFIX):
            return str(Path(self.directory) / "outside-the-book")
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(html: Path):
    """Serve a folder; gives the address of its root."""
    handler = functools.partial(_UnderPrefix, directory=str(html))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        server.shutdown()
        thread.join()


def of_one_page(folder: Path, markdown: str, settings: dict[str, str]) -> str:
    """Build a book of one page in `folder`/book, where warnings fail.  Returns the page.

    settings: changes to the real book's, {pattern in `_config.yml`: replacement}; each must fit one place.
    """
    done = build(folder, {"index": markdown}, settings)
    if done.returncode:
        raise CannotBuild(done.stdout + done.stderr)
    return (folder / "book" / "_build" / "html" / "index.html").read_text(encoding="utf-8")


def build(folder: Path, texts: dict[str, str], settings: dict[str, str]) -> subprocess.CompletedProcess:
    """Build a book of these pages, {name: Markdown}, in `folder`/book, as `make book` does; what the build said."""
    book = folder / "book"
    shutil.copytree(ROOT / "book", book, ignore=shutil.ignore_patterns("_build"), dirs_exist_ok=True)
    text = (book / "_config.yml").read_text(encoding="utf-8")
    for pattern, replacement in settings.items():
        text, changes = re.subn(pattern, replacement, text, flags=re.MULTILINE)
        assert changes == 1, pattern
    (book / "_config.yml").write_text(text, encoding="utf-8")
    root, *others = texts
    chapters = "".join(f"- file: {name}\n" for name in others)
    (book / "_toc.yml").write_text(f"format: jb-book\nroot: {root}\n{chapters and 'chapters:'}\n{chapters}")
    for name, markdown in texts.items():
        (book / f"{name}.md").write_text(markdown, encoding="utf-8")
    command = [Path(sys.executable).with_name("jupyter-book"), "build", "-W", "-n", "--keep-going", book]
    return subprocess.run(command, env=lab.environment_in(folder), capture_output=True, text=True, check=False)
