"""Where the things measured are."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "book" / "_build" / "html"
FRONTEND = ROOT / "widgets" / "frontend"
RUNOFF_PAGE = "tightening/how-a-balance-sheet-shrinks.html"


def pages():
    """Every page of the built book."""
    found = (path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
    return sorted(path for path in found if not path.startswith("_"))


def pages_of_explorers():
    """The page of the book that shows each explorer: {name: path}; a chapter before the front page."""
    found = {}
    for path in sorted(pages(), key=lambda path: path.count("/")):
        for name in re.findall(r'<qe-explorer name="(\w+)"', (SITE / path).read_text(encoding="utf-8")):
            found[name] = path
    return found
