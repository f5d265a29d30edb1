"""Executed cells: tell them they run inside a book build, on all cores at once, and never reuse a stale output."""

import hashlib
import os
import shutil
from pathlib import Path, PurePosixPath

from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from widgets import objectives
from widgets import sources as source_documents

PACKAGE = Path(__file__).resolve().parent.parent


def setup(app: Sphinx) -> None:
    # Kernels inherit the environment: an explorer then prints static HTML and opens no comm.
    os.environ["QE_BOOK_BUILD"] = "1"
    app.connect("config-inited", follow_sources)
    app.connect("env-before-read-docs", execute_on_all_cores)


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


def execute_on_all_cores(app: Sphinx, env: BuildEnvironment, names: list[str]) -> None:
    """Execute the texts that Sphinx is about to read side by side, into the cache from which MyST-NB takes their outputs.

    MyST-NB would execute one after another. A text that fails is left out of the cache: MyST-NB meets it
    again and reports it as it reports any failure.
    """
    excluded = app.config.nb_execution_excludepatterns
    texts = [str(path) for path in map(env.doc2path, names) if _is_notebook(path) and not _matches(path, excluded)]
    if not texts or app.config.nb_execution_mode != "cache":
        return
    cache = get_cache(app.config.nb_execution_cache_path)
    for path in texts:
        cache.add_nb_to_project(path, read_data={"name": "myst_nb_md", "type": "plugin"})
    load_executor("local-parallel", cache).run_and_cache(filter_uris=texts, timeout=app.config.nb_execution_timeout)


def _matches(path, patterns) -> bool:
    return any(PurePosixPath(path).match(pattern) for pattern in patterns)  # as MyST-NB does


def _is_notebook(path) -> bool:
    text = Path(path)
    return text.suffix == ".md" and "\nkernelspec:" in text.read_text(encoding="utf-8").partition("\n---")[0]


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
