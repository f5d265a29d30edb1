"""All explorers by name, and what the front end needs of them as one JSON object."""

import pkgutil
from importlib import import_module

import widgets.explorers
from widgets.explorers.declaration import PALETTE
from widgets.model.parameters import ESTIMATES, parameters, table
from widgets.references import references

_NOT_EXPLORERS = ("catalogue", "run", "uncertainty")  # they import this module


def _found():
    """Every module of `widgets.explorers` that declares an EXPLORER, by the name of the module."""
    names = (info.name for info in pkgutil.iter_modules(widgets.explorers.__path__) if info.name not in _NOT_EXPLORERS)
    modules = {name: import_module(f"widgets.explorers.{name}") for name in names}
    return {name: (module, module.EXPLORER) for name, module in modules.items() if hasattr(module, "EXPLORER")}


# name: (module with respond and facts, declaration)
EXPLORERS = _found()


def as_json():
    """Palette and declarations of all explorers, ready for JSON."""
    values = {estimate: parameters(estimate) for estimate in ESTIMATES}
    cited = references()
    return {
        "palette": PALETTE,
        "explorers": {name: declared.as_json(values, table(), cited) for name, (_, declared) in EXPLORERS.items()},
    }
