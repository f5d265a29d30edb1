"""A page of feedback on a hostile submission, in a real browser: nothing of the submission's making runs or is loaded."""

import base64

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell

from assignments import grading, sources
from assignments.course import Course
from assignments.release import release

SET = sources.names()[0]
pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # about nbgrader's own bookkeeping
MARK = "window.ran = (window.ran || 0) + 1; alert(1)"
ELSEWHERE = "http://elsewhere.example"
SVG = (
    f'<svg xmlns="http://www.w3.org/2000/svg" onload="{MARK}"><script>{MARK}</script>'
    f'<a href="javascript:{MARK}"><text>x</text></a></svg>'
)
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def encoded(text):
    return base64.b64encode(text.encode()).decode()


MARKUP = [
    f"<script>{MARK}</script>",
    f"<ScRiPt src='{ELSEWHERE}/x.js'></sCrIpT>",
    f"<scr<script>ipt>{MARK}</scr</script>ipt>",
    f'<img src="x" onerror="{MARK}">',
    f"<img/src=x/onerror={MARK.split(';', maxsplit=1)[0].replace(' ', '')}>",
    f'<img src="{ELSEWHERE}/pixel.png"><img srcset="{ELSEWHERE}/other.png 2x">',
    SVG,
    f'<iframe src="javascript:parent.{MARK}"></iframe><iframe srcdoc="<script>parent.{MARK}</script>"></iframe>',
    f'<object data="data:text/html,<script>{MARK}</script>"></object><embed src="data:image/svg+xml;base64,{encoded(SVG)}">',
    f'<a href="javascript:{MARK}">press</a><a href="&#106;ava&#x0A;script:{MARK}">press</a>',
    f'<a href=" java\tscript:{MARK}">press</a>',
    f'<a href="data:text/html;base64,{encoded(f"<script>{MARK}</script>")}">press</a><a href="vbscript:{MARK}">press</a>',
    f'<details open ontoggle="{MARK}"><summary onclick="{MARK}">press</summary>more</details>',
    f'<form action="javascript:{MARK}"><button formaction="javascript:{MARK}">press</button>',
    f'<form><input autofocus onfocus="{MARK}"></form>',
    f"<style>@import url({ELSEWHERE}/style.css); body {{ background: url({ELSEWHERE}/back.png) }}</style>",
    f'<div style="background:url({ELSEWHERE}/back.png);position:fixed;inset:0">cover</div>',
    f'<link rel="stylesheet" href="{ELSEWHERE}/style.css"><base href="{ELSEWHERE}/">',
    f'<meta http-equiv="refresh" content="0; url={ELSEWHERE}/away.html">',
    f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={MARK}&gt;">',
    f'<noscript><p title="</noscript><img src=x onerror={MARK!r}>"></noscript>',
    f'<template><script>{MARK}</script></template><video><source onerror="{MARK}"></video><audio src=x onerror="{MARK}">',
    f'<svg><animate onbegin="{MARK}" attributeName=x dur=1s></svg>',
    f'<svg><use href="data:image/svg+xml;base64,{encoded(SVG)}#x"/></svg>',
    f"</body></html><script>{MARK}</script>",
    f"<!--><script>{MARK}</script>-->",
]
MARKDOWN = [
    f"[press](javascript:{MARK.replace(' ', '%20')}) ![picture](javascript:alert(1)) <javascript:alert(1)>",
    "[press](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==) [press][1]\n\n[1]: JaVaScRiPt:alert(1)",
    f'![x]({ELSEWHERE}/picture.png "onerror=alert(1)") ![a" onerror="{MARK}](x)',
    f"$$\\href{{javascript:{MARK}}}{{press}}$$ $\\unicode{{<img src=x onerror={MARK}>}}$ $</span><script>{MARK}</script>$",
    f"```<script>{MARK}</script>\n<script>{MARK}</script>\n```\n\n# <img src=x onerror={MARK!r}>",
]
OUTPUTS = [
    *({"text/html": each} for each in MARKUP),
    *({"text/markdown": each} for each in MARKDOWN),
    {"application/javascript": MARK, "text/plain": "script"},
    {"text/javascript": MARK},
    {"image/svg+xml": SVG},
    {"text/latex": f"<script>{MARK}</script>"},
    {"image/png": f'"><script>{MARK}</script>'},
    {"image/png": f'x" onerror="{MARK}'},
    {"image/png": encoded(f"<script>{MARK}</script>")},
    {"image/jpeg": encoded(SVG)},
    {"application/pdf": encoded("%PDF")},
    {"application/vnd.jupyter.widget-view+json": {"model_id": f"</script><script>{MARK}</script>"}, "text/plain": "widget"},
    {"text/plain": f"<script>{MARK}</script>"},
    {f'image/png"onerror="{MARK}': PIXEL},
]


def hostile(released):
    """A submission in which scripts stand wherever a student can write."""
    script = f'"><img src=x onerror="{MARK}"><script>{MARK}</script>'
    for cell in released.cells:
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source += "\n" + "\n\n".join([*MARKUP, *MARKDOWN] if cell.cell_type == "markdown" else [script])
        cell.metadata.update(name=script, title=script, tags=[script])
    outputs = [new_output("display_data", data, metadata={"image/png": {"width": script, "alt": script}}) for data in OUTPUTS]
    outputs += [new_output("stream", text=f"\x1b[31m{script}\x1b]8;;javascript:alert(1)\x07press\x1b]8;;\x07")]
    outputs += [new_output("error", ename=script, evalue=script, traceback=[script, f"\x1b[1m{script}"])]
    picture = new_output("display_data", {"image/png": PIXEL}, metadata={})
    table = new_output("display_data", {"text/html": "<table><tr><td>harmless table</td></tr></table>"})
    released.cells += [
        *(new_markdown_cell(each, metadata={"tags": [script]}) for each in (*MARKUP, *MARKDOWN)),
        new_markdown_cell("![x](attachment:x.svg)", attachments={"x.svg": {f"image/svg+xml{script}": encoded(SVG)}}),
        new_raw_cell(script, metadata={"raw_mimetype": "text/html", "format": "text/html"}),
        new_code_cell(script, outputs=outputs, metadata={"slideshow": {"slide_type": script}}),
        new_code_cell("draw()", outputs=[picture, table]),
        new_markdown_cell("Harmless **words**, a [link](https://example.org), and `a < b`."),
    ]
    released.metadata.update(title=script, authors=[{"name": script}], widgets={"application/vnd.jupyter.widget-state+json": {}})
    released.metadata["language_info"] = {"name": "python", "pygments_lexer": script, "codemirror_mode": script}
    return released


@pytest.fixture(scope="module")
def page_of(tmp_path_factory):
    """The page of feedback on a hostile submission that has been graded."""
    course = Course(tmp_path_factory.mktemp("hostile"))
    released = nbformat.read(release(course, SET), 4)
    course.place("autograded", SET, "mallory").mkdir(parents=True)
    nbformat.write(hostile(released), course.notebook("autograded", SET, "mallory"))
    with course.gradebook() as gradebook:
        gradebook.add_student("mallory")
        for grade in gradebook.add_submission(SET, "mallory").notebooks[0].grades:
            grade.auto_score = 0
        gradebook.find_comment("printing", SET, SET, "mallory").manual_comment = "by hand: **well** argued"
        gradebook.db.commit()
    (path,) = grading.write_feedback(course, SET).values()
    return path


def test_no_script_of_a_hostile_submission_runs_and_nothing_is_loaded(chromium, page_of):
    context = chromium.new_context()
    page, asked, dialogs = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(page_of.as_uri())
    for link in page.locator("a, summary, button").filter(has_text="press").all():
        link.dispatch_event("click")
    page.evaluate("document.querySelectorAll('*').forEach(each => each.dispatchEvent(new Event('error')))")
    assert page.evaluate("window.ran") is None and not dialogs
    assert page.url == page_of.as_uri() and len(context.pages) == 1
    assert [each for each in asked if not each.startswith("data:image/")] == [page_of.as_uri()]
    context.close()


def test_a_hostile_submission_leaves_no_trace_of_a_script_even_where_the_policy_is_not_known(chromium, page_of):
    """The same page without its policy: the markup alone must be harmless, as old browsers and mail programs show it."""
    text = page_of.read_text(encoding="utf-8")
    policy = text[text.index("<meta http-equiv") : text.index(">", text.index("<meta http-equiv")) + 1]
    assert "default-src 'none'" in policy
    context = chromium.new_context()
    page, asked, dialogs = context.new_page(), [], []
    context.route("**/*", lambda route: (asked.append(route.request.url), route.abort()))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.set_content(text.replace(policy, ""))
    for link in page.locator("a, summary, button").filter(has_text="press").all():
        link.dispatch_event("click")
    assert page.evaluate("window.ran") is None and not dialogs and not asked
    assert page.locator("script, iframe, object, embed, form, base, link, svg, math, body meta, body style").count() == 0
    written = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(each => [...each.attributes].map(a => [a.name, a.value]))"
    )
    assert not [name for name, _value in written if name.startswith("on") or name in ("style", "srcset", "srcdoc", "formaction")]
    addresses = [value for name, value in written if name in ("href", "src")]
    assert all(each.startswith(("#", "https://", "http://", "data:image/png;", "data:image/jpeg;")) for each in addresses)
    context.close()


def test_what_is_harmless_is_shown_to_the_student(chromium, page_of):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(page_of.as_uri())
    assert page.get_by_text("Score: 0.0 / 30.0").first.is_visible()
    assert page.get_by_role("strong").filter(has_text="words").is_visible() and page.get_by_text("a < b").is_visible()
    assert page.get_by_role("cell", name="harmless table").is_visible()
    assert page.locator("img").evaluate_all("all => all.some(each => each.naturalWidth === 1)"), "the picture that is one"
    assert page.get_by_text("by hand:").is_visible()
    assert page.get_by_role("link", name="link").get_attribute("href") == "https://example.org"
    assert page.evaluate("document.scrollingElement.scrollWidth") > 0
    context.close()
