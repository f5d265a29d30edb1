"""Block h. Abroad: foreign yields, Hong Kong's currency board, Taiwan's managed
float."""

import numpy as np

STRONG_SIDE = 7.75  # HKD per USD at which the currency board sells Hong Kong dollars
WEAK_SIDE = 7.85  # and at which it buys them


def foreign_yield_change_pp(yield_change_pp, parameters):
    """Ten-year yields abroad: dy_f = s dy, pp."""
    return parameters.foreign_yield_share * yield_change_pp


def hibor_spread_pp(aggregate_balance_bn, parameters):
    """One-month HIBOR less the US rate, pp: -0.35 - 1.4 log(AB / 45).

    aggregate_balance_bn: AB, bn HKD, 1 or more.  Fitted to May-August 2025.
    """
    ratio = aggregate_balance_bn / parameters.hong_kong_balance_scale_hkd_bn
    return parameters.hong_kong_spread_pp - parameters.hong_kong_balance_slope_pp * np.log(
        ratio
    )


def hong_kong_step(aggregate_balance_bn, hkd_per_usd, inflow_bn, parameters):
    """Hong Kong one month on, as a list [Aggregate Balance in bn HKD, HKD per USD].

    e <- min(7.85, max(7.75, e - 0.03 spread - flow / 5000));  at 7.85  AB <- max(1, AB
    - 35 max(0, -spread));
    at 7.75  AB <- AB + max(0, flow).

    The currency board sells HKD at 7.75 and buys them at 7.85; what it buys and sells
    is the Aggregate Balance. hkd_per_usd: 7.75 to 7.85.  inflow_bn: bn HKD a month,
    negative for an outflow.
    """
    spread_pp = hibor_spread_pp(aggregate_balance_bn, parameters)
    pull = (
        parameters.hong_kong_carry_per_pp * spread_pp
        + inflow_bn / parameters.hong_kong_flow_scale_hkd_bn
    )
    rate = np.minimum(WEAK_SIDE, np.maximum(STRONG_SIDE, hkd_per_usd - pull))
    drained_bn = np.maximum(
        1,
        aggregate_balance_bn
        - parameters.hong_kong_drain_hkd_bn * np.maximum(0, -spread_pp),
    )
    filled_bn = aggregate_balance_bn + np.maximum(0, inflow_bn)
    balance_bn = np.where(
        rate >= WEAK_SIDE,
        drained_bn,
        np.where(rate <= STRONG_SIDE, filled_bn, aggregate_balance_bn),
    )
    return [balance_bn, rate]


def taiwan_dollar_pct(yield_change_pp, taiwan_yield_change_pp, parameters):
    """New Taiwan dollar against the US dollar, %: -(1 - h) b_fx (dy - dy_tw); positive
    is a stronger Taiwan dollar.

    h: the share of the flow that the central bank takes into its reserves.
    yield_change_pp, taiwan_yield_change_pp: pp.
    """
    pressure_pct = -parameters.dollar_pct_per_pp * (
        yield_change_pp - taiwan_yield_change_pp
    )
    return (1 - parameters.taiwan_intervention_share) * pressure_pct


def taiwan_reserves_change_bn(inflow_bn, parameters):
    """Foreign reserves bought by Taiwan's central bank, h * inflow, in the currency of
    the inflow, bn."""
    return parameters.taiwan_intervention_share * inflow_bn
