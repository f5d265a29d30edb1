"""Answers behind a click: ``:class: dropdown`` becomes a native ``<details>``.

Jupyter Book's stock way is a script that hides the box after the page has loaded. ``<details>``
needs no script, is announced by screen readers, opens for the browser's own text search, and
prints (see ``book.css``).
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator


class details(nodes.General, nodes.Element):
    """A box whose content shows when its ``summary`` is clicked."""


def setup(app: Sphinx) -> None:
    app.add_node(details, html=(visit_details, depart_details))
    app.add_post_transform(AdmonitionsToDetails)


class AdmonitionsToDetails(SphinxPostTransform):
    """Replace every admonition-like node of class ``dropdown``, solutions included."""

    default_priority = 900  # after sphinx-exercise has written the titles of its solutions
    formats = ("html",)

    def run(self, **kwargs) -> None:
        for node in list(self.document.findall(nodes.Admonition)):
            if "dropdown" not in node.get("classes", []) or not isinstance(node[0], nodes.Titular):
                continue
            # Plain text: a link inside a summary would compete with the click that opens it.
            box = details(
                "",
                *node.children[1:],
                ids=node["ids"],
                classes=[name for name in node["classes"] if name != "dropdown"],
                summary=node[0].astext(),
            )
            node.replace_self(box)


def visit_details(self: HTML5Translator, node: details) -> None:
    self.body.append(self.starttag(node, "details", CLASS="dropdown"))
    self.body.append(f"<summary>{self.encode(node['summary'])}</summary>\n")


def depart_details(self: HTML5Translator, node: details) -> None:
    self.body.append("</details>\n")
