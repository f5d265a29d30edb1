"""The book's pages about the model: complete, readable by all, and true in what their sentences say."""

import html.parser
import inspect
import re

import numpy as np
import pytest

from widgets import RunoffExplorer, history, pages
from widgets.build import ROOT
from widgets.explorers.uncertainty import quantiles
from widgets.model import BLOCKS, known_results, parameters, table
from widgets.model.scenarios import announcements
from widgets.model.validate import RANGES

FOLDER = ROOT / "book" / "model"
TRUST, PARAMETERS, REFERENCE = (
    (FOLDER / name).read_text(encoding="utf-8") for name in ("can-you-trust-this-model.md", "parameters.md", "model-reference.md")
)
RESULTS = known_results.results()


class Outline(html.parser.HTMLParser):
    """Tags with their attributes, the text, and the number of cells in each row of a piece of HTML."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.text, self.rows = [], "", []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag == "tr":
            self.rows.append(0)
        if tag in ("th", "td"):
            self.rows[-1] += 1

    def handle_data(self, data):
        self.text += data

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    def ids(self):
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


@pytest.fixture(scope="module")
def moves():
    return pages.moved()


@pytest.fixture(scope="module")
def tables(moves):
    blocks = dict.fromkeys(row["block"] for row in table())
    return [
        pages.known_results_table(RESULTS),
        pages.starting_points_table(),
        pages.wealth_groups_table(),
        *(pages.parameter_table(block, moves) for block in blocks),
    ]


def test_tables_have_a_caption_headers_with_scope_and_a_named_box_that_the_keyboard_reaches(tables):
    for text in tables:
        outline = Outline(text)
        (box,) = (each for each in outline.all("div") if each.get("role") == "region")
        assert box["tabindex"] == "0" and box["aria-label"]
        assert len(outline.all("caption")) == 1
        assert {each.get("scope") for each in outline.all("th")} == {"col", "row"}
        assert len(set(outline.rows)) == 1  # every row has as many cells as there are headers
        assert "\n" not in text  # a blank line would end the HTML where a page shows it


def test_every_known_result_is_a_row_with_its_kind_and_verdict():
    rows = [Outline("<tr" + row).text for row in pages.known_results_table(RESULTS).split("<tr")[2:]]
    assert len(rows) == len(RESULTS)
    for row, text in zip(RESULTS, rows, strict=True):
        assert row["id"] in text and row["kind"] + ("inside" if row["inside"] else "miss") in text


def test_the_tally_counts_fitted_rows_and_checks_apart():
    rows = [{"kind": "fitted", "inside": True}, {"kind": "check", "inside": False}, {"kind": "check", "inside": True}]
    assert pages.tally(rows) == {"fitted": (1, 1), "check": (1, 2)}


def test_every_miss_is_discussed_and_nothing_else_is():
    missed = {row["id"] for row in RESULTS if not row["inside"]}
    assert set(re.findall(r"^### .*\(row (\w+)\)$", TRUST, re.MULTILINE)) == missed


def test_agreement_by_fitting_is_never_called_a_success():
    assert not re.search(r"\bpass(ed|es)\b (a|the) (test|check)|tests? passed", TRUST)
    assert all(row["kind"] in ("fitted", "check") for row in RESULTS)


@pytest.mark.parametrize(
    ("given", "shown"), [("34-40", "34 to 40"), ("-2.2", "−2.2"), ("2313", "2,313"), ("a little over 50",) * 2, ("", "")]
)
def test_published_numbers_are_set_in_type(given, shown):
    assert pages.printed(given) == shown


def test_decimals_follow_the_width_of_the_accepted_range():
    row = {"accept_low": 0, "accept_high": 20, "unit": "bp"}
    assert pages.rounded(row, 12.345) == "12"
    assert pages.rounded(row | {"accept_high": 3}, -2.345) == "−2.3"
    assert pages.rounded(row | {"accept_high": 1}, 0.345) == "0.34"


def test_symbols_use_greek_letters_and_subscripts():
    assert pages.symbol("kappa") == "<i>κ</i>"
    assert pages.symbol("tau_i") == "<i>τ</i><sub>i</sub>"
    assert pages.symbol("") == ""


def test_a_source_is_a_link_and_an_unknown_one_an_error():
    assert pages.cited("") == ""
    assert 'href="https://doi.org/' in pages.cited("du2024quantitative")
    with pytest.raises(KeyError):
        pages.cited("nobody1900nothing")


def test_every_parameter_has_one_row_on_the_page(tables, moves):
    shown = re.findall(r'parameter_table\("([a-z ]+)"', PARAMETERS)
    assert sorted(shown) == sorted({row["block"] for row in table()})
    ids = [name for text in tables[3:] for name in Outline(text).ids()]
    assert sorted(ids) == sorted(row["name"] for row in table())
    assert set(moves) == set(ids)


def test_parameters_drive_the_explorers_whose_outputs_they_change(moves):
    sensitivity, results = moves["term_premium_bp_per_pct_gdp"]
    assert {"Purchases", "Run-off"} <= set(sensitivity) and {"T3", "T14"} <= set(results)
    assert moves["sales_share_1_5y"] == (["Run-off"], [])  # only run-off sells
    assert moves["market_functioning_bp"][0] == ["Purchases"]  # only purchases meet a broken market
    assert "T10b" in moves["phillips_slope"][1]


def test_starting_points_agree_with_history():
    text = Outline(pages.starting_points_table()).text
    reserves = history.at("federal_reserve_balance_sheet_monthly", "reserves_bn", "2022-05")
    assert f"{reserves:,.0f}" in text
    for start in ("2008", "2025"):
        assert start in text


def test_every_block_has_a_section_of_the_reference():
    shown = re.findall(
        r'^## .+\n\n```\{code-cell\} ipython3\n:tags: \[hide-input\]\n.+blocks\["(\w+)"\]', REFERENCE, re.MULTILINE
    )
    assert shown == list(pages.blocks())


@pytest.mark.parametrize("module", BLOCKS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_the_reference_shows_every_function_with_its_arguments_and_source(module):
    outline = Outline(pages.block_reference(module))
    functions = pages.public_functions(module)
    assert outline.ids() == [function.__name__ for function in functions]
    for function in functions:
        assert " ".join(inspect.getsource(function).split()) in " ".join(outline.text.split())
        for argument in inspect.signature(function).parameters:
            assert argument == "parameters" or f"{argument}: " in outline.text
            assert argument == "parameters" or argument in RANGES


def test_a_function_added_to_a_block_appears_by_itself(tmp_path, monkeypatch):
    (tmp_path / "new_block.py").write_text(
        '"""Block z. New."""\n\n\ndef twice(years):\n    """Two times: y = 2 x."""\n    return 2 * years\n'
    )
    monkeypatch.syspath_prepend(tmp_path)
    import new_block

    shown = pages.block_reference(new_block)
    assert 'id="twice"' in shown and "years</code>: years, from 0 to 200" in shown and "Block z. New." in shown


def test_addresses_are_unique_and_links_lead_somewhere():
    functions = [each.__name__ for module in BLOCKS for each in pages.public_functions(module)]
    assert len(functions) == len(set(functions))
    assert set(re.findall(r'href="#(\w+)"', REFERENCE)) <= set(functions)
    reference = "".join(pages.block_reference(module) for module in BLOCKS)
    assert set(re.findall(r'href="parameters.html#(\w+)"', reference)) <= {row["name"] for row in table()}


def test_equations_of_a_docstring_keep_their_lines():
    shown = pages.prose("First.\n\na <- b + c\nd = e\n\nWith `x` = 1, it holds.")
    assert "a &lt;- b + c<br>d = e" in shown
    assert shown.endswith("<p>With <code>x</code> = 1, it holds.</p>")


# --- What the sentences of "Can you trust this model?" say beside the numbers they compute ---


def errors_pct(preset, first, last):
    """Errors of Treasuries and MBS of a preset at the end of each month, % of the record."""
    inputs = {each.key: each.inputs for each in RunoffExplorer().declaration.presets}[preset]
    outputs, sheet = RunoffExplorer(**inputs).outputs, history.table("federal_reserve_balance_sheet_monthly")
    inside = (sheet["month"] >= np.datetime64(first)) & (sheet["month"] <= np.datetime64(last))
    return [100 * (outputs[key][: inside.sum()] / sheet[key][inside] - 1) for key in ("treasuries_bn", "mbs_bn")]


def test_captions_of_the_back_tests():
    treasuries, mbs = errors_pct("qt2", "2022-05", "2026-04")
    assert np.abs(treasuries).max() < 1
    assert (mbs[1:] < 0).all() and -3.05 < mbs.min() < -2.5 and mbs[-1] > -1.2
    treasuries, mbs = errors_pct("qt1", "2017-09", "2019-08")
    assert np.abs(treasuries[:13]).max() < 1.2 and -3.5 < treasuries.min() < -2.5
    assert mbs.argmin() >= 18 and mbs[-1] > -1.2


def test_less_matured_than_the_caps_allowed_in_the_winter_of_2018():
    caps, sheet = history.table("run_off_caps_monthly"), history.table("federal_reserve_balance_sheet_monthly")
    months = (caps["month"] >= np.datetime64("2018-10")) & (caps["month"] <= np.datetime64("2019-04"))
    held = dict(zip(sheet["month"].astype(str), sheet["treasuries_bn"], strict=True))
    assert held["2018-09"] - held["2019-04"] < caps["treasury_cap_bn"][months].sum()


def test_the_corners_need_not_enclose_the_draws():
    band = RunoffExplorer().outputs
    drawn = quantiles("runoff", {}, count=2000)["reserves_bn"]
    assert drawn[0, 36] < band["reserves_bn_low"][36] and drawn[2, 36] > band["reserves_bn_high"][36]


def test_a_stronger_response_of_output_would_trade_one_miss_for_two_others():
    strong = known_results.results(parameters(output_pct_per_pp=parameters("high").output_pct_per_pp))
    inside = {row["id"]: row["inside"] for row in strong}
    assert inside["T10c"] and not inside["T10a"] and not inside["T10b"]


def test_a_flight_of_deposits_would_move_the_miss_by_a_year():
    from widgets.model.scenarios import drain_record

    accepted = {row["id"]: (row["accept_low"], row["accept_high"]) for row in RESULTS}
    reserves = drain_record.absorbed(parameters(), drain_record.MIGRATION_2022_BN)[0]
    at = dict(zip(drain_record.DATES, reserves, strict=True))
    assert accepted["T7f"][0] <= at["2022-12-28"] <= accepted["T7f"][1]
    assert at["2023-12-27"] < accepted["T7b"][0]


def test_the_announced_programmes_end_in_december_2014_where_the_table_says():
    ages = [age for _, age in announcements.AGE_IN_DECEMBER_2014]
    announced = [str(np.datetime64("2014-12") - age) for age in ages]
    assert announced == ["2009-03", "2010-10", "2011-09", "2012-09"]
