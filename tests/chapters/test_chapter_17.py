"""Chapter 17, tapers and tantrums: only news moves the yield, its parts add up, and the record behind the claims."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers import taper_and_tantrum as module

NAME = "taper_and_tantrum"
RATES = "us_interest_rates_monthly"


def split(**inputs):
    """Rate path, less buying, forced sales and their sum, bp, once the news has sunk in."""
    return run.outputs(NAME, inputs)["split_bp"]


def yield_on(day):
    daily = history.table("treasury_ten_year_daily")
    return daily["ten_year_pct"][np.searchsorted(daily["date"], np.datetime64(day), side="right") - 1]


@pytest.mark.parametrize("start", [0.0, 7.0, 24.0])
@pytest.mark.parametrize("step", [5.0, 30.0])
def test_a_taper_that_everyone_expected_moves_nothing(start, step):
    found = run.outputs(
        NAME, {"expected_start": start, "announced_start": start, "step_bn": step, "path_bp": 0.0, "leverage": 5.0}
    )
    np.testing.assert_allclose(found["total_bp"], 0, atol=1e-9)


def test_the_pace_falls_by_a_step_at_each_of_eight_meetings_a_year():
    pace = [float(module.pace_bn(t, 6, 10, 85)) for t in range(20)]
    assert pace[:6] == [85] * 6 and pace[6] == 75 and pace[18] == 0
    # 85 bn in steps of 10 takes nine meetings; the first is in month 6 and they are a month and a half apart.
    assert next(t for t, value in enumerate(pace) if value == 0) == 6 + 8 * 1.5
    assert sum(step > 0 for step in -np.diff(pace[6:19])) == 8


def test_earlier_raises_the_yield_as_much_as_later_lowers_it():
    earlier, later = split(expected_start=12.0, path_bp=0.0), split(expected_start=6.0, announced_start=12.0, path_bp=0.0)
    np.testing.assert_allclose(earlier, -later)
    assert earlier[1] > 0


def test_the_parts_add_up_and_leverage_multiplies_the_news_about_purchases():
    parts = split(leverage=3.0)
    assert parts[3] == pytest.approx(parts[:3].sum())
    # Arriving in equal parts over four months and fading by 3% a month: (3 - 1) times the news, less a little.
    assert 0.9 < parts[2] / (2 * parts[1]) <= 1
    assert split(leverage=1.0)[2] == 0


def test_more_than_a_third_of_104_basis_points_is_the_rate_path():
    whole = split(expected_start=18.0, announced_start=5.0)[3]
    without = split(expected_start=18.0, announced_start=5.0, path_bp=0.0)[3]
    assert whole == pytest.approx(104, abs=3)
    assert whole - without == pytest.approx(45) and (whole - without) / whole > 1 / 3


def test_the_price_of_the_bond_is_that_of_its_yield():
    found = run.outputs(NAME, {})
    y = 1.94 + found["split_bp"][3] / 100
    by_hand = sum(1.94 / (1 + y / 100) ** t for t in range(1, 11)) + 100 / (1 + y / 100) ** 10 - 100
    assert found["loss_pct"][0] == pytest.approx(by_hand)
    assert found["loss_pct"][1] == pytest.approx(2 * by_hand)


def test_the_default_for_currencies_is_the_fall_of_2013_for_a_point():
    # Harikrishnan, Silk and Yoldas (2023): the dollar index went from 103.90 to 113.08, 2 May to 5 September.
    fall_pct = 100 * (1 - 103.90 / 113.08)
    points = yield_on("2013-09-05") - yield_on("2013-05-02")
    assert points == pytest.approx(1.32)
    assert {i.key: i.default for i in module.EXPLORER.inputs}["currency_pct"] == pytest.approx(fall_pct / points, abs=0.25)


# The record.


def test_the_tantrum_was_104_basis_points():
    assert (yield_on("2013-05-21"), yield_on("2013-09-05")) == (1.94, 2.98)


@pytest.mark.parametrize(
    ("eve", "later", "change_bp"),
    [("2013-05-21", "2013-08-21", 93), ("2013-12-17", "2014-03-18", -17), ("2021-11-02", "2022-02-02", 22)],
)
def test_three_months_after_each_announcement(eve, later, change_bp):
    assert 100 * (yield_on(later) - yield_on(eve)) == pytest.approx(change_bp)
    record = module.EXPLORER.inputs[0].records[eve[:7]]["record_bp"]
    assert record[0] == 0 and record[3] == pytest.approx(change_bp, abs=3)


def test_putting_off_the_taper_in_september_2013_lowered_the_yield_on_the_day():
    assert yield_on("2013-09-18") < yield_on("2013-09-17") - 0.1


def test_the_end_of_purchases_in_2014_was_no_slump():
    assert yield_on("2015-01-28") < yield_on("2014-10-28")
    assert history.at("us_prices_monthly", "sp500_index", "2015-01") > history.at("us_prices_monthly", "sp500_index", "2014-10")


def test_the_estimated_premium_is_two_thirds_of_the_rise_from_may_to_september_2013():
    def change(column):
        return history.at(RATES, column, "2013-09") - history.at(RATES, column, "2013-05")

    assert change("ten_year_term_premium_acm_pct") / change("ten_year_pct") == pytest.approx(2 / 3, abs=0.05)
    assert 100 * change("two_year_pct") == pytest.approx(15, abs=1)


def test_german_and_british_yields_rose_by_about_60_and_90_basis_points():
    for column, rise_bp in (("germany_ten_year_pct", 60), ("uk_ten_year_pct", 90)):
        before, after = (history.at("central_banks_abroad_monthly", column, when) for when in ("2013-05", "2013-09"))
        assert 100 * (after - before) == pytest.approx(rise_bp, abs=3)


def test_holdings_grew_during_both_tapers():
    sheet = "federal_reserve_balance_sheet_monthly"
    for first, last in (("2013-12", "2014-10"), ("2021-10", "2022-03")):
        assert history.at(sheet, "treasuries_bn", last) > history.at(sheet, "treasuries_bn", first)


def test_the_ten_year_yield_over_2022():
    assert yield_on("2021-12-31") == pytest.approx(1.5, abs=0.05)
    assert yield_on("2022-12-30") == pytest.approx(3.9, abs=0.05)
