"""Draws from the ranges of the parameters: they are what they say, quantiles are in order, the tornado is made of single runs."""

import subprocess
import sys

import numpy as np
import pytest

from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.run import facts, outputs, sentence, simulate
from widgets.explorers.uncertainty import draw_parameters, quantiles, tornado
from widgets.model import parameters, table

COUNT = 400
ROWS = {row["name"]: row for row in table()}
RANGED = [name for name, row in ROWS.items() if row["low"] != row["high"]]
DRAWN = vars(draw_parameters(10_000))
SCENARIOS = {"purchases": {"size_bn": 600}, "runoff": {"treasury_cap_bn": 60, "sales_bn": 10}}
each_explorer = pytest.mark.parametrize("name", SCENARIOS)
each_ranged = pytest.mark.parametrize("parameter", RANGED)
FOUND = {name: quantiles(name, inputs, count=COUNT) for name, inputs in SCENARIOS.items()}


# Draws.


def test_every_parameter_is_drawn_or_constant():
    assert set(DRAWN) == set(ROWS)
    assert len(RANGED) > 20
    for name, values in DRAWN.items():
        if name in RANGED:
            assert np.shape(values) == (10_000,)
        else:
            assert values == ROWS[name]["value"]


@each_ranged
def test_draws_stay_in_the_range_and_have_the_mean_and_spread_of_the_triangle(parameter):
    row, values = ROWS[parameter], DRAWN[parameter]
    low, high = sorted((row["low"], row["high"]))
    mode = row["value"]
    assert low <= values.min() and values.max() <= high
    mean = (low + mode + high) / 3
    variance = (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18
    # Five standard errors of the mean of 10,000 draws.
    assert values.mean() == pytest.approx(mean, abs=5 * np.sqrt(variance / 10_000))
    assert values.var() == pytest.approx(variance, rel=0.08)


def test_parameters_are_drawn_independently():
    together = np.corrcoef([DRAWN[name] for name in RANGED])
    assert np.abs(together - np.eye(len(RANGED))).max() < 0.06


def test_the_same_seed_gives_the_same_draws_and_another_seed_others():
    first, again, other = (vars(draw_parameters(50, seed)) for seed in (7, 7, 8))
    for name in RANGED:
        assert np.array_equal(first[name], again[name])
        assert not np.array_equal(first[name], other[name])


# Quantiles.


@each_explorer
def test_every_output_has_quantiles_by_month(name):
    assert set(FOUND[name]) == {output.key for output in EXPLORERS[name][1].outputs}
    assert {values.shape for values in FOUND[name].values()} == {(3, 121)}


@each_explorer
def test_quantiles_rise_with_their_probability(name):
    steps = (0, 0.05, 0.25, 0.5, 0.75, 0.95, 1)
    for key, values in quantiles(name, SCENARIOS[name], steps, COUNT).items():
        if not key.startswith("actual_"):
            assert np.all(np.diff(values, axis=0) >= -1e-9), key


@each_explorer
def test_quantiles_are_those_of_single_runs(name):
    count, month = 25, 40
    drawn = vars(draw_parameters(count, 3))
    key = "ten_year_effect_bp"
    single = []
    for i in range(count):
        changes = {each: float(drawn[each][i]) for each in RANGED}
        single.append(simulate(name, SCENARIOS[name], parameters(**changes))[key][month])
    found = quantiles(name, SCENARIOS[name], (0, 0.5, 1), count, seed=3)[key][:, month]
    assert found == pytest.approx([min(single), np.median(single), max(single)])


# Treasuries and MBS run off faster and slower for different parameters, so in their sum the ends of the band offset each
# other: there the band of three runs is narrower than the draws.
SUMS = {"total_assets_bn", "reserves_bn", "on_rrp_bn", "reserves_to_bank_assets_pct"}


@each_explorer
def test_medians_lie_in_the_band_of_low_and_high(name):
    bands = outputs(name, SCENARIOS[name])
    for key in {output.key for output in EXPLORERS[name][1].outputs if output.banded} - SUMS:
        median = FOUND[name][key][1]
        assert np.all(median >= bands[f"{key}_low"] - 1e-9), key
        assert np.all(median <= bands[f"{key}_high"] + 1e-9), key


@each_explorer
def test_months_and_what_is_held_at_the_start_are_known(name):
    assert [row.tolist() for row in FOUND[name]["month"]] == [list(range(121))] * 3
    for key in ("treasuries_bn", "mbs_bn", "reserves_bn", "on_rrp_bn", "total_assets_bn"):
        assert np.ptp(FOUND[name][key][:, 0]) == pytest.approx(0, abs=1e-9), key


def test_the_record_is_not_drawn():
    found = quantiles("runoff", {"plan": "2022-25"}, count=20)["actual_treasuries_bn"]
    record = outputs("runoff", {"plan": "2022-25"})["actual_treasuries_bn"]
    for row in found:
        assert np.array_equal(row, record, equal_nan=True)


@each_explorer
def test_the_same_seed_gives_the_same_quantiles(name):
    again = quantiles(name, SCENARIOS[name], count=COUNT)
    assert all(np.array_equal(again[key], FOUND[name][key], equal_nan=True) for key in again)


# Linux counts what the process that starts another has used among the other's `ru_maxrss`, but not in its `VmHWM`.
MEASURE = """
import pathlib, re, resource
from widgets.explorers.uncertainty import quantiles
found = quantiles(%r, {})
assert {values.shape for values in found.values()} == {(3, 121)}
status = pathlib.Path("/proc/self/status")
own = re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1] if status.exists() else None
print(own or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@each_explorer
def test_10_000_draws_of_ten_years_need_less_than_a_gigabyte(name):
    pytest.importorskip("resource", reason="Windows does not tell a process its peak memory")
    done = subprocess.run([sys.executable, "-c", MEASURE % name], capture_output=True, text=True, check=True)
    peak = int(done.stdout) * (1 if sys.platform == "darwin" else 1024)  # kilobytes on Linux, bytes on macOS
    assert peak < 1e9


# Tornado.


@each_explorer
def test_the_yield_effect_of_a_dollar_moves_the_ten_year_yield_most(name):
    rows = tornado(name, SCENARIOS[name], "ten_year_effect_bp", 12)
    assert rows[0][0] == "term_premium_bp_per_pct_gdp"
    widths = [abs(high - low) for _, low, high in rows]
    assert widths == sorted(widths, reverse=True)
    assert min(widths) > 0
    assert {parameter for parameter, _, _ in rows} <= set(RANGED)


@each_explorer
def test_a_bar_of_the_tornado_is_two_single_runs(name):
    month = 24
    central = simulate(name, SCENARIOS[name])["ten_year_effect_bp"][month]
    for parameter, low, high in tornado(name, SCENARIOS[name], "ten_year_effect_bp", month):
        ends = [
            simulate(name, SCENARIOS[name], parameters(**{parameter: ROWS[parameter][end]}))["ten_year_effect_bp"][month]
            for end in ("low", "high")
        ]
        assert [low, high] == pytest.approx(ends)
        if parameter == "term_premium_bp_per_pct_gdp":
            # Kappa alone scales the effect: 6 and 15 in place of 11.
            assert ends == pytest.approx([central * 6 / 11, central * 15 / 11])


def test_a_parameter_that_does_not_touch_an_output_has_no_bar():
    bars = {parameter for parameter, _, _ in tornado("runoff", SCENARIOS["runoff"], "gold_pct", 24)}
    assert "gold_pct_per_pp" in bars
    assert "bitcoin_pct_per_pp" not in bars
    assert tornado("runoff", SCENARIOS["runoff"], "month", 24) == []
    assert tornado("runoff", {"plan": "2022-25"}, "actual_reserves_bn", 3) == []
    assert tornado("runoff", {"plan": "2022-25"}, "actual_reserves_bn", 100) == []  # beyond the record


# Bad input.

NOT_WHOLE = [0.5, 2.5, -1, "5", None, True, [5], np.array([5, 6]), float("nan"), float("inf")]


@pytest.mark.parametrize("value", [*NOT_WHOLE, 0, 10**7], ids=repr)
def test_a_count_is_a_whole_number_of_draws(value):
    with pytest.raises(ValueError, match=r"count must be .*1 to 1e\+06 \(draws\)"):
        draw_parameters(value)
    with pytest.raises(ValueError, match=r"count must be .*1 to 1e\+06 \(draws\)"):
        quantiles("runoff", {}, count=value)


@pytest.mark.parametrize("value", [*NOT_WHOLE, 2**32], ids=repr)
def test_a_seed_is_a_whole_number(value):
    with pytest.raises(ValueError, match=r"seed must be .*0 to 4\.29497e\+09"):
        draw_parameters(10, value)


@pytest.mark.parametrize(
    "value",
    [(), (0.9, 0.1), (0.5, 0.5), (-0.1, 0.5), (0.5, 1.1), (float("nan"),), "0.5", None, ("a",), [[0.1, 0.9]], True],
    ids=repr,
)
def test_probabilities_are_increasing_shares(value):
    with pytest.raises(ValueError, match=r"probabilities must be .*0 to 1 \(share\)"):
        quantiles("runoff", {}, value, 10)


@pytest.mark.parametrize("value", [*NOT_WHOLE, 121], ids=repr)
def test_a_month_is_a_whole_number_up_to_120(value):
    with pytest.raises(ValueError, match=r"month must be .*0 to 120 \(months\)"):
        tornado("runoff", {}, "spread_bp", value)


@pytest.mark.parametrize("value", ["", "spread", None, 3, ["spread_bp"]], ids=repr)
def test_an_unknown_output_is_refused_with_the_known_ones(value):
    with pytest.raises(ValueError, match="spread_bp"):
        tornado("runoff", {}, value, 3)


@pytest.mark.parametrize("value", ["", "qe", None, 3, ["runoff"]], ids=repr)
def test_an_unknown_explorer_is_refused_with_the_known_ones(value):
    calls = (simulate, outputs, facts, sentence, quantiles)
    for call in calls:
        with pytest.raises(ValueError, match=r"'purchases', .*'runoff'"):
            call(value, {})
    with pytest.raises(ValueError, match=r"'purchases', .*'runoff'"):
        tornado(value, {}, "spread_bp", 3)


def test_inputs_are_those_of_one_scenario_in_their_ranges():
    for call in (lambda inputs: quantiles("runoff", inputs, count=3), lambda inputs: tornado("runoff", inputs, "spread_bp", 3)):
        with pytest.raises(ValueError, match="sales_bn must be one number"):
            call({"sales_bn": np.array([1.0, 2.0, 3.0])})
        with pytest.raises(ValueError, match=r"sales_bn must be a number from 0 to 100"):
            call({"sales_bn": -1})
        with pytest.raises(ValueError, match="treasury_cap_bn"):
            call({"treasury_cap": 3})
