"""Chapter 1: the shortfall by hand, the published worth of purchases, and the record of rates and assets it tells."""

import numpy as np
import pytest

from widgets import history, model
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS

SHEET = "federal_reserve_balance_sheet_monthly"
PRESETS = {preset.key: preset.inputs for preset in EXPLORERS["room_to_cut"][1].presets}


def answer(**inputs):
    found = run.outputs("room_to_cut", inputs)
    return tuple(float(found[key][0]) for key in ("cuts_pp", "shortfall_pp", "purchases_pct_gdp", "purchases_tn"))


def funds_rate():
    rates = history.table("us_interest_rates_monthly")
    known = np.isfinite(rates["federal_funds_pct"])
    return rates["month"][known], rates["federal_funds_pct"][known]


def of_gdp(amount_bn, quarter):
    return 100 * amount_bn / history.at("us_gdp_quarterly", "nominal_gdp_bn", quarter)


# The explorer, by hand.


def test_from_175_a_slump_of_five_points_leaves_325_to_purchases():
    assert answer() == pytest.approx((1.75, 3.25, 65, 19.5))


def test_half_the_cost_of_a_point_halves_the_purchases():
    assert answer(replacement_pct_per_pp=10) == pytest.approx((1.75, 3.25, 32.5, 9.75))


def test_a_point_of_room_is_worth_its_cost_and_negative_rates_are_room_too():
    assert answer(policy_rate_pct=2.75)[2] == pytest.approx(65 - 20)
    assert answer(lowest_pct=-0.75)[2] == pytest.approx(65 - 0.75 * 20)


def test_cuts_and_purchases_always_add_up_to_the_easing():
    for rate in (0, 1.75, 6):
        for bound in (-0.75, 0, 0.25):
            cuts, shortfall, *_ = answer(policy_rate_pct=rate, lowest_pct=bound)
            assert cuts + shortfall == pytest.approx(5)
            assert cuts <= max(0, rate - bound) + 1e-12


def test_at_the_end_of_2025_purchases_are_needed_only_beyond_three_and_a_half_points():
    assert answer(**PRESETS["end2025"] | {"easing_pp": 3.5})[1] == 0
    assert answer(**PRESETS["end2025"] | {"easing_pp": 3.75})[1] == pytest.approx(0.25)


def test_the_blocks_behind_it():
    assert model.policy_room_pp(0.15, 0) == 0.15
    assert model.policy_room_pp(0, 0.25) == 0  # a rate below the bound leaves no room, not negative room
    assert model.easing_shortfall_pp(2, 0.15, 0) == pytest.approx(1.85)
    assert model.replacing_purchases_pct(3.25, 20) == 65


@pytest.mark.parametrize(("preset", "month", "quarter"), [
    ("summer2007", "2007-07", "2007Q3"), ("summer2019", "2019-07", "2019Q3"), ("end2025", "2025-12", "2025Q4"),
])  # fmt: skip
def test_presets_are_the_record_to_the_sliders_step(preset, month, quarter):
    inputs = PRESETS[preset]
    rate = history.at("us_interest_rates_monthly", "federal_funds_pct", month)
    assert inputs["policy_rate_pct"] == pytest.approx(rate, abs=0.125)
    assert inputs["gdp_tn"] == pytest.approx(history.at("us_gdp_quarterly", "nominal_gdp_bn", quarter) / 1000, abs=0.5)


# Published numbers.


def test_the_questions_range_is_the_study_in_percent_of_gdp():
    question = EXPLORERS["room_to_cut"][1].predictions[1]
    crisis, normal = (of_gdp(2200, "2022Q2") / points for points in (0.74, 0.29))
    assert question.published == (round(crisis, 1), round(normal, 1))


def test_published_costs_of_a_point_differ_about_sevenfold():
    lowest = of_gdp(600, "2010Q4") / 1.0
    highest = of_gdp(2200, "2022Q2") / 0.29
    assert lowest == pytest.approx(3.9, abs=0.05)
    assert 7 <= highest / lowest <= 8


# The record.


def test_the_funds_rate_was_below_030_for_109_months_in_two_spells():
    month, rate = funds_rate()
    below = month[rate < 0.30]
    assert (len(below), str(below[0]), str(below[-1])) == (109, "2008-12", "2022-03")
    assert (np.diff(below).astype(int) > 1).sum() == 1


@pytest.mark.parametrize(
    ("peak", "until"), [("1984-08", "1987"), ("1989-03", "1993"), ("2000-07", "2004"), ("2007-07", "2014-03")]
)
def test_long_rounds_of_cuts_took_five_to_seven_points(peak, until):
    month, rate = funds_rate()
    later = (month >= np.datetime64(peak)) & (month < np.datetime64(until, "M"))
    assert rate[later][0] == rate[later].max()
    assert 5 <= rate[later][0] - rate[later].min() <= 7


def test_assets_at_their_peak_were_about_half_of_65_percent_of_gdp():
    peak = history.at("federal_reserve_total_assets_weekly", "total_assets_bn", "2022-04-13")
    assert 1.75 <= 65 / of_gdp(peak, "2022Q1") <= 1.95


def test_securities_fell_while_rates_were_cut_in_2024_and_2025():
    held = {m: history.at(SHEET, "treasuries_bn", m) + history.at(SHEET, "mbs_bn", m) for m in ("2024-08", "2025-12")}
    rate = {m: history.at("us_interest_rates_monthly", "federal_funds_pct", m) for m in held}
    assert held["2025-12"] < held["2024-08"] and rate["2025-12"] < rate["2024-08"]


def test_first_purchases_were_announced_three_weeks_before_the_rate_reached_its_floor():
    windows = history.table("programme_windows")
    first = windows["date"][windows["programme"] == "QE1"][0]
    assert (np.datetime64("2008-12-16") - first).astype(int) == 21
