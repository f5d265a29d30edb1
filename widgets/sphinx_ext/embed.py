"""``embed.html``: a page with one explorer and nothing else, for a frame on a page elsewhere."""

import hashlib
import shutil
from html import escape
from pathlib import Path
from string import Template

from sphinx.application import Sphinx

from widgets.text import _

from . import page_script

TEMPLATE = Path(__file__).with_name("embed.html")
STYLE = TEMPLATE.with_suffix(".css")


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write_page)


def write_page(app: Sphinx, exception: Exception | None) -> None:
    """Write the page beside the front page.  Its scripts are those that ``page_script`` has copied."""
    if exception or app.builder.format != "html":
        return
    shutil.copyfile(STYLE, Path(app.outdir) / "_static" / STYLE.name)
    page = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        language=app.config.language,
        title=escape(app.config.html_title or app.config.project),
        without_script=escape(_("An explorer needs JavaScript. The book itself does not.")),
        style=_address(Path(app.outdir), STYLE.name),
        page_script=_address(Path(app.outdir), page_script.NAME_ON_SITE),
        embed_script=_address(Path(app.outdir), page_script.EMBED.name),
    )
    (Path(app.outdir) / TEMPLATE.name).write_text(page, encoding="utf-8")


def _address(site: Path, name: str) -> str:
    """Address of a file of the site with a digest, so that browsers do not keep an old one."""
    digest = hashlib.sha256((site / "_static" / name).read_bytes()).hexdigest()
    return f"_static/{name}?v={digest[:8]}"
