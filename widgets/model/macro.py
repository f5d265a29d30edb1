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


def loan_demand_pct(loan_rate_change_pp, demand_slope_pct, trend_pct):
    """Loans that borrowers want, % of loans outstanding: g - e di.

    loan_rate_change_pp: di, pp.  demand_slope_pct: e, rise of demand
    when the loan rate falls by a point.  trend_pct: g, at the old rate.
    """
    return trend_pct - demand_slope_pct * loan_rate_change_pp


def capital_room_pct(headroom_pct, parameters):
    """New loans that banks' spare capital carries, % of loans outstanding.

    100 h / (k s)

    headroom_pct: h, capital above the requirement, % of bank assets.
    k: capital required, % of loans.  s: loans as a share of bank assets.
    """
    required = parameters.capital_requirement_pct * parameters.loans_to_bank_assets
    return 100 * headroom_pct / required


def loans_made_pct(wanted_pct, room_pct):
    """Growth of loans, % of loans outstanding: the smaller of what borrowers want and
    what capital allows."""
    return np.minimum(wanted_pct, room_pct)


def credit_spending_pct(loans_change_pct, parameters):
    """Spending out of new loans, % of GDP: the part of them that buys what is newly
    produced.

    loans_change_pct: new loans, % of loans outstanding.
    """
    return (
        parameters.spent_share_of_loans * parameters.loans_pct_gdp * loans_change_pct / 100
    )


def wealth_spending_pct(equity_log_change, house_log, cents_per_dollar, parameters):
    """Spending out of higher wealth, % of GDP a year: c (W_e dlnE + W_h dlnH).

    equity_log_change, house_log: dlnE, dlnH.  cents_per_dollar: c, spending a year out
    of a dollar of wealth.
    """
    wealth_pct = (
        parameters.shares_pct_gdp * equity_log_change
        + parameters.houses_pct_gdp * house_log
    )
    return cents_per_dollar / 100 * wealth_pct


def trade_spending_pct(currency_fall_pct, parameters):
    """Demand from exports and from imports replaced, % of GDP, for a fall of the
    currency.

    currency_fall_pct: %, positive for a weaker currency.
    """
    return parameters.output_pct_per_currency_pct * currency_fall_pct


def expectations_step(
    expected_inflation_pct, inflation_pct, anchor_share, anchor_pct, parameters
):
    """Expected inflation one month on, % a year: what the anchor does not hold follows
    experience.

    e <- e + (a A + (1 - a) pi - e) / 12

    expected_inflation_pct: e last month.  inflation_pct: pi.  anchor_share: a, 0 (none)
    to 1 (nothing shakes it).  anchor_pct: A, what people take for normal.
    """
    settled = anchor_share * anchor_pct + (1 - anchor_share) * inflation_pct
    lag = parameters.expectation_lag_months
    return expected_inflation_pct + (settled - expected_inflation_pct) / lag


def supply_shock_pp(shock_pp, months, parameters):
    """What a supply shock still adds to inflation, pp: all of it for a year, then fading.

    s exp(-max(0, t - 12) / 6)

    shock_pp: s.  months: t since it struck.
    """
    beyond = np.maximum(0, months - parameters.supply_shock_months)
    return shock_pp * np.exp(-2 * beyond / parameters.supply_shock_months)


def imported_inflation_pp(currency_fall_pct, import_share, months, parameters):
    """What a weaker currency adds to inflation, pp: m p dFX, fading like a supply shock.

    currency_fall_pct: dFX, positive for a weaker currency.  import_share: m, imports in
    what consumers buy, 0 to 1.  months: since the fall.  p: pass-through to prices.
    """
    added_pp = import_share * parameters.import_pass_through * currency_fall_pct
    return supply_shock_pp(added_pp, months, parameters)


def inflation_parts_pct(expected_inflation_pct, slope_pp, gap_pct, added_pp):
    """Inflation, % a year: pi = e + b gap + what supply and imports add.

    expected_inflation_pct: e.  slope_pp: b, pp for a point of the gap.  gap_pct: output
    gap.  added_pp: supply shock and imported inflation, pp.
    """
    return expected_inflation_pct + slope_pp * gap_pct + added_pp


def base_money_rise_pct(purchases_pct, base_pct):
    """Rise of base money, %, when purchases are paid for with reserves: 100 Q / B.

    purchases_pct: Q, % of GDP.  base_pct: B, base money at the start, % of GDP.
    """
    return 100 * purchases_pct / base_pct


def price_push(months, peak_months, width_months):
    """Shape over time of one cause's push on twelve-month inflation, 0 to 1: exp(-((t -
    peak) / width)^2 / 2).

    months: t, since January 2021.  peak_months: when it pushes most.  width_months:
    about a third of the time during which it is felt, above 0.  A shape, not an
    estimate.
    """
    return np.exp(-(((months - peak_months) / width_months) ** 2) / 2)


def price_pushes(months, parameters):
    """Shapes of four pushes on prices in a month, 0 to 1 each, as a list [purchases,
    transfers, supply chains, energy].

    months: since January 2021.  The timings were chosen so that plausible sizes fit the
    inflation of 2021-23; other timings would fit with other sizes.
    """
    return [
        price_push(
            months,
            parameters.purchases_push_peak_months,
            parameters.purchases_push_width_months,
        ),
        price_push(
            months,
            parameters.transfers_push_peak_months,
            parameters.transfers_push_width_months,
        ),
        price_push(
            months, parameters.supply_push_peak_months, parameters.supply_push_width_months
        ),
        price_push(
            months, parameters.energy_push_peak_months, parameters.energy_push_width_months
        ),
    ]


def pushed_inflation_pp(push_pp, feedback, half_year_ago_pp):
    """Inflation above its anchor, pp: x_t = push_t + f x_{t-6}.

    push_pp: sum of the pushes this month.  feedback: f, 0 (anchored expectations) to
    below 1.  half_year_ago_pp: x six months earlier, which people have come to expect.
    """
    return push_pp + feedback * half_year_ago_pp


def above_anchor_pct(above_pp, parameters):
    """Inflation, %: the anchor and what is above it.

    above_pp: sum over the causes of `pushed_inflation_pp`.
    """
    return parameters.price_anchor_pct + above_pp


def budget_inflation_pp(
    food_share, energy_share, shelter_share, food_pct, energy_pct, shelter_pct, other_pct
):
    """What each part of a household's budget adds to its inflation, as a list [food,
    energy, shelter, everything else], pp: share times rate.

    food_share, energy_share, shelter_share: of spending, 0 to 1 each; the rest is
    everything else.  Shares that add up to more than 1 are scaled down to 1.  food_pct,
    energy_pct, shelter_pct, other_pct: inflation of each part, %.
    """
    together = food_share + energy_share + shelter_share
    whole = np.maximum(1, together)
    rest = np.maximum(0, 1 - together)
    return [
        food_share / whole * food_pct,
        energy_share / whole * energy_pct,
        shelter_share / whole * shelter_pct,
        rest * other_pct,
    ]
