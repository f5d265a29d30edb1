"""One browser, one built book and one server for all browser tests; every page opened is watched."""

import shutil

import pytest

pytest.register_assert_rewrite("explorer_page", "watch")

import book_site  # noqa: E402
import browser  # noqa: E402
import elsewhere  # noqa: E402
from explorer_page import ExplorerPage  # noqa: E402
from playwright.sync_api import expect, sync_playwright  # noqa: E402
from watch import Watch  # noqa: E402

from widgets.explorers.catalogue import EXPLORERS  # noqa: E402

NARROW, WIDE = 360, 1280
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        started = browser.launch(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def html():
    """The folder of the built book."""
    return book_site.built()


@pytest.fixture(scope="session")
def root(html):
    """The address of the book, under a sub-path of its server."""
    with book_site.served(html) as address:
        yield address


@pytest.fixture(scope="session")
def windows():
    """Browser windows by their options, each with its watch: what one test has loaded, the next has in its cache."""
    return {}


@pytest.fixture
def browse(chromium, root, windows):
    """A function that opens an address in a new tab; the tabs are closed, and what they did is checked, at the end.

    Options are those of Playwright's browser contexts; `width` is the window's.
    """
    pages = []

    def open_page(path, width=WIDE, **options):
        kind = (width, *sorted(options.items()))
        if kind not in windows:
            # Reduced motion, so that nothing is still gliding when it is measured.
            context = chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", **options)
            windows[kind] = (context, Watch(context, root))
        page = windows[kind][0].new_page()
        pages.append(page)
        page.goto(path if ":" in path.split("/")[0] else root + path)
        return page

    yield open_page
    for page in pages:
        page.close()
    for _, watch in windows.values():
        watch.check()


@pytest.fixture
def visit(chromium, html, tmp_path):
    """A function: content security policy, HTML -> that page of a course's own site, which has the script and its folder.

    The page is watched; `visit.folder` is where the site's files are.
    """
    shutil.copyfile(html / "_static" / "explorers.js", tmp_path / "explorers.js")
    shutil.copytree(html / "_static" / "explorers", tmp_path / "explorers")
    (tmp_path / "favicon.ico").touch()
    headers = {}
    context = chromium.new_context(viewport={"width": WIDE, "height": 800}, reduced_motion="reduce")

    def open_page(policy, text):
        headers.clear()
        headers.update({"Content-Security-Policy": policy} if policy else {})
        (tmp_path / "index.html").write_text(text, encoding="utf-8")
        page = context.new_page()
        page.goto(address)
        return page

    with elsewhere.served(tmp_path, headers) as address:
        open_page.folder, open_page.watch = tmp_path, Watch(context, address)
        yield open_page
        context.close()
    open_page.watch.check()


@pytest.fixture(scope="session")
def page_with(html):
    """A function: name of an explorer -> the page of the book that shows it, chapters before the front page."""

    def path(name):
        holds = [page for page in book_site.pages(html) if f'<qe-explorer name="{name}"' in (html / page).read_text()]
        return max(holds, key=lambda page: page.count("/"))

    return path


@pytest.fixture(params=EXPLORERS)
def explorer(request, browse, page_with):
    """An explorer on its page in a wide window."""
    return ExplorerPage(browse(page_with(request.param)), request.param)
