"""A mouse drag over one slider, timed from the event to the painted frame: the explorer, a bare slider, and Voilà."""

import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import TimeoutError

from benchmarks.browser import new_page
from benchmarks.measure import Row, median, quantile
from benchmarks.places import RUNOFF_PAGE
from widgets.explorers.catalogue import EXPLORERS

PROBE = Path(__file__).with_name("drag_probe.js").read_text(encoding="utf-8")
STEPS = 120  # moves a sweep: one a value of the slider
SWEEPS = 2  # from low to high, and back
HERTZ = 59  # a display's rate, and off it by a little, so that moves fall anywhere between two frames

BARE_PAGE = """<!doctype html><title>A slider</title>
<input type="range" min="0" max="120" value="0" style="width: 300px"> <output>0</output>
<script>
  const [slider, output] = [document.querySelector("input"), document.querySelector("output")];
  slider.addEventListener("input", () => { output.textContent = slider.value; });
</script>"""

# The answer is whole when the number field and, wherever the balance sheet changed, the charts have changed.
EXPLORER_SHOWN = """(() => {
  const explorer = document.querySelector("qe-explorer[name=runoff]");
  const root = explorer.shadowRoot;
  const field = root.querySelector("[data-key=treasury_cap_bn] input[role=spinbutton]");
  let assets = "", picture = "", value = null;
  return () => {
    const nextAssets = explorer.outputs.total_assets_bn.join();
    const nextPicture = Array.from(root.querySelectorAll("svg path"), (path) => path.getAttribute("d")).join();
    if (nextAssets === assets || nextPicture !== picture) value = Number(field.value);
    [assets, picture] = [nextAssets, nextPicture];
    return value;
  };
})()"""


@dataclass(frozen=True)
class Subject:
    """A page with a slider.  track: selector of what the handle moves along; value and shown: functions in JavaScript."""

    track: str
    value: str
    shown: str


EXPLORER = Subject(
    "qe-explorer[name=runoff] #treasury_cap_bn",
    "() => Number(document.querySelector('qe-explorer[name=runoff]').shadowRoot.querySelector('#treasury_cap_bn').value)",
    EXPLORER_SHOWN,
)
BARE = Subject(
    "input", "() => Number(document.querySelector('input').value)", "() => Number(document.querySelector('output').textContent)"
)
VOILA = Subject(
    ".noUi-base",
    "() => Number(document.querySelector('.noUi-handle').getAttribute('aria-valuenow'))",
    # The number is printed after the picture of the same run, and cleared with it.
    """() => {
      const picture = document.querySelector(".jp-OutputArea-output img");
      const printed = document.querySelector(".jp-OutputArea-output pre");
      return picture?.complete && printed ? Number(printed.textContent) : null;
    }""",
)


@dataclass(frozen=True)
class Drag:
    """Milliseconds from each event to its painted frame, from when the page hears it and from the mouse's own time."""

    heard: list
    stamped: list
    frames: int  # painted frames that showed a new value
    correct: bool  # after each sweep the page shows the value of the slider


def explorer(browser, site):
    """Drag the Treasury cap on the built page of chapter 13."""
    with new_page(browser) as page:
        page.goto(f"{site}/{RUNOFF_PAGE}", wait_until="load")
        return drag(page, EXPLORER)


def every_explorer(browser, site, pages):
    """Drag the first slider of every explorer of the book.  pages: name -> page that shows it.  Yields (name, Drag)."""
    for name, path in pages.items():
        key = next(item.key for item in EXPLORERS[name][1].inputs if item.type == "slider")
        element = f"document.querySelector('qe-explorer[name={name}]').shadowRoot"
        subject = Subject(
            f"qe-explorer[name={name}] #{key}",
            f"() => Number({element}.querySelector('#{key}').value)",
            # Number field and charts are written in one go before a frame.
            f"() => Number({element}.querySelector('[data-key={key}] input[role=spinbutton]').value)",
        )
        with new_page(browser) as page:
            page.goto(f"{site}/{path}", wait_until="load")
            yield name, drag(page, subject)


def bare(browser, site):
    """Drag a native slider that prints its value; the page comes from the same address."""
    with new_page(browser) as page:
        page.route("**/bare.html", lambda route: route.fulfill(body=BARE_PAGE, content_type="text/html"))
        page.goto(f"{site}/bare.html")
        return drag(page, BARE)


def voila(browser, address):
    """Drag the slider of the notebook that Voilà serves at the address."""
    with new_page(browser) as page:
        page.route(lambda url: not url.startswith(("http://127.0.0.1", "data:", "blob:")), lambda route: route.abort())
        _open_voila(page, address)
        return drag(page, VOILA)


def _open_voila(page, address, attempts=2):
    # Now and then a fresh Voilà never ends its first answer; a second visit gets a kernel of its own.
    for attempt in range(attempts):
        try:
            page.goto(address, wait_until="commit", timeout=30_000)
            page.wait_for_selector(".jp-OutputArea-output pre", timeout=30_000)
            return
        except TimeoutError:
            if attempt == attempts - 1:
                raise


def drag(page, subject):
    """Sweep the slider's handle up and down, a step a frame of the display."""
    track = page.locator(subject.track)
    track.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    box = track.bounding_box()
    left, right, middle = box["x"] + 2, box["x"] + box["width"] - 2, box["y"] + box["height"] / 2
    page.mouse.move(left, middle)
    page.mouse.down()
    page.wait_for_timeout(300)
    page.add_script_tag(content=PROBE)
    page.evaluate(f"() => {{ globalThis.drag = probeDrag({subject.value}, {subject.shown}); }}")
    correct = True
    for sweep in range(SWEEPS):
        first, last = (left, right) if sweep % 2 == 0 else (right, left)
        _sweep(page, first, last, middle)
        page.wait_for_function("() => drag.waiting === 0", timeout=60_000)
        page.wait_for_timeout(300)
        correct &= page.evaluate("() => drag.settled")
    page.mouse.up()
    events = page.evaluate("() => drag.answered")
    return Drag(
        [event["painted"] - event["heard"] for event in events],
        [event["painted"] - event["stamped"] for event in events],
        len({event["painted"] for event in events}),
        correct,
    )


def _sweep(page, first, last, height):
    start = time.perf_counter()
    for step in range(1, STEPS + 1):
        time.sleep(max(0.0, start + step / HERTZ - time.perf_counter()))
        page.mouse.move(first + (last - first) * step / STEPS, height)


def rows(name, dragged, limit=None):
    """The table's rows on one drag; the limit is for the 95th percentile."""
    ending = "" if dragged.correct else " (WRONG VALUE SHOWN AT THE END)"
    yield Row(f"Drag, {name}: input to painted frame, median{ending}", median(dragged.heard), "ms")
    yield Row(f"Drag, {name}: input to painted frame, p95", quantile(dragged.heard, 0.95), "ms", limit)
    yield Row(f"Drag, {name}: mouse event to painted frame, median", median(dragged.stamped), "ms")
    yield Row(f"Drag, {name}: mouse event to painted frame, p95", quantile(dragged.stamped, 0.95), "ms")
    yield Row(f"Drag, {name}: frames shown for {len(dragged.heard)} inputs", dragged.frames, "frames", digits=0)


def worst(drags):
    """The row of the slowest of many explorers, and one on how many keep within a frame.  drags: (name, Drag) pairs."""
    p95 = {name: quantile(dragged.heard, 0.95) for name, dragged in drags}
    slowest = max(p95, key=p95.get)
    yield Row(f"Drag, slowest of {len(p95)} explorers, {slowest}: input to painted frame, p95", p95[slowest], "ms", 16)
    yield Row("Drag, explorers with p95 within a frame", sum(value <= 16 for value in p95.values()), "explorers", digits=0)


def compare(ours, theirs):
    """How many times faster the first drag is than the second."""
    for name, share in (("median", 0.5), ("p95", 0.95)):
        ratio = quantile(theirs.heard, share) / quantile(ours.heard, share)
        yield Row(f"Drag, Voilà over explorer: {name}", ratio, "times", 20, at_least=True, digits=0)
