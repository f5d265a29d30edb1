"""The numbers of the page, its charts' words, its table, its file and its Python line are those of the Python model."""

import csv
import random
import re

import numpy as np
import pytest
from explorer_page import random_inputs, same_outputs, same_printed
from playwright.sync_api import expect

from widgets.explorers import run
from widgets.picture import BARS, WORDS, title


def keys_of(output):
    """The series of an output: its line, and the ends of its band."""
    band = [f"{output.key}_low", f"{output.key}_high"] if output.banded or output.range_only else []
    return band if output.range_only else [output.key, *band]


def axes_of(declared):
    """Outputs by the axis they run along, in the order of the declaration, the places of the axis first."""
    axes = {}
    for output in declared.outputs:
        axes.setdefault(output.axis, []).append(output)
    return {axis: sorted(along, key=lambda output, axis=axis: output.key != axis) for axis, along in axes.items()}


def test_defaults(explorer):
    assert explorer.inputs == explorer.declared.defaults()
    explorer.shows(explorer.declared.defaults())
    explorer.agrees_with_python()


def test_presets(explorer):
    for preset in explorer.declared.presets:
        button = explorer.find(f'[data-preset="{preset.key}"]')
        button.click()
        expected = run.checked_inputs(explorer.declared, preset.inputs)  # with what its starting point brings
        assert explorer.inputs == expected
        expect(button).to_have_attribute("aria-pressed", "true")
        explorer.shows(expected)
        explorer.agrees_with_python()


def test_random_settings(explorer):
    dice = random.Random(20081125)
    for _ in range(8):
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
    drawn = [chart for chart in explorer.declared.charts if chart.kind not in WORDS]

    def words():
        found = {}
        for chart in drawn:
            picture = explorer.find(f"[data-chart={chart.key}] svg[role=img]")
            expect(picture).to_be_visible()
            found[chart.key] = picture.get_attribute("aria-label")
        return found

    before, outputs = words(), explorer.outputs
    facts = run.facts(explorer.name, explorer.inputs)
    decimals = {output.key: output.decimals for output in explorer.declared.outputs}
    for chart in drawn:
        assert before[chart.key].startswith(title(chart, facts))
        assert chart.unit in before[chart.key]
        for series in chart.series:
            if not np.isfinite(outputs.get(series.output, [np.nan])).any():
                continue  # not drawn, not told
            assert series.label in before[chart.key] or (chart.kind in BARS and len(chart.series) == 1)
            if chart.kind not in BARS and series.style in ("area", "line"):
                seen = outputs[series.output][np.isfinite(outputs[series.output])]
                last = run.typeset("{:,.{}f}", seen[-1], decimals[series.output])
                assert last in before[chart.key], f"{series.output} ends at {last}"
    chosen = {item.key: list(item.options)[-1] for item in explorer.declared.inputs if item.type == "choice"}
    explorer.inputs = chosen | {slider.key: slider.high for slider in explorer.sliders}
    explorer.agrees_with_python()
    after = words()
    assert [key for key in after if after[key] != before[key]] or not drawn


def test_accounts_show_their_numbers_and_that_they_balance(explorer):
    known = {output.key: output for output in explorer.declared.outputs}
    for chart in explorer.declared.charts:
        tables = explorer.find(f"[data-chart={chart.key}] table.account")
        expect(tables).to_have_count(len(chart.accounts))
        for place, account in enumerate(chart.accounts):
            text = " ".join(tables.nth(place).all_inner_texts())
            for label, key in account.assets + account.liabilities:
                value = run.typeset("{:+,.{}f}", explorer.outputs[key][0], known[key].decimals)
                assert label in text and value.lstrip("+−") in text
    checks = explorer.find(".account-check").all_inner_texts()
    assert len(checks) == sum(len(chart.accounts) for chart in explorer.declared.charts)


def test_the_reading_slider_reads_the_charts_out(explorer):
    axis = next((chart.x for chart in explorer.declared.charts if chart.kind in ("lines", "stack")), None)
    if axis is None:
        expect(explorer.find("#month")).to_have_count(0)
        return
    place = explorer.find("#month")
    place.focus()
    explorer.page.keyboard.press("End")
    expect(place).to_have_value(str(np.flatnonzero(~np.isnan(explorer.outputs[axis]))[-1]))
    for chart in explorer.declared.charts:
        if chart.x == axis and chart.kind in ("lines", "stack") and not chart.series[0].x:
            expect(place).to_have_attribute("aria-valuetext", re.compile(re.escape(chart.series[0].label)))


def test_data_tables(explorer):
    explorer.button("data").click()
    tables = explorer.find("table.data")
    axes = axes_of(explorer.declared)
    expect(tables).to_have_count(len(axes))

    def compare():
        read = "part => [...part.rows].map(row => [...row.cells].map(cell => [cell.textContent, cell.colSpan, cell.rowSpan]))"
        outputs = explorer.outputs
        for place, (axis, along) in enumerate(axes.items()):
            table = tables.nth(place)
            expect(table).to_be_visible()
            rows = table.locator("tbody").evaluate(read)
            if not axis:
                compare_single_numbers(along, rows, outputs)
                continue
            columns = [(output, key) for output in along for key in keys_of(output)]
            titles = column_titles(table.locator("thead").evaluate(read))
            placed = ~np.isnan(outputs[axis])  # what has no place on the axis is in the file alone
            assert len(titles) == len(set(titles)) == len(columns) and len(rows) == placed.sum()
            for column, (output, key) in enumerate(columns):
                assert output.label in titles[column] and (output.unit or "") in titles[column]
                for row, expected in zip(rows, outputs[key][placed], strict=True):
                    same_printed(row[column][0], expected, output)

    compare()
    explorer.grab(explorer.sliders[0])
    explorer.page.mouse.up()
    explorer.at_rest()
    compare()
    explorer.button("data").click()
    expect(tables.first).to_be_hidden()


def compare_single_numbers(declared, rows, outputs):
    """A row for each number: its name and unit, then the number, and in brackets the range of its estimates."""
    for output, (name, value) in zip(declared, rows, strict=True):
        assert output.label in name[0] and (output.unit or "") in name[0]
        if not output.range_only:
            same_printed(value[0].partition(" (")[0], outputs[output.key][0], output)


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
    explorer.inputs = random_inputs(explorer.declared, random.Random(5))
    explorer.button("data").click()
    with explorer.page.expect_download() as download:
        explorer.find(".csv").click()
    assert download.value.suggested_filename.endswith(".csv")
    file = tmp_path / "explorer.csv"
    download.value.save_as(file)
    with open(file, newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    along = [output for outputs in axes_of(explorer.declared).values() for output in outputs]
    assert list(rows[0]) == [key for output in along for key in keys_of(output)]
    expected = run.outputs(explorer.name, explorer.inputs)
    names = {output.key: output.categories for output in along if output.categories}
    for key, values in expected.items():
        written = [row[key] for row in rows]
        assert written[len(values) :] == [""] * (len(rows) - len(values)), "shorter columns end earlier"
        if key in names:
            assert written[: len(values)] == list(names[key])
        else:
            found = [float(text or "nan") for text in written[: len(values)]]
            np.testing.assert_allclose(found, values, rtol=1e-9, atol=1e-9, err_msg=key)


def test_sources(explorer):
    if not explorer.declared.sources:
        expect(explorer.button("sources")).to_have_count(0)
        return
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
