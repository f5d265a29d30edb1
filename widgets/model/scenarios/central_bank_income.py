"""What the Federal Reserve earned and paid in 2023-25, and the deferred asset in which its losses collect."""

import numpy as np

from widgets import history
from widgets.model.income import average_yield_pct, deferred_asset_step, net_income_bn

# Averages of the year, bn USD, rounded: securities held, reserves.
SECURITIES_BN = {2023: 7600, 2024: 6850, 2025: 6380}
RESERVES_BN = {2023: 3250, 2024: 3370, 2025: 3210}
DEFERRED_ASSET_BN = 16.6  # at the start of 2023
# ON RRP pays less than reserves: 0.10 points, and 0.15 since the cut of its rate in December 2024.
RATE_GAP_PP = {2023: 0.10, 2024: 0.10, 2025: 0.15}


def by_month(parameters):
    """Net income at a yearly rate, deferred asset and remittance by month of 2023-25, bn USD: three arrays of 36."""
    rates = history.table("us_interest_rates_monthly")
    sheet = history.table("federal_reserve_balance_sheet_monthly")
    iorb_pct = dict(zip(rates["month"].astype(str), rates["iorb_pct"], strict=True))
    on_rrp_bn = dict(zip(sheet["month"].astype(str), sheet["on_rrp_mean_bn"], strict=True))
    deferred_bn = DEFERRED_ASSET_BN
    rows = []
    for month in np.arange("2023-01", "2026-01", dtype="datetime64[M]").astype(str).tolist():
        year = int(month[:4])
        income_bn = net_income_bn(
            securities_bn=SECURITIES_BN[year],
            portfolio_yield_pct=average_yield_pct(year - 2023, parameters),
            reserves_bn=RESERVES_BN[year],
            interest_on_reserves_pct=iorb_pct[month],
            on_rrp_bn=on_rrp_bn[month],
            on_rrp_rate_pct=iorb_pct[month] - RATE_GAP_PP[year],
            parameters=parameters,
        )
        deferred_bn, remittance_bn = deferred_asset_step(deferred_bn, income_bn)
        rows.append((income_bn, deferred_bn, remittance_bn))
    return np.transpose(rows)


def results(parameters):
    """T9a-d: {id: model's number}, bn USD: net income of 2023, 2024 and 2025, deferred asset at the end of 2025."""
    income_bn, deferred_bn, _ = by_month(parameters)
    years = income_bn.reshape(3, 12).mean(axis=1)
    return {"T9a": years[0], "T9b": years[1], "T9c": years[2], "T9d": deferred_bn[-1]}
