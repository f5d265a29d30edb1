"""What a student sees: what a failed test found, not the code of its hidden part; and nothing that a submission sets going."""

import re

from bleach.sanitizer import Cleaner
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets.config import Config

# What a browser may do with a page: show it, with the styles and the pictures that are in it.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
FONTS = re.compile(r"@font-face\s*\{[^}]*\}")  # of icons, in files that are not there
SHOWN = ["text/html", "text/markdown", "image/png", "image/jpeg", "text/plain"]  # of an output's forms, the first that it has
TAGS = frozenset(
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre "
    "s samp small span strong sub summary sup table tbody td tfoot th thead tr tt u ul var".split()
)
PLAIN = frozenset("alt class colspan id name open rowspan scope start title".split())  # attributes that take any value
WITH_CONTENTS = "script style template noscript iframe object embed svg math title textarea select".split()
ADDRESSES = {  # the values that an attribute with an address may have
    ("a", "href"): re.compile(r"(https?://|mailto:|#)\S*"),
    ("img", "src"): re.compile(r"data:image/(png|jpeg|gif);base64,[A-Za-z0-9+/=\s]+"),
}


class OnlyTheMessage(NbGraderPreprocessor):
    """Shortens the traceback of a locked cell to its last line: the lines around an error are those of the hidden tests."""

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type == "code" and utils.is_locked(cell):
            for output in cell.outputs:
                if output.output_type == "error":
                    output.traceback = [f"{output.ename}: {output.evalue}"]
        return cell, resources


class SafePage(HTMLExporter):
    """A page on which no script runs, and which loads nothing, whatever the notebook holds."""

    @property
    def default_config(self):
        config = super().default_config.copy()
        config.merge(Config({"NbConvertBase": {"display_data_priority": SHOWN}}))
        return config

    def from_notebook_node(self, nb, resources=None, **options):
        nb.metadata.pop("widgets", None)  # what a widget would show needs its script
        page, resources = super().from_notebook_node(nb, resources, **options)
        head, _, body = page.partition("<body>")
        head = FONTS.sub("", head)
        policy = f'<head><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        return f"{head.replace('<head>', policy, 1)}<body>{_harmless(body)}</body></html>", resources


def _harmless(body):
    """The part of a page's body that shows something, and does nothing."""
    soup = BeautifulSoup(body, "html.parser")
    for element in soup(WITH_CONTENTS):  # the cleaner would leave their contents as text
        element.decompose()
    protocols = ("http", "https", "mailto", "data")
    return Cleaner(tags=TAGS, attributes=_allowed, protocols=protocols, strip=True).clean(str(soup))


def _allowed(tag, name, value):
    form = ADDRESSES.get((tag, name))
    return bool(form.fullmatch(value)) if form else name in PLAIN
