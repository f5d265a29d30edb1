"""Chapter 22: the correlations of the explorer against numpy's, the placebo, and the record of bitcoin, gold and oil."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import liquidity_test, run
from widgets.explorers.catalogue import EXPLORERS

PRICES = history.table("us_prices_monthly")
SHEET = history.table("federal_reserve_balance_sheet_monthly")
PRESETS = {preset.key: preset.inputs for preset in EXPLORERS["liquidity_test"][1].presets}


def outputs(**inputs):
    return run.outputs("liquidity_test", inputs)


def level(table, column):
    return dict(zip(table["month"], np.log(table[column]), strict=True))


def by_numpy(asset, driver, first, last, lag=0):
    """Correlation in levels and in monthly changes, straight from the tables."""
    months = np.arange(np.datetime64(first), np.datetime64(last) + 1)
    missing = float("nan")
    found = []
    for step in (0, 1):
        one = np.array([asset.get(m, missing) - step * asset.get(m - 1, missing) for m in months])
        other = np.array([driver.get(m - lag, missing) - step * driver.get(m - lag - 1, missing) for m in months])
        known = np.isfinite(one + other)
        found.append(np.corrcoef(one[known], other[known])[0, 1])
    return found


BITCOIN, GOLD = level(PRICES, "bitcoin_usd"), level(PRICES, "gold_usd_per_ounce")
FED = level(SHEET, "total_assets_bn")
rates = history.table("us_interest_rates_monthly")
REAL = dict(zip(rates["month"], rates["ten_year_real_pct"], strict=True))


@pytest.mark.parametrize(
    ("inputs", "asset", "driver", "first", "last"),
    [
        ({}, BITCOIN, FED, "2018-01", "2022-12"),
        ({"start_year": 2023, "end_year": 2025}, BITCOIN, FED, "2023-01", "2025-12"),
        ({"lag_months": 7}, BITCOIN, FED, "2018-01", "2022-12"),
        ({"lag_months": -12}, BITCOIN, FED, "2018-01", "2022-12"),
        ({"asset": "gold", "driver": "real", "start_year": 2010, "end_year": 2025}, GOLD, REAL, "2010-01", "2025-12"),
        ({"start_year": 2010, "end_year": 2026}, BITCOIN, FED, "2010-01", "2026-06"),
    ],
    ids=str,
)
def test_the_explorer_computes_what_numpy_computes(inputs, asset, driver, first, last):
    found = outputs(**inputs)
    levels, changes = by_numpy(asset, driver, first, last, inputs.get("lag_months", 0))
    # The records keep two decimals of 100 times the logarithm.
    assert found["levels_r"][0] == pytest.approx(levels, abs=2e-3)
    assert found["changes_r"][0] == pytest.approx(changes, abs=5e-3)


@pytest.mark.parametrize("places", [0, 1, 5, 12, 24, 37, 63])
def test_a_list_is_shifted_by_any_number_of_places(places):
    values = list(range(liquidity_test.TESTED_MONTHS + 64))
    moved = liquidity_test.shifted(values, places)
    assert [float(value) for value in moved[: liquidity_test.TESTED_MONTHS + 1]] == [
        i + places for i in range(liquidity_test.TESTED_MONTHS + 1)
    ]


@pytest.mark.parametrize("window", [6, 24, 60])
def test_a_rolling_correlation_is_that_of_its_window(window):
    found = outputs(form="changes", start_year=2015, end_year=2025, window_months=window)
    full = np.flatnonzero(np.isfinite(found["rolling_r"]))
    assert full[0] == np.flatnonzero(np.isfinite(found["asset_z"]))[0] + window - 1
    for at in full[:: len(full) // 5]:
        part = slice(at - window + 1, at + 1)
        expected = np.corrcoef(found["asset_z"][part], found["driver_z"][part])[0, 1]
        assert found["rolling_r"][at] == pytest.approx(expected, abs=1e-9)


def test_standardized_series_have_mean_zero_and_deviation_one():
    found = outputs()
    for key in ("asset_z", "driver_z"):
        known = found[key][np.isfinite(found[key])]
        assert len(known) == 60
        assert known.mean() == pytest.approx(0, abs=1e-9) and known.std() == pytest.approx(1)


def test_the_placebo_has_no_link_but_trends_make_one():
    in_changes = outputs(form="changes", asset="shares", driver="m2", start_year=2010, end_year=2025)["random_r"]
    in_levels = outputs(asset="shares", driver="m2", start_year=2010, end_year=2025)["random_r"]
    # 192 months of chance: a deviation of 1 / sqrt(192) around nothing, and almost one where both grow.
    assert abs(in_changes.mean()) < 0.05 and in_changes.std() == pytest.approx(192**-0.5, rel=0.35)
    assert np.median(np.abs(in_levels)) > 0.9


def test_without_placebo_nothing_is_drawn_and_nothing_counted():
    assert np.isnan(outputs(placebo="off")["random_r"]).all()
    assert np.isnan(run.facts("liquidity_test", {"placebo": "off"})["as_good"])


def test_the_axes_of_time_show_the_sample_and_no_year_outside_it():
    for first, last in ((2018, 2022), (2025, 2025), (2010, 2025)):
        year = outputs(start_year=first, end_year=last)["year"]
        assert np.nanmin(year) == first and np.floor(np.nanmax(year)) == last
        assert np.isfinite(year).sum() == 12 * (last - first + 1)
    assert np.isfinite(outputs(start_year=2022, end_year=2018)["year"]).all(), "an empty sample has no axis of its own"


# What the chapter says.


def test_the_rule_fits_2018_22_in_levels_only_and_is_turned_round_in_2023_25():
    rule, broken = outputs(), outputs(**PRESETS["broken"])
    assert rule["levels_r"][0] == pytest.approx(0.83, abs=0.005)
    assert abs(rule["changes_r"][0]) < 0.15
    assert broken["levels_r"][0] < -0.95 and abs(broken["changes_r"][0]) < 0.2


def test_gold_and_real_yields_move_together_in_changes():
    found = outputs(**PRESETS["gold"])
    assert found["changes_r"][0] == pytest.approx(-0.49, abs=0.01)
    assert (np.abs(found["random_r"]) >= 0.49).sum() == 0
    assert found["levels_r"][0] > 0


def test_gold_fell_27_percent_in_2013_and_more_than_doubled_in_2024_25():
    assert 100 * (np.exp(GOLD[np.datetime64("2013-12")] - GOLD[np.datetime64("2012-12")]) - 1) == pytest.approx(-27.5, abs=0.1)
    assert pytest.approx(-27.3, abs=0.05) == 100 * (1204.5 / 1657.5 - 1)
    assert np.exp(GOLD[np.datetime64("2025-12")] - GOLD[np.datetime64("2023-12")]) > 2


def test_bitcoin_fell_64_percent_in_2022_and_84_percent_after_2017():
    price = {
        str(day): value for day, value in zip(*(history.table("bitcoin_points")[c] for c in ("date", "bitcoin_usd")), strict=True)
    }
    assert 100 * (price["2022-12-31"] / price["2021-12-31"] - 1) == pytest.approx(-64, abs=0.5)
    assert 100 * (price["2018-12-15"] / 19_500 - 1) == pytest.approx(-84, abs=0.5)
    assert price["2025-10-06"] / 250_000 == pytest.approx(0.50, abs=0.01)
    assert 250_000 / price["2025-12-31"] == pytest.approx(2.9, abs=0.05)


def test_dated_points_of_bitcoin_agree_with_the_months_around_them():
    points = history.table("bitcoin_points")
    monthly = dict(zip(PRICES["month"], PRICES["bitcoin_usd"], strict=True))
    for day, value, kind in zip(points["date"], points["bitcoin_usd"], points["is_the"], strict=True):
        mean = monthly[day.astype("datetime64[M]")]
        after = monthly.get(day.astype("datetime64[M]") + 1, mean)
        assert min(mean, after) * 0.55 < value < max(mean, after) * 1.35
        assert kind != "low" or value < mean
        assert kind != "high" or value > mean


def test_fed_assets_grew_by_4_8_trillion_and_shrank_by_2():
    weekly = history.table("federal_reserve_total_assets_weekly")
    assets = dict(zip(weekly["date"].astype(str), weekly["total_assets_bn"], strict=True))
    assert (assets["2022-04-13"] - assets["2020-02-26"]) / 1000 == pytest.approx(4.8, abs=0.05)
    monthly = dict(zip(SHEET["month"].astype(str), SHEET["total_assets_bn"], strict=True))
    assert (monthly["2025-12"] - monthly["2022-12"]) / 1000 == pytest.approx(-2, abs=0.1)
    assert monthly["2025-11"] < monthly["2025-03"]


def test_the_dollar_was_higher_at_the_end_of_qe3():
    dollar = dict(zip(PRICES["month"].astype(str), PRICES["broad_dollar_index"], strict=True))
    assert dollar["2014-10"] > dollar["2012-09"]


def test_oil_was_lowest_in_april_2020_and_highest_since_2008_in_june_2022():
    oil = history.table("oil_price_monthly")
    price, month = oil["wti_usd_per_barrel"], oil["month"]
    assert month[price.argmin()] == np.datetime64("2020-04")
    late = month > np.datetime64("2014-12")
    assert month[late][price[late].argmax()] == np.datetime64("2022-06")


@pytest.mark.parametrize(
    ("first", "last", "yields", "dollar", "fear", "gold", "oil"),
    [
        ("2007-12", "2008-12", +1, +1, +1, 0, -1),
        ("2012-12", "2013-12", +1, +1, -1, -1, +1),
        ("2019-12", "2020-04", -1, +1, +1, +1, -1),
        ("2021-12", "2022-12", +1, +1, 0, 0, +1),
    ],
)
def test_real_yields_the_dollar_and_fear_pushed_gold_as_the_answer_says(first, last, yields, dollar, fear, gold, oil):
    """Directions; 0 is less than 2% or 2 points."""

    def percent(table, column):
        return 100 * (history.at(table, column, last) / history.at(table, column, first) - 1)

    volatility = history.at("us_prices_monthly", "vix_index", last) - history.at("us_prices_monthly", "vix_index", first)
    rates = "us_interest_rates_monthly"
    real = history.at(rates, "ten_year_real_pct", last) - history.at(rates, "ten_year_real_pct", first)
    moved = (percent("us_prices_monthly", "gold_usd_per_ounce"), percent("oil_price_monthly", "wti_usd_per_barrel"), volatility)
    assert (np.sign(real), np.sign(percent("us_prices_monthly", "broad_dollar_index"))) == (yields, dollar)
    assert [0 if abs(change) < 2 else np.sign(change) for change in moved] == [gold, oil, fear]
