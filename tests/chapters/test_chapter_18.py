"""Chapter 18: who owns what, what a flat curve leaves a bank, and the numbers of the record it quotes."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.model import (
    deposit_rate_pct,
    interest_margin_pct,
    long_book_step_pct,
    parameters,
    price_gain_tn,
    share_of_total_pct,
    work_income_pct,
)

CENTRAL = parameters()
LEVELS = history.table("us_wealth_levels_points")
SHARES = history.table("us_wealth_shares_quarterly")
PRICES = {
    name: dict(
        zip(history.table("us_prices_monthly")["month"].astype(str), history.table("us_prices_monthly")[name], strict=True)
    )
    for name in ("sp500_index", "house_price_index", "cpi_index")
}
GROUPS = {"top_1": ("top_0_1", "rest_of_top_1"), "next_9": ("next_9",), "next_40": ("next_40",), "bottom_50": ("bottom_50",)}


def level(name, quarter):
    return history.at("us_wealth_levels_points", name, quarter)


def who(**inputs):
    return run.outputs("who_owns_what", inputs)


def bank(**inputs):
    return run.outputs("margin_squeeze", inputs)


# The data.


@pytest.mark.parametrize("quarter", list(LEVELS["quarter"]))
@pytest.mark.parametrize("kind", ["net_worth", "equities", "real_estate"])
def test_levels_and_shares_are_of_one_vintage(quarter, kind):
    owned = {group: level(f"{group}_{kind}_tn", quarter) for group in GROUPS}
    for group, parts in GROUPS.items():
        share = sum(history.at("us_wealth_shares_quarterly", f"{part}_{kind}_pct", quarter) for part in parts)
        assert 100 * owned[group] / sum(owned.values()) == pytest.approx(share, abs=0.03)


@pytest.mark.parametrize("quarter", list(LEVELS["quarter"]))
def test_the_groups_are_hundredths_of_all_households(quarter):
    households = [level(f"{group}_households_mn", quarter) for group in GROUPS]
    shares = np.array(households) / sum(households)
    assert shares == pytest.approx([0.01, 0.09, 0.40, 0.50], abs=0.002)


def top(quarter):
    return sum(history.at("us_wealth_shares_quarterly", f"{part}_net_worth_pct", quarter) for part in GROUPS["top_1"])


def test_the_top_share_that_the_text_quotes():
    assert top("2009Q1") == pytest.approx(27.4, abs=0.06)
    assert top("2016Q4") == pytest.approx(30.7, abs=0.05)
    assert 0 < top("2016Q4") - top("2007Q4") < 2
    assert history.at("us_wealth_shares_quarterly", "bottom_50_net_worth_pct", "2019Q4") == pytest.approx(1.8, abs=0.05)
    assert history.at("us_wealth_shares_quarterly", "bottom_50_net_worth_pct", "2023Q2") == pytest.approx(2.5, abs=0.06)


def test_house_prices_rose_by_a_tenth_in_2020_and_by_a_fifth_in_2021():
    house = PRICES["house_price_index"]
    assert 100 * (house["2020-12"] / house["2019-12"] - 1) == pytest.approx(10, abs=0.6)
    assert 100 * (house["2021-12"] / house["2020-12"] - 1) == pytest.approx(19, abs=0.6)


def test_inflation_before_and_at_its_peak():
    cpi = PRICES["cpi_index"]
    assert 100 * ((cpi["2020-12"] / cpi["2008-12"]) ** (1 / 12) - 1) < 2
    assert 100 * (cpi["2022-06"] / cpi["2021-06"] - 1) == pytest.approx(9.1, abs=0.15)


# Who owns what: arithmetic by hand.


def test_a_gain_is_what_is_owned_times_the_rise():
    assert price_gain_tn(20.0, 10.0) == pytest.approx(2)
    assert share_of_total_pct(3.0, 12.0) == pytest.approx(25)
    # 65% of the jobs go to half of the households: 2% of employment is 2 * 0.65 / 0.5 = 2.6% of its pay.
    assert work_income_pct(2.0, 0.65, 0.5) == pytest.approx(2.6)


def test_shares_20_and_houses_10_by_hand():
    outputs = who(shares_pct=20, houses_pct=10, bonds_pct=0, jobs_pp=0)
    for g, group in enumerate(GROUPS):
        owned = level(f"{group}_equities_tn", "2024Q4") + level(f"{group}_business_tn", "2024Q4")
        gain = 0.2 * owned + 0.1 * level(f"{group}_real_estate_tn", "2024Q4")
        assert outputs["gain_bn"][g] == pytest.approx(1000 * gain)
        assert outputs["gain_pct"][g] == pytest.approx(100 * gain / level(f"{group}_net_worth_tn", "2024Q4"))


def test_the_two_rankings_differ():
    outputs = who(shares_pct=20, houses_pct=10, bonds_pct=0, jobs_pp=0)
    assert np.argmax(outputs["gain_bn"]) == 0 and np.argmin(outputs["gain_bn"]) == 3
    assert np.argmax(outputs["gain_pct"]) == 3


def test_jobs_move_incomes_and_not_wealth():
    without, with_jobs = who(jobs_pp=0), who(jobs_pp=2)
    np.testing.assert_allclose(with_jobs["share_change_pp"], without["share_change_pp"])
    assert with_jobs["income_pct"][3] > with_jobs["income_pct"][0] > 0


def test_the_shares_of_all_groups_add_up():
    outputs = who()
    assert sum(outputs["share_change_pp"]) == pytest.approx(0, abs=1e-9)
    assert sum(outputs["share_after_pct"]) == pytest.approx(100)
    assert sum(outputs["gain_bn"]) == pytest.approx(outputs["total_bn"][0])


def test_the_estimated_effects_of_qe_leave_the_top_share_where_it_was():
    """Bivens (2015): houses 7%, shares 5%, bonds 9 to 14%; the sum close to neutral."""
    preset = {each.key: each.inputs for each in EXPLORERS["who_owns_what"][1].presets}["estimated"]
    assert (preset["houses_pct"], preset["shares_pct"]) == (7, 5) and 9 <= preset["bonds_pct"] <= 14
    assert abs(who(**preset)["share_change_pp"][0]) < 0.2


def test_the_preset_for_the_pandemic_has_the_prices_of_the_record():
    preset = {each.key: each.inputs for each in EXPLORERS["who_owns_what"][1].presets}["pandemic"]
    for key, name in (("shares_pct", "sp500_index"), ("houses_pct", "house_price_index")):
        rise = 100 * (PRICES[name]["2021-12"] / PRICES[name]["2019-12"] - 1)
        assert preset[key] == pytest.approx(rise, abs=0.5)


def test_holdings_alone_explain_most_of_the_rise_to_2016_and_too_much_of_that_to_2021():
    def predicted(start, first, last):
        rise = {name: PRICES[name][last] / PRICES[name][first] - 1 for name in ("sp500_index", "house_price_index")}
        after = [
            level(f"{group}_net_worth_tn", start)
            + level(f"{group}_equities_tn", start) * rise["sp500_index"]
            + level(f"{group}_real_estate_tn", start) * rise["house_price_index"]
            for group in GROUPS
        ]
        return 100 * after[0] / sum(after)

    by_holdings = predicted("2009Q1", "2009-03", "2016-12")
    assert top("2009Q1") < by_holdings < top("2016Q4")
    assert by_holdings - top("2009Q1") > 0.5 * (top("2016Q4") - top("2009Q1"))
    assert predicted("2019Q4", "2019-12", "2021-12") > top("2021Q4")


def test_neither_shares_nor_houses_doubled_in_two_years():
    prices = history.table("us_prices_monthly")
    for column, marked in (
        ("sp500_index", False),
        ("house_price_index", False),
        ("nasdaq_100_index", True),
        ("bitcoin_usd", True),
    ):
        price = prices[column][np.isfinite(prices[column])]
        assert (price[24:] >= 2 * price[:-24]).any() == marked


# A bank's margin.


def test_the_margin_by_hand():
    # 40% long at 4 + 1.5, 60% short at 0 + 1: 2.2 + 0.6, deposits free.
    assert interest_margin_pct(0.4, 4.0, 0.0, 0.0, CENTRAL) == pytest.approx(2.8)
    assert interest_margin_pct(0.4, 1.5, 0.0, 0.0, CENTRAL) == pytest.approx(1.8)
    outputs = bank()
    assert outputs["margin_pct"][0] == pytest.approx(2.8)
    assert outputs["final_margin_pct"][0] == pytest.approx(1.8)


def test_depositors_share_in_a_cut_above_zero_and_not_below():
    assert deposit_rate_pct(2.0, 0.4, 0.0) == pytest.approx(0.8)
    assert deposit_rate_pct(-0.5, 0.4, 0.0) == 0
    assert deposit_rate_pct(1.0, 0.4, 0.6) == pytest.approx(0.6)

    # Half a point off the policy rate: 0.6 * 0.5 - 0.4 * 0.5 = 0.1 above zero, 0.6 * 0.5 = 0.3 below.
    def first(rate):
        return bank(policy_rate_pct=rate)["margin_pct"][0]

    assert first(1.5) - first(2.0) == pytest.approx(-0.10)
    assert first(-0.5) - first(0.0) == pytest.approx(-0.30)


def test_a_sixth_of_the_old_loans_is_renewed_each_year():
    assert long_book_step_pct(4.0, 1.0, CENTRAL) == pytest.approx(3.5)


def test_a_margin_that_starts_2_8_and_ends_1_8_is_below_2_in_year_9():
    # 1.8 + (5/6)^t < 2: (5/6)^8 = 0.233, (5/6)^9 = 0.194.
    assert run.facts("margin_squeeze", {})["years_above"] == 9


def test_a_year_of_low_rates_costs_about_what_was_published():
    """Claessens, Coleman and Donnelly (2018): another 9 bp of margin for each further year of low rates."""
    (prediction,) = EXPLORERS["margin_squeeze"][1].predictions
    low, _central, high = run.predicted("margin_squeeze", prediction)
    assert low < 9 < high


def test_presets_have_the_rates_of_their_years():
    rates = history.table("us_interest_rates_monthly")
    abroad = history.table("central_banks_abroad_monthly")

    def mean(table, column, year):
        return np.nanmean(table[column][np.char.startswith(table["month"].astype(str), year)])

    presets = {each.key: each.inputs for each in EXPLORERS["margin_squeeze"][1].presets}
    for key in ("rise", "flight"):
        assert presets[key]["ten_year_pct"] == pytest.approx(mean(rates, "ten_year_pct", "2023"), abs=0.05)
        assert presets[key]["old_ten_year_pct"] == pytest.approx(mean(rates, "ten_year_pct", "2021"), abs=0.05)
        assert presets[key]["policy_rate_pct"] == pytest.approx(mean(rates, "federal_funds_pct", "2023"), abs=0.125)
    assert mean(abroad, "germany_ten_year_pct", "2020") < 0
    assert bank(**presets["rise"])["margin_pct"][0] > 2 > 0 > bank(**presets["flight"])["margin_pct"][0]
