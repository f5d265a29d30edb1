"""The two run-offs of the Federal Reserve, month by month, against the H.4.1 release.

2022-25 is fitted, 2017-18 is not: its holdings on 26 September 2018 were never used to set a parameter.
"""

import numpy as np

from widgets import history
from widgets.model.portfolio import capped, maturing_bn, mbs_paydown_share, roll_treasuries, total_bn

NOTHING = [0.0, 0.0, 0.0, 0.0]

# 30 June 2022: Treasuries by remaining life (0-1, 1-5, 5-10, 10+ years), scaled to their total; bn USD.
SECOND_BUCKETS_BN = (1110, 2120, 1010, 1510)
SECOND_TREASURIES_BN = 5748.7
SECOND_MBS_BN = 2711.3
SECOND_COUPON_PCT = 3.25  # mean rate of the mortgages held
SECOND_TIPS_BN = 350
SECOND_INFLATION_PCT = {2022: 7, 2023: 4, 2024: 3, 2025: 2.8}
SECOND_LAST_MONTH = "2025-11"  # then nothing runs off: MBS principal goes into bills,
RESERVE_PURCHASES_BN = 40  # and in December 2025 bills are bought besides

# 30 September 2017, the same.
FIRST_BUCKETS_BN = (330, 1210, 320, 605)
FIRST_TREASURIES_BN = 2465.4
FIRST_MBS_BN = 1775
FIRST_MORTGAGE_PCT = 4.4
FIRST_COUPON_PCT = 3.9
FIRST_TIPS_BN = 115
FIRST_INFLATION_PCT = 2.3


def month_of_run_off(treasuries_bn, mbs_bn, caps_bn, mortgage_pct, coupon_pct, tips_bn, inflation_pct, parameters):
    """Holdings after a month: what matures beyond the caps is reinvested.  Returns [treasuries, MBS, MBS principal paid]."""
    runoff_bn = capped(caps_bn[0], maturing_bn(treasuries_bn, parameters))
    paid_bn = mbs_bn * mbs_paydown_share(mortgage_pct, coupon_pct, parameters)
    accretion_bn = tips_bn * inflation_pct / 1200
    after = roll_treasuries(treasuries_bn, runoff_bn, NOTHING, NOTHING, accretion_bn, parameters)
    return [after, mbs_bn - capped(caps_bn[1], paid_bn), paid_bn]


def second_run_off(parameters):
    """Holdings at the end of each month from June 2022 to December 2025: {month: (Treasuries, MBS)}, bn USD."""
    caps = history.table("run_off_caps_monthly")
    caps_bn = {str(m): (t, b) for m, t, b in zip(caps["month"], caps["treasury_cap_bn"], caps["mbs_cap_bn"], strict=True)}
    treasuries_bn = scaled(SECOND_BUCKETS_BN, SECOND_TREASURIES_BN)
    mbs_bn = SECOND_MBS_BN
    held = {"2022-06": (total_bn(treasuries_bn), mbs_bn)}
    for month in np.arange("2022-07", "2026-01", dtype="datetime64[M]").astype(str).tolist():
        mortgage_pct = history.at("us_interest_rates_monthly", "mortgage_30y_pct", month)
        inflation_pct = SECOND_INFLATION_PCT[int(month[:4])]
        treasuries_bn, mbs_bn, paid_bn = month_of_run_off(
            treasuries_bn,
            mbs_bn,
            caps_bn.get(month, (0, np.inf)),
            mortgage_pct,
            SECOND_COUPON_PCT,
            SECOND_TIPS_BN,
            inflation_pct,
            parameters,
        )
        if month > SECOND_LAST_MONTH:
            treasuries_bn[0] += paid_bn + RESERVE_PURCHASES_BN
        held[month] = (total_bn(treasuries_bn), mbs_bn)
    return held


def settled_share(date):
    """Shares of a month's change in Treasuries and in MBS that have settled by a date (YYYY-MM-DD).

    Half of the Treasuries mature in the middle of a month and half at its end; MBS principal arrives around the 25th.
    In December 2025 Treasuries grew by bills bought from the 12th on.
    """
    day = int(date[8:])
    mbs = 0 if day < 20 else 0.5 if day <= 25 else 1
    if date.startswith("2025-12"):
        return (0 if day < 12 else 0.4), mbs
    return (0 if day < 15 else 0.5), mbs


def second_run_off_at_checkpoints(parameters):
    """Model beside record at the ten checkpoints: list of (date, (Treasuries, MBS) model, (Treasuries, MBS) record)."""
    held = second_run_off(parameters)
    table = history.table("h41_securities_checkpoints")
    rows = []
    for date, *record in zip(table["date"].astype(str).tolist(), table["treasuries_bn"], table["mbs_bn"], strict=True):
        if date[:7] == "2022-06":
            continue  # the start
        before, after = held[str(np.datetime64(date[:7]) - 1)], held[date[:7]]
        model = [b + s * (a - b) for b, a, s in zip(before, after, settled_share(date), strict=True)]
        rows.append((date, model, record))
    return rows


def first_run_off(parameters):
    """Treasuries and MBS on 26 September 2018, a year into the run-off that began in October 2017, bn USD."""
    treasuries_bn, mbs_bn = scaled(FIRST_BUCKETS_BN, FIRST_TREASURIES_BN), FIRST_MBS_BN
    for month in range(12):
        quarter = 1 + month // 3
        # The 26th precedes the maturities of the month's end: half of the last month's cap.
        treasury_cap_bn = 6 * quarter * (0.5 if month == 11 else 1)
        treasuries_bn, mbs_bn, _ = month_of_run_off(
            treasuries_bn,
            mbs_bn,
            (treasury_cap_bn, 4 * quarter),
            FIRST_MORTGAGE_PCT,
            FIRST_COUPON_PCT,
            FIRST_TIPS_BN,
            FIRST_INFLATION_PCT,
            parameters,
        )
    return total_bn(treasuries_bn), mbs_bn


def scaled(buckets_bn, total):
    """Buckets in the given proportions that add up to a total, bn USD."""
    return [bucket * total / sum(buckets_bn) for bucket in buckets_bn]


def results(parameters):
    """T1a-e: {id: model's number}, worst errors in %, the run-off in tn USD, holdings in bn USD."""
    worst_pct = np.max(
        [
            [100 * abs(m / r - 1) for m, r in zip(model, record, strict=True)]
            for _, model, record in second_run_off_at_checkpoints(parameters)
        ],
        axis=0,
    )
    held = second_run_off(parameters)
    first = first_run_off(parameters)
    return {
        "T1a": worst_pct[0],
        "T1b": worst_pct[1],
        "T1c": (sum(held["2022-06"]) - sum(held[SECOND_LAST_MONTH])) / 1000,
        "T1d": first[0],
        "T1e": first[1],
    }
