"""Chapter 13: who pays for run-off, caps and what ran off, and the record of 2022-25."""

import numpy as np
import pytest

from widgets import history
from widgets.explorers.run import facts, outputs, predicted
from widgets.explorers.runoff import EXPLORER
from widgets.model import capped, runoff_entries

SHEET = "federal_reserve_balance_sheet_monthly"
CAPS = history.table("run_off_caps_monthly")
SECOND = CAPS["month"] >= np.datetime64("2022-06")


@pytest.mark.parametrize(
    ("fund", "depositor", "reserves", "on_rrp", "deposits"), [(1, 0, 0, -10, 0), (0, 0, -10, 0, 0), (0, 1, -10, 0, -10)]
)
def test_the_buyer_of_the_new_debt_decides_which_liability_falls(fund, depositor, reserves, on_rrp, deposits):
    entries = runoff_entries(10, money_fund_share=fund, depositor_share=depositor)
    assert entries["central_bank_securities"] == -10 and entries["treasury_account"] == 0
    assert entries["central_bank_reserves"] == reserves
    assert entries["central_bank_on_rrp"] == on_rrp and entries["bank_deposits"] == deposits


def test_a_cap_is_a_ceiling():
    assert capped(60, 45) == 45 and capped(60, 80) == 60


def test_the_schedule_with_17_bn_of_mbs_a_month_sums_to_2354_and_assets_fell_by_2379():
    assert CAPS["treasury_cap_bn"][SECOND].sum() + 17 * SECOND.sum() == 2354
    weekly = history.table("federal_reserve_total_assets_weekly")
    assets = dict(zip(weekly["date"].astype(str), weekly["total_assets_bn"], strict=True))
    assert assets["2022-06-01"] - assets["2025-12-03"] == pytest.approx(2379, abs=1)


def test_the_mbs_cap_never_mattered_in_2022_25_and_binds_below_about_3_3_percent():
    held = history.table(SHEET)
    inside = (held["month"] >= np.datetime64("2022-08")) & (held["month"] <= np.datetime64("2025-11"))
    assert -np.diff(held["mbs_bn"][inside]).max() < 35
    paid = {}
    for rate in (3.2, 3.4):
        mbs = outputs("runoff", {"mortgage_rate_pct": rate, "mbs_cap_bn": 60, "phase_in_months": 0})["mbs_bn"]
        paid[rate] = mbs[0] - mbs[1]
    assert paid[3.2] > 35 > paid[3.4]


def test_on_rrp_fell_from_2554_to_8_billion_and_took_nearly_all_of_the_drain():
    assert history.at(SHEET, "on_rrp_bn", "2022-12") == pytest.approx(2554, abs=0.5)
    assert history.at(SHEET, "on_rrp_bn", "2025-11") == pytest.approx(8, abs=0.5)
    change = {
        name: history.at(SHEET, name, "2025-11") - history.at(SHEET, name, "2022-05")
        for name in ("on_rrp_bn", "reserves_bn", "treasury_account_bn")
    }
    assert change["on_rrp_bn"] < -1900 < -500 < change["reserves_bn"] < 0 < change["treasury_account_bn"]


def test_reserves_pay_at_once_where_there_is_no_on_rrp():
    with_it, without = (facts("runoff", {"stop_pct": 0, "on_rrp_bn": bn})["ample_month"] for bn in (1980, 0))
    assert 24 < with_it <= 36 and without < 12


def test_the_question_about_the_announcement_overlaps_the_published_range():
    first = EXPLORER.predictions[0]
    low, central, high = predicted("runoff", first)
    assert low < first.published[1] and high > first.published[0]
    surprise = facts("runoff", first.inputs | {"expected_pct": 0})["jump_bp"]
    assert surprise == pytest.approx(3 * central, rel=0.1)
