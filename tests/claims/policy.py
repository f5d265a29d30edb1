"""Clauses about policy: rates, promises, purchases, budgets and other countries."""

# ruff: noqa: E501 - a clause is quoted whole, so that it can be searched for

import numpy as np

from claims.told import NEVER, band, first, is_, told


def policy_console():
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


def room_to_cut():
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


def quantity_or_price():
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


def promise_or_purchases():
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


def taper_and_tantrum():
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


def transmission_chain():
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


def public_purse():
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


def two_regimes():
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


def dollar_tide():
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


def myth_sorter():
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
