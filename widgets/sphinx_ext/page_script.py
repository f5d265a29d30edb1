"""The explorers' script, copied into the site and loaded only by pages that show an explorer."""

import hashlib
import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

SCRIPT = Path(__file__).resolve().parent.parent / "frontend" / "dist" / "page.js"
NAME_ON_SITE = "explorers.js"


def setup(app: Sphinx) -> None:
    app.add_config_value("site_assets_digest", "", "html")
    app.connect("config-inited", follow_assets)
    app.connect("builder-inited", copy_script)
    app.connect("html-page-context", add_script)


def follow_assets(app: Sphinx, config: Config) -> None:
    """Have every page written again, with new addresses, when the script or a static file changes.

    Sphinx appends a content digest to each asset's address as it writes a page, but does not write
    the page again when only the asset has changed.
    """
    digest = hashlib.sha256()
    for path in [SCRIPT, *sorted((Path(app.srcdir) / "_static").rglob("*"))]:
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    config.site_assets_digest = digest.hexdigest()


def copy_script(app: Sphinx) -> None:
    """Copy the script before pages are written, because its address carries a digest of the copy."""
    if app.builder.format != "html":
        return
    if not SCRIPT.is_file():
        raise ExtensionError(
            f"The explorers' script widgets/frontend/dist/{SCRIPT.name} has not been built. "
            "Run `make book`, or `pip install -r requirements.txt`, and build the book again."
        )
    target = Path(app.outdir) / "_static" / NAME_ON_SITE
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SCRIPT, target)


def add_script(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    # A classic deferred script: ES modules do not load from file://.
    if "<qe-explorer" in context.get("body", ""):
        app.add_js_file(NAME_ON_SITE, loading_method="defer")
