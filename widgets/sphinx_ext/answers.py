"""The answer first, its code below and folded: the cells of solutions and of answers to "Try this"."""

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx_exercise.nodes import solution_node

from widgets.text import _


def setup(app: Sphinx) -> None:
    app.add_post_transform(AnswersFirst)


class AnswersFirst(SphinxPostTransform):
    """Put what a cell of an answer prints before the code that prints it, and fold the code."""

    default_priority = 200  # after MyST-NB has put cells tagged `hide-cell` behind their prompt (199)
    formats = ("html",)

    def run(self, **kwargs) -> None:
        for code in list(self.document.findall(_is_code)):
            whole_cell = isinstance(code.parent, HideCodeCellNode)
            if whole_cell and "below-input" in code.parent["classes"]:
                continue
            if whole_cell or _in_solution(code):
                cell = code.parent
                cell.remove(code)
                cell.append(HideCodeCellNode("", code, prompt_show=_("Show the code"), classes=["above-input"]))


def _is_code(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code_source"


def _in_solution(node: nodes.Node) -> bool:
    while node is not None and not isinstance(node, solution_node):
        node = node.parent
    return node is not None
