"""Without JavaScript the default picture, its sentence, its table and the answers remain."""

import re

import book_site
import pytest
from conftest import NARROW
from explorer_page import same_printed
from playwright.sync_api import expect

from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS

CELL = re.compile(r"^(?:(?P<line>[−\d,.]+)(?: \(|$))?(?:(?P<low>[−\d,.]+) to (?P<high>[−\d,.]+)\)?)?$")


@pytest.fixture(params=EXPLORERS)
def name(request):
    return request.param


@pytest.fixture
def still(name, browse, page_with):
    """The static explorer on its page, in a narrow window."""
    page = browse(page_with(name), width=NARROW, java_script_enabled=False)
    return page.locator(f"qe-explorer[name={name}]").first


def test_pictures_and_sentence(still, name):
    declared = EXPLORERS[name][1]
    pictures = still.locator(".qe-static svg[role=img]")
    expect(pictures).to_have_count(len(declared.charts))
    for index, chart in enumerate(declared.charts):
        expect(pictures.nth(index)).to_be_visible()
        assert pictures.nth(index).get_attribute("aria-label").startswith(chart.title)
    expect(still.locator("figcaption")).to_have_text(run.sentence(name, {}))


def test_table(still, name):
    declared, outputs = EXPLORERS[name][1], run.outputs(name, {})
    table = still.locator("details.qe-data table")
    expect(table).to_be_hidden()
    still.locator("details.qe-data summary").click()
    expect(table).to_be_visible()
    head, *rows = [row.locator("th, td").all_inner_texts() for row in table.locator("tr").all()]
    assert int(rows[0][0]) == 0 and int(rows[-1][0]) == outputs["month"][-1]
    for column, title in enumerate(head[1:], start=1):
        output = next(each for each in declared.outputs if " ".join(title.split()) == f"{each.label} {each.unit}")
        for row in rows:
            month, found = int(row[0]), CELL.match(row[column])
            assert found, row[column]
            for part, suffix in (("line", ""), ("low", "_low"), ("high", "_high")):
                if output.key + suffix in outputs:
                    same_printed(found[part] or "", outputs[output.key + suffix][month], output)
                else:
                    assert found[part] is None


def test_answers_open_and_nothing_scrolls_sideways(browse, html):
    for path in book_site.pages(html):
        page = browse(path, width=NARROW, java_script_enabled=False)
        boxes = page.locator("main details")
        for index in range(boxes.count()):
            box = boxes.nth(index)
            if "qe-data" in (box.get_attribute("class") or ""):
                continue
            assert box.get_attribute("open") is None
            box.locator("summary").first.click()
            expect(box.locator("> :not(summary)").first).to_be_visible()
        wide, room = page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
        assert wide <= room, f"{path} is {wide} px wide"
        page.close()
