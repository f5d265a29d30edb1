"""The script and two lines of HTML make an explorer on a page that is not the book's."""

import shutil

import pytest
from explorer_page import ExplorerPage
from playwright.sync_api import expect

from widgets.explorer import RunoffExplorer
from widgets.explorers.catalogue import EXPLORERS
from widgets.static_html import static_html


@pytest.fixture
def course_page(browse, html, tmp_path):
    """A function that opens a bare page with some HTML in it."""

    def open_page(body):
        script = (html / "_static" / "explorers.js").as_uri()
        page = tmp_path / "course.html"
        page.write_text(
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Course</title>'
            f'<script defer src="{script}"></script>{body}</html>'
        )
        return browse(page.as_uri())

    return open_page


def test_an_element_is_an_explorer(course_page):
    page = course_page('<qe-explorer name="runoff"></qe-explorer><qe-explorer name="purchases"></qe-explorer>')
    for name in ("runoff", "purchases"):
        explorer = ExplorerPage(page, name)
        explorer.grab(explorer.sliders[0])
        page.mouse.up()
        assert explorer.inputs != explorer.declared.defaults()
        explorer.agrees_with_python()


def test_the_inputs_attribute_sets_the_start(course_page):
    page = course_page("""<qe-explorer name="runoff" inputs='{"treasury_cap_bn": 95, "estimate": "low"}'></qe-explorer>""")
    explorer = ExplorerPage(page, "runoff")
    assert explorer.inputs == explorer.declared.defaults() | {"treasury_cap_bn": 95, "estimate": "low"}
    explorer.agrees_with_python()


def test_an_inputs_attribute_that_is_not_json_leaves_the_defaults_and_a_note(course_page):
    explorer = ExplorerPage(course_page("""<qe-explorer name="runoff" inputs="{oops"></qe-explorer>"""), "runoff")
    assert explorer.inputs == explorer.declared.defaults()
    expect(explorer.find(".notice li")).to_have_count(1)


def test_an_unknown_name_is_said_and_the_fallback_stays(course_page):
    page = course_page("<qe-explorer name='<b>new</b>'><p id='fallback'>A picture</p></qe-explorer>")
    expect(page.get_by_role("alert")).to_contain_text("<b>new</b>")
    expect(page.locator("#fallback")).to_be_visible()


def test_an_element_made_by_a_program_and_moved_keeps_its_inputs(course_page):
    page = course_page('<div id="first"></div><div id="second"></div>')
    page.wait_for_function("() => customElements.get('qe-explorer') !== undefined")
    page.evaluate("""() => {
        const element = document.createElement("qe-explorer");
        element.setAttribute("name", "runoff");
        element.inputs = {treasury_cap_bn: 7};
        document.querySelector("#first").append(element);
        document.querySelector("#second").append(element);
    }""")
    explorer = ExplorerPage(page, "runoff")
    assert explorer.inputs["treasury_cap_bn"] == 7
    explorer.grab(explorer.sliders[1])
    page.mouse.up()
    explorer.agrees_with_python()


def test_two_elements_of_one_name_are_two_explorers(course_page):
    page = course_page(
        """<qe-explorer name="runoff"></qe-explorer><qe-explorer name="runoff" inputs='{"sales_bn": 40}'></qe-explorer>"""
    )
    ExplorerPage(page, "runoff").agrees_with_python()
    elements = page.locator("qe-explorer")
    expect(elements.nth(1).locator("output.sentence")).not_to_be_empty()
    assert [elements.nth(each).evaluate("element => element.inputs.sales_bn") for each in (0, 1)] == [0, 40]


@pytest.mark.parametrize("order", [("explorers.js", "explorers/runoff.js"), ("explorers/runoff.js", "explorers.js")])
def test_the_page_may_bring_an_explorer_in_any_order(browse, html, tmp_path, order):
    scripts = "".join(f'<script defer src="{(html / "_static" / name).as_uri()}"></script>' for name in order)
    page = tmp_path / "course.html"
    page.write_text(f'<!doctype html><html lang="en"><meta charset="utf-8">{scripts}<qe-explorer name="runoff"></qe-explorer>')
    opened = browse(page.as_uri())
    ExplorerPage(opened, "runoff").agrees_with_python()
    assert opened.locator("script[src*='explorers/runoff']").count() == 1, "it is not loaded again"


@pytest.mark.parametrize("name", ["runoff", "no_such_explorer"])
def test_an_explorer_that_cannot_be_loaded_is_named_and_the_fallback_stays(chromium, html, tmp_path, name):
    shutil.copy(html / "_static" / "explorers.js", tmp_path)  # without the folder beside it
    course = tmp_path / "course.html"
    course.write_text(
        '<!doctype html><html lang="en"><meta charset="utf-8"><script defer src="explorers.js"></script>'
        f'<qe-explorer name="{name}"><p id="fallback">A picture</p></qe-explorer>'
    )
    page = chromium.new_page()  # not watched: the browser complains about the missing file
    page.goto(course.as_uri())
    expect(page.get_by_role("alert")).to_contain_text(name)
    expect(page.locator("#fallback")).to_be_visible()
    page.close()


SET_EARLY = "document.querySelector('qe-explorer').inputs = {treasury_cap_bn: 7}"


def test_inputs_set_before_the_script_has_run_are_its_start_and_it_hears_later_ones(course_page):
    page = course_page(f"""<qe-explorer name="runoff" inputs='{{"sales_bn": 40}}'></qe-explorer><script>{SET_EARLY}</script>""")
    explorer = ExplorerPage(page, "runoff")
    assert explorer.inputs == explorer.declared.defaults() | {"sales_bn": 40, "treasury_cap_bn": 7}
    explorer.inputs = {"treasury_cap_bn": 30}
    explorer.agrees_with_python()
    explorer.shows({"treasury_cap_bn": 30})


MAKERS = {
    "made before the script": """
        const element = document.createElement("qe-explorer");
        Object.assign(element, {name: "runoff", show: "treasury_cap_bn", inputs: {treasury_cap_bn: 7}, outputs: null});
        addEventListener("load", () => document.body.append(element));""",
    "in the page before it is told what it is": """addEventListener("load", () => {
        const element = document.body.appendChild(document.createElement("qe-explorer"));
        element.inputs = {treasury_cap_bn: 7};
        element.setAttribute("name", "runoff");
        element.setAttribute("show", "treasury_cap_bn");
    })""",
    "told what it is a while later": """addEventListener("load", () => {
        const element = document.body.appendChild(document.createElement("qe-explorer"));
        setTimeout(() => {
            element.name = "runoff";
            element.show = ["treasury_cap_bn"];
            element.inputs = {treasury_cap_bn: 1};
            element.inputs = {treasury_cap_bn: 7};
        });
    })""",
    "attributes after it has started": """addEventListener("load", () => {
        const element = document.createElement("qe-explorer");
        element.setAttribute("name", "runoff");
        document.body.append(element);
        const started = () => {
            if (!Object.keys(element.outputs).length) return setTimeout(started, 10);
            element.setAttribute("inputs", '{"treasury_cap_bn": 7}');
            element.setAttribute("show", "treasury_cap_bn");
        };
        started();
    })""",
    "another explorer at first": """addEventListener("load", () => {
        const element = document.createElement("qe-explorer");
        element.name = "purchases";
        document.body.append(element);
        const started = () => {
            if (!Object.keys(element.outputs).length) return setTimeout(started, 10);
            element.name = "runoff";
            element.show = "treasury_cap_bn";
            element.inputs = {treasury_cap_bn: 7};
        };
        started();
    })""",
    "a copy, and its original is gone": """addEventListener("load", () => {
        const element = document.createElement("qe-explorer");
        element.setAttribute("name", "runoff");
        element.setAttribute("show", "treasury_cap_bn");
        element.setAttribute("inputs", '{"treasury_cap_bn": 7}');
        document.body.append(element);
        requestAnimationFrame(() => element.replaceWith(element.cloneNode(true)));
    })""",
    "taken out and put back": """addEventListener("load", () => {
        const element = document.createElement("qe-explorer");
        document.body.append(element);
        element.remove();
        Object.assign(element, {inputs: {treasury_cap_bn: 7}, name: "runoff", show: "treasury_cap_bn"});
        document.body.append(element);
        setTimeout(() => { element.remove(); document.body.append(element); });
    })""",
}


@pytest.mark.parametrize("maker", MAKERS)
def test_a_program_may_say_what_it_wants_in_any_order(course_page, maker):
    page = course_page(f"<body><script>{MAKERS[maker]}</script>")
    expect(page.locator("qe-explorer[name=runoff] .list [data-key]:visible")).to_have_count(1)
    explorer = ExplorerPage(page, "runoff")
    page.wait_for_function("document.querySelector('qe-explorer').inputs.treasury_cap_bn === 7")
    assert explorer.inputs == explorer.declared.defaults() | {"treasury_cap_bn": 7}
    explorer.slider("treasury_cap_bn").press("ArrowRight")
    assert explorer.inputs["treasury_cap_bn"] > 7
    explorer.agrees_with_python()


def test_what_a_program_asks_at_once_is_answered_at_once(course_page):
    page = course_page('<qe-explorer name="runoff"></qe-explorer>')
    ExplorerPage(page, "runoff")
    answered = page.evaluate("""() => {
        const element = document.createElement("qe-explorer");
        element.name = "runoff";
        document.body.append(element);
        return [element.declaration.name, element.outputs.month.length, element.inputs.treasury_cap_bn];
    }""")
    assert answered == ["runoff", 121, EXPLORERS["runoff"][1].defaults()["treasury_cap_bn"]]


def test_in_another_document_it_is_styled_as_before(course_page):
    page = course_page('<qe-explorer name="runoff"></qe-explorer><iframe></iframe>')
    explorer = ExplorerPage(page, "runoff")
    before = explorer.find(".qe").evaluate("section => getComputedStyle(section).backgroundColor")
    page.evaluate("document.querySelector('iframe').contentDocument.body.append(document.querySelector('qe-explorer'))")
    moved = page.frame_locator("iframe").locator("qe-explorer .qe")
    expect(moved).to_have_css("background-color", before)


HOSTILE = {
    "no text": "{start: {toString: null}}",
    "throws as a text": "{start: {toString() { throw new Error('no'); }}, sales_bn: {valueOf() { throw new Error('no'); }}}",
    "a getter that throws": "{get start() { throw new Error('no'); }}",
    "a symbol": "{treasury_cap_bn: Symbol('no'), start: Symbol('no')}",
    "a big integer": "{treasury_cap_bn: 10n ** 400n, start: 2017n}",
    "functions": "{treasury_cap_bn: () => 7, start: class {}}",
    "in a circle": "(() => { const self = {}; self.start = self; self.treasury_cap_bn = [self]; return self; })()",
    "lists": "{treasury_cap_bn: [7], start: ['2017']}",
    "nothing": "{treasury_cap_bn: null, start: undefined}",
    "names of prototypes": 'JSON.parse(\'{"__proto__": {"treasury_cap_bn": 7}, "constructor": 1, "toString": 2}\')',
    "frozen": "Object.freeze({treasury_cap_bn: Object.freeze({})})",
    "no prototype": "Object.assign(Object.create(null), {start: Object.create(null)})",
    "a proxy that refuses": "new Proxy({}, {ownKeys() { throw new Error('no'); }, get() { throw new Error('no'); }})",
    "a revoked proxy": "(() => { const {proxy, revoke} = Proxy.revocable({}, {}); revoke(); return proxy; })()",
    "a long text": "{treasury_cap_bn: '1'.repeat(1e6) + 'x', start: 'y'.repeat(1e6)}",
    "no object": "Symbol('no')",
    "a number": "7n",
    "null": "null",
}


@pytest.mark.parametrize("early", [True, False])
def test_hostile_inputs_leave_a_note_and_the_values(course_page, early):
    body = "".join('<qe-explorer name="runoff"></qe-explorer>' for _ in HOSTILE)
    sets = "".join(f"document.querySelectorAll('qe-explorer')[{at}].inputs = {each};" for at, each in enumerate(HOSTILE.values()))
    page = course_page(f"{body}<script>{sets if early else ''}</script>")
    elements = page.locator("qe-explorer")
    expect(elements.last.locator("output.sentence")).not_to_be_empty()
    if not early:
        page.evaluate(sets)
    for at, kind in enumerate(HOSTILE):
        expect(elements.nth(at).locator(".notice li").first, kind).to_be_visible()
        assert elements.nth(at).evaluate("element => element.inputs") == EXPLORERS["runoff"][1].defaults(), kind
        elements.nth(at).evaluate("element => { element.inputs = {treasury_cap_bn: 7} }")
        assert elements.nth(at).evaluate("element => element.inputs.treasury_cap_bn") == 7, f"deaf after {kind}"


@pytest.mark.parametrize(
    "given", ['{"start": {"toString": null}}', '{"treasury_cap_bn": [[]]}', "[1]", '"x"', "7", "null", '{"__proto__": 1}']
)
def test_hostile_json_leaves_a_note_and_the_defaults(course_page, given):
    explorer = ExplorerPage(course_page(f"<qe-explorer name='runoff' inputs='{given}'></qe-explorer>"), "runoff")
    assert explorer.inputs == explorer.declared.defaults()
    expect(explorer.find(".notice li")).to_have_count(1)


WAYS = {
    "a module": '<script type="module" src="explorers.js?v=1"></script>',
    "imported by a module": '<script type="module">import "./explorers.js"</script>',
    "imported by a program": '<script>import("./explorers.js")</script>',
    "asynchronous": '<script async src="explorers.js"></script>',
    "put in by a program": """<script>
        const script = document.createElement("script");
        script.src = "explorers.js#x";
        document.head.append(script);
    </script>""",
    "twice": '<script src="explorers.js"></script><script type="module" src="copy/explorers.js"></script>',
    "under another name": '<script defer src="copy/qe.mjs"></script>',
}


@pytest.mark.parametrize("way", WAYS)
def test_the_script_may_come_in_any_way(visit, way):
    copy = visit.folder / "copy"
    shutil.copytree(visit.folder / "explorers", copy / "explorers")
    for name in ("explorers.js", "qe.mjs"):
        shutil.copyfile(visit.folder / "explorers.js", copy / name)
    page = visit("", f'<!doctype html><html lang="en"><title>t</title>{WAYS[way]}<qe-explorer name="runoff"></qe-explorer>')
    ExplorerPage(page, "runoff").agrees_with_python()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_script_without_an_address_says_what_to_do_and_does_what_it_says(visit):
    shutil.copyfile(visit.folder / "explorers.js", visit.folder / "written-in.txt")
    page = visit(
        "",
        """<!doctype html><html lang="en"><title>t</title><qe-explorer name="runoff"><p id="fallback">A picture</p></qe-explorer>
        <script>fetch("written-in.txt").then((answer) => answer.text()).then((text) => {
            const script = document.createElement("script");
            script.textContent = text;
            document.head.append(script);
        })</script>""",
    )
    expect(page.get_by_role("alert")).to_contain_text("explorers/runoff.js")
    expect(page.locator("#fallback")).to_be_visible()
    page.add_script_tag(url="explorers/runoff.js")
    ExplorerPage(page, "runoff").agrees_with_python()
    expect(page.get_by_role("alert")).to_have_count(0)


HANDED_DOWN = """
    letter-spacing: 4px; word-spacing: 9px; text-transform: uppercase; text-indent: 40px; text-align: right;
    font: italic small-caps 900 condensed 30px/3 serif; font-family: inherit; font-variant-numeric: oldstyle-nums;
    white-space: pre; hyphens: auto; word-break: break-all; overflow-wrap: anywhere; line-break: anywhere; text-wrap: nowrap;
    list-style: square inside; cursor: wait; user-select: none; quotes: none; tab-size: 20; direction: rtl;
    color: red; text-shadow: 2px 2px red; -webkit-text-stroke: 2px red; -webkit-text-fill-color: red; text-emphasis: dot;
    fill: red; stroke: red; stroke-width: 5px; stroke-dasharray: 3; fill-opacity: .1; text-anchor: end; paint-order: stroke;
    shape-rendering: crispEdges; dominant-baseline: hanging; accent-color: red; caret-color: red; ruby-position: under;
    border-collapse: collapse; border-spacing: 20px; caption-side: bottom; empty-cells: hide; font-kerning: none;
    font-feature-settings: "smcp"; text-rendering: geometricPrecision; text-underline-offset: 9px; widows: 9; orphans: 9"""

HOSTS = {
    "what a page hands down": f"body {{ {HANDED_DOWN} }}",
    "what a page gives to all": f"body, body * {{ {HANDED_DOWN} }}",
    "insists on": f"body * {{ {HANDED_DOWN.replace(';', ' !important;')} !important }}",
    "takes from all": "body * { all: unset }",
    "rules for what is in an explorer too": """
        svg, label, button, input, table, p, ul, li, figure, section, legend, fieldset, output { display: none; font-size: 40px }
        .qe, .frame, .chart, .list, .row, .note, .title { display: none; width: 1px }""",
}


@pytest.mark.parametrize("host", HOSTS)
def test_the_style_of_a_page_does_not_reach_into_an_explorer(visit, host):
    names = ("runoff", "double_entry", "share_the_blame", "myth_sorter")
    elements = "".join(f'<qe-explorer name="{name}"></qe-explorer>' for name in names)

    def look(style):
        page = visit(
            "",
            '<!doctype html><html lang="en"><title>t</title><script defer src="explorers.js"></script>'
            f"<style>html {{ font-family: sans-serif }} body {{ width: 1000px; margin: 0 }} {style}</style><body>{elements}",
        )
        return {name: ExplorerPage(page, name).looks() for name in names}

    plain, styled = look(""), look(HOSTS[host])
    for name in names:
        assert styled[name] == plain[name]


@pytest.mark.parametrize("where", ["html", "parent", "element"])
def test_on_a_page_written_from_right_to_left_numbers_and_sliders_are_as_ever(visit, where):
    given = {place: ' dir="rtl"' if place == where else "" for place in ("html", "parent", "element")}
    explorers = [
        ExplorerPage(
            visit(
                "",
                f'<!doctype html><html lang="ar"{place["html"]}><title>t</title><script defer src="explorers.js"></script>'
                f'<div{place["parent"]}><qe-explorer name="runoff"{place["element"]}></qe-explorer></div>',
            ),
            "runoff",
        )
        for place in (dict.fromkeys(given, ""), given)
    ]
    plain, turned = (explorer.looks() for explorer in explorers)
    assert turned == plain
    minus = explorers[1].find("[data-chart] .axis.y text").filter(has_text="−").first
    # The sign stands before its digits: its box begins where the number's does.
    starts = minus.evaluate("text => [text.getStartPositionOfChar(0).x, text.getStartPositionOfChar(1).x]")
    assert starts[0] < starts[1]
    slider = explorers[1].sliders[0]
    before = explorers[1].inputs[slider.key]
    explorers[1].slider(slider.key).press("ArrowRight")
    assert explorers[1].inputs[slider.key] > before


def test_on_a_page_written_from_right_to_left_the_static_picture_is_as_ever(visit):
    picture = static_html(RunoffExplorer())
    signs = []
    for direction in ("ltr", "rtl"):
        page = visit(
            "", f'<!doctype html><html lang="ar" dir="{direction}"><meta charset="utf-8"><title>t</title><body>{picture}'
        )
        minus = page.locator("qe-explorer svg text").filter(has_text="−").first
        signs.append(minus.evaluate("text => [0, 1].map(at => text.getStartPositionOfChar(at).x)"))
        table = page.locator("details.qe-data")
        assert table.evaluate("table => getComputedStyle(table).direction") == "ltr"
    assert signs[0] == signs[1]
    assert signs[1][0] < signs[1][1]


@pytest.mark.parametrize("style", ["visibility: hidden", "display: none"])
def test_a_page_may_hide_an_explorer(course_page, style):
    page = course_page(
        f'<div style="{style}"><qe-explorer name="runoff"></qe-explorer></div><qe-explorer name="purchases" hidden></qe-explorer>'
    )
    for name in ("runoff", "purchases"):
        expect(ExplorerPage(page, name).find(".title")).to_be_hidden()
