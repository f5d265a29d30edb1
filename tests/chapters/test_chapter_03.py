"""Chapter 3: the two record windows found by brute force, the waves in three units, and the dates of first use."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS

ABROAD, SHEET = "central_banks_abroad_monthly", "federal_reserve_balance_sheet_monthly"


def records(**inputs):
    found = {key: float(values[0]) for key, values in run.outputs("timeline_ruler", inputs).items() if len(values) == 1}
    pairs = (("most_tn", "end_tn_year"), ("most_pct", "end_pct_year"), ("most_gdp_pct", "end_gdp_year"))
    return [(found[most], int(found[end])) for most, end in pairs]


def walcl():
    weekly = history.table("federal_reserve_total_assets_weekly")
    return weekly["date"], weekly["total_assets_bn"]


def fastest(values, window, measure):
    """First place and size of the fastest window, one window after another."""
    found = [measure(values[start], values[start + window]) for start in range(len(values) - window)]
    return int(np.nanargmax(found)), float(np.nanmax(found))


def in_money(start, end):
    return end - start


def in_percent(start, end):
    return 100 * (end / start - 1)


# The record of the Federal Reserve.


def test_the_fastest_13_weeks_in_dollars_end_on_27_may_2020():
    date, assets = walcl()
    start, rise = fastest(assets, 13, in_money)
    assert str(date[start + 13]) == "2020-05-27"
    assert rise / 1000 == pytest.approx(2.94, abs=0.005)
    assert in_percent(assets[start], assets[start + 13]) == pytest.approx(71, abs=0.5)


def test_the_fastest_13_weeks_in_percent_end_on_19_november_2008():
    date, assets = walcl()
    start, rise = fastest(assets, 13, in_percent)
    assert str(date[start + 13]) == "2008-11-19"
    assert rise == pytest.approx(143, abs=0.5)
    assert assets[start] / 1000 == pytest.approx(0.90, abs=0.005) and assets[start + 13] / 1000 == pytest.approx(2.19, abs=0.005)


def test_the_window_of_2008_was_not_purchases():
    securities = [history.at(SHEET, "treasuries_bn", m) + history.at(SHEET, "mbs_bn", m) for m in ("2008-08", "2008-11")]
    assert abs(securities[1] - securities[0]) < 10
    first = history.table("programme_windows")["date"][0]
    assert (first - np.datetime64("2008-11-19")).astype(int) == 6


def test_assets_went_from_42_to_72_trillion_in_about_three_months_of_2020():
    date, assets = walcl()
    level = dict(zip(date.astype(str), assets, strict=True))
    assert round(level["2020-03-04"] / 1000, 1) == 4.2 and round(level["2020-06-10"] / 1000, 1) == 7.2


def test_from_2008_to_2014_assets_rose_by_about_36_trillion():
    assert history.at(SHEET, "total_assets_bn", "2014-10") - history.at(SHEET, "total_assets_bn", "2008-08") == pytest.approx(
        3600, abs=50
    )


# The ruler against brute force.


@pytest.mark.parametrize("weeks", [4, 13, 27, 52])
def test_the_ruler_finds_what_trying_every_window_finds(weeks):
    date, assets = walcl()
    money, percent, _ = records(weeks=weeks, from_year=2003)
    begins = date[:-weeks] >= np.datetime64("2003-01-01")
    rise = (assets[weeks:] - assets[:-weeks])[begins]
    assert money[0] == pytest.approx(rise.max() / 1000, abs=1e-6)
    assert percent[0] == pytest.approx((100 * rise / assets[:-weeks][begins]).max(), abs=1e-6)


@pytest.mark.parametrize(("bank", "column", "unit"), [("ecb", "ecb_assets_eur_bn", 1000), ("boj", "boj_assets_jpy_tn", 1)])
def test_the_ruler_measures_the_others_by_months(bank, column, unit):
    values = history.table(ABROAD)[column]
    for weeks, months in ((13, 3), (52, 12), (4, 1)):
        money, percent, _ = records(bank=bank, weeks=weeks, from_year=1998)
        assert money[0] == pytest.approx(fastest(values, months, in_money)[1] / unit, abs=1e-4)
        assert percent[0] == pytest.approx(fastest(values, months, in_percent)[1], abs=0.01)


def test_units_disagree_from_2008_and_agree_from_2009():
    assert [year for _, year in records()] == [2020, 2008, 2020]
    assert [year for _, year in records(from_year=2009)] == [2020, 2020, 2020]


def test_growth_against_gdp_is_money_over_gdp_at_annual_rates():
    money, _, of_gdp = records()
    gdp_tn = history.at("us_gdp_quarterly", "nominal_gdp_bn", "2020Q2") / 1000
    assert of_gdp[0] == pytest.approx(100 * money[0] / gdp_tn, rel=0.01)


def test_the_bank_of_england_is_measured_by_its_ceilings():
    money, percent, _ = records(bank="boe", from_year=2009)
    assert money == (pytest.approx(0.2), 2020)  # 445 to 645 bn in March 2020
    assert percent == (pytest.approx(100 * (125 / 75 - 1)), 2009)


# The story.


def test_in_money_each_wave_was_larger_but_not_against_gdp():
    rise = history.at(SHEET, "total_assets_bn", "2014-10") - history.at(SHEET, "total_assets_bn", "2008-08")
    later = history.at(SHEET, "total_assets_bn", "2022-03") - history.at(SHEET, "total_assets_bn", "2020-02")
    gdp = {quarter: history.at("us_gdp_quarterly", "nominal_gdp_bn", quarter) for quarter in ("2014Q4", "2022Q1")}
    assert later > rise
    assert later / gdp["2022Q1"] < rise / gdp["2014Q4"]
    yen = history.at(ABROAD, "boj_assets_jpy_tn", "2006-02") - history.at(ABROAD, "boj_assets_jpy_tn", "2001-02")
    assert yen / 100 < rise / 1000  # a yen was worth a little less than a cent


def test_japans_jump_of_1999_had_mostly_gone_by_april():
    level = [history.at(ABROAD, "boj_assets_jpy_tn", month) for month in ("1999-09", "1999-12", "2000-04")]
    assert level[1] > 1.6 * level[0] and level[1] - level[2] > 0.5 * (level[1] - level[0])


def test_the_federal_reserve_and_the_bank_of_england_began_a_hundred_days_apart():
    limits = history.table("bank_of_england_purchase_limits")
    assert (limits["date"][0] - history.table("programme_windows")["date"][0]).astype(int) == 100
    assert (limits["purchase_limit_gbp_bn"][0], limits["purchase_limit_gbp_bn"][-1], len(limits["date"])) == (75, 895, 11)


def test_two_hundred_billion_pounds_were_14_percent_of_gdp():
    """As the Bank of England put it {joyce2011financial}: a check on the unit of the GDP table."""
    assert 100 * 200 / history.at("europe_gdp_quarterly", "uk_gdp_gbp_bn", "2009Q4") == pytest.approx(14, abs=1.5)


def test_every_prediction_says_what_it_rests_on():
    assert all(prediction.note for prediction in EXPLORERS["timeline_ruler"][1].predictions)
