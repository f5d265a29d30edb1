"""Who absorbed the drain of 2022-25: ON RRP and reserves at seven dates, from total assets and the other liabilities.

Money drained between two dates is spread evenly over the whole months between them.
"""

import numpy as np

from widgets import history
from widgets.model.liabilities import absorb, drain_bn

# H.4.1, bn USD: Treasury account, currency, deferred asset, reserves; ON RRP is the mean of the month.
DATES = (
    "2022-06-01", "2022-12-28", "2023-05-31", "2023-12-27", "2024-06-26", "2024-12-25", "2025-06-25", "2025-10-29",
)  # fmt: skip
TREASURY_ACCOUNT_BN = (780.6, 409.8, 48.5, 713.1, 744.2, 735.0, 334.6, 983.9)
CURRENCY_BN = (2276, 2300, 2345, 2345, 2350, 2362, 2390, 2425)
DEFERRED_ASSET_BN = (0, 17, 65, 132, 178, 215, 234, 243)
RESERVES_BN = (3322.0, 3017.9, 3309.4, 3446.5, 3302.6, 3247.4, 3369.3, 2848.0)
ON_RRP_BN = (1965, 2185, 2234, 808, 427, 171, 195, 11)
BANK_ASSETS_BN = {2022: 22900, 2023: 23200, 2024: 23700, 2025: 24600}
BILLS_PAY_MORE_AFTER = "2023-05-31"  # until then Treasury bills yielded less than ON RRP
MIGRATION_2022_BN = 40  # bn USD a month that would have to leave deposits for money funds to match December 2022
ROUNDING_BN = 1  # currency and the deferred asset are rounded to this: a smaller move of reserves has no direction


def absorbed(parameters, migration_2022_bn=0):
    """Reserves and ON RRP at the eight dates, bn USD, two lists; the first date is the record."""
    assets = history.table("federal_reserve_total_assets_weekly")
    assets_bn = dict(zip(assets["date"].astype(str), assets["total_assets_bn"], strict=True))
    reserves_bn, on_rrp_bn = [RESERVES_BN[0]], [ON_RRP_BN[0]]
    for i in range(1, len(DATES)):
        first, last = DATES[i - 1], DATES[i]
        months = round((np.datetime64(last) - np.datetime64(first)).astype(int) / (365.25 / 12))
        drained_bn = drain_bn(
            assets_bn[last] - assets_bn[first],
            DEFERRED_ASSET_BN[i] - DEFERRED_ASSET_BN[i - 1],
            TREASURY_ACCOUNT_BN[i] - TREASURY_ACCOUNT_BN[i - 1],
            CURRENCY_BN[i] - CURRENCY_BN[i - 1],
            0,
        )
        year = int(last[:4])
        state = [reserves_bn[-1], on_rrp_bn[-1]]
        for _ in range(months):
            state = absorb(
                *state,
                bank_assets_bn=BANK_ASSETS_BN[year],
                drain=drained_bn / months,
                bills_pay_more=float(last > BILLS_PAY_MORE_AFTER),
                facility=1,
                migration_bn=migration_2022_bn if year == 2022 else 0,
                parameters=parameters,
            )
        reserves_bn.append(state[0])
        on_rrp_bn.append(state[1])
    return reserves_bn, on_rrp_bn


def results(parameters):
    """T7a-g: {id: model's number}, bn USD; T7e is a count of intervals."""
    reserves_bn, on_rrp_bn = absorbed(parameters)
    moves_bn = np.diff(reserves_bn)
    same_direction = (np.sign(moves_bn) == np.sign(np.diff(RESERVES_BN))) & (np.abs(moves_bn) > ROUNDING_BN)
    return {
        "T7a": on_rrp_bn[DATES.index("2023-12-27")],
        "T7b": reserves_bn[DATES.index("2023-12-27")],
        "T7c": on_rrp_bn[-1],
        "T7d": reserves_bn[-1],
        "T7e": int(same_direction.sum()),
        "T7f": reserves_bn[DATES.index("2022-12-28")],
        "T7g": absorbed(parameters, MIGRATION_2022_BN)[0][DATES.index("2022-12-28")],
    }
