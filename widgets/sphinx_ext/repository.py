"""Buttons that lead to the repository, Binder, Colab and a JupyterHub: present when its address is set, absent otherwise.

The address is ``repository: url`` in ``book/_config.yml`` and nowhere else. For a repository on GitHub it also gives
the address at which GitHub Pages shows the book, unless ``html: baseurl`` names another.
"""

from urllib.parse import urlsplit

from sphinx.application import Sphinx
from sphinx.config import Config

from widgets.notebooks import BRANCH

COLAB = "https://colab.research.google.com"


def setup(app: Sphinx) -> None:
    app.connect("config-inited", set_buttons)
    app.connect("html-page-context", open_notebooks_in_colab, priority=900)  # after the theme has made its buttons


def set_buttons(app: Sphinx, config: Config) -> None:
    options = config.html_theme_options
    url = options.get("repository_url")
    if not url:
        options.pop("launch_buttons", None)  # the theme cannot build these links without an address
        return
    for button in ("use_repository_button", "use_edit_page_button", "use_issues_button"):
        options[button] = True
    if urlsplit(url).netloc == "github.com":
        options.setdefault("launch_buttons", {})["colab_url"] = COLAB  # which reads from GitHub only
        config.html_baseurl = config.html_baseurl or pages_address(url)


def pages_address(url: str) -> str:
    """Where GitHub Pages shows what a repository at github.com publishes."""
    owner, name = urlsplit(url).path.strip("/").split("/")
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def open_notebooks_in_colab(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Colab opens notebooks only, and the theme's link leads to the page's text."""
    for group in context.get("header_buttons", []):
        for button in group.get("buttons", []):
            if button.get("url", "").startswith(f"{COLAB}/"):
                button["url"] = in_colab(app.config, pagename)


def in_colab(config: Config, name: str) -> str | None:
    """Address at which Colab opens a published notebook; None unless the repository is on GitHub."""
    url = urlsplit(config.html_theme_options.get("repository_url") or "")
    return f"{COLAB}/github{url.path.rstrip('/')}/blob/{BRANCH}/{name}.ipynb" if url.netloc == "github.com" else None
