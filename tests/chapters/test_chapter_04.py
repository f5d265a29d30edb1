"""Chapter 4: bond prices by hand, the yield workshop, the predictions, and the record of QE2 and the taper."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.model import bond_price_pct, monthly_payment

NAME = "yield_workshop"
PRESETS = {preset.key: preset.inputs for preset in EXPLORERS[NAME][1].presets}


def workshop(**inputs):
    return run.outputs(NAME, inputs)


def test_exercise_1_the_price_of_a_par_bond_after_twenty_basis_points():
    by_hand = sum(4 / 1.038**year for year in range(1, 11)) + 100 / 1.038**10
    assert bond_price_pct(4, 3.8, 10) == pytest.approx(by_hand)
    assert workshop()["price_after"][0] == pytest.approx(by_hand) == pytest.approx(101.64, abs=0.005)


@pytest.mark.parametrize(("sensitivity", "fall_bp"), [(3.5, 14), (4, 16), (6, 24), (6.5, 26)])
def test_exercise_2_steps_of_the_sensitivity_around_15_and_25_basis_points(sensitivity, fall_bp):
    outputs = workshop(sensitivity_bp=sensitivity)
    assert 100 * (outputs["yield_before_pct"][0] - outputs["yield_after_pct"][0]) == pytest.approx(fall_bp)
    assert 15 / 4 == 3.75 and 25 / 4 == 6.25


def test_exercise_5_twenty_basis_points_for_two_and_thirty_years():
    for years, gain in ((2, 0.38), (30, 3.54)):
        outputs = workshop(maturity_years=years)
        assert outputs["price_after"][0] - outputs["price_before"][0] == pytest.approx(gain, abs=0.005)
    assert workshop()["duration_years"][0] == pytest.approx(8.11, abs=0.005)


def test_the_day_moves_by_what_was_not_expected():
    for expected_pct, day_bp in ((0, 20), (50, 10), (100, 0)):
        path = workshop(expected_pct=expected_pct)["yield_path_pct"]
        month = list(workshop()["event_month"])
        assert 100 * (path[month.index(-1)] - path[month.index(0)]) == pytest.approx(day_bp, abs=1e-9)
        assert path[0] == 4 and path[-1] == pytest.approx(3.8), "the whole effect is the same"
        np.testing.assert_allclose(path[month.index(0) :], path[-1]), "buying moves nothing"


def test_the_payment_on_a_mortgage():
    """0.9 of twenty basis points off 5.70%."""
    outputs = workshop()
    assert outputs["mortgage_pct"][1] == pytest.approx(5.52)
    assert outputs["payment_usd"][0] - outputs["payment_usd"][1] == pytest.approx(
        monthly_payment(400_000, 5.7, 30) - monthly_payment(400_000, 5.52, 30)
    )


def test_the_default_spread_is_the_median_since_2000():
    rates = history.table("us_interest_rates_monthly")
    spread = rates["mortgage_30y_pct"] - rates["ten_year_pct"]
    spread = spread[(rates["month"] >= np.datetime64("2000-01")) & np.isfinite(spread)]
    slider = next(item for item in EXPLORERS[NAME][1].inputs if item.key == "spread_pp")
    assert slider.default == pytest.approx(np.median(spread), abs=0.06)
    assert slider.low <= spread.min() + 0.3 and spread.max() <= slider.high


def test_the_preset_for_qe2_has_the_size_and_the_yield_of_the_record():
    gdp_bn = history.at("us_gdp_quarterly", "nominal_gdp_bn", "2010Q4")
    assert PRESETS["qe2"]["purchases_pct"] == pytest.approx(100 * 600 / gdp_bn, abs=0.25)
    before = history.at("treasury_ten_year_daily", "ten_year_pct", "2010-11-02")
    assert PRESETS["qe2"]["yield_pct"] == pytest.approx(before, abs=0.05)
    mortgage = history.at("us_interest_rates_monthly", "mortgage_30y_pct", "2010-10")
    ten_year = history.at("us_interest_rates_monthly", "ten_year_pct", "2010-11")
    assert PRESETS["qe2"]["spread_pp"] == pytest.approx(mortgage - ten_year, abs=0.15)


def test_the_preset_for_the_euro_area_has_the_announced_sum():
    assert 60 * 19 == 1140  # bn euro, March 2015 to September 2016
    assert PRESETS["ecb2015"]["sensitivity_bp"] * 10 == 65  # Altavilla, Carboni and Motto (2021), per 10% of GDP


def test_the_predictions_on_purchases():
    qe1, twist = EXPLORERS["purchases"][1].predictions
    low, central, high = run.predicted("purchases", qe1)
    assert low < 30 and high > 100, "the band spans the published range"
    assert 91 <= central <= 107, "near the event studies: Gagnon et al. 91, Krishnamurthy and Vissing-Jorgensen 107"
    assert max(map(abs, run.predicted("purchases", twist))) < 1


def test_claims_on_qe2_and_the_taper():
    weekly = history.table("federal_reserve_total_assets_weekly")
    assets = dict(zip(weekly["date"].astype(str), weekly["total_assets_bn"], strict=True))
    assert assets["2011-06-29"] - assets["2010-11-03"] == pytest.approx(565, abs=1)
    pace = history.table("qe3_announced_pace_monthly")
    total = dict(zip(pace["month"].astype(str), pace["treasuries_bn"] + pace["mbs_bn"], strict=True))
    assert (total["2013-12"], total["2014-01"], total["2014-10"]) == (85, 75, 15)
