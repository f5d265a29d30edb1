"""Clauses about prices, yields, wealth and inflation."""

# ruff: noqa: E501 - a clause is quoted whole, so that it can be searched for

import numpy as np

from claims.told import NEVER, first, is_, told


def shares_and_house():
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


def yield_workshop():
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


def scenario_planner():
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


def liquidity_test():
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


def who_owns_what():
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


def share_the_blame():
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


def gap_shock_anchor():
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


def margin_squeeze():
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
