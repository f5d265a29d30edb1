"""The explorers in Jupyter and on paper: widgets with `.inputs`, `.outputs` and `.figure()`, and their static HTML.

explorer = RunoffExplorer(treasury_cap_bn=95)
explorer                       # sliders and charts; drag, and explorer.inputs follows
explorer.outputs["reserves_bn"]  # numpy array, months 0 to 120
explorer.figure()              # the same picture by matplotlib
"""

import os
from pathlib import Path

import anywidget
import traitlets

from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.picture import figure
from widgets.static_html import static_html

_BUNDLE = Path(__file__).with_name("frontend") / "dist" / "notebook.js"


def building_book() -> bool:
    """Whether a cell runs for the book: then it prints a page element and opens no connection to a kernel."""
    return os.environ.get("QE_BOOK_BUILD") == "1"


class Explorer(anywidget.AnyWidget):
    """An explorer with Python behind it.  Keyword arguments are the explorer's inputs, in the units of its sliders.

    inputs: dictionary of all inputs, in step with the sliders; assign a dictionary to change some of them.
    outputs: dictionary of numpy arrays, each along the axis its declaration names, computed by the Python model.
    shown: the controls a reader has, by key; empty for all.  "presets" and "predict" name what is not a setting.

    Raises ValueError naming the argument, its unit and its range.
    """

    _name = ""
    _esm = _BUNDLE
    name = traitlets.Unicode().tag(sync=True)
    inputs = traitlets.Dict().tag(sync=True)
    shown = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, **inputs):
        if not _BUNDLE.exists():
            raise FileNotFoundError("the front end is not built: run `make book` or `pip install -r requirements.txt`")
        self._known = (None, None)
        super().__init__(name=self._name, inputs=run.checked_inputs(self.declaration, inputs))

    @property
    def declaration(self):
        """Sliders, presets, outputs and charts, as declared in `widgets.explorers`."""
        return EXPLORERS[self._name][1]

    @traitlets.validate("inputs")
    def _validated(self, proposal):
        # A dictionary with some of the inputs changes those and keeps the others.
        return run.checked_inputs(self.declaration, dict(self.inputs) | dict(proposal["value"]))

    def showing(self, *controls):
        """Show only these controls, by key; the other settings are held as they are.  All, if none is named.

        Returns the explorer itself, so that a cell may end with `explorer.showing("size_bn")`.
        Raises ValueError naming the controls there are.
        """
        self.shown = list(controls)
        return self

    @traitlets.validate("shown")
    def _nameable(self, proposal):
        return run.checked_controls(self.declaration, proposal["value"])

    @property
    def outputs(self) -> dict:
        """Outputs of the Python model for the present inputs: output -> array."""
        inputs = dict(self.inputs)
        if self._known[0] != inputs:
            self._known = (inputs, run.outputs(self._name, inputs))
        return self._known[1]

    @property
    def sentence(self) -> str:
        """What the present inputs do, in words."""
        return run.sentence(self._name, dict(self.inputs), self.outputs)

    def figure(self):
        """The explorer's charts for the present inputs, as a matplotlib figure."""
        return figure(self.declaration, self.outputs, run.facts(self._name, dict(self.inputs), self.outputs))

    def open(self):
        """Connect to the front end, except while the book is built."""
        if not building_book():
            super().open()

    def _repr_mimebundle_(self, **kwargs):
        if building_book():
            return {"text/html": static_html(self), "text/plain": repr(self)}
        return super()._repr_mimebundle_(**kwargs)

    def __repr__(self):
        changed = {key: value for key, value in self.inputs.items() if value != self.declaration.defaults()[key]}
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in changed.items())})"


def _class(name, declared):
    """The class of an explorer: nothing but its name and its documentation."""
    listed = "\n".join(f"{item.key}: {item.label}, {getattr(item, 'unit', 'choice')}" for item in declared.all_inputs)
    document = f"{declared.title}.  `respond` and the declaration: `widgets.explorers.{name}`.  Inputs:\n\n{listed}\n"
    return type(declared.class_name, (Explorer,), {"_name": name, "__doc__": document, "__module__": __name__})


CLASSES = {declared.class_name: _class(name, declared) for name, (_, declared) in EXPLORERS.items()}
globals().update(CLASSES)
