"""The numbers of the page, its charts' words, its table, its file and its Python line are those of the Python model."""

import csv
import random
import re

import pytest
from explorer_page import random_inputs, same_outputs, same_printed
from playwright.sync_api import expect

from widgets.explorers import run

SUFFIXES = {"bn USD": "_bn", "%": "_pct", "bp": "_bp", "months": "_month"}


def column_keys(declared):
    """Keys of an explorer's outputs, in the order of its declaration."""
    keys = []
    for output in declared.outputs:
        keys += [] if output.range_only else [output.key]
        keys += [f"{output.key}_low", f"{output.key}_high"] if output.banded or output.range_only else []
    return keys


def test_defaults(explorer):
    assert explorer.inputs == explorer.declared.defaults()
    explorer.shows(explorer.declared.defaults())
    explorer.agrees_with_python()


def test_presets(explorer):
    for preset in explorer.declared.presets:
        button = explorer.find(f"[data-preset={preset.key}]")
        button.click()
        assert explorer.inputs == explorer.declared.defaults() | preset.inputs
        expect(button).to_have_attribute("aria-pressed", "true")
        explorer.shows(explorer.declared.defaults() | preset.inputs)
        explorer.agrees_with_python()


def test_random_settings(explorer):
    dice = random.Random(20081125)
    for _ in range(20):
        inputs = random_inputs(explorer.declared, dice)
        explorer.inputs = inputs
        assert explorer.inputs == pytest.approx(inputs)
        expect(explorer.find(".notice")).to_be_hidden()
        explorer.agrees_with_python()


def test_a_program_that_sets_too_much_is_clamped_with_a_note(explorer):
    slider = explorer.sliders[0]
    explorer.inputs = {slider.key: slider.high * 2 + 1}
    assert explorer.inputs == explorer.declared.defaults() | {slider.key: slider.high}
    expect(explorer.find(".notice li")).to_have_count(1)
    expect(explorer.find(".notice")).to_contain_text(slider.unit)


def test_charts_have_text_alternatives_that_follow_the_sliders(explorer):
    def words():
        found = {}
        for chart in explorer.declared.charts:
            picture = explorer.find(f"[data-chart={chart.key}] svg[role=img]")
            expect(picture).to_be_visible()
            found[chart.key] = picture.get_attribute("aria-label")
        return found

    before, outputs = words(), explorer.outputs
    decimals = {output.key: output.decimals for output in explorer.declared.outputs}
    for chart in explorer.declared.charts:
        assert before[chart.key].startswith(chart.title)
        assert chart.unit in before[chart.key]
        for series in chart.series:
            assert series.label in before[chart.key]
            if series.style in ("area", "line"):
                last = run.typeset("{:,.{}f}", outputs[series.output][-1], decimals[series.output])
                assert last in before[chart.key], f"{series.output} ends at {last}"
    explorer.inputs = {slider.key: slider.high for slider in explorer.sliders}
    explorer.agrees_with_python()
    assert set(words().values()).isdisjoint(before.values())


def test_the_month_slider_reads_the_charts_out(explorer):
    month = explorer.find("#month")
    month.focus()
    explorer.page.keyboard.press("End")
    last = int(explorer.outputs["month"][-1])
    expect(month).to_have_value(str(last))
    for chart in explorer.declared.charts:
        expect(month).to_have_attribute("aria-valuetext", re.compile(re.escape(chart.series[0].label)))
    expect(month).to_have_attribute("aria-valuetext", re.compile(rf"\b{last}\b"))


def test_data_table(explorer):
    explorer.button("data").click()
    table = explorer.find("table.data")
    expect(table).to_be_visible()

    def compare():
        read = "part => [...part.rows].map(row => [...row.cells].map(cell => [cell.textContent, cell.colSpan, cell.rowSpan]))"
        heads, rows = table.locator("thead").evaluate(read), table.locator("tbody").evaluate(read)
        keys, outputs = column_keys(explorer.declared), explorer.outputs
        titles = column_titles(heads)
        assert len(titles) == len(set(titles)) == len(keys) and len(rows) == len(outputs["month"])
        by_key = {output.key: output for output in explorer.declared.outputs}
        for column, key in enumerate(keys):
            output = by_key.get(key) or by_key[key.rpartition("_")[0]]
            assert output.label in titles[column] and output.unit in titles[column]
            for row, expected in zip(rows, outputs[key], strict=True):
                same_printed(row[column][0], expected, output)

    compare()
    explorer.grab(explorer.sliders[0])
    explorer.page.mouse.up()
    explorer.at_rest()
    compare()
    explorer.button("data").click()
    expect(table).to_be_hidden()


def column_titles(rows):
    """The headings above each column, top to bottom, of rows of (text, columns spanned, rows spanned)."""
    titles, taken = {}, set()
    for index, row in enumerate(rows):
        column = 0
        for text, columns, lines in row:
            while (index, column) in taken:
                column += 1
            for spanned in range(column, column + columns):
                titles.setdefault(spanned, []).append(text)
                taken |= {(line, spanned) for line in range(index, index + lines)}
            column += columns
    return [" ".join(titles[column]) for column in sorted(titles)]


def test_csv_file(explorer, tmp_path):
    explorer.find("[data-preset]").first.click()
    explorer.button("data").click()
    with explorer.page.expect_download() as download:
        explorer.find(".csv").click()
    assert download.value.suggested_filename.endswith(".csv")
    file = tmp_path / "explorer.csv"
    download.value.save_as(file)
    with open(file, newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert list(rows[0]) == column_keys(explorer.declared)
    for output in explorer.declared.outputs:
        assert output.key.endswith(SUFFIXES[output.unit]) or output.key == "month", "the unit is in the name"
    columns = {key: [float(row[key] or "nan") for row in rows] for key in rows[0]}
    same_outputs(columns, run.outputs(explorer.name, explorer.inputs))


def test_sources(explorer):
    explorer.button("sources").click()
    table = explorer.find("table.sources")
    expect(table.locator("tbody tr")).to_have_count(len(explorer.declared.sources))
    assert explorer.button("sources").get_attribute("aria-expanded") == "true"


def test_the_python_button_gives_an_explorer_with_the_same_inputs(explorer, monkeypatch):
    monkeypatch.setenv("QE_BOOK_BUILD", "1")  # no kernel to talk to
    for inputs in ({}, random_inputs(explorer.declared, random.Random(7))):
        explorer.inputs = inputs
        explorer.button("python").click()
        namespace = {}
        exec(explorer.find(".share textarea").input_value(), namespace)
        assert namespace["explorer"].inputs == explorer.inputs
        same_outputs(explorer.outputs, namespace["explorer"].outputs)
        explorer.button("python").click()
