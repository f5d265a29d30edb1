"""The book's bibliography as readers see it: author and year, with a letter where that alone fits more than one work."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ENTRY = re.compile(r"@\w+\{([^,]+),(.*?)\n\}", flags=re.DOTALL)
_FIELD = re.compile(r"(\w+)\s*=\s*\{(.*)\}")


def references() -> dict[str, tuple[str, str]]:
    """Source keys of the bibliography: key -> ("Author (year)", address).  Works of one author and year: (2011a), (2011b)."""
    lettered = years()
    found = {}
    for key, fields in _entries().items():
        address = f"https://doi.org/{fields['doi']}" if "doi" in fields else fields.get("url", "")
        found[key] = (f"{_who(fields.get('shortauthor') or fields.get('author', ''))} ({lettered[key]})", address)
    return found


def label(key: str) -> str:
    """A work as a sentence names it, "Gagnon et al. (2011b)".  Raises KeyError for an unknown key."""
    return references()[key][0]


def years() -> dict[str, str]:
    """The year of every work as the book prints it, by key: "2011", or "2011a" and "2011b" in the order of their keys.

    Letters are given over the whole bibliography, so that a work has the same one on every page.
    """
    printed = {key: (_who(fields.get("author", "")), fields.get("year", "")) for key, fields in _entries().items()}
    shared, counted = Counter(printed.values()), Counter()
    found = {}
    for key in sorted(printed):
        who_and_year = printed[key]
        letter = chr(ord("a") + counted[who_and_year]) if shared[who_and_year] > 1 else ""
        counted[who_and_year] += 1
        found[key] = who_and_year[1] + letter
    return found


@cache
def _entries():
    places = (_PACKAGE.parent / "book" / "references.bib", _PACKAGE / "_data" / "references.bib")
    text = next(place for place in places if place.exists()).read_text(encoding="utf-8")
    return {key: dict(_FIELD.findall(body)) for key, body in _ENTRY.findall(text)}


def _who(author):
    """Last names as a citation has them: one, two, or the first "et al."."""
    names = [re.sub(r"[{}]", "", name.split(",")[0]).strip() for name in author.split(" and ")]
    return names[0] if len(names) == 1 else f"{names[0]} and {names[1]}" if len(names) == 2 else f"{names[0]} et al."
