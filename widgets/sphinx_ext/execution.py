"""Executed cells: tell them they run inside a book build, on all cores at once, and never reuse a stale output."""

import asyncio
import hashlib
import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, ProjectNb
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from widgets import objectives
from widgets import sources as source_documents
from widgets.text import _

PACKAGE = Path(__file__).resolve().parent.parent
ANSI = re.compile(r"\x1b\[[\d;]*m")
LONGEST_MESSAGE = 500


def setup(app: Sphinx) -> None:
    # Kernels inherit the environment: an explorer then prints static HTML and opens no comm.
    os.environ["QE_BOOK_BUILD"] = "1"
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # the kernel's debugger warns of a debugger that nobody starts
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

    MyST-NB would execute one after another, and stop at the first that fails with a report of a hundred lines. Here all are
    tried, and the build then ends: its last lines name file, cell and error of each that failed.
    """
    excluded = app.config.nb_execution_excludepatterns
    texts = [str(path) for path in map(env.doc2path, names) if _is_notebook(path) and not _matches(path, excluded)]
    if not texts or app.config.nb_execution_mode != "cache":
        return
    cache = get_cache(app.config.nb_execution_cache_path)
    for path in texts:
        cache.add_nb_to_project(path, read_data={"name": "myst_nb_md", "type": "plugin"})
    notebooks = [cache.get_project_notebook(record.pk) for record in cache.list_unexecuted(filter_uris=texts)]
    failures = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # threads: the work is done by the kernels
        try:
            for notebook, failure in zip(
                notebooks, pool.map(partial(_run, app.config.nb_execution_timeout), notebooks), strict=True
            ):
                if failure:
                    failures.append(failure)
                else:
                    cache.cache_notebook_bundle(CacheBundleIn(notebook.nb, notebook.uri), check_validity=False, overwrite=True)
        finally:
            pool.shutdown(cancel_futures=True)
    if failures:
        # Not an exception of Sphinx's: Jupyter Book would print a traceback of its own below these lines.
        raise SystemExit("\n\n".join([*(failure.report for failure in failures), _summary(failures)]))


@dataclass(frozen=True)
class Failure:
    """A text whose code could not be executed: the error's whole report, and the lines that name file, cell and error."""

    report: str
    summary: str


def _run(timeout_s: int, notebook: ProjectNb) -> Failure | None:
    """Execute a notebook in place, in the folder of its text."""
    text, reached = Path(notebook.uri), []
    client = NotebookClient(
        notebook.nb,
        timeout=timeout_s,
        record_timing=False,  # a time in a cell would make it another cell than the text has
        resources={"metadata": {"path": str(text.parent)}},
        on_cell_execute=lambda cell, cell_index: reached.append(cell_index),
    )
    try:
        # Encrypted where the kernel can be: one that is not warns of it.
        asyncio.run(client.async_execute(transport_encryption="auto"))
    except Exception as error:  # of the cell, its time limit, or the kernel: whatever it is, the text is named
        report = ANSI.sub("", str(error)).rstrip()
        name = error.ename if isinstance(error, CellExecutionError) else type(error).__name__
        message = error.evalue if isinstance(error, CellExecutionError) else str(error)
        said = f"{name}: {' '.join(ANSI.sub('', message).split())[:LONGEST_MESSAGE]}"
        return Failure(report, f"{_place(text, notebook.nb, reached, report)}\n    {said}")
    return None


def _place(text: Path, notebook: NotebookNode, reached: list[int], report: str) -> str:
    """File, line, cell and source line of an error; the file alone if no cell was reached."""
    if not reached:
        return str(text)
    cell = notebook.cells[reached[-1]]
    number = sum(each.cell_type == "code" for each in notebook.cells[: reached[-1] + 1])
    source, lines = cell.source.splitlines(), text.read_text(encoding="utf-8").splitlines()
    raised = re.search(r"^\s*(?:Cell|File).*In\s?\[\d+\], line (\d+)", report, re.MULTILINE)
    at = int(raised[1]) if raised else 1
    fence = notebook.metadata["source_map"][reached[-1]]  # counted from 1, as its options are not
    first = next(line for line in range(fence, len(lines)) if lines[line : line + len(source)] == source)
    return _("{file}:{line}, code cell {number}: {source}").format(
        file=text, line=first + at, number=number, source=source[at - 1].strip()
    )


def _summary(failures: list[Failure]) -> str:
    title = _("The book was not built. Chapters with a code cell that failed: {count}.").format(count=len(failures))
    return "\n".join([title, *(failure.summary for failure in failures)])


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
