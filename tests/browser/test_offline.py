"""The offline archive: unpacked anywhere, it is the whole book, without a server and without a network."""

import html.parser
import re
import zipfile
from urllib.parse import unquote, urlsplit

import book_site
import pytest
from explorer_page import ExplorerPage
from playwright.sync_api import expect

from widgets import offline

pytestmark = pytest.mark.xdist_group(__name__)  # what is set up once serves all of them


@pytest.fixture(scope="module")
def archive(html, tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "book.zip"
    offline.pack(html, path)
    return path


@pytest.fixture(scope="module")
def unpacked(archive, tmp_path_factory):
    """The book's folder after unpacking, in a place with a name as readers give them."""
    place = tmp_path_factory.mktemp("place") / "My courses, é 貨幣"
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(place)
    (folder,) = place.iterdir()
    return folder


@pytest.fixture
def opened(browse, unpacked):
    """A function that opens a page of the archive in a browser without a network."""
    return lambda path: browse(f"{unpacked.as_uri()}/{path}", offline=True)


def test_the_archive_holds_every_page_and_says_how_to_open_it(html, unpacked):
    assert book_site.pages(unpacked) == book_site.pages(html)
    assert "index.html" in (unpacked / "READ ME FIRST.txt").read_text(encoding="utf-8")
    for name in offline.LICENSES:
        assert (unpacked / f"{name}.txt").is_file()


def test_the_same_book_makes_the_same_archive(html, archive, tmp_path):
    offline.pack(html, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_without_a_built_book_the_error_says_what_to_run(tmp_path):
    with pytest.raises(FileNotFoundError, match="make book"):
        offline.pack(tmp_path, tmp_path / "book.zip")
    assert not (tmp_path / "book.zip").exists()


class Addresses(html.parser.HTMLParser):
    """Where a page leads to and what it loads."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found += [value for key, value in attributes if key in ("href", "src") and value]


def test_every_address_inside_the_book_is_a_file_of_the_archive(unpacked):
    missing = set()
    for path in book_site.pages(unpacked):
        for address in Addresses((unpacked / path).read_text(encoding="utf-8")).found:
            parts = urlsplit(address)
            if not parts.scheme and parts.path:
                assert not address.startswith("/"), f"{path}: {address} leads out of the folder"
                target = (unpacked / path).parent / unquote(parts.path)
                if not target.is_file():
                    missing.add((path, address))
    assert missing == set()


def test_a_reader_goes_from_the_first_page_to_a_chapter_and_drags(opened, page_with):
    page = opened("index.html")
    page.locator(f'.bd-sidebar-primary a[href$="{page_with("runoff")}"]').click()
    explorer = ExplorerPage(page, "runoff")
    explorer.grab(explorer.sliders[0])
    page.mouse.up()
    explorer.at_rest()
    assert explorer.inputs != explorer.declared.defaults()
    explorer.agrees_with_python()


def test_search_finds_pages_and_leads_to_them(opened):
    page = opened("index.html")
    page.locator(".bd-sidebar-primary .search-button-field").click()
    field = page.locator("#pst-search-dialog input[type=search]")
    field.fill("run-off cap")
    field.press("Enter")
    hit = page.locator("#search-results li a").first
    expect(hit).to_be_visible()
    hit.click()
    expect(page.locator("article h1")).to_be_visible()
    assert page.url.startswith("file:")
    assert re.search("run-off", page.locator("article").inner_text(), re.IGNORECASE)
