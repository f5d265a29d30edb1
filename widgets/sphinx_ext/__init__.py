"""What the book's build needs beyond ``_config.yml``.

Listed in ``book/_config.yml``, this extension makes a plain ``jupyter-book build book`` write a site
that sends no request to another host, is light, and runs from a sub-path or from disk:

- ``execution``: the book-build flag, and caches that follow the model and the data;
- ``page_script``: the explorers' script, on the pages that show an explorer;
- ``embed``: a page with one explorer, for frames on other pages;
- ``mathml``: mathematics rendered to MathML while the book is built;
- ``dropdown``: answers behind a click, without a script;
- ``citations``: author and year, with letters where two works share them;
- ``answers``: in an answer, what its code prints first, the code below and folded;
- ``numbering``: figures and exercises numbered by chapter;
- ``repository``: launch and source buttons, once the repository's address is set;
- ``handouts``: the problem sets as students get them, to download;
- ``search``: a search that finds numbers, any spelling, and first the chapter that teaches a term;
- ``accessibility``: markup that fails an accessibility check, corrected;
- ``theme``: the theme without its heavy parts.
"""

from sphinx.application import Sphinx

from . import (
    accessibility,
    answers,
    citations,
    dropdown,
    embed,
    execution,
    handouts,
    mathml,
    numbering,
    page_script,
    repository,
    search,
    theme,
)

PARTS = (
    execution,
    page_script,
    embed,
    mathml,
    dropdown,
    answers,
    citations,
    numbering,
    repository,
    handouts,
    search,
    accessibility,
    theme,
)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register every part with Sphinx."""
    for part in PARTS:
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": False}  # `search` keeps what the pages say
