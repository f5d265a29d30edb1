"""On a page whose content security policy lets in nothing but files of its own, explorers look and work as elsewhere."""

import elsewhere
import pytest
from explorer_page import ExplorerPage
from playwright.sync_api import expect
from watch import Watch

from widgets.build import ROOT
from widgets.explorer import RunoffExplorer
from widgets.explorers.catalogue import EXPLORERS
from widgets.static_html import static_html

OWN = "default-src 'self'"
TYPED = "default-src 'self'; style-src 'self'; require-trusted-types-for 'script'"
CASE = ROOT / "tests" / "cases" / "09-strict-csp" / "index.html"


def with_script(body):
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><script defer src="explorers.js"></script>{body}'
    )


def test_the_case(visit):
    explorer = ExplorerPage(visit(OWN, CASE.read_text(encoding="utf-8")), "runoff")
    assert explorer.inputs["treasury_cap_bn"] == 95
    fills = explorer.find("path.area").evaluate_all("areas => areas.map(area => getComputedStyle(area).fill)")
    assert fills and "rgb(0, 0, 0)" not in fills


@pytest.mark.parametrize("policy", [OWN, TYPED])
def test_every_explorer_looks_as_it_does_without_a_policy(visit, policy):
    elements = with_script("".join(f'<qe-explorer name="{name}"></qe-explorer>' for name in EXPLORERS))
    free, strict = visit("", elements), visit(policy, elements)
    for name in EXPLORERS:
        without, within = (ExplorerPage(page, name).looks() for page in (free, strict))
        assert within == without, name


def test_everything_in_it_works(visit):
    explorer = ExplorerPage(visit(TYPED, with_script('<qe-explorer name="runoff"></qe-explorer>')), "runoff")
    explorer.grab(explorer.sliders[0])
    explorer.page.mouse.up()
    explorer.agrees_with_python()
    filled = explorer.slider(explorer.sliders[0].key).evaluate("slider => slider.style.getPropertyValue('--filled')")
    assert 0 < float(filled.removesuffix("%")) < 100
    explorer.find(".plot").first.hover()
    expect(explorer.find(".tip").first).to_be_visible()
    for panel in explorer.panels:
        explorer.button(panel).click()
        expect(explorer.find(".panel")).to_be_visible()
    explorer.find(".predict input[role=spinbutton]").fill(str(explorer.declared.predictions[0].low))
    explorer.find("[data-predict=commit]").click()
    left = explorer.find(".compare .dot").first.evaluate("dot => dot.style.left")
    assert left.endswith("%")


@pytest.mark.parametrize(
    "policy",
    [
        "default-src 'none'; script-src 'nonce-abc'; img-src 'self'",
        "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; img-src 'self'; "
        "require-trusted-types-for 'script'; trusted-types qe-explorers",
        f"sandbox allow-scripts; {OWN} http:",
    ],
)
def test_a_nonce_a_policy_for_types_or_a_sandbox_is_enough(visit, policy):
    page = visit(policy, with_script('<qe-explorer name="runoff"></qe-explorer>').replace("<script", '<script nonce="abc"'))
    ExplorerPage(page, "runoff").agrees_with_python()


def test_the_static_picture_needs_no_style_of_the_page(visit):
    picture = static_html(RunoffExplorer(treasury_cap_bn=95))
    assert "<style" not in picture and "style=" not in picture
    page = visit(OWN, f"<!doctype html><meta charset='utf-8'><title>t</title>{picture}")
    lines = page.locator("svg path").evaluate_all("paths => paths.map(path => getComputedStyle(path).fill)")
    assert "none" in lines, "lines are not filled"


def test_an_unknown_name_and_the_list_of_answers_are_styled(visit):
    page = visit(OWN, with_script('<qe-explorer name="No such one"></qe-explorer><qe-answers></qe-answers>'))
    expect(page.get_by_role("alert")).to_have_css("border-left-style", "solid")
    expect(page.locator("qe-answers section")).to_have_css("border-top-style", "solid")


def test_where_style_cannot_be_had_the_static_picture_stays(visit):
    """In a browser without constructed style sheets."""
    page = visit("", CASE.read_text(encoding="utf-8"))
    page.context.add_init_script("delete Document.prototype.adoptedStyleSheets")
    ExplorerPage(visit("", CASE.read_text(encoding="utf-8")), "runoff")  # an element for style does
    strict = visit(OWN, CASE.read_text(encoding="utf-8"))
    expect(strict.get_by_role("alert")).to_be_visible()
    expect(strict.get_by_text("static", exact=True)).to_be_visible()
    expect(strict.locator("qe-explorer svg")).to_have_count(0)
    visit.watch.complaints.clear()  # the browser names the style that it refused


def test_a_frame_of_the_book_is_styled(chromium, html, tmp_path):
    """embed.html itself, served under the policy."""
    headers = {"Content-Security-Policy": TYPED}
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    with elsewhere.served(html, headers) as address:
        watch = Watch(context, address)
        page = context.new_page()
        page.goto(f"{address}embed.html?explorer=runoff")
        explorer = ExplorerPage(page, "runoff")
        assert explorer.find("path.area").first.evaluate("area => getComputedStyle(area).fill") != "rgb(0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
        context.close()
    watch.check()
