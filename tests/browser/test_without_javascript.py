"""Without JavaScript the default picture, its sentence, its table and the answers remain."""

import math
import re

import book_site
import pytest
from conftest import NARROW
from explorer_page import same_printed
from playwright.sync_api import expect

from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.picture import WORDS, title

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
    declared, facts = EXPLORERS[name][1], run.facts(name, {})
    drawn = [chart for chart in declared.charts if chart.kind not in WORDS]
    pictures = still.locator(".qe-static svg[role=img]")
    expect(pictures).to_have_count(len(drawn))
    for index, chart in enumerate(drawn):
        expect(pictures.nth(index)).to_be_visible()
        assert pictures.nth(index).get_attribute("aria-label").startswith(title(chart, facts))
    expect(still.locator("table.qe-account")).to_have_count(sum(len(chart.accounts) for chart in declared.charts))
    expect(still.locator(".qe-cards li")).to_have_count(sum(len(chart.cards) for chart in declared.charts))
    expect(still.locator("figcaption")).to_have_text(run.sentence(name, {}))


def test_predictions_are_answered_behind_a_click(still, name):
    declared = EXPLORERS[name][1]
    boxes = still.locator("details.qe-prediction")
    expect(boxes).to_have_count(len(declared.predictions))
    for index, prediction in enumerate(declared.predictions):
        boxes.nth(index).locator("summary").click()
        expect(boxes.nth(index).locator("summary")).to_have_text(prediction.question)
        answer = run.typeset("{:,.{}f}", run.predicted(name, prediction)[1], prediction.decimals)
        expect(boxes.nth(index).locator("p")).to_contain_text(answer)


def test_tables(still, name):
    declared, outputs = EXPLORERS[name][1], run.outputs(name, {})
    tables = still.locator("details.qe-data table:has(thead)")
    still.locator("details.qe-data summary").click()
    axes = {output.key: output for output in declared.outputs if output.key == output.axis}
    shown = [
        axis for axis in axes if any(each.axis == axis and each.key not in (axis, "identity_gap_bn") for each in declared.outputs)
    ]
    expect(tables).to_have_count(len(shown))
    for table in tables.all():
        head, *rows = [row.locator("th, td").all_inner_texts() for row in table.locator("tr").all()]
        axis = next(axes[key] for key in shown if axes[key].label == head[0])
        # A long axis is shown at equal steps, as many as it takes for 21 rows or fewer.
        every = 1 if axis.categories else max(1, math.ceil((len(outputs[axis.key]) - 1) / 20))
        assert len(rows) == math.ceil(len(outputs[axis.key]) / every)
        along = [each for each in declared.outputs if each.axis == axis.key]
        for column, name_of_column in enumerate(head[1:], start=1):
            text = " ".join(name_of_column.split())
            output = next(each for each in along if text == f"{each.label} {each.unit}".strip())
            for place, row in enumerate(rows):
                found = CELL.match(row[column])
                assert found, row[column]
                for part, suffix in (("line", ""), ("low", "_low"), ("high", "_high")):
                    if output.key + suffix in outputs:
                        same_printed(found[part] or "", outputs[output.key + suffix][place * every], output)
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
