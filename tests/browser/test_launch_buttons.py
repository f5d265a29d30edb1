"""Launch buttons: none without a repository; with its address set, each leads to the page as a notebook."""

import re
import subprocess
from urllib.parse import parse_qs, urlsplit

import book_site
import pytest

from widgets import notebooks
from widgets.build import ROOT
from widgets.sphinx_ext.repository import pages_address

pytestmark = pytest.mark.xdist_group(__name__)  # what is set up once serves all of them

BOOK = ROOT / "book"
REPOSITORY = "https://github.com/someone/a-book"
HUB = "https://hub.example.edu"


def test_no_button_until_the_repository_is_set(html):
    page = (html / "index.html").read_text(encoding="utf-8")
    launched = re.findall(r"mybinder\.org|colab\.research|/hub/user-redirect", page)
    assert bool(launched) is bool(notebooks.repository())


def test_the_repository_is_named_in_the_settings_only():
    """A line of settings, and nothing else in the repository that would have to follow it."""
    settings = (BOOK / "_config.yml").read_text(encoding="utf-8")
    assert len(re.findall(r"(?m)^repository:\n  url: ", settings)) == 1
    if address := notebooks.repository():
        listed = subprocess.run(["git", "grep", "-lF", address], cwd=ROOT, capture_output=True, text=True, check=False)
        assert listed.stdout.split() == ["book/_config.yml"]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The front page of a book whose repository and hub are set."""
    settings = {
        r"^repository:\n  url: .*$": f"repository:\n  url: {REPOSITORY}",
        r"^  jupyterhub_url: .*$": f"  jupyterhub_url: {HUB}",
        r"execute_notebooks: cache": 'execute_notebooks: "off"',
    }
    header = (BOOK / "index.md").read_text(encoding="utf-8").split("\n---\n")[0]
    return book_site.of_one_page(tmp_path_factory.mktemp("launch"), f"{header}\n---\n\n# A book\n", settings)


def links(page, start):
    found = [link.replace("&amp;", "&") for link in re.findall(rf'href="({re.escape(start)}[^"]*)"', page)]
    assert found, f"no link to {start}"
    return set(found)


def test_binder_opens_the_pages_text_in_lab(page):
    (link,) = links(page, "https://mybinder.org/")
    assert urlsplit(link).path == "/v2/gh/someone/a-book/main"
    assert parse_qs(urlsplit(link).query) == {"urlpath": ["lab/tree/book/index.md"]}


def test_a_hub_of_ones_own_pulls_the_repository_and_opens_the_pages_text(page):
    (link,) = links(page, HUB)
    assert urlsplit(link).path == "/hub/user-redirect/git-pull"  # nbgitpuller
    asked = {"repo": [REPOSITORY], "branch": ["main"], "urlpath": ["lab/tree/a-book/book/index.md"]}
    assert parse_qs(urlsplit(link).query) == asked


def test_colab_opens_a_notebook_that_is_published(page):
    (link,) = links(page, "https://colab.research.google.com/")
    name = link.removeprefix(f"https://colab.research.google.com/github/someone/a-book/blob/{notebooks.BRANCH}/")
    assert name.removesuffix(".ipynb") in notebooks.texts()


def test_the_page_says_where_it_belongs(page):
    assert re.findall(r'<link rel="canonical" href="([^"]+)"', page) == ["https://someone.github.io/a-book/index.html"]


def test_the_address_at_github_pages():
    assert pages_address("https://github.com/Someone/A-Book/") == "https://someone.github.io/A-Book/"
    assert pages_address("https://github.com/someone/someone.github.io") == "https://someone.github.io/"
