"""The answer first, its code below and folded: the cells of solutions and of answers to "Try this"."""

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_exercise.nodes import solution_node

from widgets.text import _

from .dropdown import details


def setup(app: Sphinx) -> None:
    app.add_post_transform(AnswersFirst)


class AnswersFirst(SphinxPostTransform):
    """Put what a cell of an answer prints before the code that prints it, and fold the code."""

    default_priority = 200  # after MyST-NB has put cells tagged `hide-cell` behind their prompt (199)
    formats = ("html",)

    def run(self, **kwargs) -> None:
        for cell in list(self.document.findall(_is_cell)):
            first = cell.children[0] if cell.children else None
            if isinstance(first, HideCodeCellNode) and cell.get("hide_mode") == "all":
                # Looks like any other box that a reader opens for an answer.
                box = details("", *first.children, classes=["answer"], summary=first["prompt_show"])
                cell.children = []
                cell.append(box)
                _fold_code_below(box)
            elif _in_solution(cell):
                _fold_code_below(cell)


def _fold_code_below(box: nodes.Element) -> None:
    code = box.children[0]
    if code.get("nb_element") == "cell_code_source":
        box.remove(code)
        box.append(HideCodeCellNode("", code, prompt_show=_("Show the code"), classes=["above-input"]))


def _is_cell(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


def _in_solution(node: nodes.Node) -> bool:
    while node is not None and not isinstance(node, solution_node):
        node = node.parent
    return node is not None
