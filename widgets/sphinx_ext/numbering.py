"""Figures, tables and exercises numbered by chapter: the first figure of chapter 4 is 4.1.

A chapter's number is the one its title starts with (``# Chapter 4. From purchases``), so it
does not depend on which other chapters are in the table of contents.
"""

import re
from copy import deepcopy

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


def setup(app: Sphinx) -> None:
    # Before and after Sphinx's own numbering (priority 500), which counts through the whole book and writes anew
    # each page whose numbers are not those of the last build.
    app.connect("env-get-updated", restore_counts, priority=400)
    app.connect("env-get-updated", number_by_chapter, priority=600)


def restore_counts(app: Sphinx, env: BuildEnvironment) -> list[str]:
    env.toc_fignumbers = getattr(env, "counted_fignumbers", {})
    return []


def number_by_chapter(app: Sphinx, env: BuildEnvironment) -> list[str]:
    env.counted_fignumbers = deepcopy(env.toc_fignumbers)
    for docname, kinds in env.toc_fignumbers.items():
        chapter = re.match(r"(?:\w+ )?(\d+)\. ", env.titles[docname].astext())
        for numbers in kinds.values():
            for count, label in enumerate(numbers, start=1):
                numbers[label] = (int(chapter[1]), count) if chapter else (count,)
    return []
