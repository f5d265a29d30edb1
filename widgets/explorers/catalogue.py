"""All explorers by name, and what the front end needs of them as one JSON object."""

import pkgutil
import re
from importlib import import_module
from pathlib import Path

import widgets.explorers
from widgets.explorers.declaration import PALETTE
from widgets.model.parameters import ESTIMATES, parameters, table

_PACKAGE = Path(__file__).resolve().parents[1]
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


def references():
    """Source keys of the book's bibliography: key -> ("Author (year)", address)."""
    places = (_PACKAGE.parent / "book" / "references.bib", _PACKAGE / "_data" / "references.bib")
    text = next(place for place in places if place.exists()).read_text(encoding="utf-8")
    found = {}
    for key, body in re.findall(r"@\w+\{([^,]+),(.*?)\n\}", text, flags=re.DOTALL):
        fields = dict(re.findall(r"(\w+)\s*=\s*\{(.*)\}", body))
        author = fields.get("shortauthor") or fields.get("author", "")
        names = [name.split(",")[0].strip("{} ") for name in author.split(" and ")]
        who = names[0] if len(names) == 1 else f"{names[0]} and {names[1]}" if len(names) == 2 else f"{names[0]} et al."
        address = f"https://doi.org/{fields['doi']}" if "doi" in fields else fields.get("url", "")
        found[key] = (f"{who.replace('{', '').replace('}', '')} ({fields.get('year', '')})", address)
    return found
