"""How soon a page answers a key, and how many bytes it takes, from an empty cache."""

import gzip

from benchmarks.browser import new_page
from benchmarks.measure import Row, median
from benchmarks.places import FRONTEND, RUNOFF_PAGE, pages
from benchmarks.site import LEVEL

RUNS = 5
KILOBYTE = 1000

# From the start of the navigation to the first task after the frame in which the sentence has changed.
WATCH = """
const { port1, port2 } = new MessageChannel();
let before = null;
port1.onmessage = () => {
  const now = performance.now();
  const sentence = document.querySelector("qe-explorer[name=runoff]")?.shadowRoot?.querySelector(".sentence");
  if (sentence?.textContent) before ??= sentence.textContent;
  if (before !== null && sentence.textContent !== before) globalThis.answeredAt = now;
  else requestAnimationFrame(() => port2.postMessage(null));
};
requestAnimationFrame(() => port2.postMessage(null));
"""


def first_response_ms(browser, site):
    """Milliseconds from navigation to the painted answer to a key on the Treasury cap; the key is pressed at once."""
    with new_page(browser) as page:
        page.add_init_script(WATCH)
        page.goto(f"{site}/{RUNOFF_PAGE}", wait_until="commit")
        page.locator("qe-explorer[name=runoff] #treasury_cap_bn").press("ArrowRight")
        return page.wait_for_function("() => globalThis.answeredAt").json_value()


def transferred(browser, site, path):
    """Bytes of all answers to a page, heads included, and their number; scrolled to its end for what loads late."""
    with new_page(browser) as page:
        sizes = []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(f"{site}/{path}", wait_until="networkidle")
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
        return sum(sizes), len(sizes)


def rows(browser, site):
    """The table's rows on loading."""
    times = [first_response_ms(browser, site) for _ in range(RUNS)]
    yield Row(f"Navigation to first response, cold, median of {RUNS}", median(times), "ms", 1000, digits=0)
    yield Row(f"Navigation to first response, cold, slowest of {RUNS}", max(times), "ms", digits=0)
    sizes = {path: transferred(browser, site, path) for path in pages()}
    heaviest = max(sizes, key=sizes.get)
    for path in ("index.html", RUNOFF_PAGE, heaviest):
        size, count = sizes[path]
        name = f"heaviest of {len(sizes)} pages, {path}" if path == heaviest else path
        yield Row(f"Bytes transferred, {name}, {count} requests", size / KILOBYTE, "kB gzipped", 600)
    scripts = {path: len(gzip.compress(path.read_bytes(), LEVEL)) for path in (FRONTEND / "dist" / "explorers").glob("*.js")}
    largest = max(scripts, key=scripts.get)
    script = len(gzip.compress((FRONTEND / "dist" / "page.js").read_bytes(), LEVEL)) + scripts[largest]
    yield Row(f"Bytes of the explorers' script with the largest explorer, {largest.stem}", script / KILOBYTE, "kB gzipped", 60)
