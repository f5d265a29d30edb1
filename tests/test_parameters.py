"""The table of parameters: complete, cited, used."""

import ast
import inspect
import re
from pathlib import Path

import numpy as np
import pytest

import widgets.explorers.markets
import widgets.explorers.records
import widgets.model.scenarios.announcements
from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.run import simulate
from widgets.model import BLOCKS, parameters, table
from widgets.model.parameters import ESTIMATES

ROWS = table()
REFERENCES = Path(__file__).resolve().parent.parent / "book" / "references.bib"
MODULES = (
    *BLOCKS,
    widgets.explorers.markets,
    *(module for module, _ in EXPLORERS.values()),
    widgets.model.scenarios.announcements,
)
each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])


def used_names(module):
    """Names read from `parameters` (or `central`, its central values) in a module."""
    return {
        node.attr
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("parameters", "central")
    }


@each_row
def test_a_parameter_has_a_unit_a_block_and_a_description(row):
    assert row["unit"] and row["block"] and row["description"]
    assert row["name"].isidentifier()


@each_row
def test_a_parameter_is_either_estimated_or_assumed(row):
    assert row["tag"] in ("estimated", "assumed")


@each_row
def test_the_central_value_lies_between_low_and_high(row):
    assert min(row["low"], row["high"]) <= row["value"] <= max(row["low"], row["high"])


def test_an_estimated_parameter_cites_a_source_in_the_references():
    keys = set(re.findall(r"^@\w+\{([^,]+),", REFERENCES.read_text(encoding="utf-8"), re.MULTILINE))
    for row in ROWS:
        assert row["source"] in keys or (row["tag"] == "assumed" and row["source"] == ""), row["name"]


def test_names_are_unique():
    assert len({row["name"] for row in ROWS}) == len(ROWS)


@each_row
def test_a_name_that_states_its_unit_states_the_right_one(row):
    endings = {
        "_hkd_bn": "bn HKD",
        "_bn": "bn USD",
        "_months": "months",
        "_years": "years",
        "_bp": "bp",
        "_pct": "%",
        "_pp": "pp",
    }
    ending = next((ending for ending in endings if row["name"].endswith(ending)), None)
    if ending and "_per_" not in row["name"]:
        assert row["unit"].startswith(endings[ending]), row["unit"]


@each_row
def test_every_parameter_is_used_by_the_model(row):
    assert any(row["name"] in used_names(module) for module in MODULES)


def test_the_model_uses_no_parameter_that_is_not_in_the_table():
    known = {row["name"] for row in ROWS}
    for module in (*MODULES, widgets.explorers.records):
        assert used_names(module) <= known, module.__name__


def test_what_is_rolled_over_at_auction_is_placed_in_full():
    for estimate in ESTIMATES:
        values = vars(parameters(estimate))
        shares = [value for name, value in values.items() if name.startswith("auction_share_")]
        assert len(shares) == 4
        assert sum(shares) == pytest.approx(1, abs=1e-12)


def test_estimates_are_the_columns_of_the_table():
    for row in ROWS:
        assert getattr(parameters("low"), row["name"]) == row["low"]
        assert getattr(parameters(), row["name"]) == row["value"]
        assert getattr(parameters("high"), row["name"]) == row["high"]
        assert getattr(parameters("all"), row["name"]).tolist() == [[row["low"]], [row["value"]], [row["high"]]]


def test_single_parameters_can_be_replaced():
    assert parameters(satiation_pct=12.5).satiation_pct == 12.5
    assert parameters("low", satiation_pct=np.array([12.0, 13.0])).satiation_pct.tolist() == [12, 13]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "13", True, None, [1, "a"]], ids=repr)
def test_a_parameter_that_is_not_a_finite_number_is_refused_with_its_unit(value):
    with pytest.raises(ValueError, match=r"satiation_pct .*% of bank assets"):
        parameters(satiation_pct=value)


def test_unknown_parameters_and_estimates_are_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="satiation_pct"):
        parameters(saturation_pct=12)
    with pytest.raises(ValueError, match="low, central, high"):
        parameters("median")


@each_row
def test_a_parameter_out_of_its_range_is_refused_with_unit_and_range(row):
    low, high = row["least"], row["most"]
    assert low <= min(row["low"], row["high"]) and max(row["low"], row["high"]) <= high
    for value in (low - 1, high + 1, np.array([row["value"], high + 1]), np.array([]), []):
        with pytest.raises(
            ValueError, match=re.escape(f"{row['name']} must be a number from {low:g} to {high:g} ({row['unit']})")
        ):
            parameters(**{row["name"]: value})


def test_a_horizon_below_zero_is_refused_also_where_it_is_set_later():
    values = parameters()
    for refused in (lambda: parameters(expectation_horizon_months=-1), lambda: setattr(values, "expectation_horizon_months", -1)):
        with pytest.raises(ValueError, match=r"expectation_horizon_months must be a number from 1 to 10000 \(months\); got -1"):
            refused()
    with pytest.raises(ValueError, match="is not a parameter; known are"):
        values.expectation_horizon = 24
    values.expectation_horizon_months = 24
    assert (values.expectation_horizon_months, parameters().expectation_horizon_months) == (24, 40)


@pytest.mark.parametrize("name", EXPLORERS)
def test_at_either_end_of_every_parameter_the_model_still_gives_numbers(name):
    """One run, with a column for each end of each parameter, the others at their central values."""
    columns = {row["name"]: np.full(2 * len(ROWS), row["value"]) for row in ROWS}
    for place, row in enumerate(ROWS):
        columns[row["name"]][2 * place : 2 * place + 2] = row["least"], row["most"]
    with np.errstate(all="ignore"):
        found = simulate(name, {}, parameters(**columns))
    for key, values in simulate(name, {}).items():
        there = np.isfinite(values)  # a record has gaps
        assert np.isfinite(found[key][there.reshape(len(values), -1)[:, 0]]).all(), key
