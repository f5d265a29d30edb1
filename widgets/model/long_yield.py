"""Block e. The ten-year yield: the stock that markets expect, how much it weighs, and
what stress adds."""

import numpy as np


def ten_year_equivalents_pct(treasuries_bn, mbs_bn, gdp_bn, parameters):
    """Duration held, as ten-year notes in % of GDP: x = 100 (sum_j D_j L_j + D_m M) /
    (D10 GDP).

    treasuries_bn: the four buckets, bn USD.  mbs_bn: bn USD.  gdp_bn: nominal, bn USD a
    year, above 0.
    """
    years_bn = (
        parameters.duration_0_1y_years * treasuries_bn[0]
        + parameters.duration_1_5y_years * treasuries_bn[1]
        + parameters.duration_5_10y_years * treasuries_bn[2]
        + parameters.duration_10y_up_years * treasuries_bn[3]
        + parameters.duration_mbs_years * mbs_bn
    )
    return 100 * years_bn / (parameters.duration_ten_year_years * gdp_bn)


def expected_stock_pct(path_pct, path_months, parameters):
    """Present value of the stock that markets expect, month by month, % of GDP.

    V_T = x_T;   V_t = (1 - d) x_t + d V_{t+1},   d = H / (1 + H)

    path_pct: the expected path x, a list of path_months numbers (T = path_months - 1);
    it should run 240 months beyond the last value that is read.
    """
    weight = parameters.expectation_horizon_months / (
        1 + parameters.expectation_horizon_months
    )
    values = []
    value = 0
    for t in range(path_months):
        value = path_pct[t]
        values.append(value)
    for t in range(path_months - 1, -1, -1):
        value = (1 - weight) * path_pct[t] + weight * value
        values[t] = value
    return values


def believed_stock_pct(announced_pct, otherwise_pct, expected_share):
    """What markets believe before the announcement, % of GDP: V = (1 - ant) V_otherwise
    + ant V_announced.

    expected_share: ant, 0 (a surprise) to 1 (fully expected).  The announcement then
    moves V by the rest.
    """
    return (1 - expected_share) * otherwise_pct + expected_share * announced_pct


def peg_purchases_bn(yield_pct, yield_cap_pct, gdp_bn, duration_years, parameters):
    """Purchases that hold the ten-year yield at a cap, bn USD: the quantity becomes the
    outcome.

    dx = max(0, (y - ycap) 100) / kappa  (% of GDP),   purchases = dx GDP / 100 * D10 /
    D_j

    yield_pct: y without the purchases.  yield_cap_pct: ycap.  gdp_bn: bn USD a year.
    duration_years: D_j of what is bought, above 0.  The stock is taken to be held for
    good; a peg that is expected to end needs more.
    """
    excess_bp = np.maximum(0, 100 * (yield_pct - yield_cap_pct))
    stock_pct = excess_bp / parameters.term_premium_bp_per_pct_gdp
    return stock_pct * gdp_bn / 100 * parameters.duration_ten_year_years / duration_years


def over_reaction_bp(previous_bp, news_bp, reaction, parameters):
    """Premium that builds when holders sell on news, bp: mf <- 0.97 mf + (lam - 1)
    news.

    news_bp: change of the term-premium effect caused by an announcement this month.
    reaction: lam, 1 for none; about 5 would be needed to reach the whole rise of yields
    in 2013, which is more than supply news can explain.
    """
    return parameters.over_reaction_decay * previous_bp + (reaction - 1) * news_bp


def term_premium_effect_bp(stock_pct, stress, at_lower_bound, parameters):
    """Effect of the expected stock on the ten-year term premium, bp; negative means
    lower yields.

    TPE = -kappa (1 + m stress)(1 + rho elb)(V - Vn)

    stock_pct: V - Vn, expected ten-year equivalents with the programme less without, %
    of GDP. stress: 0 to 1.  at_lower_bound: 1 when the policy rate is at its lower
    bound, else 0.
    """
    sensitivity = parameters.term_premium_bp_per_pct_gdp * (
        1 + parameters.stress_amplification * stress
    )
    return (
        -sensitivity
        * (1 + parameters.lower_bound_amplification * at_lower_bound)
        * stock_pct
    )


def market_functioning_bp(stress, bought_bn, parameters):
    """Premium in the ten-year yield when markets stop working, bp: mf = mf0 stress
    exp(-cumQ / Q0).

    stress: 0 to 1.  bought_bn: purchases so far, bn USD.  Full stress is 9-18 March
    2020.
    """
    return (
        parameters.market_functioning_bp
        * stress
        * np.exp(-bought_bn / parameters.market_functioning_scale_bn)
    )


def fading(stress, months, parameters):
    """Market stress some months after its peak, 0 to 1: it halves every
    `stress_half_life_months`."""
    return stress * np.exp(-np.log(2) * months / parameters.stress_half_life_months)


def mean_short_rate_pct(policy_rate_pct, long_run_rate_pct, reversion_months):
    """Mean policy rate expected over ten years, %: ibar + (i - ibar) lam, with lam from
    `policy_rate_weight`."""
    weight = policy_rate_weight(reversion_months)
    return long_run_rate_pct + (policy_rate_pct - long_run_rate_pct) * weight


def policy_rate_weight(reversion_months):
    """What a change of the policy rate is worth in the ten-year yield: lam = tau/120 (1
    - exp(-120/tau)), 0 to 1.

    tau = 36 months gives 0.29, so 1 bp of term premium is worth about 3.5 bp of policy
    rate; tau = 1000, a sustained change, gives nearly 1.
    """
    return reversion_months / 120 * (1 - np.exp(-120 / reversion_months))


def held_rate_weight(held_months, reversion_months):
    """What a policy rate that is promised to stay for a while is worth in the ten-year
    yield: lam_G = (G + tau (1 - exp(-(120 - G)/tau)))/120, 0 to 1.

    held_months: G, 0 to 120; 0 gives `policy_rate_weight`, 120 gives 1.  reversion_months:
    tau, of the return to the long-run rate that follows.
    """
    fading_months = reversion_months * (1 - np.exp((held_months - 120) / reversion_months))
    return (held_months + fading_months) / 120


def guided_short_rate_pct(policy_rate_pct, held_months, parameters):
    """Mean policy rate expected over ten years under forward guidance, %: ibar + (i -
    ibar) lam_G.

    policy_rate_pct: i, %.  held_months: G, for which the rate is promised to stay.  ibar
    is `neutral_rate_pct`, the rate to which markets expect the central bank to return.
    """
    weight = held_rate_weight(held_months, parameters.short_rate_reversion_months)
    neutral = parameters.neutral_rate_pct
    return neutral + (policy_rate_pct - neutral) * weight
