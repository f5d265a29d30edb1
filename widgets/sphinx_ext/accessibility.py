"""Markup that fails an accessibility check, corrected where it is written."""

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

INNER_SECTIONS = {"exercise-content", "solution-content"}


def setup(app: Sphinx) -> None:
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    app.add_node(HideCodeCellNode, override=True, html=(visit_hidden_code, depart_hidden_code))
    app.add_post_transform(UnwrapInnerSections)


class UnwrapInnerSections(SphinxPostTransform):
    """sphinx-exercise gives the body of every exercise one and the same id: drop that wrapper."""

    default_priority = 890  # after sphinx-exercise, before the answers become <details>
    formats = ("html",)

    def run(self, **kwargs) -> None:
        for section in list(self.document.findall(nodes.section)):
            if INNER_SECTIONS.intersection(section["ids"]):
                section["ids"].clear()  # docutils would hand them on to the first child
                section.replace_self(section.children)


def visit_citation(self: HTML5Translator, node: nodes.citation) -> None:
    # docutils marks the list up with roles that ARIA has since deprecated.
    self.body.append(self.starttag(node, "div", CLASS="citation"))


def depart_citation(self: HTML5Translator, node: nodes.citation) -> None:
    self.body.append("</div>\n")


def visit_hidden_code(self: HTML5Translator, node: HideCodeCellNode) -> None:
    # myst-nb names every such summary "Toggle hidden content", against its visible text.
    classes = " ".join(node["classes"])
    self.body.append(f'<details class="hidden-code {classes}"><summary>{self.encode(node["prompt_show"])}</summary>\n')


def depart_hidden_code(self: HTML5Translator, node: HideCodeCellNode) -> None:
    self.body.append("</details>\n")
