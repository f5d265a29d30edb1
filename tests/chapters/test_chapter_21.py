"""Chapter 21: the currency board and the managed float by hand, and the record of both."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.model import (
    hibor_spread_pp,
    linked_demand_bn,
    linked_spread_pp,
    linked_step,
    local_property_log,
    local_shares_log,
    managed_float_pct,
    monthly_inflow_hkd_bn,
    parameters,
)

CENTRAL = parameters()
PER_BN = 0.03 / 35  # HKD per USD for a billion of demand
PRESETS = {preset.key: preset.inputs for preset in EXPLORERS["two_regimes"][1].presets}


def outputs(**inputs):
    return run.outputs("two_regimes", inputs)


# The model's functions by hand.


def test_hibor_does_not_go_below_zero():
    assert linked_spread_pp(174, 4.25, CENTRAL) == pytest.approx(hibor_spread_pp(174, CENTRAL))
    assert linked_spread_pp(174, 0.25, CENTRAL) == -0.25
    assert linked_spread_pp(174, 0, CENTRAL) == 0


def test_at_the_usual_spread_only_the_flow_is_demanded():
    assert linked_demand_bn(45, 4, 20, CENTRAL) == pytest.approx(20)
    assert linked_demand_bn(45 * np.e, 4, 20, CENTRAL) == pytest.approx(20 - 35 * 1.4)  # a rate 1.4 pp lower than usual
    assert linked_demand_bn(400, 0, 20, CENTRAL) == pytest.approx(20)  # US rates of zero: no rate gap to run from


def test_demand_moves_the_rate_inside_the_band_and_the_balance_at_its_edges():
    assert linked_step(55, 7.80, 35, CENTRAL) == pytest.approx([55, 7.77])
    # 7.80 to 7.75 takes 0.05 / (0.03 / 35) = 58.3 bn; the rest of 100 bn goes into the balance.
    assert linked_step(55, 7.80, 100, CENTRAL) == pytest.approx([55 + 100 - 0.05 / PER_BN, 7.75])
    assert linked_step(55, 7.85, -30, CENTRAL) == pytest.approx([25, 7.85])
    assert linked_step(55, 7.85, -300, CENTRAL) == pytest.approx([1, 7.85])


def test_no_demand_is_lost():
    random = np.random.default_rng(21)
    for _ in range(200):
        balance, rate, demand = random.uniform(100, 400), random.uniform(7.75, 7.85), random.uniform(-90, 90)
        after, moved = linked_step(balance, rate, demand, CENTRAL)
        assert 7.75 <= moved <= 7.85
        assert after - balance + (rate - moved) / PER_BN == pytest.approx(demand)


def test_five_percent_of_gdp_is_150_bn_hkd():
    assert monthly_inflow_hkd_bn(5, 12, CENTRAL) * 12 == pytest.approx(150)


def test_a_float_moves_by_what_nobody_absorbs():
    assert managed_float_pct(5, 0, 0, CENTRAL) == pytest.approx(9.25)
    assert managed_float_pct(5, 0, 0.6, CENTRAL) == pytest.approx(3.7)
    assert managed_float_pct(5, 1, 1, CENTRAL) == 0
    assert managed_float_pct(0, 1, 0, CENTRAL) == pytest.approx(-4)


def test_property_rises_most_where_supply_is_tight():
    assert local_property_log(10, 0, 0, CENTRAL) == pytest.approx(0.15)
    assert local_property_log(10, 0, 2, CENTRAL) == pytest.approx(0.05)
    assert local_shares_log(10, 1, CENTRAL) == pytest.approx((20 - 4) / 100)


# The explorer, as the chapter uses it.


def test_an_inflow_moves_the_price_in_taiwan_and_the_quantity_in_hong_kong():
    run_ = outputs()
    assert run_["twd_rise_pct"][12] == pytest.approx(3.7)
    assert run_["hkd_per_usd"][12] == 7.75
    # All of the 150 bn is in the rate or in the balance.
    assert run_["balance_bn"][12] == pytest.approx(55 + 150 - 0.05 / PER_BN)
    assert int(np.argmax(run_["hkd_per_usd"] <= 7.75)) == 5


def test_an_outflow_raises_hibor_until_it_stops_itself():
    five, ten = outputs(flow_pct=-5), outputs(flow_pct=-10)
    for run_, monthly in ((five, 12.5), (ten, 25)):
        assert run_["hkd_per_usd"][12] == 7.85
        # At rest as much comes in for the rate as leaves for other reasons: 35 (spread + 0.25) = outflow.
        gap = run_["hibor_pct"][12] - run_["us_rate_pct"][12]
        assert gap == pytest.approx(monthly / 35 - 0.25, abs=0.01)
    fall = [run_["balance_bn"][0] - run_["balance_bn"][12] for run_ in (five, ten)]
    assert fall[1] < 2 * fall[0]


def test_full_intervention_is_a_peg_and_costs_the_whole_flow():
    run_ = outputs(intervention_pct=100)
    assert np.all(run_["twd_per_usd"] == 30) and run_["reserves_pct"][12] == pytest.approx(5)


def test_hong_kong_imports_the_rate_and_taiwan_chooses():
    run_ = outputs(flow_pct=0, us_rate_pct=1, us_change_pp=4, follow_pct=25)
    assert run_["hibor_pct"][12] - run_["us_rate_pct"][12] == pytest.approx(-0.35, abs=0.1)
    assert run_["taiwan_rate_pct"][12] - run_["taiwan_rate_pct"][0] == pytest.approx(1)
    assert run_["twd_rise_pct"][12] < 0
    assert outputs(flow_pct=0, us_rate_pct=1, us_change_pp=4, follow_pct=100)["twd_rise_pct"][12] == pytest.approx(0)


def test_a_small_balance_draws_money_in_until_hibor_is_back_at_its_usual_spread():
    run_ = outputs(flow_pct=0, us_rate_pct=1, balance_bn=40, hkd_per_usd=7.75)
    assert run_["balance_bn"][12] == pytest.approx(45, abs=0.1)


def test_the_presets_end_near_the_record():
    def balance(day):
        return history.at("hong_kong_points", "aggregate_balance_hkd_bn", day)

    assert outputs(**PRESETS["strong2020"])["balance_bn"][6] == pytest.approx(balance("2020-10-13"), rel=0.1)
    assert outputs(**PRESETS["weak2022"])["balance_bn"][13] == pytest.approx(balance("2023-06-23"), abs=15)
    turned = outputs(**PRESETS["both2025"])
    assert turned["balance_bn"].max() == pytest.approx(balance("2025-05-08"), rel=0.2)
    assert turned["balance_bn"][8] == pytest.approx(balance("2025-10-08"), abs=15)
    assert PRESETS["weak2022"]["balance_bn"] == round(balance("2022-05-18"), -1)
    assert PRESETS["both2025"]["balance_bn"] == balance("2025-04-30")
    sold = history.at("hong_kong_dollar_ranges", "sold_hkd_bn", "2025-04-17")
    assert PRESETS["both2025"]["flow_pct"] == pytest.approx(100 * sold / CENTRAL.hong_kong_gdp_hkd_bn, abs=0.25)
    rise = balance("2020-10-13") - balance("2020-01-08")
    assert PRESETS["strong2020"]["flow_pct"] == pytest.approx(100 * rise / CENTRAL.hong_kong_gdp_hkd_bn, abs=0.25)


# The record.


def test_the_hong_kong_dollar_never_left_its_band():
    ranges = history.table("hong_kong_dollar_ranges")
    assert ranges["strongest_hkd_per_usd"].min() >= 7.75 and ranges["weakest_hkd_per_usd"].max() <= 7.85
    assert np.all(ranges["strongest_hkd_per_usd"] <= ranges["weakest_hkd_per_usd"])
    assert np.all(ranges["date"] < ranges["end_date"])


def test_the_balance_moved_by_what_the_authority_sold_and_bought_in_2025():
    ranges = history.table("hong_kong_dollar_ranges")
    net = np.nansum(ranges["sold_hkd_bn"][-3:]) - np.nansum(ranges["bought_hkd_bn"][-3:])
    change = history.at("hong_kong_points", "aggregate_balance_hkd_bn", "2025-12-29") - history.at(
        "hong_kong_points", "aggregate_balance_hkd_bn", "2025-04-30"
    )
    assert net == pytest.approx(change, abs=1)  # balances are rounded to a billion


def test_the_taiwan_dollar_moves_more_in_a_month_than_the_whole_band():
    taiwan = history.table("central_banks_abroad_monthly")
    twd = taiwan["twd_per_usd"][np.isfinite(taiwan["twd_per_usd"])]
    change = 100 * np.diff(np.log(twd))
    assert change.std() == pytest.approx(1.79, abs=0.01)
    assert change.std() > 100 * np.log(7.85 / 7.75)


def test_american_consumer_prices_rose_by_8_percent_in_2022():
    prices = history.table("us_prices_monthly")
    cpi = dict(zip(prices["month"].astype(str), prices["cpi_index"], strict=True))
    mean = [np.mean([cpi[f"{year}-{month:02d}"] for month in range(1, 13)]) for year in (2021, 2022)]
    assert 100 * (mean[1] / mean[0] - 1) == pytest.approx(8.0, abs=0.05)
