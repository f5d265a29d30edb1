"""Where the things measured are."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "book" / "_build" / "html"
FRONTEND = ROOT / "widgets" / "frontend"
PAGES = {
    "index": "index.html",
    "chapter 4": "how-it-works/from-purchases-to-long-yields.html",
    "chapter 13": "tightening/how-a-balance-sheet-shrinks.html",
}
RUNOFF_PAGE = PAGES["chapter 13"]
