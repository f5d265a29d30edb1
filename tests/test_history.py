"""The record in book/data: published landmarks, complete documentation, no invented values."""

import csv
import itertools
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from widgets import history

DATA = Path(__file__).resolve().parent.parent / "book" / "data"
REFERENCES = DATA.parent / "references.bib"
BALANCE_SHEET = "federal_reserve_balance_sheet_monthly"
TIME_COLUMNS = {"month", "quarter", "date"}


def cells(name):
    with open(DATA / f"{name}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


# Landmarks, as the issuers published them.


def test_total_assets_peaked_on_13_april_2022():
    weekly = history.table("federal_reserve_total_assets_weekly")
    peak = np.argmax(weekly["total_assets_bn"])
    assert weekly["date"][peak] == np.datetime64("2022-04-13")
    assert weekly["total_assets_bn"][peak] == 8965.5


def test_total_assets_reached_their_low_after_run_off_on_3_december_2025():
    weekly = history.table("federal_reserve_total_assets_weekly")
    after = weekly["date"] > np.datetime64("2022-04-13")
    low = np.argmin(weekly["total_assets_bn"][after])
    assert weekly["date"][after][low] == np.datetime64("2025-12-03")
    assert round(weekly["total_assets_bn"][after][low]) == 6536


def test_on_rrp_peaked_at_the_end_of_2022():
    monthly = history.table(BALANCE_SHEET)
    peak = np.nanargmax(monthly["on_rrp_bn"])
    assert monthly["month"][peak] == np.datetime64("2022-12")
    assert monthly["on_rrp_bn"][peak] == 2553.7


def test_ten_year_yield_was_lowest_on_4_august_2020():
    daily = history.table("treasury_ten_year_daily")
    low = np.argmin(daily["ten_year_pct"])
    assert daily["date"][low] == np.datetime64("2020-08-04")
    assert daily["ten_year_pct"][low] == 0.52


def test_eight_qe1_announcement_days_add_up_to_minus_94_basis_points():
    events = history.table("policy_announcements")
    days = events["date"][events["qe1_event_study_flag"] == 1]
    daily = history.table("treasury_ten_year_daily")
    index = np.searchsorted(daily["date"], days)
    assert len(days) == 8 and (daily["date"][index] == days).all()
    changes_bp = 100 * (daily["ten_year_pct"][index] - daily["ten_year_pct"][index - 1])
    assert round(changes_bp[0]) == -24  # 25 November 2008
    assert round(changes_bp[list(days).index(np.datetime64("2009-03-18"))]) == -51
    assert round(changes_bp.sum()) == -94


def test_maturing_notes_and_bonds_fell_short_of_the_cap_in_13_of_21_months():
    maturing = history.table("soma_maturities_2022_05_25")
    month, bn = maturing["month"], maturing["notes_and_bonds_maturing_bn"]
    run_off = (month >= np.datetime64("2022-06")) & (month <= np.datetime64("2025-12"))
    assert round(bn[run_off].sum()) == 2247
    full_cap = (month >= np.datetime64("2022-09")) & (month <= np.datetime64("2024-05"))
    caps = history.table("run_off_caps_monthly")
    cap_of = dict(zip(caps["month"], caps["treasury_cap_bn"], strict=True))
    below = [value < cap_of[m] for m, value in zip(month[full_cap], bn[full_cap], strict=True)]
    assert (len(below), sum(below)) == (21, 13)


def test_announced_pace_of_qe3_with_its_first_half_month_gives_1613_bn():
    pace = history.table("qe3_announced_pace_monthly")
    assert pace["treasuries_bn"].sum() == 790
    assert pace["mbs_bn"].sum() == 823
    assert (pace["month"][0], pace["mbs_bn"][0]) == (np.datetime64("2012-09"), 23)  # the part month


def test_caps_of_2022_25_add_up_to_the_ceiling_that_was_announced():
    caps = history.table("run_off_caps_monthly")
    second = caps["month"] >= np.datetime64("2022-06")
    assert caps["treasury_cap_bn"][second].sum() == 3 * 30 + 21 * 60 + 10 * 25 + 8 * 5
    assert second.sum() == 42


def test_treasuries_by_maturity_add_up_to_all_treasuries():
    held = history.table("soma_securities_by_maturity")
    buckets = [values for column, values in held.items() if column.startswith("treasuries_") and column != "treasuries_bn"]
    assert len(buckets) == 4
    assert np.allclose(sum(buckets), held["treasuries_bn"], atol=0.005)


def test_reserves_at_the_repo_spike_were_8_percent_of_bank_assets():
    reserves_bn = 1394  # week to 18 September 2019, H.4.1
    ratio = reserves_bn / history.at("us_bank_assets_points", "total_assets_bn", "2019-09-18")
    assert ratio == pytest.approx(0.080, abs=0.0005)


@pytest.mark.parametrize("point", cells("h41_securities_checkpoints"), ids=lambda point: point["date"])
def test_checkpoints_agree_with_the_monthly_record(point):
    # Levels of another week of the same month: a month's run-off apart at the most.
    month = point["date"][:7]
    for column in ("treasuries_bn", "mbs_bn"):
        assert abs(float(point[column]) - history.at(BALANCE_SHEET, column, month)) < 95


# Documentation.


def test_every_file_is_documented_and_every_documented_file_exists():
    about_the_tables = {"columns", "sources", "landmarks"}
    assert {path.stem for path in DATA.glob("*.csv")} - about_the_tables == set(history.tables())


@pytest.mark.parametrize("name", history.tables())
def test_every_column_has_issuer_unit_and_license(name):
    about = history.columns(name)
    assert list(about) == list(history.table(name))
    for column, entry in about.items():
        for field in ("description", "unit", "issuer", "license", "first_observation", "last_observation"):
            assert entry[field], (column, field)
        assert entry["address"].startswith("https://"), column


@pytest.mark.parametrize("name", history.tables())
def test_column_names_end_in_their_unit(name):
    endings = {"_eur_bn": "EUR bn", "_gbp_bn": "GBP bn", "_hkd_bn": "HKD bn", "_jpy_tn": "JPY tn", "_pct": "%", "_index": "index"}
    for column, entry in history.columns(name).items():
        ending = next((e for e in endings if column.endswith(e)), None)
        if ending:
            assert entry["unit"].startswith(endings[ending]), column
        elif column.endswith("_bn"):
            assert entry["unit"].startswith("USD bn"), column


def test_sources_of_events_are_in_the_references():
    keys = set(re.findall(r"^@\w+\{([^,]+),", REFERENCES.read_text(encoding="utf-8"), re.MULTILINE))
    for name in history.tables():
        for column, entry in history.columns(name).items():
            if entry["unit"] == "key":
                assert set(history.table(name)[column]) <= keys, name


# No invented values.


@pytest.mark.parametrize("name", history.tables())
def test_time_ascends_and_never_repeats(name):
    first = next(iter(history.table(name)))
    assert first in TIME_COLUMNS
    times = list(history.table(name)[first])
    assert all(a < b for a, b in itertools.pairwise(times))


@pytest.mark.parametrize("name", history.tables())
def test_an_empty_cell_is_nan_and_only_an_empty_cell(name):
    read = history.table(name)
    for i, row in enumerate(cells(name)):
        for column, cell in row.items():
            if read[column].dtype.kind == "f":
                assert np.isnan(read[column][i]) == (cell == ""), (column, i)
                assert cell == "" or read[column][i] == float(cell)


def test_observation_bounds_are_those_of_the_table():
    for name in history.tables():
        rows = cells(name)
        for column, entry in history.columns(name).items():
            seen = [next(iter(row.values())) for row in rows if row[column] != ""]
            assert (entry["first_observation"], entry["last_observation"]) == (seen[0], seen[-1]), (name, column)


# The reader.


def test_at_gives_one_value_in_the_columns_unit():
    assert history.at(BALANCE_SHEET, "reserves_bn", "2022-12") == 3017.9
    assert history.at("us_gdp_quarterly", "nominal_gdp_bn", "2010Q4") == pytest.approx(15309, abs=1)
    assert history.at("treasury_ten_year_daily", "ten_year_pct", "2008-11-25") == 3.11
    assert np.isnan(history.at(BALANCE_SHEET, "on_rrp_bn", "2010-10"))


def test_unknown_names_are_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="treasury_ten_year_daily"):
        history.table("yields")
    with pytest.raises(ValueError, match="reserves_bn"):
        history.at(BALANCE_SHEET, "reserves", "2022-12")
    with pytest.raises(ValueError, match="2002-12 to 2026-09"):
        history.at(BALANCE_SHEET, "reserves_bn", "1999-01")


def test_a_reader_cannot_change_the_record():
    history.table(BALANCE_SHEET)["reserves_bn"][:] = 0
    assert history.at(BALANCE_SHEET, "reserves_bn", "2022-12") == 3017.9


def test_an_installed_copy_reads_the_tables_it_carries(tmp_path):
    package = tmp_path / "widgets"
    (package / "_data").mkdir(parents=True)
    (package / "__init__.py").touch()
    shutil.copytree(Path(history.__file__).parent, package / "history")
    for path in DATA.glob("*.csv"):
        (package / "_data" / path.name).write_bytes(path.read_bytes())
    code = f"from widgets import history; print(history.at({BALANCE_SHEET!r}, 'reserves_bn', '2022-12'))"
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "3017.9"


@pytest.mark.parametrize("name", [None, 5, ["us_gdp_quarterly"], "", "us_gdp", {}], ids=repr)
def test_a_table_that_there_is_not_is_refused_with_those_there_are(name):
    for reader in (history.table, history.columns, lambda table: history.at(table, "nominal_gdp_bn", "2022Q2")):
        with pytest.raises(ValueError, match=r"no table .*; the tables are .*us_gdp_quarterly"):
            reader(name)


@pytest.mark.parametrize(
    ("column", "when"),
    [(None, "2022Q2"), (["nominal_gdp_bn"], "2022Q2"), ("gdp", "2022Q2"), ("nominal_gdp_bn", None), ("nominal_gdp_bn", [1])],
)
def test_a_column_or_a_time_that_there_is_not_is_refused_with_those_there_are(column, when):
    with pytest.raises(ValueError, match=r"us_gdp_quarterly has no (column|row) .*; it (has|runs)"):
        history.at("us_gdp_quarterly", column, when)
