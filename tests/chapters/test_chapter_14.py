"""Chapter 14: the reserve demand curve, the record of two run-offs, forecasts of their end, and four balance sheets."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers.reserve_demand import EXPLORER
from widgets.explorers.run import facts, outputs
from widgets.model import demand_spread_bp, parameters, repo_spike_chance, spread_bp, ten_year_equivalents_pct

NAME = "reserve_demand"
CENTRAL = parameters()
PRESETS = {preset.key: preset.inputs for preset in EXPLORER.presets}
WEEKLY = history.table("federal_reserve_total_assets_weekly")
ASSETS = dict(zip(WEEKLY["date"].astype(str), WEEKLY["total_assets_bn"], strict=True))


# The curve, by hand.


def test_the_curve_is_flat_above_satiation_and_rises_by_its_slope_for_each_point_below():
    values = parameters(satiated_spread_bp=-7)
    assert demand_spread_bp(15, 12.5, 3, 1e6, values) == demand_spread_bp(12.5, 12.5, 3, 1e6, values) == -7
    assert demand_spread_bp(10.5, 12.5, 3, 1e6, values) == -1
    assert demand_spread_bp(2.5, 12.5, 3, 10, values) == 10  # the ceiling


def test_the_models_own_curve_is_this_curve_at_the_central_values():
    for reserves_pct in (5, 9, 12, 14):
        mine = demand_spread_bp(
            reserves_pct, CENTRAL.satiation_pct, CENTRAL.scarcity_slope_bp, CENTRAL.ceiling_spread_bp, CENTRAL
        )
        assert mine == spread_bp(reserves_pct, CENTRAL)


def test_a_jump_is_as_likely_as_not_at_its_point_and_a_facility_stops_three_of_four():
    values = parameters(spike_reserves_pct=8, facility_leak=0.25)
    assert repo_spike_chance(8, 0, values) == 0.5
    assert repo_spike_chance(8, 1, values) == 0.125
    assert repo_spike_chance(14, 0, values) < 1e-5


# The explorer.


def test_at_3_2_trillion_we_are_just_on_the_flat_part_and_300_bn_later_below_it():
    here, later = facts(NAME, {}), facts(NAME, {"reserves_tn": 2.9})
    assert here["share_pct"] == pytest.approx(13.3, abs=0.05) and here["distance_pp"] > 0
    assert later["share_pct"] == pytest.approx(12.1, abs=0.05) and later["distance_pp"] < 0
    assert later["spread_bp"] - here["spread_bp"] == pytest.approx(0.4167 * 2.75, abs=0.01)


def test_the_line_comes_nearer_even_without_a_drain():
    assert facts(NAME, {"pace_bn": 0})["reached_month"] == 19
    months = [facts(NAME, {"pace_bn": pace})["reached_month"] for pace in (0, 20, 40, 95)]
    assert months == sorted(months, reverse=True)


def test_a_point_of_satiation_is_240_billion_at_24_trillion_of_bank_assets():
    far, near = (facts(NAME, {"satiation_pct": point})["distance_bn"] for point in (12, 13))
    assert far - near == pytest.approx(240)


def test_in_the_week_of_september_2019_a_jump_is_likely_and_a_facility_makes_it_unlikely():
    off = facts(NAME, PRESETS["september2019"])
    on = facts(NAME, PRESETS["september2019"] | {"facility": "on"})
    assert off["share_pct"] == pytest.approx(8.0, abs=0.05)
    assert off["tax_day_chance_pct"] > 50 > on["tax_day_chance_pct"]


def test_the_presets_stand_where_the_record_stood():
    assert facts(NAME, PRESETS["october2025"])["share_pct"] == pytest.approx(outputs(NAME, {})["place_pct"][3], abs=0.2)
    reserves = history.at("federal_reserve_balance_sheet_monthly", "reserves_bn", "2025-10") / 1000
    assert PRESETS["october2025"]["reserves_tn"] == pytest.approx(reserves, abs=0.025)


def test_the_record_rises_as_reserves_fall():
    found = outputs(NAME, {})
    scarce = found["record_share_pct"] < 10
    assert scarce.sum() == 3 and (found["record_year"][scarce] <= 2020).all()
    assert found["record_spread_bp"][scarce].mean() > 0 > found["record_spread_bp"][~scarce].max()
    assert found["record_spread_bp"][1] - found["record_spread_bp"][0] == pytest.approx(12)  # 2017 to April 2019


# The record.


def test_the_second_run_off_took_57_billion_a_month_from_assets():
    fall = ASSETS["2022-06-01"] - ASSETS["2025-12-03"]
    assert fall == pytest.approx(2379, abs=1) and fall / 42 == pytest.approx(57, abs=0.5)


def test_assets_in_april_2025_were_6_7_and_a_year_before_7_5_trillion():
    assert ASSETS["2025-04-02"] == pytest.approx(6723, abs=1)
    assert ASSETS["2024-03-27"] == pytest.approx(7485, abs=1)


def test_caps_ended_in_july_2019_and_november_2025():
    months = history.table("run_off_caps_monthly")["month"]
    assert months[months < np.datetime64("2020-01")].max() == np.datetime64("2019-07")
    assert months.max() == np.datetime64("2025-11")


def test_early_forecasts_of_the_end_were_8_to_14_months_too_early():
    table = history.table("run_off_end_forecasts")
    errors = np.array([(np.datetime64(month) - np.datetime64("2025-11")).astype(int) for month in table["end_month"]])
    early = table["date"] < np.datetime64("2024-06-01")
    assert (errors[early].min(), errors[early].max()) == (-14, -8)
    assert errors[table["forecaster"] == "Goldman Sachs"] == -8


def test_the_four_central_banks_shrank_by_what_the_chapter_says():
    fed = WEEKLY["total_assets_bn"]
    assert 100 * (ASSETS["2025-12-03"] / fed.max() - 1) == pytest.approx(-27, abs=0.5)
    ecb = history.table("central_banks_abroad_monthly")["ecb_assets_eur_bn"]
    august_2024 = history.at("central_banks_abroad_monthly", "ecb_assets_eur_bn", "2024-08")
    assert 100 * (august_2024 / np.nanmax(ecb) - 1) == pytest.approx(-27, abs=0.6)
    gilts = history.table("gilt_holdings_points")["gilts_gbp_bn"]
    assert 100 * (gilts[-1] / gilts[0] - 1) == pytest.approx(-36, abs=0.5)


def test_assets_grew_between_the_end_of_the_first_run_off_and_the_pandemic():
    assert ASSETS["2019-07-31"] < ASSETS["2019-09-18"] < ASSETS["2020-02-26"]


def test_bills_take_about_a_sixteenth_of_the_duration_of_long_treasuries():
    bills = ten_year_equivalents_pct([480, 0, 0, 0], 0, 30000, CENTRAL)
    bonds = ten_year_equivalents_pct([0, 0, 360, 120], 0, 30000, CENTRAL)
    assert bonds / bills == pytest.approx(16, abs=1)
