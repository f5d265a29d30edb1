"""What a choice means in numbers: starting points and run-off plans, rows of two tables filled in from history."""

import csv
from math import fsum
from pathlib import Path

import numpy as np

from widgets import history
from widgets.explorers.markets import HORIZON, MONTHS
from widgets.model.parameters import parameters
from widgets.text import _

_TABLES = Path(__file__).parents[1] / "model"
_SHEET, _RATES, _GDP = "federal_reserve_balance_sheet_monthly", "us_interest_rates_monthly", "us_gdp_quarterly"
_MATURITIES = "soma_securities_by_maturity"
_BUCKETS = {
    "treasuries_within_1y_bn": "treasuries_0_1y_bn",
    "treasuries_1_to_5y_bn": "treasuries_1_5y_bn",
    "treasuries_5_to_10y_bn": "treasuries_5_10y_bn",
    "treasuries_over_10y_bn": "treasuries_10y_up_bn",
}


def _rows(name):
    with (_TABLES / name).open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def starting_labels(explorer):
    """The starting points that an explorer offers: key -> label, in the order of `starting_points.csv`."""
    return {key: _(row["label"]) for key, row in _rows("starting_points.csv").items() if row["explorer"] == explorer}


def starting_points(*keys):
    """Records of the named starting points: balance sheet, GDP, yields at the end of a month, from `book/data`.

    A new starting point is a new row of `starting_points.csv`. The row gives what history does not (the coupon of the MBS
    held, the size of the MBS market) and the date of the latest known split of the Treasuries by remaining maturity.
    For another central bank, or a month that the tables lack, the row brings the numbers itself, in columns with the names
    of `_from_history`: a filled cell stands before history. Amounts are then in bn of that bank's currency.

    Raises ValueError naming the starting point and what is missing.
    """
    rows = _rows("starting_points.csv")
    return {key: _starting_point(rows[key]) for key in keys}


def _from_history(row):
    """What a starting point needs of the record: name -> where to look it up."""
    month = row["month"]
    quarter = f"{month[:4]}Q{(int(month[5:]) + 2) // 3}"
    sheet = ("total_assets_bn", "treasuries_bn", "mbs_bn", "reserves_bn", "on_rrp_bn", "treasury_account_bn", "currency_bn")
    return {
        **{name: (_SHEET, name, month) for name in sheet},
        "gdp_bn": (_GDP, "nominal_gdp_bn", quarter),
        "ten_year_pct": (_RATES, "ten_year_pct", month),
        "mortgage_pct": (_RATES, "mortgage_30y_pct", month),
        "bank_assets_bn": ("us_bank_assets_points", "total_assets_bn", row["bank_assets_date"]),
        **{name: (_MATURITIES, name, row["maturities_date"]) for name in _BUCKETS},
    }


def _starting_point(row):
    known = {
        name: float(row[name])
        if row.get(name)
        else 0.0
        if name == "on_rrp_bn" and row["on_rrp_facility"] == "0"
        else history.at(*place)
        for name, place in _from_history(row).items()
    }
    missing = [name for name, value in known.items() if not np.isfinite(value)]
    if missing:
        raise ValueError(f"starting point {row['key']!r} ({row['month']}) lacks {', '.join(missing)}: put them into its row")
    matched = ("reserves_bn", "on_rrp_bn", "treasury_account_bn", "currency_bn")
    split = fsum(known[name] for name in _BUCKETS)
    given = ("mbs_coupon_pct", "agency_mbs_bn", "lower_bound", "broken_market")
    assets_bn = round(known["total_assets_bn"])
    # What currency and the Treasury's account leave of the assets: more cannot be owed to banks and money funds.
    room_bn = np.floor(known["total_assets_bn"] - known["treasury_account_bn"] - known["currency_bn"])
    return {
        "year": int(row["month"][:4]),
        **{name: known[name] for name in ("gdp_bn", "mbs_bn", *matched, "ten_year_pct", "mortgage_pct", "bank_assets_bn")},
        "other_assets_bn": known["total_assets_bn"] - known["treasuries_bn"] - known["mbs_bn"],
        "other_bn": known["total_assets_bn"] - fsum(known[name] for name in matched),
        "assets_bn": assets_bn,
        "taken_bn": assets_bn - room_bn,
        "room_bn": room_bn,
        "facility": float(row["on_rrp_facility"]),
        **{name: float(row[name]) for name in given},
        **{bucket: known["treasuries_bn"] * known[name] / split for name, bucket in _BUCKETS.items()},
    }


def _bank_assets_bn(date):
    return history.at("us_bank_assets_points", "total_assets_bn", date)


def constant_plan():
    """Caps that stay where the sliders put them, bills that pay more than ON RRP, and nothing else moving."""
    return _plan(year=0, caps=np.ones((2, HORIZON)))


def run_off_labels():
    """The run-offs of the record: key -> label, in the order of `run_off_plans.csv`."""
    return {key: _(row["label"]) for key, row in _rows("run_off_plans.csv").items()}


def run_off_plans():
    """The run-offs of the record as plans, one for each row of `run_off_plans.csv`: key -> plan.

    start: its starting point.  last_month: YYYY-MM in which run-off ended; until then the Treasury account and the growth
    of currency are those of the record.  record_until: last YYYY-MM of the record that is drawn.  bills_pay_more_from:
    YYYY-MM since when Treasury bills yielded more than ON RRP.  bank_assets_date: near last_month.  bills_first, bills_last,
    bills_bn: bill purchases after the end, YYYY-MM and bn USD a month, or empty.
    """
    starts = _rows("starting_points.csv")
    return {key: _historical_plan(row, starts[row["start"]]) for key, row in _rows("run_off_plans.csv").items()}


def _historical_plan(plan, row):
    first = np.datetime64(row["month"])
    months = first + np.arange(HORIZON)
    table = history.table("run_off_caps_monthly")
    caps = np.zeros((2, HORIZON))
    place = (table["month"] - first).astype(int)
    mine = (place > 0) & (table["month"] <= np.datetime64(plan["last_month"]))
    for line, column in enumerate(("treasury_cap_bn", "mbs_cap_bn")):
        caps[line, place[mine]] = table[column][mine] / table[column][mine].max()

    sheet = history.table(_SHEET)
    inside = (sheet["month"] >= first) & (sheet["month"] <= np.datetime64(plan["last_month"]))
    account = sheet["treasury_account_bn"][inside]
    years = (len(account) - 1) / 12
    currency = sheet["currency_bn"][inside]
    prices = history.table("us_prices_monthly")
    cpi = dict(zip(prices["month"], prices["cpi_index"], strict=True))
    inflation = np.array([cpi.get(m, np.nan) / cpi.get(m - 12, np.nan) - 1 for m in months])
    bills = np.zeros(HORIZON)
    if plan["bills_bn"]:
        bought = (months >= np.datetime64(plan["bills_first"])) & (months <= np.datetime64(plan["bills_last"]))
        bills[bought] = float(plan["bills_bn"])
    drawn = (sheet["month"] >= first) & (sheet["month"] <= np.datetime64(plan["record_until"]))
    record = {
        "actual_treasuries_bn": sheet["treasuries_bn"],
        "actual_securities_bn": sheet["treasuries_bn"] + sheet["mbs_bn"],
        "actual_reserves_bn": sheet["reserves_bn"],
        "actual_on_rrp_bn": sheet["on_rrp_mean_bn"],
    }
    rest = np.full(MONTHS + 1 - drawn.sum(), np.nan)
    actual = {key: np.concatenate([values[drawn], rest]) for key, values in record.items()}
    return _plan(
        year=int(row["month"][:4]),
        caps=caps,
        treasury_account_bn=np.concatenate([account, np.full(HORIZON - len(account), account[-1])]) - account[0],
        bills_pay_more=(months >= np.datetime64(plan["bills_pay_more_from"])).astype(float),
        accretion_bn=float(row["tips_bn"]) / 12 * np.where(caps[0] > 0, np.nan_to_num(inflation), 0),
        bills_bn=bills,
        ends=1.0,
        bank_assets_growth_pct=_growth_pct(
            _bank_assets_bn(row["bank_assets_date"]), _bank_assets_bn(plan["bank_assets_date"]), years
        ),
        currency_growth_pct=_growth_pct(currency[0], currency[-1], years),
        **actual,
    )


def _growth_pct(first, last, years):
    return round(100 * ((last / first) ** (1 / years) - 1), 4)


def _plan(year, caps, ends=0.0, bank_assets_growth_pct=None, currency_growth_pct=None, **series):
    zeros = np.zeros(HORIZON)
    unknown = np.full(MONTHS + 1, np.nan)
    lists = {
        "treasury_cap_share": caps[0],
        "mbs_cap_share": caps[1],
        "treasury_account_bn": zeros,
        "bills_pay_more": np.ones(HORIZON),
        "accretion_bn": zeros,
        "bills_bn": zeros,
        "no_record": unknown,
        "actual_treasuries_bn": unknown,
        "actual_securities_bn": unknown,
        "actual_reserves_bn": unknown,
        "actual_on_rrp_bn": unknown,
    } | series
    central = parameters()
    record = {
        "year": year,
        "ends": ends,
        "bank_assets_growth_pct": bank_assets_growth_pct or central.bank_assets_growth_pct,
        "currency_growth_pct": currency_growth_pct or central.currency_growth_pct,
    }
    return record | {key: [None if np.isnan(x) else round(float(x), 3) for x in values] for key, values in lists.items()}
