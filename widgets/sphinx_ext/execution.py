"""Executed cells: tell them they run inside a book build, and never reuse a stale output."""

import hashlib
import os
import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from widgets import objectives
from widgets import sources as source_documents

PACKAGE = Path(__file__).resolve().parent.parent


def setup(app: Sphinx) -> None:
    # Kernels inherit the environment: an explorer then prints static HTML and opens no comm.
    os.environ["QE_BOOK_BUILD"] = "1"
    app.connect("config-inited", follow_sources)


def follow_sources(app: Sphinx, config: Config) -> None:
    """Keep cached outputs in a folder named after the digest of what the cells read.

    jupyter-cache looks at a chapter's own cells only, so a changed model or table would leave old
    figures on the page. A new folder forces execution, and because Sphinx counts
    ``nb_execution_cache_path`` among the settings of its environment, it also forces reading.
    """
    caches = Path(app.outdir).parent / ".jupyter_cache"
    current = caches / sources_digest(Path(app.srcdir))
    for old in caches.glob("*"):
        if old.is_dir() and old != current:
            shutil.rmtree(old, ignore_errors=True)
    config.nb_execution_cache_path = str(current)


def sources_digest(book: Path) -> str:
    """Digest of the package's Python and CSV files, of the book's tables, and what pages read of chapters and problem sets."""
    sources = [(PACKAGE, "*.py"), (PACKAGE, "*.csv"), (book / "data", "*"), (book / "sources", "*")]
    practice = (objectives.parts(), objectives.objectives(), objectives.exercises(), objectives.problem_sets())
    digest = hashlib.sha256(repr((source_documents.chapters(), source_documents.taught(), practice)).encode())
    for folder, pattern in sources:
        for path in sorted(folder.rglob(pattern)):
            if path.is_file():
                content = hashlib.sha256(path.read_bytes()).digest()
                digest.update(str(path.relative_to(folder)).encode() + b"\0" + content)
    return digest.hexdigest()[:16]
