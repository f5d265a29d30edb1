"""Mathematics as MathML, rendered while the book is built: no script, no font, no request."""

import re
from html import escape
from xml.etree import ElementTree

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

# Environments the converter lacks, or numbers on its own while Sphinx counts too.
SAME_ENVIRONMENT = {"aligned": "split", "align": "align*", "gathered": "matrix"}
NAMESPACE = "http://www.w3.org/1998/Math/MathML"
logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
    app.connect("config-inited", lambda app, config: setattr(config, "html_math_renderer", "mathml"))


def to_mathml(tex: str, display: str) -> str:
    """MathML for a TeX formula, with the TeX itself as ``alttext``.

    ``display`` is ``"inline"`` or ``"block"``. Raises ``ValueError`` when the TeX cannot be read or
    holds a command that the converter does not know (it would print the command's name).
    """
    known = re.sub(r"\\(begin|end)\{(\w+)\}", lambda match: rf"\{match[1]}{{{SAME_ENVIRONMENT.get(match[2], match[2])}}}", tex)
    try:
        math = ElementTree.fromstring(convert(known, display=display))
    except Exception as error:  # the converter has many error types and no common base
        raise ValueError(f"{type(error).__name__} {error}".strip()) from error
    unknown = sorted({text for text in math.itertext() if re.match(r"\\[A-Za-z]", text)})
    if unknown:
        raise ValueError(f"unknown command {', '.join(unknown)}")

    math.set("alttext", tex)  # not an <annotation>: the search page would print it in its excerpts
    ElementTree.register_namespace("", NAMESPACE)
    return ElementTree.tostring(math, encoding="unicode")


def mathml_or_warning(node: nodes.Node, display: str) -> str:
    tex = node.astext().strip()
    if display == "block" and r"\\" in tex and r"\begin" not in tex:
        tex = rf"\begin{{aligned}}{tex}\end{{aligned}}"  # Sphinx's own renderers do the same
    try:
        return to_mathml(tex, display)
    except ValueError as error:
        logger.warning("mathematics not rendered (%s): %s", error, tex, location=node, type="mathml")
        return f"<code>{escape(tex)}</code>"


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    self.body.append(mathml_or_warning(node, "inline") + "</span>")
    raise nodes.SkipNode


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    self.body.append(self.starttag(node, "div", CLASS="math notranslate nohighlight"))
    if node["number"]:  # first, as the theme's style sheet expects it
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    # The theme's class for boxes that scroll: its script makes them reachable by keyboard.
    self.body.append('<div class="pst-scrollable-table-container">')
    self.body.append(mathml_or_warning(node, "block") + "</div></div>\n")
    raise nodes.SkipNode
