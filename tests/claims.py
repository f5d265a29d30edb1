"""What each clause of the explorers' sentences says, as a check against the outputs.

CLAIMS: explorer -> {clause: check}.  A check takes the outputs and the inputs (a choice with records as its record) and returns
`told(...)`: what must be true for the clause to be said, and the number that each of its placeholders must show.  Both are worked
out from the outputs here, by other means than in `facts`, so that a wrong sentence or a wrong number is seen.
"""

# ruff: noqa: E501 - a clause is quoted whole, so that it can be searched for

import numpy as np

NEVER = 1000  # month of what does not happen


def told(*truths, **numbers):
    return truths, numbers


def first(condition):
    """First place where something is true, or NEVER."""
    places = np.flatnonzero(condition)
    return int(places[0]) if places.size else NEVER


def is_(value, other, within=0.5):
    return abs(value - other) <= within


def band(low, high, values_low, values_high, of=lambda values: values[0]):
    """Two placeholders that name the ends of a range."""
    return {low: of(values_low), high: of(values_high)}


def _dollar_tide():
    def debt(o, i):
        share = i.dollar_debt_pct * (1 - i.hedged_pct / 100)
        after = i.dollar_debt_pct + share * i.dollar_change_pct / 100
        return told(is_(o.debt[1], after, 1e-9), debt_before_pct=i.dollar_debt_pct, debt_pct=after)

    def capital(o, _i):
        return told(
            is_(o.flow_pct[12], o.flow_pct[-1], 1e-9),
            flow_year_pct=o.flow_pct[-1],
            **band("flow_low_pct", "flow_high_pct", o.flow_pct_low, o.flow_pct_high, lambda x: x[12]),
        )

    def reserves(o, _i):
        return told(is_(o.reserves_pct[12], o.flow_pct[12] + o.swap_pct[12], 1e-9), reserves_pct=o.flow_pct[12] + o.swap_pct[12])

    spread = "(estimates from {flow_low_pct:.1f} to {flow_high_pct:.1f}; minus is out)"
    return {
        "The dollar rises by {dollar_change_pct:.0f}%, and dollar": lambda o, i: told(
            i.dollar_change_pct > 0, dollar_change_pct=i.dollar_change_pct
        ),
        "The dollar falls by {fall_pct:.0f}%, and dollar": lambda o, i: told(
            i.dollar_change_pct < 0, fall_pct=-i.dollar_change_pct
        ),
        "debt of {debt_before_pct:.1f}% of GDP becomes {debt_pct:.2f}%": debt,
        "The trade balance changes by {first_balance_pp:+.2f} points of GDP at first and by {last_balance_pp:+.2f} after three years": lambda o, i: (
            told(
                o.month[1] == 1 and o.month[36] == 36,
                first_balance_pp=o.balance_pct[1] - o.balance_pct[0],
                last_balance_pp=o.balance_pct[36] - o.balance_pct[0],
            )
        ),
        "In the first year capital of {flow_year_pct:+.2f}% of GDP moves " + spread: capital,
        "In the first year capital of {flow_year_pct:+.2f}% of GDP moves with yields " + spread: capital,
        "The swap line lends {swap_pct:.2f}% of GDP": lambda o, i: told(
            i.swap.open == 1 and o.swap_pct[12] > 0, swap_pct=o.swap_pct.max()
        ),
        "and foreign reserves change by {reserves_pct:+.2f}%": reserves,
        "The dollar stays where it is, and so do dollar debt and trade": lambda o, i: told(
            i.dollar_change_pct == 0, is_(o.debt[1], i.dollar_debt_pct, 1e-9), np.abs(o.balance_pct).max() < 1e-9
        ),
    }


def _double_entry():
    def moved(o, i):
        return i.purchase_bn - i.tga_change_bn - i.on_rrp_change_bn

    accounts = {"account_bn": lambda o: o.account_bn[0], "on_rrp_bn": lambda o: o.on_rrp_bn[0]}

    def with_accounts(*truths, o, **more):
        return told(*truths, **{key: read(o) for key, read in accounts.items()}, **more)

    return {
        "The central bank buys {purchase_bn:,.0f} billion": lambda o, i: told(
            is_(o.cb_treasuries_bn[0] + o.cb_mbs_bn[0], i.purchase_bn), purchase_bn=i.purchase_bn
        ),
        "Reserves, and the monetary base with them, change by {reserves_bn:+,.0f} billion whoever sells": lambda o, i: told(
            np.ptp(o.reserves_by_share_bn) < 1e-9, reserves_bn=moved(o, i)
        ),
        "Deposits of the public change by {deposits_bn:+,.0f} billion, the part that non-banks sold, and the bonds that the public holds by {bonds_bn:+,.0f}": lambda o, i: (
            told(
                is_(o.deposits_bn[0], i.purchase_bn * i.nonbank_share_pct / 100),
                deposits_bn=o.deposits_bn[0],
                bonds_bn=public_bonds(o),
            )
        ),
        "The purchase adds {purchase_bn:,.0f} billion to reserves, but the Treasury's account changes by {account_bn:+,.0f} and ON RRP by {on_rrp_bn:+,.0f}, so reserves change by {reserves_bn:+,.0f} billion in all": lambda o, i: (
            with_accounts(is_(o.from_purchase_bn[0], i.purchase_bn), o=o, purchase_bn=i.purchase_bn, reserves_bn=o.reserves_bn[0])
        ),
        "Deposits of the public change by {deposits_bn:+,.0f} billion": lambda o, i: told(deposits_bn=o.deposits_bn[0]),
        "and the bonds that the public holds by {bonds_bn:+,.0f}": lambda o, i: told(bonds_bn=public_bonds(o)),
        "QE runs, and reserves stand still: the purchase adds {purchase_bn:,.0f} billion, the Treasury's account and ON RRP together take as much away ({account_bn:+,.0f} and {on_rrp_bn:+,.0f})": lambda o, i: (
            with_accounts(
                is_(o.reserves_bn[0], 0),
                is_(o.account_bn[0] + o.on_rrp_bn[0], i.purchase_bn),
                i.purchase_bn > 0,
                o=o,
                purchase_bn=i.purchase_bn,
            )
        ),
        "Nothing is bought, and yet reserves change by {reserves_bn:+,.0f} billion, because the Treasury's account changes by {account_bn:+,.0f} and ON RRP by {on_rrp_bn:+,.0f}": lambda o, i: (
            with_accounts(i.purchase_bn == 0, abs(o.reserves_bn[0]) >= 0.5, o=o, reserves_bn=moved(o, i))
        ),
        "Nothing is bought and no account moves": lambda o, i: told(
            i.purchase_bn == 0,
            all(is_(getattr(o, key)[0], 0) for key in ("reserves_bn", "account_bn", "on_rrp_bn", "deposits_bn")),
        ),
        "Nothing is bought, and reserves stay where they were: the Treasury's account changes by {account_bn:+,.0f} and ON RRP by {on_rrp_bn:+,.0f}, which cancel out": lambda o, i: (
            with_accounts(i.purchase_bn == 0, is_(o.reserves_bn[0], 0), is_(o.account_bn[0], -o.on_rrp_bn[0]), o=o)
        ),
    }


def public_bonds(o):
    """What banks and non-banks hold more of, bn USD."""
    holders = ("bank_treasuries_bn", "bank_mbs_bn", "nonbank_treasuries_bn", "nonbank_mbs_bn")
    return sum(getattr(o, key)[0] for key in holders)


def _gap_shock_anchor():
    def prices(o, _i, **more):
        by_hand = 100 * (np.exp(np.sum(o.inflation_pct[1:] - o.without_pct[1:]) / 1200) - 1)
        return told(prices_pct=by_hand, prices_low_pct=o.money_pct_low[1], prices_high_pct=o.money_pct_high[1], **more)

    def base(o, i):
        return 100 * i.home_pct / i.base_pct

    tail = "in three years ({prices_low_pct:+.1f} to {prices_high_pct:+.1f})"
    return {
        "Stagflation: inflation is {first_year_pct:.1f}% after a year while output is below capacity": lambda o, i: told(
            o.inflation_pct[12] > 4, o.gap_path_pct[12] < -0.05, first_year_pct=o.inflation_pct[o.month == 12][0]
        ),
        "Purchases of {home_pct:.0f}% of GDP change prices by {prices_pct:+.1f}% " + tail: lambda o, i: prices(
            o, i, home_pct=i.home_pct
        ),
        "With a supply shock of {shock_pp:.2f} points and an output gap that starts at {gap_pct:+.1f}%": lambda o, i: told(
            shock_pp=i.shock_pp, gap_pct=o.gap_path_pct[0]
        ),
        "inflation reaches {peak_pct:.1f}% and is {last_pct:.1f}% after three years": lambda o, i: told(
            peak_pct=np.sort(o.inflation_pct)[-1], last_pct=o.inflation_pct[o.month == 36][0]
        ),
        "Purchases of {home_pct:.0f}% of GDP change base money by {base_pct:+.0f}% and prices by {prices_pct:+.1f}% "
        + tail: lambda o, i: prices(o, i, home_pct=i.home_pct, base_pct=base(o, i)),
        "Inflation is only {last_pct:.1f}% after three years": lambda o, i: told(
            o.inflation_pct[36] < 1, last_pct=o.inflation_pct[36]
        ),
        "while base money changes by {base_pct:+.0f}%": lambda o, i: told(base_pct=base(o, i)),
        "Purchases change prices by {prices_pct:+.1f}% " + tail: prices,
        "Purchases change base money by {base_pct:+.0f}% and prices by {prices_pct:+.1f}% " + tail: lambda o, i: prices(
            o, i, base_pct=base(o, i)
        ),
        "and the currency changes by {currency_pct:+.1f}% ({currency_low_pct:+.1f} to {currency_high_pct:+.1f})": lambda o, i: (
            told(
                currency_pct=o.currency_change_pct[o.side == 2][0],
                currency_low_pct=o.currency_change_pct_low[2],
                currency_high_pct=o.currency_change_pct_high[2],
            )
        ),
        "Inflation is {first_year_pct:.1f}% after a year and {last_pct:.1f}% after three": lambda o, i: told(
            first_year_pct=o.inflation_pct[12], last_pct=o.inflation_pct[36]
        ),
    }


def _liquidity_test():
    def correlation(o):
        seen = np.isfinite(o.asset_z) & np.isfinite(o.driver_z)
        return np.corrcoef(o.asset_z[seen], o.driver_z[seen])[0, 1]

    def as_good(o):
        return int(np.sum(np.abs(o.random_r) >= abs(o.chosen_r[0])))

    def months(o):
        return int(np.sum(np.isfinite(o.asset_z) & np.isfinite(o.driver_z)))

    def in_levels(o, i):
        return told(i.form.levels == 1, is_(correlation(o), o.levels_r[0], 1e-6), months=months(o), levels_r=correlation(o))

    def in_changes(o, i):
        return told(i.form.levels == 0, is_(correlation(o), o.changes_r[0], 1e-6), months=months(o), changes_r=correlation(o))

    return {
        "Over {months:.0f} months the levels have a correlation of {levels_r:.2f}": in_levels,
        "but {as_good:.0f} of 40 random series, with the driver's average growth and steps of the same size, do as well": lambda o, i: (
            told(as_good(o) > 2, as_good=as_good(o))
        ),
        "What looks like a link may be two trends: compare monthly changes": lambda o, i: told(as_good(o) > 2),
        "and {as_good:.0f} of 40 random series do as well": lambda o, i: told(len(o.random_r) == 40, as_good=as_good(o)),
        "Look at monthly changes before you believe the levels": lambda o, i: told(i.form.levels == 1),
        "In {months:.0f} monthly changes the correlation is {changes_r:.2f}": in_changes,
        ": nothing here sets the driver apart from chance": lambda o, i: told(as_good(o) > 2),
        "In levels it was {levels_r:.2f}": lambda o, i: told(levels_r=o.levels_r[0]),
        ": chance alone hardly explains it": lambda o, i: told(as_good(o) <= 2),
        "That does not yet say which moves which, or whether a third moves both": lambda o, i: told(),
        "In this sample the correlation is {levels_r:.2f} in levels and {changes_r:.2f} in monthly changes": lambda o, i: told(
            is_(correlation(o), o.levels_r[0] if i.form.levels else o.changes_r[0], 1e-6),
            levels_r=o.levels_r[0],
            changes_r=o.changes_r[0],
        ),
        "Without the placebo one cannot tell whether that is much": lambda o, i: told(i.placebo.drawn == 0),
        "Fewer than 24 months have both series: choose a longer sample": lambda o, i: told(months(o) < 24),
    }


def _margin_squeeze():
    def final(o, i, **more):
        return told(
            final_pct=o.final_margin_pct[0],
            final_low_pct=o.final_margin_pct_low[0],
            final_high_pct=o.final_margin_pct_high[0],
            **more,
        )

    def never_below(o, i):
        return told(first(o.margin_pct < o.cost_pct - 1e-6) == NEVER, cost_pct=i.cost_pct)

    last = "{final_pct:.2f}% (estimates from {final_low_pct:.2f} to {final_high_pct:.2f})"
    return {
        "The margin is {start_pct:.2f}% of assets from the first day, below the cost of {cost_pct:.1f}%": lambda o, i: told(
            o.margin_pct[0] < i.cost_pct, start_pct=o.margin_pct[0], cost_pct=i.cost_pct
        ),
        "The bank earns {loan_pct:.2f}% on its assets and pays {deposit_pct:.2f}% on deposits": lambda o, i: told(
            loan_pct=o.margin_pct[0] + o.deposit_pct[0], deposit_pct=o.deposit_pct[0]
        ),
        "Once all its long loans are new the margin is " + last: final,
        "Once all old loans are gone it is " + last: final,
        "The margin starts at {start_pct:.2f}% of assets, changes by {yearly_bp:+.0f} bp a year over the first four": lambda o, i: (
            told(start_pct=o.margin_pct[0], yearly_bp=100 * np.mean(np.diff(o.margin_pct)[:4]))
        ),
        "and is below the cost of {cost_pct:.1f}% for the first time in year {years_above:.0f}": lambda o, i: told(
            o.margin_pct[0] >= i.cost_pct - 1e-6, cost_pct=i.cost_pct, years_above=first(o.margin_pct < o.cost_pct - 1e-9)
        ),
        "The margin goes from {start_pct:.2f}% of assets to {end_pct:.2f}% in fifteen years": lambda o, i: told(
            o.year[-1] == 15, start_pct=o.margin_pct[0], end_pct=o.margin_pct[-1]
        ),
        "and is never below the cost of {cost_pct:.1f}%": never_below,
        "The margin rises from {start_pct:.2f}% of assets to {end_pct:.2f}% as old loans are renewed": lambda o, i: told(
            round(o.margin_pct[-1], 2) > round(o.margin_pct[0], 2) - 1e-9,
            o.margin_pct[-1] > o.margin_pct[0],
            start_pct=o.margin_pct[0],
            end_pct=o.margin_pct[-1],
        ),
    }


def _myth_sorter():
    def sure(i):
        stated = np.array([getattr(i, f"sure_{n}_pct") for n in range(1, 21)])
        return stated, np.array(i.topic.asked[:20]) > 0

    def judged(i):
        stated, asked = sure(i)
        return int(np.sum(stated[asked] != 50))

    def asked(i):
        return int(sure(i)[1].sum())

    def brier(o, i, better):
        score = o.brier_score[0]
        return told(i.verdicts.shown == 1, (round(score, 3) < 0.25) == better, asked=asked(i), score=score)

    return {
        "Say how sure you are of each of the {asked:.0f} statements; 50% means no idea. Then show the verdicts": lambda o, i: (
            told(judged(i) == 0, asked=asked(i))
        ),
        "You have judged {judged:.0f} of {asked:.0f} statements. Show the verdicts when you are done": lambda o, i: told(
            judged(i) > 0, judged=judged(i), asked=asked(i)
        ),
        "Your Brier score over {asked:.0f} statements is {score:.3f}: better than the 0.250 of someone who says 50% to everything": lambda o, i: (
            brier(o, i, True)
        ),
        "0 would be perfect": lambda o, i: told(),
        "Your Brier score over {asked:.0f} statements is {score:.3f}: no better than the 0.250 of someone who says 50% to everything": lambda o, i: (
            brier(o, i, False)
        ),
        "Being unsure costs less than being sure and wrong": lambda o, i: told(),
    }


def _one_shock_four_sheets():
    def share(o, i):
        return 100 * o.reserves_tn[0] / i.bank_assets_tn

    return {
        "A run-off of {runoff_tn:.1f} tn is {runoff_pct:.1f}% of GDP and changes the ten-year yield by {ten_year_bp:+.0f} bp": lambda o, i: (
            told(
                is_(o.ten_year_bp[0], i.sensitivity_bp * 100 * i.runoff_tn / i.gdp_tn, 1e-9),
                runoff_tn=i.runoff_tn,
                runoff_pct=100 * i.runoff_tn / i.gdp_tn,
                ten_year_bp=o.ten_year_bp[0],
            )
        ),
        "A new mortgage goes from {mortgage_before_pct:.2f} to {mortgage_after_pct:.2f}%": lambda o, i: told(
            mortgage_before_pct=i.mortgage_rate_pct, mortgage_after_pct=i.mortgage_rate_pct + o.mortgage_bp[0] / 100
        ),
        "and the price of a thirty-year bond changes by {long_bond_pct:+.1f}%": lambda o, i: told(
            o.bond[2] == 2, long_bond_pct=o.bond_price_pct.min()
        ),
        "ON RRP is empty": lambda o, i: told(i.runoff_tn > i.on_rrp_tn),
        "and reserves end at {reserves_pct:.1f}% of bank assets, below the ample line: overnight rates are higher than they would be with ample reserves": lambda o, i: (
            told(
                o.overnight_bp[0] > o.ample_overnight_bp[0],
                is_(o.reserves_tn[0], max(0, i.reserves_tn + i.on_rrp_tn - i.runoff_tn), 1e-9),
                reserves_pct=share(o, i),
            )
        ),
        "but reserves are still ample at {reserves_pct:.1f}% of bank assets": lambda o, i: told(
            is_(o.overnight_bp[0], o.ample_overnight_bp[0], 0.02), reserves_pct=share(o, i)
        ),
        "ON RRP absorbs all of it, and reserves stay at {reserves_pct:.1f}% of bank assets": lambda o, i: told(
            i.runoff_tn <= i.on_rrp_tn,
            is_(o.reserves_tn[0], i.reserves_tn, 1e-9),
            reserves_pct=100 * i.reserves_tn / i.bank_assets_tn,
        ),
        "Nothing runs off: yields, payments and prices stay where they are": lambda o, i: told(
            i.runoff_tn == 0,
            is_(o.ten_year_bp[0], 0, 1e-9),
            np.abs(o.bond_price_pct).max() < 1e-9,
            np.abs(o.share_price_pct).max() < 1e-9,
            is_(o.payment[0], o.payment_path[0], 1e-6),
        ),
    }


def _policy_console():
    def flow(o, i):
        """Sign of the effect: purchases lower the yield, run-off raises it; the rate change goes the same way."""
        effect = o.flow_effect_bp[0]
        return effect * i.flow_bn <= 0 and np.sign(effect) == -np.sign(o.flow_as_cut_bp[0])

    numbers = {
        "flow_bp": lambda o: o.flow_effect_bp[0],
        "rise_bp": lambda o: -o.flow_as_cut_bp[0],
        "lasting_rise_bp": lambda o: -o.flow_as_lasting_cut_bp[0],
    }

    def moved(o, i, *keys, **more):
        return told(flow(o, i), **{key: numbers[key](o) for key in keys}, **more)

    def held(o, i):
        return told(policy_rate_pct=o.your_rate_pct[0])

    return {
        "Warning: you buy bonds with the rate at {policy_rate_pct:.2f}%, well above the floor": lambda o, i: told(
            i.flow_bn > 0, i.policy_rate_pct >= 1, policy_rate_pct=i.policy_rate_pct
        ),
        "The {total_bn:,.0f} bn change the ten-year yield by an average of {flow_bp:+.0f} bp": lambda o, i: moved(
            o, i, "flow_bp", total_bn=24 * i.flow_bn
        ),
        "; a change of the policy rate by {rise_bp:+.0f} bp, or by {lasting_rise_bp:+.0f} bp if it is expected to last, does the same without a larger balance sheet": lambda o, i: (
            moved(o, i, "rise_bp", "lasting_rise_bp")
        ),
        "The rate is at {policy_rate_pct:.2f}% and has little room": lambda o, i: told(
            i.flow_bn > 0, i.policy_rate_pct <= 1, policy_rate_pct=i.policy_rate_pct
        ),
        "; {total_bn:,.0f} bn of purchases change the ten-year yield by an average of {flow_bp:+.0f} bp, like a change of the policy rate by {rise_bp:+.0f} bp": lambda o, i: (
            moved(o, i, "flow_bp", "rise_bp", total_bn=24 * i.flow_bn)
        ),
        "With the rate at {policy_rate_pct:.2f}% you let {run_off_bn:,.0f} bn go": lambda o, i: told(
            i.flow_bn < 0, policy_rate_pct=i.policy_rate_pct, run_off_bn=24 * -i.flow_bn
        ),
        "which changes the ten-year yield by an average of {flow_bp:+.0f} bp, like a change of the policy rate by {rise_bp:+.0f} bp, or by {lasting_rise_bp:+.0f} bp if it is expected to last": lambda o, i: (
            moved(o, i, "flow_bp", "rise_bp", "lasting_rise_bp")
        ),
        "You hold the rate at {policy_rate_pct:.2f}% and leave the balance sheet alone": lambda o, i: told(
            i.flow_bn == 0, *held(o, i)[0], **held(o, i)[1]
        ),
        "Two years on, inflation is {inflation_pct:.1f}% ({record_inflation_pct:.1f}% with what was done)": lambda o, i: told(
            o.months_on[-1] == 24, inflation_pct=o.inflation_pct[-1], record_inflation_pct=o.record_inflation_pct[-1]
        ),
        "and unemployment {unemployment_pct:.1f}% ({record_unemployment_pct:.1f}%)": lambda o, i: told(
            unemployment_pct=o.unemployment_pct[-1], record_unemployment_pct=o.record_unemployment_pct[-1]
        ),
    }


def _programme_builder():
    def market(o, _i, **more):
        low, high = -o.equivalents_bn_low[-1], -o.equivalents_bn_high[-1]
        return told(market_bn=-o.equivalents_bn[-1], market_low_bn=low, market_high_bn=high, **more)

    def record(o, i):
        risen_bn = round_up(o.actual_securities_bn[o.month == i.record.last_month][0])
        return told(record_month=i.record.last_month, record_bn=risen_bn)

    def bought(o):
        return {"mbs_bn": round_up(o.mbs_pace_bn.sum()), "treasuries_bn": round_up(o.treasury_pace_bn.sum())}

    def total(o):
        return round_up(o.mbs_pace_bn.sum() + o.treasury_pace_bn.sum())

    change = "the ten-year equivalents in the market change by {market_bn:+,.0f} billion (estimates from {market_low_bn:+,.0f} to {market_high_bn:+,.0f})"
    return {
        "You buy {total_bn:,.0f} billion in {months:.0f} months, {mbs_bn:,.0f} of MBS and {treasuries_bn:,.0f} of Treasuries: {size_pct:.1f}% of GDP": lambda o, i: (
            told(
                not o.bought_bn[i_months(i) :].size or np.ptp(o.bought_bn[i_months(i) :]) < 1e-9,
                total_bn=total(o),
                months=i.months,
                size_pct=100 * o.bought_bn[-1] / i.record.gdp_bn,
                **bought(o),
            )
        ),
        "Reserves rise by as much if nothing else moves": lambda o, i: told(
            is_(o.reserves_bn[-1], o.bought_bn[-1]), o.reserves_bn[-1] > 0
        ),
        change: market,
        change[0].upper() + change[1:]: market,
        "By month {record_month:.0f} of the programme drawn behind it, the Federal Reserve's Treasuries and MBS had changed by {record_bn:+,.0f} billion": record,
        "You swap {treasuries_bn:,.0f} billion of short Treasuries for longer ones in {months:.0f} months": lambda o, i: told(
            i.paid_with.swap == 1, o.equivalents_bn[-1] > 0, treasuries_bn=bought(o)["treasuries_bn"], months=i.months
        ),
        "Reserves do not move": lambda o, i: told(np.abs(o.reserves_bn).max() < 0.5),
        "You buy {mbs_bn:,.0f} billion of MBS with new reserves and {treasuries_bn:,.0f} billion of Treasuries with the proceeds of short ones": lambda o, i: (
            told(i.paid_with.swap == 1, is_(o.reserves_bn[-1], o.mbs_bought_bn[-1]), **bought(o))
        ),
        "Of {total_bn:,.0f} billion bought, only {reserves_bn:,.0f} billion is new money at the central bank": lambda o, i: told(
            o.reserves_bn[-1] < o.bought_bn[-1], total_bn=total(o), reserves_bn=round_up(o.reserves_bn[-1])
        ),
        "Nothing is bought: reserves and the bonds in the market stay as they are": lambda o, i: told(
            all(np.abs(values).max() < 0.5 for values in (o.bought_bn, o.reserves_bn, o.equivalents_bn))
        ),
    }


def round_up(value):
    """To whole numbers; an exact half goes up, as facts of whole billions do."""
    return np.floor(value + 0.5)


def i_months(i):
    return int(i.months)


def _promise_or_purchases():
    def calm(illiquidity):
        return first(illiquidity < 10)

    def bought(purchases):
        return purchases[:-1].sum()

    return {
        "Without a limit the market is calm on day {calm_day:.0f}, after purchases of {bought_bn:,.0f} billion": lambda o, i: (
            told(is_(bought(o.purchases_bn), o.bought_bn[-1], 1e-6), calm_day=calm(o.illiquidity), bought_bn=o.bought_bn[-1])
        ),
        "With a limit of {limit_bn:,.0f} billion it is calm on day {calm_day_with_limit:.0f}, after {bought_with_limit_bn:,.0f} billion": lambda o, i: (
            told(
                o.bought_with_limit_bn[-1] <= i.limit_bn + 1e-6,
                limit_bn=i.limit_bn,
                calm_day_with_limit=calm(o.illiquidity_with_limit),
                bought_with_limit_bn=bought(o.purchases_with_limit_bn),
            )
        ),
        "Of the sales, {forced_bn:,.0f} billion are for want of cash, which no promise stops, and {fear_bn:,.0f} billion out of fear": lambda o, i: (
            told(forced_bn=o.forced_bn[:40].sum(), fear_bn=o.fear_bn[:40].sum())
        ),
        "With a limit of {limit_bn:,.0f} billion it is not calm within 40 days: {fear_with_limit_bn:,.0f} billion are sold out of fear": lambda o, i: (
            told(calm(o.illiquidity_with_limit) == NEVER, limit_bn=i.limit_bn, fear_with_limit_bn=o.fear_with_limit_bn[:40].sum())
        ),
        "and {bought_with_limit_bn:,.0f} billion are bought": lambda o, i: told(
            bought_with_limit_bn=bought(o.purchases_with_limit_bn)
        ),
        "The market is not calm within 40 days, with or without a limit": lambda o, i: told(
            calm(o.illiquidity) == NEVER, calm(o.illiquidity_with_limit) == NEVER
        ),
        "At this pace and credibility {fear_bn:,.0f} billion are sold out of fear, on top of {forced_bn:,.0f} billion for want of cash": lambda o, i: (
            told(forced_bn=o.forced_bn[:40].sum(), fear_bn=o.fear_bn[:40].sum())
        ),
        "The market is calm from the start: there is nothing to stop": lambda o, i: told(o.illiquidity.max() < 10),
    }


def _public_purse():
    def after(o, what):
        return getattr(o, what)[o.year == 10][0]

    paid = "pays the treasury {paid_pct:.2f}%"

    def loss(o):
        return o.deferred_pct.max()

    return {
        "New debt costs {shock_bp:+.0f} bp": lambda o, i: told(i.shock_bp != 0, shock_bp=i.shock_bp),
        "Interest changes by {first_cost_pp:+.2f} points of GDP in year 1 and by {shock_cost_pp:+.1f} in year 10, when it is {end_pct:.1f}% of GDP": lambda o, i: (
            told(
                first_cost_pp=(o.interest_pct - o.calm_interest_pct)[o.year == 1][0],
                shock_cost_pp=after(o, "interest_pct") - after(o, "calm_interest_pct"),
                end_pct=after(o, "interest_pct"),
            )
        ),
        "; the debt is then {debt_end_pct:.0f}% of GDP instead of {calm_debt_end_pct:.0f}": lambda o, i: told(
            debt_end_pct=after(o, "debt_pct"), calm_debt_end_pct=after(o, "calm_debt_pct")
        ),
        "The central bank's profit in year 1 is {profit_pct:+.2f}% of GDP; its losses, carried forward, reach {peak_pct:.2f}% of GDP": lambda o, i: (
            told(round(loss(o), 2) > 0, o.profit_pct.min() < 0, profit_pct=o.profit_pct[1], peak_pct=loss(o))
        ),
        "and it " + paid + " over the ten years": lambda o, i: told(paid_pct=o.remitted_pct[1:].sum()),
        "The central bank makes no loss and " + paid + " of GDP over the ten years": lambda o, i: told(
            o.deferred_pct.max() < 0.005, o.profit_pct[1:].min() > -0.006, paid_pct=o.remitted_pct[1:].sum()
        ),
        "Yields stay where they are": lambda o, i: told(i.shock_bp == 0, np.ptp(o.rate_pct) < 1e-9),
        "Interest is {start_pct:.1f}% of GDP in year 1 and {end_pct:.1f}% in year 10, the debt then {debt_end_pct:.0f}% of GDP": lambda o, i: (
            told(start_pct=o.interest_pct[o.year == 1][0], end_pct=after(o, "interest_pct"), debt_end_pct=after(o, "debt_pct"))
        ),
    }


def _purchases():
    def growth(o):
        return (o.total_assets_bn - o.total_assets_bn[0]).max()

    def reserves(o):
        return (o.reserves_bn - o.reserves_bn[0]).max()

    def effect(o, *_):
        """The largest change is a fall, and its range."""
        low, central, high = (
            np.sort(values)[0] for values in (o.ten_year_effect_bp_low, o.ten_year_effect_bp, o.ten_year_effect_bp_high)
        )
        return told(
            abs(central) >= np.abs(o.ten_year_effect_bp).max() - 0.5,
            low <= central <= high,
            effect_bp=central,
            effect_high_bp=high,
            effect_low_bp=low,
        )

    def jump(o, _i):
        return told(jump_bp=100 * np.diff(o.ten_year_pct)[0])

    ends = "(estimates from {effect_high_bp:+.0f} to {effect_low_bp:+.0f})"

    def buying(o, i, **more):
        return told(i.size_bn > 0, size_bn=i.size_bn, **more)

    def with_effect(o, i, **more):
        truths, numbers = effect(o)
        return truths, numbers | more

    return {
        "Buying {size_bn:,.0f} billion over {months:.0f} months changes the ten-year yield by {effect_bp:+.0f} bp at most "
        + ends: lambda o, i: with_effect(o, i, size_bn=i.size_bn, months=i.months),
        "The ten-year yield changes by {effect_bp:+.0f} bp at most " + ends: effect,
        "and by {jump_bp:+.0f} bp on the announcement": jump,
        "Reserves change by {reserves_rise_bn:+,.0f} billion at most, bank deposits by {deposits_rise_bn:+,.0f} billion": lambda o, i: (
            told(reserves_rise_bn=reserves(o), deposits_rise_bn=np.sort(o.deposits_bn)[-1])
        ),
        "and share prices by {equity_pct:+.1f}% ({equity_low_pct:+.1f} to {equity_high_pct:+.1f})": lambda o, i: told(
            equity_pct=np.sort(o.equity_pct)[-1],
            equity_low_pct=np.sort(o.equity_pct_low)[-1],
            equity_high_pct=np.sort(o.equity_pct_high)[-1],
        ),
        "Nothing is bought: the balance sheet is rolled over, and the yield stays where it was": lambda o, i: told(
            i.size_bn == 0, np.ptp(o.total_assets_bn) < 1e-6, np.abs(o.ten_year_effect_bp).max() < 1e-6
        ),
        "All of the {size_bn:,.0f} billion bought are paid for by selling short Treasuries, so total assets and reserves do not grow": lambda o, i: (
            told(growth(o) < 0.5, reserves(o) < 0.5, i.matched_sales_pct > 0, size_bn=i.size_bn)
        ),
        "Buying {size_bn:,.0f} billion over {months:.0f} months is outside all experience: the model's yield reaches its floor of -1%": lambda o, i: (
            told(is_(o.ten_year_pct.min(), -1, 0.002), size_bn=i.size_bn, months=i.months)
        ),
        "and its size should not be believed": lambda o, i: told(),
        "There are too few short Treasuries to sell: of the {size_bn:,.0f} billion bought, {growth_bn:,.0f} billion are paid for with new money": lambda o, i: (
            told(
                i.matched_sales_pct > 0,
                growth(o) > i.size_bn * (1 - i.matched_sales_pct / 100),
                round(growth(o)) > 0,
                size_bn=i.size_bn,
                growth_bn=growth(o),
            )
        ),
        "and reserves change by {reserves_rise_bn:+,.0f} billion at most": lambda o, i: told(reserves_rise_bn=reserves(o)),
    }


def _quantity_or_price():
    def gap(i):
        return 100 * max(0, i.market_yield_pct - i.yield_cap_pct)

    def share(o, i):
        return 100 * o.bought_tn[0] / i.start.gdp_bn

    return {
        "You fix the quantity: {bought_tn:,.0f} trillion yen in {years:.0f} years, {bought_pct:.0f}% of GDP": lambda o, i: told(
            i.target.by_yield == 0,
            is_(o.assets_tn[-1] - o.assets_tn[0], o.bought_tn[0], 1e-6),
            bought_tn=o.bought_tn[0],
            years=i.years,
            bought_pct=share(o, i),
        ),
        "The yield is no longer yours": lambda o, i: told(i.target.by_yield == 0),
        "It settles near {yield_pct:.2f}% (estimates from {yield_low_pct:.2f} to {yield_high_pct:.2f}), {effect_bp:+.0f} bp from what the market would set": lambda o, i: (
            told(
                is_(o.path_pct[-1], o.reached_pct[0], 0.02),
                yield_pct=o.reached_pct[0],
                yield_low_pct=o.reached_pct_low[0],
                yield_high_pct=o.reached_pct_high[0],
                effect_bp=100 * (o.reached_pct[0] - o.market_pct[0]),
            )
        ),
        "A rate of {rate_pct:.2f}% on {tier_tn:.0f} trillion yen of reserves costs banks {cost_bn:,.1f} billion yen a year": lambda o, i: (
            told(rate_pct=i.negative_rate_pct, tier_tn=i.tier_tn, cost_bn=1000 * i.tier_tn * -i.negative_rate_pct / 100)
        ),
        "You fix the yield at {cap_pct:.2f}%": lambda o, i: told(
            i.target.by_yield == 1, i.yield_cap_pct < i.market_yield_pct, cap_pct=i.yield_cap_pct
        ),
        "The quantity is no longer yours: belief closes {believed_bp:.0f} of the {gap_bp:.0f} bp to the market's yield": lambda o, i: (
            told(believed_bp=gap(i) * i.belief_pct / 100, gap_bp=gap(i))
        ),
        "and the rest takes {bought_tn:,.0f} trillion yen of purchases ({bought_low_tn:,.0f} to {bought_high_tn:,.0f}), {bought_pct:.0f}% of GDP": lambda o, i: (
            told(
                is_(o.reached_pct[0], i.yield_cap_pct, 1e-6),
                bought_tn=o.needed_tn[0],
                bought_low_tn=o.bought_tn_low[0],
                bought_high_tn=o.bought_tn_high[0],
                bought_pct=share(o, i),
            )
        ),
        "The cap of {cap_pct:.2f}% does not bind: the market's yield is {market_pct:.2f}%, and nothing has to be bought": lambda o, i: (
            told(i.market_yield_pct <= i.yield_cap_pct, o.bought_tn[0] == 0, cap_pct=i.yield_cap_pct, market_pct=o.market_pct[0])
        ),
        "Buying {bought_tn:,.0f} trillion yen, {bought_pct:.0f}% of GDP, takes the model's yield to its floor of -1%": lambda o, i: (
            told(is_(o.reached_pct[0], -1, 0.002), bought_tn=o.bought_tn[0], bought_pct=share(o, i))
        ),
        "That is outside all experience and should not be believed: holders would take banknotes long before": lambda o, i: (
            told()
        ),
    }


def _reserve_demand():
    def distance(o, i):
        share = 100 * i.reserves_tn / i.bank_assets_tn
        return share - i.satiation_pct

    def tax_day(o, i, **more):
        after = 100 * max(0, i.reserves_tn - i.tax_day_bn / 1000) / i.bank_assets_tn
        return told(
            is_(after, o.tax_day_share_pct[0], 1e-9),
            tax_day_share_pct=after,
            tax_day_rise_bp=o.tax_day_spread_bp[0] - o.own_spread_bp[0],
            **more,
        )

    def reached(o):
        return first(o.reserves_bn < o.satiation_bn)

    return {
        "Reserves are {share_pct:.1f}% of bank assets, {distance_pp:+.1f} points ({distance_bn:+,.0f} billion) from the satiation point": lambda o, i: (
            told(
                distance(o, i) > -1e-9,
                share_pct=100 * i.reserves_tn / i.bank_assets_tn,
                distance_pp=distance(o, i),
                distance_bn=1000 * i.reserves_tn - i.satiation_pct / 100 * 1000 * i.bank_assets_tn,
            )
        ),
        "and the funds rate is {spread_bp:+.1f} bp from interest on reserves": lambda o, i: told(spread_bp=o.own_spread_bp[0]),
        "After the tax day they are {tax_day_share_pct:.1f}% and the rate moves by {tax_day_rise_bp:+.1f} bp": tax_day,
        "At {pace_bn:.0f} billion a month the line is reached in month {reached_month:.0f}": lambda o, i: told(
            0 < reached(o) < 36 + 1,
            i.pace_bn == 0 or is_(-np.diff(o.reserves_bn)[0], i.pace_bn, 1e-6),
            pace_bn=i.pace_bn,
            reached_month=reached(o),
        ),
        "At {pace_bn:.0f} billion a month the line is not reached within three years": lambda o, i: told(
            len(o.reserves_bn) == 37, reached(o) == NEVER, pace_bn=i.pace_bn
        ),
        "Reserves are {share_pct:.1f}% of bank assets, {distance_pp:+.1f} points from the satiation point, which they are below already": lambda o, i: (
            told(o.reserves_bn[0] < o.satiation_bn[0], share_pct=o.own_share_pct[0], distance_pp=distance(o, i))
        ),
        ": the funds rate is {spread_bp:+.1f} bp from interest on reserves": lambda o, i: told(spread_bp=o.own_spread_bp[0]),
        "After the tax day they are {tax_day_share_pct:.1f}%, the rate moves by {tax_day_rise_bp:+.1f} bp": tax_day,
        "and the chance of a jump of repo rates is {tax_day_chance_pct:.0f}%": lambda o, i: told(
            0 <= o.tax_day_chance_pct[0] <= 100, tax_day_chance_pct=o.tax_day_chance_pct[0]
        ),
    }


def _room_to_cut():
    def amount(o, i):
        return dict(
            purchases_pct_gdp=i.replacement_pct_per_pp * o.shortfall_pp[0],
            purchases_tn=i.replacement_pct_per_pp * o.shortfall_pp[0] * i.gdp_tn / 100,
        )

    def times(o, i):
        return amount(o, i)["purchases_tn"] / i.compare.size_tn

    def end(o, i):
        return max(min(i.policy_rate_pct, i.lowest_pct), i.policy_rate_pct - i.easing_pp)

    cutting = "Cutting from {policy_rate_pct:.2f}% to {end_rate_pct:.2f}% delivers "
    return {
        cutting + "{cuts_pp:.2f} of the {easing_pp:.2f} points called for": lambda o, i: told(
            0 < o.cuts_pp[0] < i.easing_pp,
            policy_rate_pct=i.policy_rate_pct,
            end_rate_pct=end(o, i),
            cuts_pp=i.policy_rate_pct - i.lowest_pct,
            easing_pp=i.easing_pp,
        ),
        "Replacing the other {shortfall_pp:.2f} takes purchases of {purchases_pct_gdp:.0f}% of GDP, {purchases_tn:.1f} trillion dollars: {times:.1f} times the amount it is compared with": lambda o, i: (
            told(shortfall_pp=i.easing_pp - (i.policy_rate_pct - i.lowest_pct), times=times(o, i), **amount(o, i))
        ),
        cutting + "all of the {easing_pp:.2f} points called for": lambda o, i: told(
            is_(o.cuts_pp[0], i.easing_pp, 1e-6),
            policy_rate_pct=i.policy_rate_pct,
            end_rate_pct=i.policy_rate_pct - i.easing_pp,
            easing_pp=i.easing_pp,
        ),
        "No purchases are needed: this is not yet a case for QE": lambda o, i: told(o.purchases_tn[0] < 1e-9),
        "The policy rate is not above its lower bound, so cuts deliver nothing": lambda o, i: told(
            i.policy_rate_pct <= i.lowest_pct, o.cuts_pp[0] < 1e-9
        ),
        "All of the {easing_pp:.2f} points fall to purchases: {purchases_pct_gdp:.0f}% of GDP, {purchases_tn:.1f} trillion dollars, {times:.1f} times the amount it is compared with": lambda o, i: (
            told(is_(o.shortfall_pp[0], i.easing_pp, 1e-9), easing_pp=i.easing_pp, times=times(o, i), **amount(o, i))
        ),
        "No easing is called for, so neither rate cuts nor purchases have anything to do": lambda o, i: told(
            i.easing_pp == 0, o.cuts_pp[0] == 0, o.purchases_tn[0] == 0
        ),
    }


def _runoff():
    def stop(o):
        """Month in which run-off stops: from then on the output holds that month, before it 1000."""
        stopped = o.stopped_month[o.stopped_month < NEVER]
        return stopped[0] if stopped.size else NEVER

    def ample(o):
        return first(o.reserves_bn < o.ample_reserves_bn)

    def shrink(o):
        return -np.min(o.total_assets_bn - o.total_assets_bn[0])

    def until_stop(o, _i):
        lowest = int(np.argmin(o.total_assets_bn))
        return told(shrink(o) >= 0.5, lowest <= 120, shrink_bn=shrink(o), stop_month=stop(o))

    def peak(o, _i):
        above = np.sort(o.ten_year_pct - o.ten_year_baseline_pct)[-1] * 100
        return told(
            is_(above, o.ten_year_effect_bp.max(), 1e-6),
            above > -0.5,
            peak_bp=above,
            peak_low_bp=o.ten_year_effect_bp_low.max(),
            peak_high_bp=o.ten_year_effect_bp_high.max(),
        )

    yields = "he ten-year yield is at most {peak_bp:.0f} bp above the line without run-off (estimates from {peak_low_bp:.0f} to {peak_high_bp:.0f})"
    return {
        "Assets shrink by {shrink_bn:,.0f} billion until run-off stops in month {stop_month:.0f}": until_stop,
        "Reserves are below the ample line for the first time in month {ample_month:.0f}": lambda o, i: told(
            ample_month=ample(o)
        ),
        "T" + yields: peak,
        "and t" + yields: peak,
        "; on the announcement it moves by {jump_bp:+.0f} bp": lambda o, i: told(jump_bp=100 * np.diff(o.ten_year_pct)[0]),
        "Assets shrink by {shrink_bn:,.0f} billion and run-off never stops within ten years": lambda o, i: told(
            stop(o) == NEVER, shrink(o) >= 0.5, shrink_bn=shrink(o)
        ),
        "; at their lowest they are {reserves_low_bn:,.0f} billion": lambda o, i: told(reserves_low_bn=np.sort(o.reserves_bn)[0]),
        "and reserves stay above the ample line": lambda o, i: told(ample(o) == NEVER),
        "Assets shrink by {shrink_bn:,.0f} billion, and ON RRP changes by {on_rrp_bn:+,.0f} at its lowest; run-off never stops": lambda o, i: (
            told(stop(o) == NEVER, shrink(o) >= 0.5, shrink_bn=shrink(o), on_rrp_bn=np.min(o.on_rrp_bn - o.on_rrp_bn[0]))
        ),
        "and reserves stay above the ample line for ten years": lambda o, i: told(len(o.reserves_bn) == 121, ample(o) == NEVER),
        "Run-off stops in month {stop_month:.0f}, before assets have shrunk by a billion": lambda o, i: told(
            shrink(o) < 1, stop_month=stop(o)
        ),
        "What MBS pay back buys bills from then on": lambda o, i: told(
            np.diff(o.mbs_bn).max() < 1e-6, o.treasuries_bn[-1] > o.treasuries_bn[0]
        ),
        "Nothing runs off: what matures is reinvested, and the yield stays where it was": lambda o, i: told(
            shrink(o) < 0.5, np.ptp(o.mbs_bn) < 1e-6, np.abs(o.ten_year_effect_bp).max() < 0.5
        ),
    }


def _scenario_planner():
    names = ("yours", "easing", "long QT", "stagflation", "soft landing")

    def worst(o):
        return 1 + int(np.argmin(o.plan_pct[1:]))

    def plan(o):
        return o.plan_pct[0]

    def worst_is(*places):
        return lambda o, i: told(o.plan_pct[list(places)].min() <= o.plan_pct[1:].min() + 1e-9, worst_pct=o.plan_pct[1:].min())

    return {
        "In your scenario the plan changes by {own_pct:+.1f}%": lambda o, i: told(own_pct=plan(o)),
        "Of the four written ones long QT is the worst, with {worst_pct:+.1f}%": worst_is(names.index("long QT")),
        "Of the four written ones stagflation is the worst, with {worst_pct:+.1f}%": worst_is(names.index("stagflation")),
        "Of the four written ones an easing is the worst, with {worst_pct:+.1f}%": worst_is(
            names.index("easing"), names.index("soft landing")
        ),
        "Real yields make up {real_share_pct:.0f}% of the plan's risk": lambda o, i: told(
            is_(o.risk_pct.sum(), 100, 1e-6), real_share_pct=o.risk_pct[0]
        ),
        "With {leverage:.1f} times its own money the plan changes by {own_pct:+.1f}% in your scenario and by {worst_pct:+.1f}% in the worst of the four written ones": lambda o, i: (
            told(i.leverage > 1, leverage=i.leverage, own_pct=plan(o), worst_pct=o.plan_pct[worst(o)])
        ),
        "; without the loan that would be {unlevered_pct:+.1f}%": lambda o, i: told(
            unlevered_pct=o.plan_pct[worst(o)] / i.leverage
        ),
        "The loan's interest comes on top": lambda o, i: told(i.leverage > 1),
        "Nothing in this plan moves in any of the scenarios": lambda o, i: told(np.abs(o.plan_pct).max() < 0.05),
        "What it gives up is the income of everything else": lambda o, i: told(),
        "The worst of the four scenarios takes all of the plan's own money, {worst_pct:+.0f}%: the lender would have sold it out before": lambda o, i: (
            told(o.plan_pct[1:].min() < -99.9, worst_pct=o.plan_pct[1:].min())
        ),
    }


def _share_the_blame():
    def error(o):
        return np.sqrt(np.mean((o.simulated_pct - o.actual_pct) ** 2))

    def story(low, high):
        return lambda o, i: told(low <= error(o) < high, peak_pct=o.simulated_pct.max(), fit_error_pp=error(o))

    return {
        "This story peaks at {peak_pct:.1f}% and misses the record by {fit_error_pp:.2f} points on average: it fits about as well as any": story(
            0, 0.7
        ),
        "This story peaks at {peak_pct:.1f}% and misses the record by {fit_error_pp:.2f} points on average: a rough fit": story(
            0.7, 1.5
        ),
        "This story peaks at {peak_pct:.1f}% and misses the record by {fit_error_pp:.1f} points on average: the record speaks against it": story(
            1.5, 1e6
        ),
        "QE is behind {purchases_share_pct:.0f}% of the inflation above 2% in it": lambda o, i: told(
            is_(o.anchor_pct[0], 2, 1e-9), purchases_share_pct=o.share_pct[0]
        ),
        "and demand as a whole behind {demand_share_pct:.0f}%": lambda o, i: told(
            demand_share_pct=100 - o.share_pct[2] - o.share_pct[3]
        ),
        "Other shares fit as well": lambda o, i: told(),
        "The household's own inflation is {own_pct:.1f}%, against {average_pct:.1f}% on average": lambda o, i: told(
            own_pct=o.own_pp[:4].sum(), average_pct=o.average_pp[:4].sum()
        ),
        "Without any push inflation stays at its anchor and misses the record by {fit_error_pp:.1f} points on average": lambda o, i: (
            told(np.abs(o.simulated_pct - o.anchor_pct).max() < 0.05, fit_error_pp=error(o))
        ),
    }


def _shares_and_house():
    def shares(o, i, **more):
        growth, value = (100 * (o.multiple_after / o.multiple_before - 1))[:2]
        return dict(growth_pct=growth, value_pct=value, **more)

    def less_than_the_fall(o, i):
        """The curves of the chart, at the change that was set and at the same change the other way."""
        for curve in (o.growth_curve_pct, o.value_curve_pct):
            up, down = (np.interp(sign * i.yield_change_bp, o.change_bp, curve) for sign in (1, -1))
            if abs(up) > abs(down) + 0.1:
                return False
        return True

    market = "Studies of policy find {market_pct:+.1f}% for shares as a whole ({market_low_pct:+.1f} to {market_high_pct:+.1f})"
    return {
        "A real long yield that is {size_bp:.0f} bp lower for good changes the growth share by {growth_pct:+.1f}% and the value share by {value_pct:+.1f}%": lambda o, i: (
            told(i.yield_change_bp < 0, **shares(o, i, size_bp=-i.yield_change_bp))
        ),
        "A real long yield that is {size_bp:.0f} bp higher for good changes the growth share by {growth_pct:+.1f}% and the value share by {value_pct:+.1f}%": lambda o, i: (
            told(i.yield_change_bp > 0, **shares(o, i, size_bp=i.yield_change_bp))
        ),
        "less than the same fall would have raised them": lambda o, i: told(less_than_the_fall(o, i)),
        market: lambda o, i: told(
            market_pct=o.price_pct[2], market_low_pct=o.price_pct_low[2], market_high_pct=o.price_pct_high[2]
        ),
        ": few changes last for good": lambda o, i: told(),
        "The loan that the budget carries changes by {loan_pct:+.1f}%, house prices by {houses_pct:+.1f}%": lambda o, i: told(
            loan_pct=100 * (o.loan_thousand[1] / o.loan_thousand[0] - 1), houses_pct=o.price_pct[4]
        ),
        "The yield stays where it was, and with it every price: what is left of the return is earnings": lambda o, i: told(
            i.yield_change_bp == 0, np.abs(o.price_pct).max() < 1e-9, np.abs(o.valuation_log_pct).max() < 1e-9
        ),
    }


def _stock_and_flow():
    def at(o, date):
        return o.stock_bn[int(np.argmin(np.abs(o.year - date)))]

    def five(o):
        return at(o, 2019)  # the end of 2018

    def pause(o):
        return round_up(at(o, 2019 + 10 / 12) - five(o))

    def near_the_top(o):
        return lambda month: o.stock_bn[int(month)] >= o.stock_bn.max() - 1

    return {
        "Five phases leave a stock of {five_bn:,.0f} billion euros at the end of 2018": lambda o, i: told(
            five_bn=round_up(five(o))
        ),
        "Ending net purchases does not shrink it: with {reinvested_pct:.0f}% of what matures replaced it changes by {pause_bn:+,.0f} billion in the ten months to October 2019": lambda o, i: (
            told(pause(o) >= 0, reinvested_pct=i.reinvested_pct, pause_bn=pause(o))
        ),
        "In the restart {restart_bn:,.0f} billion are bought": lambda o, i: told(
            restart_bn=round_up(o.net_bn[o.year > 2019 + 10.5 / 12].sum())
        ),
        "With {reinvested_pct:.0f}% of what matures replaced, it changes by {pause_bn:+,.0f} billion in the ten months to October 2019, without a single sale: that is quantitative tightening": lambda o, i: (
            told(pause(o) < 0, o.net_bn.min() >= 0, reinvested_pct=i.reinvested_pct, pause_bn=pause(o))
        ),
        "The stock peaks at {peak_bn:,.0f} billion in month {peak_month:.0f}": lambda o, i: told(
            peak_bn=lambda said: is_(said, o.stock_bn.max(), 1), peak_month=near_the_top(o)
        ),
        "and stands at {end_bn:,.0f} billion at the end of 2025": lambda o, i: told(
            is_(o.year[-1], 2026, 0.01), end_bn=round_up(o.stock_bn[-1])
        ),
        "Nothing is bought in any phase, so there is nothing to hold, to replace or to run off": lambda o, i: told(
            o.net_bn.max() < 1e-9, o.stock_bn.max() < 0.5
        ),
    }


def _taper_and_tantrum():
    def parts(o, i):
        then = int(i.sink_in_months)
        return dict(path_bp=o.rate_path_bp[then], supply_bp=o.supply_bp[then], sales_bp=o.sales_bp[then])

    def total(o, i):
        return sum(parts(o, i).values())

    def split(o, i, *truths):
        return told(*truths, total_bp=total(o, i), **parts(o, i))

    return {
        "The taper comes {earlier_months:.0f} months earlier than expected": lambda o, i: told(
            i.announced_start < i.expected_start,
            np.all(o.announced_pace_bn <= o.expected_pace_bn),
            earlier_months=i.expected_start - i.announced_start,
        ),
        "Once the news has sunk in, the ten-year yield is {total_bp:+.0f} bp from its eve: {path_bp:+.0f} from the rate path, {supply_bp:+.0f} from the buying ahead, {sales_bp:+.0f} from leveraged holders": split,
        "A ten-year bond changes by {bond_pct:+.1f}%, a leveraged holder's own money by {holder_pct:+.1f}%": lambda o, i: told(
            is_(o.loss_pct[1], max(-100, i.leverage * o.loss_pct[0]), 1e-6), bond_pct=o.loss_pct[0], holder_pct=o.loss_pct[1]
        ),
        "emerging-market currencies by {currency_pct:+.1f}%": lambda o, i: told(
            currency_pct=o.currency_index[int(i.sink_in_months)] - 100
        ),
        "The taper starts when everyone expected and the rate path stays: nothing is news, and nothing moves": lambda o, i: told(
            i.announced_start == i.expected_start, np.abs(o.total_bp).max() < 1e-9
        ),
        "The taper comes {later_months:.0f} months later than expected": lambda o, i: told(
            i.announced_start > i.expected_start,
            np.all(o.announced_pace_bn >= o.expected_pace_bn),
            later_months=i.announced_start - i.expected_start,
        ),
        ": {supply_bp:+.0f} bp from the buying ahead, {sales_bp:+.0f} from leveraged holders and {path_bp:+.0f} from the rate path, {total_bp:+.0f} bp in all": split,
        "The taper starts when everyone expected": lambda o, i: told(np.array_equal(o.announced_pace_bn, o.expected_pace_bn)),
        "The whole move of {total_bp:+.0f} bp is the path of the policy rate": lambda o, i: told(
            is_(total(o, i), parts(o, i)["path_bp"], 1e-6), total_bp=total(o, i)
        ),
        "and a ten-year bond changes by {bond_pct:+.1f}%": lambda o, i: told(bond_pct=o.loss_pct[0]),
    }


def _timeline_ruler():
    kinds = {"tn": "most_tn", "pct": "most_pct", "gdp_pct": "most_gdp_pct"}

    def most(o, i, kind):
        """The largest change of a window that begins late enough, and the year in which it ends."""
        length = o.window_years[0]
        best, year = -np.inf, None
        for axis, values in ((o.week_year, getattr(o, f"week_change_{kind}")), (o.year, getattr(o, f"month_change_{kind}"))):
            counted = np.where((axis - length >= i.from_year - 1e-9) & np.isfinite(values), values, -np.inf)
            if counted.size and counted.max() > best:
                best, year = counted.max(), axis[int(np.argmax(counted))]
        return best, year

    def numbers(o, i, *wanted):
        found = {}
        for kind, year in wanted:
            value, when = most(o, i, kind)
            found[kinds[kind]] = value
            if year:
                found[year] = np.floor(when)
        return found

    def measured(o, i):
        return dict(weeks=i.weeks, from_year=i.from_year)

    opening = "Measured over {weeks:.0f} weeks from {from_year:.0f} on"
    money, percent, gdp = ("tn", "money_year"), ("pct", "percent_year"), ("gdp_pct", "gdp_year")
    return {
        opening: lambda o, i: told(**measured(o, i)),
        "the fastest growth in money was {most_tn:+,.2f} trillion, in {money_year:.0f}": lambda o, i: told(
            **numbers(o, i, money)
        ),
        "; in percent {most_pct:+,.0f}%, in {percent_year:.0f}": lambda o, i: told(**numbers(o, i, percent)),
        "and in percent {most_pct:+,.0f}%, in {percent_year:.0f}": lambda o, i: told(**numbers(o, i, percent)),
        "and against the size of the economy {most_gdp_pct:+,.1f}% of GDP, in {gdp_year:.0f}": lambda o, i: told(
            **numbers(o, i, gdp)
        ),
        "Which one is the record depends on the unit": lambda o, i: told(
            len({np.floor(most(o, i, kind)[1]) for kind in kinds}) > 1
        ),
        "all three units agree: the fastest growth came in {money_year:.0f}, with {most_tn:+,.2f} trillion, {most_pct:+,.0f}%, or {most_gdp_pct:+,.1f}% of GDP": lambda o, i: (
            told(
                len({np.floor(most(o, i, kind)[1]) for kind in kinds}) == 1, **numbers(o, i, money, ("pct", ""), ("gdp_pct", ""))
            )
        ),
        "For these years the book's tables hold no GDP to compare it with": lambda o, i: told(
            not np.isfinite(most(o, i, "gdp_pct")[0])
        ),
        "The record holds no window of {weeks:.0f} weeks that begins in {from_year:.0f} or later": lambda o, i: told(
            not np.isfinite(most(o, i, "tn")[0]), **measured(o, i)
        ),
    }


def _transmission_chain():
    def spending(o, i, *truths, **more):
        return told(
            *truths,
            is_(o.total_pct[0], o.route_pct.sum(), 1e-9),
            spending_pct=o.route_pct.sum(),
            spending_low_pct=o.total_pct_low[0],
            spending_high_pct=o.total_pct_high[0],
            **more,
        )

    ends = "({spending_low_pct:+.2f} to {spending_high_pct:+.2f})"
    return {
        "Buying {purchases_pct:.1f}% of GDP changes the ten-year yield by {yield_bp:+.0f} bp and loan rates by {loan_rate_bp:+.0f} bp": lambda o, i: (
            told(
                is_(o.rate_change_bp[1], o.rate_change_bp[0] * i.pass_through_pct / 100, 1e-9),
                purchases_pct=i.purchases_pct,
                yield_bp=o.rate_change_bp[0],
                loan_rate_bp=o.rate_change_bp[1],
            )
        ),
        "Demand is the link that binds: borrowers want new loans of {wanted_pct:.2f}% of GDP, and banks have the capital for them": lambda o, i: (
            told(is_(o.amount_pct[3], o.amount_pct[2], 0.006), wanted_pct=o.amount_pct[2])
        ),
        "Reserves change by {purchases_pct:+.1f}% of GDP, deposits of the sellers by {deposits_pct:+.1f}%": lambda o, i: told(
            is_(o.amount_pct[0], i.purchases_pct, 1e-9),
            purchases_pct=i.purchases_pct,
            deposits_pct=i.purchases_pct * i.nonbank_share_pct / 100,
        ),
        "and spending by {spending_pct:+.2f}% a year " + ends: spending,
        "Buying {purchases_pct:.1f}% of GDP changes loan rates by {loan_rate_bp:+.0f} bp": lambda o, i: told(
            purchases_pct=i.purchases_pct, loan_rate_bp=o.rate_change_bp[1]
        ),
        "Capital is the link that binds: loans can change by {room_pct:+.1f}%, less than borrowers want, so that purchases change lending by {loans_pct:+.2f}% of GDP where {wanted_pct:+.2f}% were wanted": lambda o, i: (
            told(
                is_(o.chosen_loans_pct[0], o.room_pct[0], 1e-6),
                o.wanted_curve_pct[int(i.purchases_pct)] >= o.made_curve_pct[int(i.purchases_pct)] - 1e-9,
                o.amount_pct[3] < o.amount_pct[2],
                room_pct=o.room_pct[0],
                loans_pct=o.amount_pct[3],
                wanted_pct=o.amount_pct[2],
            )
        ),
        "Spending changes by {spending_pct:+.2f}% of GDP a year "
        + ends
        + ", for wealth and the exchange rate need no bank": spending,
        "Buying {purchases_pct:.1f}% of GDP fills banks with reserves": lambda o, i: told(
            o.amount_pct[0] > 0, purchases_pct=i.purchases_pct
        ),
        "and lending changes by {loans_pct:+.2f}% of GDP: nobody wants to borrow more at a lower rate, or no lower rate reaches them": lambda o, i: (
            told(is_(o.amount_pct[2], 0, 1e-9), is_(o.amount_pct[3], 0, 1e-9), loans_pct=o.amount_pct[3])
        ),
        "The change of spending, {spending_pct:+.2f}% of GDP a year "
        + ends
        + ", comes through wealth and the exchange rate": lambda o, i: spending(o, i, is_(o.route_pct[0], 0, 1e-9)),
        "Nothing is bought: rates, loans and spending are what they would have been": lambda o, i: told(
            i.purchases_pct == 0,
            np.abs(o.rate_change_bp).max() < 1e-9,
            np.abs(o.amount_pct).max() < 1e-9,
            np.abs(o.total_pct).max() < 1e-9,
        ),
    }


def _two_regimes():
    def edges(o):
        change = np.diff(o.balance_bn[:13])
        return change[change > 0].sum() > 0.5, change[change < 0].sum() < -0.5

    def taiwan(o, *_):
        return dict(twd_pct=o.twd_rise_pct[12], twd=o.twd_per_usd[12])

    def balance(o):
        return dict(balance_start_bn=o.balance_bn[0], balance_bn=o.balance_bn[12])

    year = "After a year the Taiwan dollar has moved by {twd_pct:+.1f}%, to {twd:.1f} per US dollar"
    return {
        year: lambda o, i: told(is_(100 * (1 - o.twd_per_usd[12] / o.twd_per_usd[0]), o.twd_rise_pct[12], 1e-6), **taiwan(o)),
        "and Taiwan's foreign reserves have changed by {reserves_pct:+.1f}% of GDP": lambda o, i: told(
            reserves_pct=i.flow_pct * i.intervention_pct / 100
        ),
        "The Hong Kong dollar has met its strong edge, where the monetary authority sells as many as are wanted: the Aggregate Balance rises from {balance_start_bn:,.0f} to {balance_bn:,.0f} billion": lambda o, i: (
            told(
                edges(o) == (True, False),
                is_(o.hkd_per_usd[:13].min(), 7.75, 0.006),
                o.balance_bn[12] > o.balance_bn[0],
                **balance(o),
            )
        ),
        "and one-month HIBOR is {hibor_pct:.2f}%": lambda o, i: told(hibor_pct=o.hibor_pct[12]),
        "The Hong Kong dollar has met its weak edge, where the monetary authority buys all that are offered: the Aggregate Balance falls from {balance_start_bn:,.0f} to {balance_bn:,.0f} billion": lambda o, i: (
            told(
                edges(o) == (False, True),
                is_(o.hkd_per_usd[:13].max(), 7.85, 0.006),
                o.balance_bn[12] < o.balance_bn[0],
                **balance(o),
            )
        ),
        "and one-month HIBOR goes from {hibor_start_pct:.2f}% to {hibor_pct:.2f}%": lambda o, i: told(
            hibor_start_pct=o.hibor_pct[0], hibor_pct=o.hibor_pct[12]
        ),
        "The Hong Kong dollar is at {hkd:.2f}, inside its band, so the monetary authority has nothing to do: the Aggregate Balance stays at {balance_bn:,.0f} billion": lambda o, i: (
            told(
                7.75 <= o.hkd_per_usd[12] <= 7.85,
                np.ptp(o.balance_bn[:13]) < 1,
                hkd=o.hkd_per_usd[12],
                balance_bn=o.balance_bn[12],
            )
        ),
        "The Taiwan dollar has moved by {twd_pct:+.1f}% after a year": lambda o, i: told(twd_pct=o.twd_rise_pct[12]),
        "The Hong Kong dollar meets both edges: the Aggregate Balance goes from {balance_start_bn:,.0f} to {balance_bn:,.0f} billion in the year, with {lowest_bn:,.0f} billion as its lowest and {highest_bn:,.0f} billion as its highest": lambda o, i: (
            told(edges(o) == (True, True), lowest_bn=o.balance_bn[:13].min(), highest_bn=o.balance_bn[:13].max(), **balance(o))
        ),
        "The outflow is larger than the Aggregate Balance and the rise of HIBOR can stop: the model ends here": lambda o, i: told(
            o.balance_bn[:13].min() < 1.5, edges(o)[1]
        ),
        "In truth the monetary authority would turn its bills and notes into balances, and other rates would jump": lambda o, i: (
            told()
        ),
    }


def _who_owns_what():
    def rises(o, _i):
        return told(o.total_bn[0] > 0, is_(o.gain_bn.sum(), o.total_bn[0], 1e-3), total_bn=o.gain_bn.sum())

    def percents(o, _i):
        return dict(top_pct=o.gain_pct[0], bottom_pct=o.gain_pct[3])

    def share(o):
        return o.share_after_pct[0] - o.share_before_pct[0]

    def of_gain(o):
        return 100 * o.gain_bn[0] / o.gain_bn.sum()

    return {
        "Wealth rises by {total_bn:,.0f} billion": rises,
        "The top 1% gets {top_of_gain_pct:.0f}% of the dollars, {top_household:,.0f} thousand for each household against {bottom_household:,.1f} thousand in the bottom half": lambda o, i: (
            told(
                o.gain_bn[0] > 0,
                o.gain_bn[3] > 0,
                top_of_gain_pct=of_gain(o),
                top_household=o.gain_household[0],
                bottom_household=o.gain_household[3],
            )
        ),
        "In percent of net worth the bottom half gains more, {bottom_pct:.1f} against {top_pct:.1f}": lambda o, i: told(
            o.gain_pct[3] > o.gain_pct[0] > 0, **percents(o, i)
        ),
        "The top 1% share of wealth changes by {top_share_pp:+.2f} points": lambda o, i: told(top_share_pp=share(o)),
        "; the top 1% share of wealth changes by {top_share_pp:+.2f} points": lambda o, i: told(top_share_pp=share(o)),
        "The jobs saved change the bottom half's income from work by {bottom_income_pct:+.2f}% and that of the others by {top_income_pct:+.2f}%": lambda o, i: (
            told(np.ptp(o.income_pct[:3]) < 1e-9, bottom_income_pct=o.income_pct[3], top_income_pct=o.income_pct[1])
        ),
        "The top 1% gets {top_of_gain_pct:.0f}% of the dollars and gains more in percent too: {top_pct:.1f} against {bottom_pct:.1f} in the bottom half": lambda o, i: (
            told(o.gain_pct[0] > o.gain_pct[3] > 0, top_of_gain_pct=of_gain(o), **percents(o, i))
        ),
        "Its share of wealth changes by {top_share_pp:+.2f} points": lambda o, i: told(top_share_pp=share(o)),
        "Wealth falls by {size_bn:,.0f} billion": lambda o, i: told(size_bn=-o.gain_bn.sum()),
        "The net worth of the top 1% changes by {top_pct:+.1f}%, that of the bottom half by {bottom_pct:+.1f}%": lambda o, i: (
            told(**percents(o, i))
        ),
        "Wealth as a whole stays where it was": lambda o, i: told(abs(o.gain_bn.sum()) <= 0.5),
    }


def _yield_workshop():
    def fall(o):
        return 100 * (o.yield_before_pct[0] - o.yield_after_pct[0])

    def on_the_day(o):
        day = first(o.event_month == 0)
        return 100 * (o.yield_path_pct[day - 1] - o.yield_path_pct[day])

    return {
        "Buying {purchases_pct:.1f}% of GDP lowers the yield by {total_bp:.0f} bp in all: {before_bp:.0f} before the announcement and {day_bp:.0f} on the day": lambda o, i: (
            told(
                i.purchases_pct > 0,
                purchases_pct=i.purchases_pct,
                total_bp=fall(o),
                before_bp=fall(o) - on_the_day(o),
                day_bp=on_the_day(o),
            )
        ),
        "The {maturity_years:.0f}-year bond goes from {price_before:.2f} to {price_after:.2f}": lambda o, i: told(
            o.price_after[0] >= o.price_before[0],
            maturity_years=i.maturity_years,
            price_before=o.price_before[0],
            price_after=o.price_after[0],
        ),
        "the mortgage rate from {mortgage_before_pct:.2f} to {mortgage_after_pct:.2f}%, which saves {saving_usd:.0f} dollars a month on a loan of 400,000": lambda o, i: (
            told(
                o.payment_usd[1] <= o.payment_usd[0],
                mortgage_before_pct=o.mortgage_pct[0],
                mortgage_after_pct=o.mortgage_pct[1],
                saving_usd=-np.diff(o.payment_usd)[0],
            )
        ),
        "Nothing is bought: yield, price and payment stay where they were": lambda o, i: told(
            is_(fall(o), 0, 1e-9), is_(o.price_after[0], o.price_before[0], 1e-9), np.ptp(o.payment_usd) < 1e-9
        ),
        "Buying {purchases_pct:.1f}% of GDP would take the yield to its floor of -1%, outside all experience": lambda o, i: told(
            is_(o.yield_after_pct[0], -1, 0.002), purchases_pct=i.purchases_pct
        ),
        "A rule of thumb says nothing there, and this one should not be believed": lambda o, i: told(),
        "Buying {purchases_pct:.1f}% of GDP lowers the yield by {total_bp:.0f} bp, all of it before the announcement: on the day nothing moves": lambda o, i: (
            told(abs(on_the_day(o)) < 0.05, purchases_pct=i.purchases_pct, total_bp=fall(o))
        ),
        "and whoever looks at that day alone finds no effect": lambda o, i: told(abs(on_the_day(o)) < 0.05),
    }


CLAIMS = {
    name[1:]: found()
    for name, found in list(globals().items())
    if name.startswith("_") and callable(found) and not name.startswith("__")
}
