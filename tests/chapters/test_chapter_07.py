"""Chapter 7: inflation and the currency by hand, the presets and the record."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.model import (
    base_money_rise_pct,
    currency_pct,
    expectations_step,
    imported_inflation_pp,
    inflation_parts_pct,
    parameters,
    supply_shock_pp,
)

NAME = "gap_shock_anchor"
PRESETS = {preset.key: preset.inputs for preset in EXPLORERS[NAME][1].presets}
SHEET, PRICES, ABROAD = "federal_reserve_balance_sheet_monthly", "us_prices_monthly", "central_banks_abroad_monthly"


def outputs(**inputs):
    return run.outputs(NAME, inputs)


# By hand.


def test_expectations_follow_experience_as_far_as_the_anchor_lets_them():
    values = parameters(expectation_lag_months=12)
    assert expectations_step(2.0, 8.0, 1.0, 2.0, values) == 2, "nothing shakes a full anchor"
    assert expectations_step(2.0, 8.0, 0.0, 2.0, values) == pytest.approx(2.5), "a twelfth of six points"
    assert expectations_step(2.0, 8.0, 0.5, 2.0, values) == pytest.approx(2.25)


def test_a_supply_shock_lasts_a_year_and_fades():
    values = parameters(supply_shock_months=12)
    assert supply_shock_pp(4, 0, values) == supply_shock_pp(4, 12, values) == 4
    assert supply_shock_pp(4, 18, values) == pytest.approx(4 / np.e)
    assert supply_shock_pp(4, 36, values) < 0.1


def test_imported_inflation_by_hand():
    values = parameters(import_pass_through=0.5)
    assert imported_inflation_pp(4.0, 0.15, 6, values) == pytest.approx(0.3)
    assert imported_inflation_pp(-4.0, 0.15, 6, values) == pytest.approx(-0.3)


def test_the_parts_of_inflation_add_up():
    assert inflation_parts_pct(2.0, 0.15, -3.0, 0.25) == pytest.approx(1.8)
    found = outputs(shock_pp=2, foreign_pct=4)
    assert found["part_pp"].sum() == pytest.approx(found["inflation_pct"][12] - 2)


def test_equal_purchases_leave_the_currency_alone():
    """Exercise 3."""
    for size in (5, 10, 20):
        found = outputs(home_pct=size, foreign_pct=size)
        assert found["currency_change_pct"][2] == pytest.approx(0, abs=1e-12)
        assert found["inflation_pct"][36] > found["without_pct"][36]
    assert currency_pct(-0.5, 0.0, parameters()) < 0 < currency_pct(0.0, -0.5, parameters())


def test_base_money_enters_nothing_but_its_own_bar():
    low, high = outputs(base_pct=2), outputs(base_pct=40)
    np.testing.assert_array_equal(low["inflation_pct"], high["inflation_pct"])
    assert low["money_pct"][0] == pytest.approx(500) and base_money_rise_pct(10, 40) == 25


def test_without_gap_shock_and_purchases_inflation_stays_at_the_anchor():
    found = outputs(gap_pct=0, home_pct=0, anchor_pct=1.5)
    np.testing.assert_allclose(found["inflation_pct"], 1.5)


def test_exercise_2_the_same_purchases_go_with_low_and_with_high_inflation():
    low = outputs(**PRESETS["us2009"])
    high = outputs(**PRESETS["us2009"] | {"gap_pct": 0, "shock_pp": 4})
    assert low["inflation_pct"][12] < 1.5 and high["inflation_pct"][12] > 6
    assert low["money_pct"][1] == pytest.approx(high["money_pct"][1], rel=0.05)


def test_japan_is_a_matter_of_the_anchor():
    zero = outputs(**PRESETS["japan2013"])
    two = outputs(**PRESETS["japan2013"] | {"anchor_pct": 2})
    for found in (zero, two):
        assert 0.5 < found["inflation_pct"][36] - found["without_pct"][36] < 0.7
    assert zero["inflation_pct"][36] < 0.5 and two["inflation_pct"][36] > 2


def test_the_stagflation_preset_is_stagflation():
    found = outputs(**PRESETS["stagflation"])
    assert found["inflation_pct"][12] > 8 and found["gap_path_pct"][12] < -1


def test_the_effect_on_british_inflation_meets_the_published_range():
    """Joyce, Tong and Woods (2011): 0.75 to 1.5 pp for 14% of GDP; the band must reach it."""
    low, _, high = run.predicted(NAME, EXPLORERS[NAME][1].predictions[0])
    assert low < 0.75 < 1.5 < high


# The presets and the record.


def test_presets_have_the_sizes_of_the_record():
    held = {m: history.at(SHEET, "treasuries_bn", m) + history.at(SHEET, "mbs_bn", m) for m in ("2020-02", "2022-03")}
    gdp_bn = history.at("us_gdp_quarterly", "nominal_gdp_bn", "2019Q4")
    assert PRESETS["us2021"]["home_pct"] == pytest.approx(100 * (held["2022-03"] - held["2020-02"]) / gdp_bn, abs=0.5)
    assert PRESETS["us2021"]["base_pct"] == pytest.approx(
        100 * history.at(SHEET, "monetary_base_bn", "2020-02") / gdp_bn, abs=0.5
    )
    base_2008 = (
        100 * history.at(SHEET, "monetary_base_bn", "2008-08") / history.at("us_gdp_quarterly", "nominal_gdp_bn", "2008Q3")
    )
    assert EXPLORERS[NAME][1].defaults()["base_pct"] == pytest.approx(base_2008, abs=0.3)
    rise_tn = history.at(ABROAD, "boj_assets_jpy_tn", "2015-03") - history.at(ABROAD, "boj_assets_jpy_tn", "2013-03")
    assert PRESETS["japan2013"]["home_pct"] == pytest.approx(100 * rise_tn / 510, abs=2)  # GDP of about 510 tn yen


def test_base_money_rose_almost_fivefold_and_prices_by_less_than_two_percent_a_year():
    ratio = history.at(SHEET, "monetary_base_bn", "2014-10") / history.at(SHEET, "monetary_base_bn", "2008-08")
    assert ratio == pytest.approx(4.7, abs=0.05)
    cpi = history.at(PRICES, "cpi_index", "2019-12") / history.at(PRICES, "cpi_index", "2008-12")
    assert 100 * (cpi ** (1 / 11) - 1) == pytest.approx(1.9, abs=0.05)


def test_inflation_peaked_at_nine_percent_in_june_2022():
    change = history.at(PRICES, "cpi_index", "2022-06") / history.at(PRICES, "cpi_index", "2021-06") - 1
    assert 100 * change == pytest.approx(9, abs=0.1)


def test_broad_money_rose_by_a_quarter_in_2020():
    change = history.at(SHEET, "m2_bn", "2020-12") / history.at(SHEET, "m2_bn", "2019-12") - 1
    assert 100 * change == pytest.approx(24.6, abs=0.2)


@pytest.mark.parametrize(("first", "last", "change"), [("2010-11", "2011-06", -3.9), ("2012-09", "2014-10", 7.1)])
def test_the_dollar_fell_over_qe2_and_rose_over_qe3(first, last, change):
    ratio = history.at(PRICES, "broad_dollar_index", last) / history.at(PRICES, "broad_dollar_index", first)
    assert 100 * (ratio - 1) == pytest.approx(change, abs=0.05)


@pytest.mark.parametrize(("last", "one", "two"), [("2025-12", 0.13, 0.24), ("2020-02", -0.14, 0.02)])
def test_exercise_4_correlations_of_assets_and_later_inflation(last, one, two):
    sheet, prices = history.table(SHEET), history.table(PRICES)
    growth = 100 * (sheet["total_assets_bn"][12:] / sheet["total_assets_bn"][:-12] - 1)
    inflation = dict(zip(prices["month"][12:], 100 * (prices["cpi_index"][12:] / prices["cpi_index"][:-12] - 1), strict=True))
    for years, expected in ((1, one), (2, two)):
        pairs = np.array(
            [
                (value, inflation.get(month + 12 * years, np.nan))
                for month, value in zip(sheet["month"][12:], growth, strict=True)
                if month + 12 * years <= np.datetime64(last)
            ]
        )
        pairs = pairs[np.isfinite(pairs).all(axis=1)]
        assert np.corrcoef(pairs, rowvar=False)[0, 1] == pytest.approx(expected, abs=0.011)
