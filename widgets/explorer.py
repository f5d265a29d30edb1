"""The explorers in Jupyter and on paper: widgets with `.inputs`, `.outputs` and `.figure()`, and their static HTML.

explorer = RunoffExplorer(treasury_cap_bn=95)
explorer                       # sliders and charts; drag, and explorer.inputs follows
explorer.outputs["reserves_bn"]  # numpy array, months 0 to 120
explorer.figure()              # the same picture by matplotlib
"""

import os
from collections.abc import Mapping
from pathlib import Path

import anywidget
import traitlets

from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.picture import figure
from widgets.static_html import static_html

_BUNDLE = Path(__file__).with_name("frontend") / "dist" / "notebook.js"


class _Inputs(dict):
    """The inputs of an explorer.  Setting one sets it in the explorer, checked; none can be taken away."""

    def __init__(self, explorer, values):
        super().__init__(values)
        self._explorer = explorer

    def __setitem__(self, key, value):
        self.update({key: value})

    def update(self, *given, **named):
        self._explorer.inputs = dict(*given, **named)
        super().update(self._explorer.inputs)

    def __ior__(self, given):
        self.update(given)
        return self

    def setdefault(self, key, default=None):
        raise TypeError('every input has a value; write explorer.inputs["key"] = value to change one')

    def _refuse(self, *_args):
        raise TypeError("an explorer always has all of its inputs; dict(explorer.inputs) is a copy to work on")

    __delitem__ = pop = popitem = clear = _refuse

    def __reduce__(self):  # a copy, or what is stored, is a plain dictionary
        return dict, (dict(self),)


class _Outputs(dict):
    """The outputs of an explorer: a dictionary of arrays, none of which can be changed."""

    def _refuse(self, *_args, **_named):
        raise TypeError("outputs follow the inputs and cannot be set; dict(explorer.outputs) is a copy to work on")

    __setitem__ = __delitem__ = update = __ior__ = setdefault = pop = popitem = clear = _refuse

    def __reduce__(self):
        return dict, (dict(self),)


def building_book() -> bool:
    """Whether a cell runs for the book: then it prints a page element and opens no connection to a kernel."""
    return os.environ.get("QE_BOOK_BUILD") == "1"


class Explorer(anywidget.AnyWidget):
    """An explorer with Python behind it.  Keyword arguments are the explorer's inputs, in the units of its sliders.

    inputs: dictionary of all inputs, in step with the sliders; set one, or assign a dictionary to change some of them.  A
    choice that changes, such as a starting point, brings inputs of its own unless they are given with it.
    outputs: dictionary of numpy arrays, each along the axis its declaration names, computed by the Python model; read-only.
    shown: the controls a reader has, by key; empty for all.  "presets" and "predict" name what is not a setting.

    Raises ValueError naming the argument, its unit and its range; AttributeError for an attribute that there is not.
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
        super().__init__(name=self._name, inputs=run.one_setting(self.declaration, inputs))

    @property
    def declaration(self):
        """Sliders, presets, outputs and charts, as declared in `widgets.explorers`."""
        return EXPLORERS[self._name][1]

    @traitlets.validate("inputs")
    def _validated(self, proposal):
        # A dictionary with some of the inputs changes those and keeps the others.
        return _Inputs(self, run.one_setting(self.declaration, proposal["value"], dict(self.inputs)))

    def __setattr__(self, name, value):
        if name == "inputs" and not isinstance(value, Mapping):
            raise ValueError(f"inputs must be a dictionary, input -> value; got {value!r}")
        if not name.startswith("_") and not hasattr(type(self), name):
            raise AttributeError(self._right_way(name))
        super().__setattr__(name, dict(value) if name == "inputs" else value)

    def __getattr__(self, name):
        raise AttributeError(self._right_way(name))

    def _right_way(self, name):
        """What to write instead of an attribute that there is not."""
        if name in self.declaration.defaults():
            return f'{name} is an input of {type(self).__name__}: write explorer.inputs["{name}"]'
        if name in (output.key for output in self.declaration.outputs):
            return f'{name} is an output of {type(self).__name__}: write explorer.outputs["{name}"]'
        return f"{type(self).__name__} has no attribute {name!r}; it has inputs, outputs, sentence, declaration, shown"

    def showing(self, *controls):
        """Show only these controls, by key; the other settings are held as they are.  All, if none is named.

        Returns the explorer itself, so that a cell may end with `explorer.showing("size_bn")`.
        Raises ValueError naming the controls there are.
        """
        self.shown = run.checked_controls(self.declaration, controls)
        return self

    @traitlets.validate("shown")
    def _nameable(self, proposal):
        return run.checked_controls(self.declaration, proposal["value"])

    @property
    def outputs(self) -> dict:
        """Outputs of the Python model for the present inputs: output -> array, read-only."""
        inputs = dict(self.inputs)
        if self._known[0] != inputs:
            found = _Outputs(run.outputs(self._name, inputs))
            for values in found.values():
                values.setflags(write=False)
            self._known = (inputs, found)
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
        changed = self.declaration.changed(self.inputs)
        return f"{type(self).__name__}({', '.join(f'{key}={value!r}' for key, value in changed.items())})"


def _class(name, declared):
    """The class of an explorer: nothing but its name and its documentation."""
    listed = "\n".join(f"{item.key}: {item.label}, {getattr(item, 'unit', 'choice')}" for item in declared.all_inputs)
    document = f"{declared.title}.  `respond` and the declaration: `widgets.explorers.{name}`.  Inputs:\n\n{listed}\n"
    return type(declared.class_name, (Explorer,), {"_name": name, "__doc__": document, "__module__": __name__})


CLASSES = {declared.class_name: _class(name, declared) for name, (_, declared) in EXPLORERS.items()}
globals().update(CLASSES)
