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


def announced_purchases_bp(purchases_pct, parameters):
    """Effect on the ten-year yield on the day purchases become known, bp; negative is
    lower.

    x_t = w Q min(1, (t + 1)/12) exp(-max(0, t - 36)/96) exp(-0.04 t/12)
    TPE = -kappa V_0

    Bought over a year, held for two, then run off while GDP grows.  w: ten-year
    equivalents in a dollar bought.  Calm markets, nothing expected before.
    purchases_pct: Q, % of GDP.  10% of GDP give 52 bp (published: 40 to 68).
    """
    path = []
    for t in range(360):
        left = np.exp(-np.maximum(0, t - 36) / 96) * np.exp(-0.04 * t / 12)
        bought = np.minimum(1, (t + 1) / 12)
        path.append(parameters.purchase_ten_year_equivalents * bought * left)
    expected = expected_stock_pct(path, 360, parameters)
    return term_premium_effect_bp(purchases_pct * expected[0], 0, 0, parameters)


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


def holdings_for_cap_bn(market_yield_pct, yield_cap_pct, belief_share, gdp_bn, parameters):
    """Bonds the Bank of Japan must hold to keep the ten-year yield at a cap that
    is partly believed, in the unit of gdp_bn: the quantity becomes the outcome.

    S = (1 - b) max(0, 100 (y - ycap)) / k  (% of GDP),   times GDP / 100

    Who believes in the cap asks for no more than the cap; the rest of the gap is
    closed by taking bonds off the market.  A cap that all believe costs nothing.

    market_yield_pct: y, the yield without belief and without holdings, %.
    yield_cap_pct: ycap, %.  belief_share: b, 0 to 1, assumed.  gdp_bn: of Japan.
    parameters: k is japan_yield_bp_per_pct_gdp (Sudo and Tanaka 2021).
    """
    excess_bp = np.maximum(0, 100 * (market_yield_pct - yield_cap_pct))
    share = (1 - belief_share) * excess_bp / parameters.japan_yield_bp_per_pct_gdp
    return share * gdp_bn / 100


def yield_with_holdings_pct(market_yield_pct, held_bn, gdp_bn, parameters):
    """Ten-year Japanese yield with bonds held by the Bank of Japan, %:
    y - k S / GDP.  The price becomes the outcome.

    Linear, so it knows no floor: see `lowest_ten_year_pct`.

    market_yield_pct: y without holdings, %.  held_bn: S, in the unit of gdp_bn.
    parameters: k is japan_yield_bp_per_pct_gdp, bp for 1% of GDP held.
    """
    return market_yield_pct - parameters.japan_yield_bp_per_pct_gdp * held_bn / gdp_bn


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


def illiquidity_pct(inventory_bn, room_bn):
    """How far a bond market has seized up, 0 (as usual) to 100 (no trade): 100 (1 -
    exp(-I / K)).

    inventory_bn: I, bonds that dealers hold because nobody takes them, bn USD.
    room_bn: K, what dealers can carry with ease, bn USD, above 0.  The shape is assumed.
    """
    return 100 * (1 - np.exp(-inventory_bn / room_bn))


def trust_in_pledge(credibility, remaining_bn, holdings_bn, inventory_bn):
    """Part of the holders who need not fear being late, 0 to 1: c min(1, left / (H +
    I)).

    credibility: c, share of holders who believe that the central bank will buy as long
    as its programme allows.  remaining_bn: left, what the programme may still buy, bn
    USD; a programme without a limit has more left than there is.  holdings_bn: H, held
    by those who may run.  inventory_bn: I, already with dealers.  A limit below what
    could be sold leaves some holders outside, and they know it.
    """
    return credibility * np.minimum(
        1, remaining_bn / np.maximum(1, holdings_bn + inventory_bn)
    )


def forced_sales_bn(stress, day, parameters):
    """Bonds sold for want of cash, whatever the price, bn USD a day: N stress
    exp(-day / T).

    stress: 0 to 1.  day: trading days since the start.  A pledge does not change them.
    """
    return parameters.forced_sales_bn * stress * np.exp(-day / parameters.forced_sales_days)


def fear_sales_bn(illiquidity, trust, holdings_bn, parameters):
    """Bonds sold for fear of finding no buyer later, bn USD a day: phi H L/100 (1 -
    trust).

    illiquidity: L, 0 to 100.  trust: from `trust_in_pledge`.  holdings_bn: H, still
    held by those who may run.  These sales feed on the illiquidity that they cause.
    """
    return parameters.fear_sales_share * holdings_bn * illiquidity / 100 * (1 - trust)


def panic_start(stress, parameters):
    """The first morning of a panic, as a list [inventory, holdings], bn USD: [I_0
    stress, H_0].

    inventory: bonds stuck with dealers.  holdings: owned by those who may run.
    stress: 0 to 1, 1 for the middle of March 2020.
    """
    return [parameters.panic_backlog_bn * stress, parameters.run_holdings_bn]


def panic_day(
    inventory_bn,
    holdings_bn,
    remaining_bn,
    credibility,
    stress,
    pace_bn,
    room_bn,
    day,
    parameters,
):
    """One trading day of a run on a bond market, as a list [inventory, holdings,
    remaining, forced, fear, bought], all bn USD.

    S = forced + fear;   B = min(pace, left, I + S - others);   I <- I + S - others - B
    (never below 0)

    inventory_bn: I.  holdings_bn: held by those who may run.  remaining_bn: what the
    programme may still buy.  pace_bn: the most that the central bank buys in a day.
    Other arguments as in the four functions above.
    """
    trust = trust_in_pledge(credibility, remaining_bn, holdings_bn, inventory_bn)
    forced = forced_sales_bn(stress, day, parameters)
    fear = np.minimum(
        holdings_bn,
        fear_sales_bn(
            illiquidity_pct(inventory_bn, room_bn), trust, holdings_bn, parameters
        ),
    )
    offered = np.maximum(0, inventory_bn + forced + fear - parameters.other_buyers_bn)
    bought = np.minimum(np.minimum(pace_bn, remaining_bn), offered)
    return [
        offered - bought,
        holdings_bn - fear,
        remaining_bn - bought,
        forced,
        fear,
        bought,
    ]


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
