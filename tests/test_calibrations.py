"""Starting points, run-offs and wealth groups are dated rows: a new year is a new row, and every row is true to the record."""

import csv
import re
import shutil
from types import SimpleNamespace

import numpy as np
import pytest

from widgets import history
from widgets.explorers import purchases, records, run, runoff
from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.declaration import Choice
from widgets.model import parameters

SHEET = "federal_reserve_balance_sheet_monthly"
MONTH_NAMES = "January February March April May June July August September October November December".split()


def rows(name):
    with (records._TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


STARTS, PLANS = rows("starting_points.csv"), rows("run_off_plans.csv")
# Rows that bring numbers of their own stand for other central banks: the record of the Federal Reserve says nothing about them.
each_start = pytest.mark.parametrize("row", [row for row in STARTS if not row.get("total_assets_bn")], ids=lambda row: row["key"])
each_plan = pytest.mark.parametrize("row", PLANS, ids=lambda row: row["key"])


@pytest.fixture
def add_row(tmp_path, monkeypatch):
    """A function that appends a row to a copy of a table: the copy of another row with some cells changed."""
    folder = tmp_path / "model"
    folder.mkdir()
    for path in records._TABLES.glob("*.csv"):
        shutil.copy(path, folder)
    monkeypatch.setattr(records, "_TABLES", folder)

    def add(table, like, **cells):
        row = next(row for row in rows(table) if row["key"] == like) | cells
        with (folder / table).open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, row).writerow(row)

    return add


def response(module, declared, **chosen):
    """The explorer's response at its defaults, with the given records in place of its choices."""
    inputs = run.resolve(declared, declared.defaults())
    for key, record in chosen.items():
        revived = {name: [np.nan if x is None else x for x in v] if isinstance(v, list) else v for name, v in record.items()}
        setattr(inputs, key, SimpleNamespace(**revived))
    return {key: np.array(series, dtype=float) for key, series in module.respond(inputs, parameters()).items()}


# A new year is a new row.


def test_a_new_row_is_a_new_starting_point(add_row):
    add_row(
        "starting_points.csv",
        like="2022",
        key="2023",
        label="December 2023",
        month="2023-12",
        bank_assets_date="2023-12-27",
        mbs_coupon_pct="3.3",
    )
    assert records.starting_labels("runoff")["2023"] == "December 2023"
    record = records.starting_points("2023")["2023"]
    assert record["year"] == 2023
    assert record["reserves_bn"] == history.at(SHEET, "reserves_bn", "2023-12")
    assert record["ten_year_pct"] == history.at("us_interest_rates_monthly", "ten_year_pct", "2023-12")
    assert record["mbs_coupon_pct"] == 3.3
    found = response(runoff, EXPLORERS["runoff"][1], start=record)
    assert found["total_assets_bn"][0] == pytest.approx(history.at(SHEET, "total_assets_bn", "2023-12"))
    assert np.abs(found["identity_gap_bn"]).max() < 1e-6
    assert found["total_assets_bn"][24] < found["total_assets_bn"][0]


# A central bank that book/data knows nothing of, in round numbers and its own currency.
ELSEWHERE = {
    "gdp_bn": 2000, "total_assets_bn": 1000, "treasuries_bn": 850, "mbs_bn": 0, "reserves_bn": 900, "on_rrp_bn": 0,
    "treasury_account_bn": 5, "currency_bn": 90, "ten_year_pct": 1.5, "mortgage_pct": 2.5, "bank_assets_bn": 9000,
    "treasuries_within_1y_bn": 50, "treasuries_1_to_5y_bn": 250, "treasuries_5_to_10y_bn": 200, "treasuries_over_10y_bn": 350,
}  # fmt: skip


def test_another_central_bank_is_a_row_that_brings_its_own_numbers(add_row, tmp_path):
    table = tmp_path / "model" / "starting_points.csv"
    before = records.starting_points("2022")
    old = rows("starting_points.csv")
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*old[0], *ELSEWHERE])
        writer.writeheader()
        writer.writerows(old)
        writer.writerow(old[-1] | {"key": "elsewhere", "month": "1999-01"} | ELSEWHERE)
    assert records.starting_points("2022") == before  # filled cells change their own row only
    record = records.starting_points("elsewhere")["elsewhere"]
    found = response(purchases, EXPLORERS["purchases"][1], start=record)
    assert found["total_assets_bn"][0] == pytest.approx(1000)
    assert found["treasuries_bn"][0] == pytest.approx(850)
    assert found["ten_year_pct"][0] == pytest.approx(1.5)
    assert np.abs(found["identity_gap_bn"]).max() < 1e-6
    assert found["ten_year_effect_bp"].min() < 0


def test_a_starting_point_without_a_record_says_what_is_missing(add_row):
    add_row("starting_points.csv", like="2022", key="1999", month="2002-12")
    with pytest.raises(ValueError, match=r"starting point '1999' \(2002-12\) lacks .*currency_bn"):
        records.starting_points("1999")


def test_a_starting_point_serves_purchases_and_run_off_alike(add_row):
    add_row("starting_points.csv", like="2025", key="2019", month="2019-08", bank_assets_date="2019-09-18")
    record = records.starting_points("2019")["2019"]
    found = response(purchases, EXPLORERS["purchases"][1], start=record)
    assert found["ten_year_baseline_pct"][0] >= found["ten_year_pct"][-1]
    assert found["total_assets_bn"][0] == pytest.approx(history.at(SHEET, "total_assets_bn", "2019-08"))
    assert found["total_assets_bn"].max() > found["total_assets_bn"][0] + 500


def test_a_new_row_is_a_new_run_off(add_row):
    # The first run-off as if it had ended with 2018, and bills had been bought from then on.
    cells = {"last_month": "2018-12", "bank_assets_date": "2018-12-26", "bills_first": "2019-01", "bills_last": "2019-03"}
    add_row("run_off_plans.csv", like="2017-19", key="2017-18", label="Ended early", bills_bn="20", **cells)
    assert records.run_off_labels()["2017-18"] == "Ended early"
    plan, whole = (records.run_off_plans()[key] for key in ("2017-18", "2017-19"))
    caps = np.array(plan["treasury_cap_share"])  # by month from September 2017
    assert np.flatnonzero(caps).tolist() == list(range(1, 16))
    assert caps[1:16] == pytest.approx(np.array(whole["treasury_cap_share"][1:16]))
    assert np.flatnonzero(plan["bills_bn"]).tolist() == [16, 17, 18]
    assert set(np.array(plan["bills_bn"])[16:19]) == {20}
    found = response(runoff, EXPLORERS["runoff"][1], plan=plan, start=records.starting_points("2017")["2017"])
    securities = found["treasuries_bn"] + found["mbs_bn"]
    assert np.all(np.diff(securities[:16]) < 0)
    assert securities[19] > securities[15]


# What is in the tables.


@each_start
def test_a_starting_point_is_the_record_of_its_month(row):
    record = records.starting_points(row["key"])[row["key"]]
    month = row["month"]
    for key in ("mbs_bn", "reserves_bn", "treasury_account_bn", "currency_bn"):
        assert record[key] == history.at(SHEET, key, month)
    buckets = [value for key, value in record.items() if re.match(r"treasuries_\d", key)]
    assert len(buckets) == 4
    assert sum(buckets) == pytest.approx(history.at(SHEET, "treasuries_bn", month))
    assert sum(buckets) + record["mbs_bn"] + record["other_assets_bn"] == pytest.approx(
        history.at(SHEET, "total_assets_bn", month)
    )
    assert row["maturities_date"] <= f"{month}-31"  # nothing that was known only later
    assert abs(np.datetime64(row["bank_assets_date"]) - np.datetime64(month, "D")).astype(int) <= 62


@each_start
def test_a_starting_point_is_labelled_with_its_month(row):
    year, month = row["month"].split("-")
    assert row["label"] == f"{MONTH_NAMES[int(month) - 1]} {year}"
    assert row["key"] == year
    assert row["explorer"] in EXPLORERS


@each_start
def test_the_lower_bound_is_where_the_policy_rate_was_near_zero(row):
    rate_pct = history.at("us_interest_rates_monthly", "federal_funds_pct", row["month"])
    assert (rate_pct < 0.25) == (row["lower_bound"] == "1")


@each_start
def test_the_facility_exists_from_its_start_in_2013(row):
    assert (row["month"] >= "2013-09") == (row["on_rrp_facility"] == "1")


@each_plan
def test_a_run_off_starts_at_a_starting_point_and_ends_with_its_caps(row):
    start = next(each["month"] for each in STARTS if each["key"] == row["start"])
    caps = history.table("run_off_caps_monthly")
    months = caps["month"].astype(str)
    after = {month for month in months if start < month <= row["last_month"]}
    assert min(after) == str(np.datetime64(start) + 1)
    assert max(after) == row["last_month"]
    assert str(np.datetime64(row["last_month"]) + 1) not in months
    assert row["record_until"] > row["last_month"]


@pytest.mark.parametrize("name", ["purchases", "runoff"])
def test_an_explorer_offers_the_rows_that_are_its_own(name):
    choices = {item.key: item for item in EXPLORERS[name][1].inputs if isinstance(item, Choice)}
    assert list(choices["start"].options) == [row["key"] for row in STARTS if row["explorer"] == name]
    assert set(choices["start"].records) == set(choices["start"].options)
    if "plan" in choices:
        assert list(choices["plan"].options) == ["constant", *(row["key"] for row in PLANS)]
        assert {row["start"] for row in PLANS} <= set(choices["start"].options)


GROUPS = {"top 1%": ("top_0_1", "rest_of_top_1"), "next 9%": ("next_9",), "next 40%": ("next_40",), "bottom 50%": ("bottom_50",)}


@pytest.mark.parametrize("kind", ["net_worth", "equities", "real_estate"])
def test_wealth_groups_own_the_shares_of_their_quarter(kind):
    """The issuer has revised its shares since the levels of the table were published, by up to five points."""
    groups = rows("wealth_groups.csv")
    for date in {row["date"] for row in groups}:
        owned = {row["group"]: float(row[f"{kind}_tn"]) for row in groups if row["date"] == date}
        assert list(owned) == list(GROUPS)
        quarter = f"{date[:4]}Q{(int(date[5:7]) + 2) // 3}"
        for group, parts in GROUPS.items():
            share_pct = sum(history.at("us_wealth_shares_quarterly", f"{part}_{kind}_pct", quarter) for part in parts)
            own_pct = 100 * owned[group] / sum(owned.values())
            assert own_pct == pytest.approx(share_pct, abs=5)
