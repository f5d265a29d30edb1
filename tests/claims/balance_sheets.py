"""Clauses about balance sheets, portfolios and reserves."""

# ruff: noqa: E501 - a clause is quoted whole, so that it can be searched for

import numpy as np

from claims.told import NEVER, first, is_, round_up, told


def double_entry():
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


def one_shock_four_sheets():
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
        "and reserves end at {reserves_pct:.1f}% of bank assets, no longer abundant: overnight rates are higher than they would be with abundant reserves": lambda o, i: (
            told(
                o.overnight_bp[0] > o.ample_overnight_bp[0],
                is_(o.reserves_tn[0], max(0, i.reserves_tn + i.on_rrp_tn - i.runoff_tn), 1e-9),
                reserves_pct=share(o, i),
            )
        ),
        "but reserves are still abundant at {reserves_pct:.1f}% of bank assets": lambda o, i: told(
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


def purchases():
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


def runoff():
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
        "Reserves are below the satiation line for the first time in month {ample_month:.0f}": lambda o, i: told(
            ample_month=ample(o)
        ),
        "T" + yields: peak,
        "and t" + yields: peak,
        "; on the announcement it moves by {jump_bp:+.0f} bp": lambda o, i: told(jump_bp=100 * np.diff(o.ten_year_pct)[0]),
        "Assets shrink by {shrink_bn:,.0f} billion and run-off never stops within ten years": lambda o, i: told(
            stop(o) == NEVER, shrink(o) >= 0.5, shrink_bn=shrink(o)
        ),
        "; at their lowest they are {reserves_low_bn:,.0f} billion": lambda o, i: told(reserves_low_bn=np.sort(o.reserves_bn)[0]),
        "and reserves stay above the satiation line": lambda o, i: told(ample(o) == NEVER),
        "Assets shrink by {shrink_bn:,.0f} billion, and ON RRP changes by {on_rrp_bn:+,.0f} at its lowest; run-off never stops": lambda o, i: (
            told(stop(o) == NEVER, shrink(o) >= 0.5, shrink_bn=shrink(o), on_rrp_bn=np.min(o.on_rrp_bn - o.on_rrp_bn[0]))
        ),
        "and reserves stay above the satiation line for ten years": lambda o, i: told(
            len(o.reserves_bn) == 121, ample(o) == NEVER
        ),
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


def programme_builder():
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
                not o.bought_bn[int(i.months) :].size or np.ptp(o.bought_bn[int(i.months) :]) < 1e-9,
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


def stock_and_flow():
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


def reserve_demand():
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


def timeline_ruler():
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
