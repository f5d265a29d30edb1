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


def linked_spread_pp(aggregate_balance_bn, policy_rate_pct, parameters):
    """One-month HIBOR less the US rate, pp, where HIBOR does not go below zero: max(-0.35 -
    1.4 log(AB / 45), -i).

    aggregate_balance_bn: AB, bn HKD, 1 or more.  policy_rate_pct: the US rate i, % a year.
    """
    lowest = -np.maximum(0, policy_rate_pct)
    return np.maximum(hibor_spread_pp(aggregate_balance_bn, parameters), lowest)


def monthly_inflow_hkd_bn(flow_pct, months, parameters):
    """Inflow into Hong Kong a month, bn HKD, of a flow in % of GDP spread over some months.

    flow_pct: % of a year's GDP, negative for an outflow.  months: 1 or more.
    """
    return parameters.hong_kong_gdp_hkd_bn * flow_pct / 100 / np.maximum(1, months)


def linked_demand_bn(aggregate_balance_bn, policy_rate_pct, inflow_bn, parameters):
    """Net demand for Hong Kong dollars, bn HKD a month: D = inflow + 35 (spread - usual
    spread).

    Money comes in for reasons of its own (inflow_bn), and the rate gap moves more of it:
    out of the Hong Kong dollar where it pays less than usual.  The usual spread is -0.35
    pp, or what is left of it when the US rate is near zero.
    """
    usual = np.maximum(parameters.hong_kong_spread_pp, -np.maximum(0, policy_rate_pct))
    spread = linked_spread_pp(aggregate_balance_bn, policy_rate_pct, parameters)
    return inflow_bn + parameters.hong_kong_drain_hkd_bn * (spread - usual)


def linked_step(aggregate_balance_bn, hkd_per_usd, demand_bn, parameters):
    """The currency board one step on, as a list [Aggregate Balance in bn HKD, HKD per USD].

    Demand moves the rate inside the band; at an edge the rate stops, and the rest of the
    demand is met by selling Hong Kong dollars at 7.75 or buying them at 7.85:

    free = e - k D,   e <- min(7.85, max(7.75, free)),   AB <- max(1, AB + (e - free) / k).

    demand_bn: D, bn HKD in the step, negative when they are sold.  k is the move of the
    rate for a billion, 0.03 / 35.  Every dollar of demand shows in the rate or the balance.
    """
    step_per_bn = parameters.hong_kong_carry_per_pp / parameters.hong_kong_drain_hkd_bn
    free = hkd_per_usd - step_per_bn * demand_bn
    rate = np.minimum(WEAK_SIDE, np.maximum(STRONG_SIDE, free))
    balance_bn = np.maximum(1, aggregate_balance_bn + (rate - free) / step_per_bn)
    return [balance_bn, rate]


def managed_float_pct(flow_pct, yield_gap_pp, intervention_share, parameters):
    """A managed currency against the US dollar, %: (1 - h) (e F - b_fx gap); positive is a
    stronger currency.

    flow_pct: F, inflow so far, % of GDP.  yield_gap_pp: change of US ten-year yields less
    the change at home, pp.  intervention_share: h, the share of the pressure that the
    central bank absorbs with its reserves, 0 to 1.  e: the move for 1% of GDP that nobody
    absorbs (Adler, Lisack and Mano 2015: 1.7 to 2.0).
    """
    pressure = (
        parameters.currency_pct_per_pct_gdp * flow_pct
        - parameters.dollar_pct_per_pp * yield_gap_pp
    )
    return (1 - intervention_share) * pressure


def local_shares_log(flow_pct, yield_change_pp, parameters):
    """Share prices of an economy that receives an inflow, logarithm: (s F - b_eq dy) / 100.

    flow_pct: F, inflow so far, % of GDP.  yield_change_pp: dy of its own ten-year yield.
    """
    from_flow = parameters.local_shares_pct_per_pct_gdp * flow_pct
    return (from_flow - parameters.equity_pct_per_pp * yield_change_pp) / 100


def local_property_log(flow_pct, yield_change_pp, supply_response, parameters):
    """House prices in the long run, logarithm: (p F - b_h dy) / (1 + supply) / 100.

    A rise of demand raises prices less where building answers it.  supply_response: % more
    dwellings for 1% higher prices, 0 or more; demand itself falls by 1%.
    """
    from_flow = parameters.local_property_pct_per_pct_gdp * flow_pct
    demand = from_flow - parameters.house_pct_per_pp * yield_change_pp
    return demand / (1 + supply_response) / 100


def dollar_debt_pct(debt_pct, dollar_change_pct, hedged_share):
    """Dollar debt in local money, % of GDP: D (1 + (1 - h) d / 100).

    A dearer dollar makes it heavier, a cheaper one lighter, but for the part that is
    hedged or matched by income in dollars.  debt_pct: D, at the old exchange rate.
    dollar_change_pct: d, rise of the dollar against the local currency, %.
    hedged_share: h, 0 to 1.
    """
    return debt_pct * (1 + (1 - hedged_share) * dollar_change_pct / 100)


def volume_response(months, parameters):
    """Part of the response of traded volumes that has happened, 0 to 1: 1 - exp(-months /
    lag)."""
    return 1 - np.exp(-months / parameters.trade_lag_months)


def export_volume_pct(
    dollar_change_pct, months, export_elasticity, dollar_priced, parameters
):
    """Volume of exports, % change: v eps d if they are priced in local money, -v eta d if
    in dollars.

    v: `volume_response`.  Priced in local money, exports become cheaper abroad when the
    dollar rises.  Priced in dollars, they become dearer for buyers in every third
    country (eta from Gopinath et al. 2020).  export_elasticity: eps, % per %.
    dollar_priced: 0 or 1.
    """
    v = volume_response(months, parameters)
    local_pct = export_elasticity * dollar_change_pct
    dollar_pct_change = -parameters.dollar_trade_elasticity * dollar_change_pct
    return v * (local_pct + dollar_priced * (dollar_pct_change - local_pct))


def import_volume_pct(dollar_change_pct, months, parameters):
    """Volume of imports, which are priced in dollars, % change: -v eps_m d."""
    elasticity = parameters.import_elasticity
    return -elasticity * dollar_change_pct * volume_response(months, parameters)


def trade_balance_change_pct(
    trade_share_pct, dollar_change_pct, export_volume, import_volume, dollar_priced
):
    """Change of the trade balance, % of GDP, for small changes: m (X - M + P d - d) / 100.

    Trade is balanced at the start, exports and imports both m.  Imports cost d more in
    local money; so do exports earn if they are priced in dollars (P = 1).
    trade_share_pct: m, % of GDP.  export_volume, import_volume: X and M, % change.
    """
    worth = export_volume - import_volume - (1 - dollar_priced) * dollar_change_pct
    return trade_share_pct * worth / 100


def yield_outflow_pct(rate_gap_pp, parameters):
    """Capital that leaves in a year when US yields rise against local ones, % of GDP.

    rate_gap_pp: rise of the gap, pp; negative brings capital in.  Source: a rise of US
    long yields by a point takes 0.8 to 1.8% of GDP from flows to emerging markets
    (World Bank, Global Economic Prospects, June 2015).
    """
    return parameters.outflow_pct_per_pp * rate_gap_pp


def credit_outflow_pct(debt_pct, dollar_change_pct, parameters):
    """Dollar credit that is not renewed in a year when the dollar rises, % of GDP: c D d /
    100.

    A stronger dollar makes borrowers look riskier and lenders more careful (Avdjiev et
    al. 2019); the size is assumed.  debt_pct: D.  dollar_change_pct: d, %.
    """
    return parameters.dollar_credit_elasticity * debt_pct * dollar_change_pct / 100
