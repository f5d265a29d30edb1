"""`make bench`: measures speed and size in one run and prints a table, which is Markdown as well.  Fails nothing.

The book must have been built.  Nothing is written but to temporary folders.
"""

import os
import platform
import sys
from pathlib import Path

from benchmarks import build_time, drag, model_speed, page_load, voila
from benchmarks.browser import VIEWPORT, launched
from benchmarks.measure import Row, table
from benchmarks.places import SITE, pages_of_explorers
from benchmarks.site import served

NOTES = f"""
Drag: the mouse moves {drag.HERTZ} times a second over the Treasury cap, {drag.SWEEPS} sweeps of {drag.STEPS} moves.
The page is {VIEWPORT["width"]} by {VIEWPORT["height"]}. "Input" is when its first listener hears the move. The browser holds a
mouse event back until the display's next frame; "mouse event" counts that wait too.
"Painted frame" is the first one that shows the event's value or a later one, whole: number and
charts in the explorer, text beside the bare slider, picture under Voilà. Its time is that of the
first task after the frame, when style, layout and paint are done.
Bytes: all answers with their heads, text compressed by gzip.
Cold: new browser context, empty cache, the site on localhost.
"""


def machine(browser):
    """What the numbers were measured on."""
    busy = "; busy with other work, which slows what is measured" if os.getloadavg()[0] > os.cpu_count() / 2 else ""
    return (
        f"Machine: {os.cpu_count()} cores, {_processor()}; {platform.system()} {platform.release()}\n"
        f"Python {platform.python_version()}, Chromium {browser.version}; {_load()} at the start{busy}\n"
    )


def _load():
    return "load average " + ", ".join(f"{value:.1f}" for value in os.getloadavg())


def _processor():
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def drags(browser, site):
    """Rows on the drags, one straight after another."""
    ours, plain = drag.explorer(browser, site), drag.bare(browser, site)
    yield from drag.rows("explorer", ours, limit=16)
    yield from drag.rows("bare slider", plain)
    yield from drag.worst(drag.every_explorer(browser, site, pages_of_explorers()))
    if not voila.installed():
        yield Row("Drag, Voilà: not installed; `make bench` installs it", "not measured")
        return
    with voila.served() as address:
        theirs = drag.voila(browser, address)
    yield from drag.rows("Voilà", theirs)
    yield from drag.compare(ours, theirs)


def collected(name, rows):
    """The rows of a part of the table; what goes wrong is a row, so that the other parts are still measured."""
    print(f"measuring {name} ...", file=sys.stderr, flush=True)
    found = []
    try:
        for row in rows:
            found.append(row)
    except Exception as error:
        found.append(Row(f"{name}: failed, see above", "not measured"))
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    return found


def main():
    """Measure everything and print the table."""
    with launched() as browser:
        print(machine(browser))
        with served(SITE) as site:
            rows = collected("drag", drags(browser, site))
            rows += collected("page load", page_load.rows(browser, site))
        rows += collected("model", model_speed.rows(browser))
    rows += collected("build", build_time.rows())
    print(table(rows))
    print(NOTES)
    print(f"At the end: {_load()}")


if __name__ == "__main__":
    main()
