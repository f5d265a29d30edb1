"""Problem sets of the book, and the few commands that hand them out, grade them and give feedback, by nbgrader."""

import sys

STOPPED = "stopped; nothing is left half done, and the same command goes on from here"


class Trouble(Exception):
    """Something that an instructor can mend; its text says what, and in which file and cell or line."""


def _say_that_it_was_stopped(kind, error, traceback):
    if issubclass(kind, KeyboardInterrupt):
        print(f"Error: {STOPPED}", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, traceback)


if sys.argv[0] == "-m":  # `python -m assignments` is about to import what it needs, which takes seconds that may be interrupted
    sys.excepthook = _say_that_it_was_stopped
