"""The browser of the measurements: the one of the tests, at one size of page."""

from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from tests.browser.browser import launch

VIEWPORT = {"width": 1280, "height": 800}


@contextmanager
def launched():
    """A browser while the block runs.  Raises NoBrowser, naming the ways to get one."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def new_page(browser):
    """A page with an empty cache, closed at the end."""
    context = browser.new_context(viewport=VIEWPORT)
    try:
        yield context.new_page()
    finally:
        context.close()
