"""Chapter 8: the programmes of 2008-14, against their announcements, the balance sheet and sums done by hand."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers import run
from widgets.explorers.programme_builder import EXPLORER

SHEET = "federal_reserve_balance_sheet_monthly"
PRESETS = {preset.key: preset.inputs for preset in EXPLORER.presets}


def built(**inputs):
    return run.outputs("programme_builder", inputs)


def test_the_opening_setting_is_qe3_as_announced_in_every_month():
    out, pace = built(), history.table("qe3_announced_pace_monthly")
    np.testing.assert_allclose(out["mbs_pace_bn"][1:27], pace["mbs_bn"])
    np.testing.assert_allclose(out["treasury_pace_bn"][1:27], pace["treasuries_bn"])
    assert out["bought_bn"][36] == 23 + 3 * 40 + 12 * 85 + (75 + 65 + 65 + 55 + 45 + 45 + 35 + 25 + 25 + 15) == 1613


def test_without_a_taper_400_bn_more_would_have_been_bought():
    assert built(taper_step_bn=0)["bought_bn"][26] - built()["bought_bn"][26] == pytest.approx(10 * 85 - 450)


def test_a_swap_leaves_reserves_alone_and_takes_duration_off_the_market():
    out = built(**PRESETS["twist"])
    assert np.all(out["reserves_bn"] == 0)
    assert np.all(np.diff(out["equivalents_bn"][:16]) > 0)
    assert out["bought_bn"][15] == pytest.approx(667, rel=0.02)  # what the Federal Reserve reports


def test_a_swap_takes_off_less_duration_than_the_same_purchase():
    swap = PRESETS["twist"]
    assert built(**swap)["equivalents_bn"][15] < built(**swap | {"paid_with": "reserves"})["equivalents_bn"][15]


def test_ten_year_equivalents_of_qe2_by_hand():
    # 40% of 1-5 years, 45% of 5-10 and 15% above ten: durations 2.7, 6.3 and 13.5 years, against 8.3 of a ten-year note.
    by_hand = 600 * (0.4 * 2.7 + 0.45 * 6.3 + 0.15 * 13.5) / 8.3
    out = built(**PRESETS["qe2"])
    assert out["equivalents_bn"][36] == pytest.approx(by_hand)
    assert out["equivalents_bn_low"][36] < 400 < out["equivalents_bn_high"][36]  # Sack (2011)


@pytest.mark.parametrize(("preset", "total_bn"), [("qe1", 1722), ("qe2", 600), ("qe3_no_taper", 2013)])
def test_presets_have_the_size_of_the_programme(preset, total_bn):
    assert built(**PRESETS[preset])["bought_bn"][36] == pytest.approx(total_bn, rel=0.002)


def test_qe1_was_mostly_mortgage_securities():
    sizes = history.table("federal_reserve_programme_sizes")
    parts = [sizes[f"{asset}_bn"][0] for asset in ("mbs", "agency_debt", "treasuries")]
    assert sum(parts) == 1722
    assert [round(100 * part / sum(parts)) for part in parts] == [73, 10, 17]
    assert sizes["end_date"][0] == np.datetime64("2010-03-31")


def test_the_jump_of_late_2008_was_not_securities():
    change = {
        name: history.at(SHEET, name, "2008-12") - history.at(SHEET, name, "2008-08")
        for name in ("total_assets_bn", "treasuries_bn", "mbs_bn")
    }
    assert change["total_assets_bn"] > 1300
    assert abs(change["treasuries_bn"]) < 10 and change["mbs_bn"] == 0


def test_total_assets_over_the_windows():
    weekly = history.table("federal_reserve_total_assets_weekly")
    assets = dict(zip(weekly["date"].astype(str), weekly["total_assets_bn"], strict=True))
    assert round(assets["2011-06-29"] - assets["2010-11-03"]) == 565
    assert round(assets["2014-10-29"] - assets["2012-09-12"]) == 1663
    assert assets["2010-03-31"] - assets["2008-11-26"] < 250  # QE1 hidden by loans repaid
    assert round(assets["2008-08-27"]) == 910 and round(assets["2015-01-14"]) == 4516


def test_no_short_treasuries_were_left_when_the_swap_ended():
    assert history.at("soma_securities_by_maturity", "treasuries_within_1y_bn", "2012-12-31") < 1


def test_holdings_grew_in_every_month_of_the_taper():
    sheet = history.table(SHEET)
    taper = (sheet["month"] >= np.datetime64("2013-12")) & (sheet["month"] <= np.datetime64("2014-10"))
    assert (np.diff((sheet["treasuries_bn"] + sheet["mbs_bn"])[taper]) > 0).all()


def test_sizes_in_percent_of_gdp_are_those_of_the_quarter_in_which_buying_began():
    out = built()
    assert out["size_pct"][0] == pytest.approx(100 * 1722 / 14430.9, rel=1e-4)
    assert out["size_pct"][1] == pytest.approx(100 * 600 / 15309.5, rel=1e-4)
    assert list(out["created_pct"][:4] == out["size_pct"][:4]) == [True, True, False, True]
    assert out["created_pct"][2] == 0


def test_the_builders_swap_falls_about_30_percent_short_of_the_published_ten_year_equivalents():
    """The New York Fed put 400 bn of the maturity extension at about 400 bn of ten-year equivalents."""
    out = built(**PRESETS["twist"])
    assert 0.65 <= out["equivalents_bn"][36] / out["bought_bn"][36] <= 0.75
