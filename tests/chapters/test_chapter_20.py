"""Chapter 20: the sign of each spillover, the swap line as balance sheets, and the record of the dollar."""

import math

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.model import (
    credit_outflow_pct,
    dollar_debt_pct,
    export_volume_pct,
    import_volume_pct,
    parameters,
    trade_balance_change_pct,
    volume_response,
    yield_outflow_pct,
)

CENTRAL = parameters()
PRICES = history.table("us_prices_monthly")
INDEX = dict(zip(PRICES["month"].astype(str), PRICES["broad_dollar_index"], strict=True))


def tide(**inputs):
    return run.outputs("dollar_tide", inputs)


def preset(key):
    return EXPLORERS["dollar_tide"][1].defaults() | {e.key: e.inputs for e in EXPLORERS["dollar_tide"][1].presets}[key]


# Debt.


def test_dollar_debt_of_25_becomes_26_75_or_23_25():
    assert dollar_debt_pct(25.0, 10.0, 0.3) == pytest.approx(26.75)
    assert dollar_debt_pct(25.0, -10.0, 0.3) == pytest.approx(23.25)
    assert tide(dollar_change_pct=10)["debt"] == pytest.approx([25, 26.75, 27.5])
    assert tide(dollar_change_pct=-10)["debt"] == pytest.approx([25, 23.25, 22.5])


def test_a_falling_dollar_never_makes_dollar_debt_heavier():
    for hedged in (0.0, 0.3, 1.0):
        assert dollar_debt_pct(25.0, -10.0, hedged) <= 25.0 <= dollar_debt_pct(25.0, 10.0, hedged)
    assert dollar_debt_pct(25.0, 10.0, 1.0) == 25.0


# Trade.


def test_volumes_follow_with_a_lag_of_six_months():
    assert volume_response(0.0, CENTRAL) == 0
    assert volume_response(6.0, CENTRAL) == pytest.approx(1 - math.exp(-1))


def test_exports_priced_in_dollars_shrink_when_the_dollar_rises():
    assert export_volume_pct(10.0, 1000.0, 0.6, 0.0, CENTRAL) == pytest.approx(6)
    assert export_volume_pct(10.0, 1000.0, 0.6, 1.0, CENTRAL) == pytest.approx(-6)
    assert import_volume_pct(10.0, 1000.0, CENTRAL) == pytest.approx(-5)


def test_the_trade_balance_by_hand():
    # Priced in local money: 30% of GDP times (6 + 5 - 10)%; in dollars: 30% times (-6 + 5)%.
    assert trade_balance_change_pct(30.0, 10.0, 6.0, -5.0, 0.0) == pytest.approx(0.3)
    assert trade_balance_change_pct(30.0, 10.0, -6.0, -5.0, 1.0) == pytest.approx(-0.3)


def test_the_balance_dips_first_and_improves_where_the_elasticities_add_to_more_than_one():
    """The J-curve, and the condition of Marshall and Lerner: 0.6 + 0.5 > 1."""
    path = tide()["balance_pct"]
    assert path[1] < 0 < path[36]
    assert tide(export_elasticity=0.4)["balance_pct"][36] < 0  # 0.4 + 0.5 < 1


def test_the_prediction_about_volumes_meets_the_published_number():
    """Gopinath et al. (2020): 0.6% less trade among other countries for 1% of dollar appreciation, within a year."""
    prediction = EXPLORERS["dollar_tide"][1].predictions[1]
    low, _central, high = run.predicted("dollar_tide", prediction)
    assert low < prediction.published[0] < high


# Capital and the swap line.


def test_a_point_on_us_yields_moves_what_the_world_bank_published():
    for estimate, expected in (("low", 0.8), ("high", 1.8)):
        assert yield_outflow_pct(1.0, parameters(estimate)) == pytest.approx(expected)
    assert yield_outflow_pct(-1.0, CENTRAL) < 0
    assert credit_outflow_pct(25.0, 10.0, CENTRAL) == pytest.approx(1.25)


def test_a_swap_line_spares_reserves_by_what_it_lends_and_changes_nothing_else():
    off, on = tide(swap="off"), tide(swap="on")
    np.testing.assert_allclose(on["reserves_pct"], off["reserves_pct"] + on["swap_pct"])
    assert on["swap_pct"][12] == pytest.approx(1.25) and off["swap_pct"].max() == 0
    for key in ("flow_pct", "balance_pct", "debt", "loans_pct", "foreign_pct"):
        np.testing.assert_allclose(on[key], off[key])


def test_nothing_is_drawn_when_the_dollar_falls():
    assert tide(swap="on", dollar_change_pct=-10)["swap_pct"].max() == 0


def test_what_leaves_is_paid_from_reserves_or_from_the_swap_line():
    for swap in ("off", "on"):
        for change in (-10, 0, 10):
            outputs = tide(swap=swap, dollar_change_pct=change)
            np.testing.assert_allclose(outputs["flow_pct"], outputs["reserves_pct"] - outputs["swap_pct"], atol=1e-12)


# The record.


def test_the_dollar_over_the_windows_of_purchases_and_run_off():
    windows = history.table("programme_windows")
    change = {}
    for start, end, name in zip(windows["date"], windows["end_date"], windows["programme"], strict=True):
        before = str(start.astype("datetime64[M]") - 1)
        change[name] = 100 * (INDEX[str(end)[:7]] / INDEX[before] - 1)
    assert change["QE2"] < 0 < change["QE3"]
    assert change["Run-off 2017-19"] == pytest.approx(5.2, abs=1.5)  # from daily values 5.2
    assert change["Run-off 2022-25"] == pytest.approx(2.3, abs=1.5)  # 2.3
    assert -8 < 100 * (INDEX["2025-12"] / INDEX["2024-12"] - 1) < -5  # -7.6


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        ("tantrum", "2013-04", "2013-08"),
        ("panic", "2020-02", "2020-04"),
        ("hikes", "2021-12", "2022-10"),
        ("ebb", "2024-12", "2025-12"),
    ],
)
def test_presets_have_the_dollar_of_their_episodes(key, start, end):
    assert preset(key)["dollar_change_pct"] == pytest.approx(100 * (INDEX[end] / INDEX[start] - 1), abs=0.5)


@pytest.mark.parametrize(("key", "start", "end"), [("tantrum", "2013-04", "2013-08"), ("hikes", "2021-12", "2022-10")])
def test_presets_have_the_yields_of_their_episodes(key, start, end):
    rates = history.table("us_interest_rates_monthly")
    ten_year = dict(zip(rates["month"].astype(str), rates["ten_year_pct"], strict=True))
    assert preset(key)["rate_gap_pp"] == pytest.approx(ten_year[end] - ten_year[start], abs=0.125)


def test_three_episodes_are_three_shocks():
    rates = history.table("us_interest_rates_monthly")

    def change(table, column, start, end):
        place = list(table["month"].astype(str))
        return table[column][place.index(end)] - table[column][place.index(start)]

    assert change(rates, "ten_year_pct", "2013-04", "2013-08") > 0 < change(PRICES, "sp500_index", "2013-04", "2013-08")
    assert change(rates, "ten_year_pct", "2020-02", "2020-04") < 0 < change(PRICES, "vix_index", "2020-02", "2020-04")
    assert change(rates, "ten_year_pct", "2021-12", "2022-10") > 0 > change(PRICES, "sp500_index", "2021-12", "2022-10")


def test_swap_lines_were_largest_in_may_2020_and_larger_still_in_2008():
    table = history.table("swap_line_points")
    points = dict(zip(table["date"].astype(str), table["outstanding_bn"], strict=True))
    assert points["2020-05-27"] == max(value for day, value in points.items() if day > "2020") == 449
    assert max(points.values()) == points["2008-12-31"]
