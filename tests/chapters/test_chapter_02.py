"""Chapter 2: entries derived by hand, identities at random, and the record of both sides of the balance sheet."""

import numpy as np
import pytest

from widgets import history, model
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS

SHEET = "federal_reserve_balance_sheet_monthly"
DECLARED = EXPLORERS["double_entry"][1]


def desk(**inputs):
    return {key: float(values[0]) for key, values in run.outputs("double_entry", inputs).items() if len(values) == 1}


def change(column, first, last):
    return history.at(SHEET, column, last) - history.at(SHEET, column, first)


# The desk, by hand.


def test_buying_100_with_70_percent_from_nonbanks_adds_100_of_reserves_and_70_of_deposits():
    posted = desk()
    assert posted["reserves_bn"] == pytest.approx(100)
    assert posted["deposits_bn"] == pytest.approx(70)
    assert posted["bank_treasuries_bn"] == pytest.approx(-30)
    assert posted["nonbank_treasuries_bn"] == pytest.approx(-70)


def test_the_desk_agrees_with_the_entries_of_a_purchase():
    for share in (0, 40, 100):
        posted, entries = desk(nonbank_share_pct=share), model.purchase_entries(100, share / 100)
        assert posted["reserves_bn"] == pytest.approx(entries["bank_reserves"])
        assert posted["bank_treasuries_bn"] == pytest.approx(entries["bank_securities"])
        assert posted["deposits_bn"] == pytest.approx(entries["nonbank_deposits"])
        assert posted["nonbank_treasuries_bn"] == pytest.approx(entries["nonbank_securities"])


@pytest.mark.parametrize(("payer", "deposits", "net_worth"), [("banks", 70, 0), ("nonbanks", -30, 0), ("taxpayers", -30, -100)])
def test_a_treasury_account_that_rises_by_the_purchase_leaves_reserves_unchanged(payer, deposits, net_worth):
    posted = desk(tga_change_bn=100, payer=payer)
    assert posted["reserves_bn"] == pytest.approx(0)
    assert posted["deposits_bn"] == pytest.approx(deposits)
    assert posted["nonbank_net_worth_bn"] == pytest.approx(net_worth)
    assert posted["treasury_net_worth_bn"] == pytest.approx(-net_worth)


def test_mbs_instead_of_treasuries_moves_only_the_line():
    treasuries, mbs = desk(), desk(asset="mbs")
    assert (mbs["cb_mbs_bn"], mbs["cb_treasuries_bn"]) == (100, 0)
    assert mbs["nonbank_mbs_bn"] == pytest.approx(treasuries["nonbank_treasuries_bn"])
    assert mbs["reserves_bn"] == treasuries["reserves_bn"]


def test_every_security_one_sector_gives_up_another_receives():
    random = np.random.default_rng(0)
    for _ in range(200):
        purchase, account, on_rrp = random.uniform(0, 1000), *random.uniform(-500, 500, 2)
        bank_share = random.uniform()
        taxpayer_share = random.uniform(0, 1 - bank_share)
        reserves, bank, deposits, nonbank, net_worth = model.posted_entries(
            purchase, random.uniform(), account, bank_share, taxpayer_share, on_rrp
        )
        new_debt = (1 - taxpayer_share) * account
        assert purchase + bank + nonbank == pytest.approx(new_debt)  # securities: held equals issued
        assert reserves + bank == pytest.approx(deposits)  # banks
        assert deposits + on_rrp + nonbank == pytest.approx(net_worth)  # non-banks
        assert purchase == pytest.approx(reserves + account + on_rrp)  # the central bank


# The record.


def test_the_preset_for_the_end_of_2021_is_the_record_and_reserves_stood_still():
    inputs = next(preset.inputs for preset in DECLARED.presets if preset.key == "end_of_2021")
    quarter = ("2021-09", "2021-12")
    assert inputs["purchase_bn"] == pytest.approx(change("treasuries_bn", *quarter) + change("mbs_bn", *quarter), abs=5)
    assert inputs["on_rrp_change_bn"] == pytest.approx(change("on_rrp_bn", *quarter), abs=5)
    assert inputs["tga_change_bn"] == pytest.approx(change("treasury_account_bn", *quarter), abs=5)
    assert round(change("reserves_bn", *quarter)) == -9


def test_reserves_grew_nearly_six_times_as_much_as_currency_from_2008_to_2014():
    ratio = change("reserves_bn", "2008-08", "2014-10") / change("currency_bn", "2008-08", "2014-10")
    assert 5.5 < ratio < 6


def test_before_2008_nearly_all_that_the_fed_owed_was_currency():
    assert history.at(SHEET, "currency_bn", "2007-06") > 0.85 * history.at(SHEET, "total_assets_bn", "2007-06")


def test_the_jump_of_2008_was_not_in_securities():
    securities = change("treasuries_bn", "2008-08", "2008-12") + change("mbs_bn", "2008-08", "2008-12")
    assert abs(securities) < 10 and change("total_assets_bn", "2008-08", "2008-12") > 1300


def test_the_treasurys_account_swelled_and_emptied_by_more_than_a_trillion():
    fed = history.table(SHEET)
    span = (fed["month"] >= np.datetime64("2020-02")) & (fed["month"] <= np.datetime64("2021-12"))
    account = fed["treasury_account_bn"][span]
    peak = np.argmax(account)
    assert account[peak] - account[0] > 1000 and account[peak] - account[-1] > 1000


def test_the_bands_of_the_figure_never_turn_negative():
    fed = history.table(SHEET)
    span = (fed["month"] >= np.datetime64("2007-01")) & (fed["month"] <= np.datetime64("2025-12"))
    level = {name: np.nan_to_num(values[span]) for name, values in fed.items() if name != "month"}
    owed = ("reserves_bn", "on_rrp_bn", "treasury_account_bn", "currency_bn")
    assert (level["total_assets_bn"] - sum(level[name] for name in owed)).min() > 0
    assert (level["total_assets_bn"] - level["treasuries_bn"] - level["mbs_bn"]).min() > 0
