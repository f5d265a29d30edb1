"""Block g. Demand, unemployment, inflation and the policy rate, as deviations from a
baseline."""

import numpy as np

from widgets.model.long_yield import policy_rate_weight


def demand_step(drive_pct, impulse_pct, gap_pct, parameters):
    """Output gap one month on, as a list [impulse, gap], % of GDP: a second-order lag.

    z <- z + (drive - z) / 6;   gap <- gap + (z - gap) / 6

    drive_pct: what demand tends to, from `demand_drive_pct`.  impulse_pct: z last
    month.  gap_pct: gap last month.
    """
    lag = parameters.demand_lag_months
    impulse = impulse_pct + (drive_pct - impulse_pct) / lag
    return [impulse, gap_pct + (impulse - gap_pct) / lag]


def demand_drive_pct(yield_change_pp, policy_rate_change_pp, parameters):
    """Output to which yields and the policy rate push, % of GDP: -mu dy - mu lam di.

    yield_change_pp: dy, change of the ten-year term premium from its baseline, pp.
    policy_rate_change_pp: di, pp; it reaches the ten-year yield with the weight lam of
    `policy_rate_weight`.
    """
    weight = policy_rate_weight(parameters.short_rate_reversion_months)
    return -parameters.output_pct_per_pp * (
        yield_change_pp + weight * policy_rate_change_pp
    )


def unemployment_change_pp(gap_pct, parameters):
    """Unemployment, pp from baseline: -0.45 gap (Okun's law)."""
    return -parameters.okun_coefficient * gap_pct


def inflation_step(gap_pct, inflation_change_pp, parameters):
    """Inflation one month on, pp from baseline: pi <- pi + (0.2 gap - pi) / 12.

    The slope is small and expectations stay anchored; supply shocks, fiscal policy and
    banking crises are outside, so the model cannot explain 2021-22.
    """
    target = parameters.phillips_slope * gap_pct
    return (
        inflation_change_pp
        + (target - inflation_change_pp) / parameters.inflation_lag_months
    )


def rule_rate_pct(inflation_pct, output_gap_pct, neutral_real_pct, lowest_pct):
    """Policy rate of the rule, %: i = max(elb, rstar + PI + 0.5 (PI - 2) + GAP).

    inflation_pct: PI, % a year.  output_gap_pct: GAP, %.  neutral_real_pct: rstar, %.
    lowest_pct: the lower bound, %.
    """
    rule = neutral_real_pct + inflation_pct + 0.5 * (inflation_pct - 2) + output_gap_pct
    return np.maximum(lowest_pct, rule)


def rate_cut_equivalent_bp(term_premium_change_bp, reversion_months):
    """Cut of the policy rate that lowers the ten-year yield as much, bp: -TPE / lam.

    term_premium_change_bp: TPE, bp, negative for lower yields.  reversion_months: tau;
    36 for a cut that fades, 1000 for one that lasts.
    """
    return -term_premium_change_bp / np.maximum(1e-9, policy_rate_weight(reversion_months))


def policy_room_pp(policy_rate_pct, lowest_pct):
    """Points by which the policy rate can still be cut, pp: max(0, i - elb).

    policy_rate_pct: i, % a year.  lowest_pct: elb, the lower bound, % a year (-0.75 in
    Denmark and Switzerland, zero or a little above in the United States).
    """
    return np.maximum(0, policy_rate_pct - lowest_pct)


def easing_shortfall_pp(easing_pp, policy_rate_pct, lowest_pct):
    """Part of the easing that rate cuts cannot deliver, pp: max(0, e - room).

    easing_pp: e, the cut of the policy rate that the slump calls for, pp.
    policy_rate_pct, lowest_pct: as for `policy_room_pp`.
    """
    room_pp = policy_room_pp(policy_rate_pct, lowest_pct)
    return np.maximum(0, easing_pp - room_pp)


def replacing_purchases_pct(shortfall_pp, replacement_pct_per_pp):
    """Purchases that stand in for the missing rate cuts, % of GDP: c * shortfall.

    shortfall_pp: from `easing_shortfall_pp`, pp.
    replacement_pct_per_pp: c, purchases that do the work of one point, % of GDP per
    pp; published equivalences run from 4 (Williams 2013) to 29 (Wei 2022).
    Proportional: the last point costs as much as the first, which nobody has shown.
    """
    return replacement_pct_per_pp * shortfall_pp
