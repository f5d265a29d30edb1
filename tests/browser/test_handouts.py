"""The problem sets to download: as students get them, with their data; a book built without them says so."""

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import book_site
import pytest
from conftest import NARROW, WIDE

from assignments import sources
from assignments.release import BUILT, hand_out
from widgets import history, notebooks

pytestmark = pytest.mark.xdist_group(__name__)  # what is set up once serves all of them

PAGE = "for-instructors/assignments.html"
TEXT = "# Problem sets\n\n```{problem-sets}\n```\n"
DOWNLOAD = re.compile(r'href="(_downloads/[^"]+\.zip)"')
REPOSITORY = {r"^repository:\n  url: .*$": "repository:\n  url: https://github.com/someone/a-book"}


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A folder with a problem set as it is handed out, where the book beside it looks for problem sets."""
    folder = tmp_path_factory.mktemp("repository")
    hand_out(sources.names()[:1], folder / "assignments" / "_build" / "release")
    return folder


@pytest.fixture(scope="module")
def listed(repository):
    """The page of a book that is built with this set."""
    return book_site.of_one_page(repository, TEXT, REPOSITORY)


@pytest.fixture(scope="module")
def downloaded(repository, listed):
    """The one file that the page offers."""
    (address,) = DOWNLOAD.findall(listed)
    return repository / "book" / "_build" / "html" / unquote(address)


def test_a_set_is_downloaded_as_it_is_handed_out(repository, downloaded):
    (handed_out,) = (repository / "assignments" / "_build" / "release").glob("*.zip")
    assert downloaded.name == handed_out.name
    assert downloaded.read_bytes() == handed_out.read_bytes()


def test_the_page_says_what_a_set_is_about(listed):
    about = sources.read(sources.names()[0]).metadata["problem_set"]
    text = " ".join(re.findall(r"<td.*?<p>(.*?)</p>", listed, re.DOTALL))
    assert f"{about['part']}. {about['title']} {about['minutes']} " in text


def test_a_set_comes_with_the_data_it_reads_and_whose_they_are(downloaded):
    with zipfile.ZipFile(downloaded) as packed:
        contents = {Path(name).name: packed.read(name) for name in packed.namelist()}
    tables = {name for name in contents if name.endswith(".csv")} - {"columns.csv"}
    assert tables
    for name in tables:
        assert contents[name] == (history.folder() / name).read_bytes()
        assert f"{Path(name).stem},".encode() in contents["columns.csv"]


def test_colab_opens_the_notebook_that_is_published(listed):
    (address,) = re.findall(r'href="https://colab\.research\.google\.com/github/someone/a-book/blob/([^"]+)"', listed)
    assert address == f"{notebooks.BRANCH}/assignments/{sources.names()[0]}.ipynb"


def test_a_book_without_problem_sets_says_so_and_links_to_none(tmp_path):
    page = book_site.of_one_page(tmp_path, TEXT, {})
    assert "built without the problem sets" in page
    assert not DOWNLOAD.search(page)


@pytest.mark.parametrize("content", [b"", b"not a zip"])
def test_what_is_not_a_problem_set_is_named(tmp_path, content):
    folder = tmp_path / "assignments" / "_build" / "release"
    folder.mkdir(parents=True)
    (folder / "01-broken.zip").write_bytes(content)
    with pytest.raises(book_site.CannotBuild, match=r"01-broken\.zip is not a problem set"):
        book_site.of_one_page(tmp_path, TEXT, {})


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_books_own_page_offers_the_sets_it_was_built_with(browse, html, width):
    page = browse(PAGE, width=width)
    links = page.locator("article a.download")
    if not links.count():
        assert not list(BUILT.glob("*.zip")), "the sets are there, and the book was built before"
        assert page.locator("article .admonition").count() == 1
        return
    texts = links.all_inner_texts()
    assert [int(re.match(r"Set (\d+)", text)[1]) for text in texts] == [int(name.split("-")[0]) for name in sources.names()]
    with page.expect_download() as started:
        links.first.click()
    with zipfile.ZipFile(started.value.path()) as packed:
        assert f"{sources.names()[0]}/{sources.names()[0]}.ipynb" in packed.namelist()
