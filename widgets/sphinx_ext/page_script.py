"""The explorers' scripts, copied into the site; a page loads the shared one and those of the explorers it shows."""

import hashlib
import re
import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

DIST = Path(__file__).resolve().parent.parent / "frontend" / "dist"
SCRIPT = DIST / "page.js"
EMBED = DIST / "embed.js"
EXPLORERS = DIST / "explorers"
NAME_ON_SITE = "explorers.js"
ELEMENT = re.compile(r"""<qe-explorer\b[^>]*?\bname=["']([a-z0-9_]+)["']""")

ANSWERS = "<qe-answers"


def setup(app: Sphinx) -> None:
    app.add_config_value("site_assets_digest", "", "html")
    app.connect("config-inited", follow_assets)
    app.connect("builder-inited", copy_scripts)
    app.connect("html-page-context", add_scripts)


def follow_assets(app: Sphinx, config: Config) -> None:
    """Have every page written again, with new addresses, when a script or a static file changes.

    Sphinx appends a content digest to each asset's address as it writes a page, but does not write
    the page again when only the asset has changed.
    """
    digest = hashlib.sha256()
    for path in [SCRIPT, EMBED, *sorted(EXPLORERS.glob("*.js")), *sorted((Path(app.srcdir) / "_static").rglob("*"))]:
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    config.site_assets_digest = digest.hexdigest()


def copy_scripts(app: Sphinx) -> None:
    """Copy the scripts before pages are written, because their addresses carry digests of the copies."""
    if app.builder.format != "html":
        return
    if not SCRIPT.is_file():
        raise ExtensionError(
            f"The explorers' script widgets/frontend/dist/{SCRIPT.name} has not been built. "
            "Run `make book`, or `pip install -r requirements.txt`, and build the book again."
        )
    static = Path(app.outdir) / "_static"
    static.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SCRIPT, static / NAME_ON_SITE)
    shutil.copyfile(EMBED, static / EMBED.name)
    shutil.rmtree(static / EXPLORERS.name, ignore_errors=True)  # an explorer that is gone leaves nothing behind
    shutil.copytree(EXPLORERS, static / EXPLORERS.name)


def add_scripts(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    # Classic deferred scripts: ES modules do not load from file://. They may run in any order.
    body = context.get("body", "")
    names = dict.fromkeys(ELEMENT.findall(body))
    for name in names:
        if (EXPLORERS / f"{name}.js").is_file():
            app.add_js_file(f"{EXPLORERS.name}/{name}.js", loading_method="defer")
    if names or ANSWERS in body:
        app.add_js_file(NAME_ON_SITE, loading_method="defer")
