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
