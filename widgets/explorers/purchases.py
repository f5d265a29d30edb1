"""The purchases explorer: buy securities, hold them, let them run off; reserves, the ten-year yield and prices respond."""

import numpy as np

from widgets.explorers.common import HOLDS, OUTPUTS, OWES, SOURCES, UNKNOWN, prices_chart, yield_chart
from widgets.explorers.declaration import Choice, Explorer, Output, Prediction, Preset, Slider
from widgets.explorers.markets import HORIZON, MONTHS, largest, market_prices, monthly_growth, smallest, treasuries_at
from widgets.explorers.records import starting_labels, starting_points
from widgets.model.balance_sheet import identity_gap_bn
from widgets.model.liabilities import absorb, drain_bn
from widgets.model.long_yield import expected_stock_pct, ten_year_equivalents_pct
from widgets.model.money_market import spread_bp
from widgets.model.portfolio import blended_coupon_pct, maturing_bn, mbs_paydown_share, roll_treasuries, sellable, total_bn
from widgets.text import _


def respond(inputs, parameters):
    """Monthly response to a purchase programme, for months 0 (before the announcement) to 120.

    The programme is announced and starts in month 1.  Two portfolios run side by side for 360 months: the one held
    without the programme, rolled over in full, and the one with it.  While the programme is held everything is
    reinvested; afterwards whatever matures beyond the first portfolio's own maturities runs off, without a cap.

    inputs: the explorer's inputs in their units; `start` is the record of the starting point.
    parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists, one value a month, in the units of the explorer's outputs.
    """
    start = inputs.start
    without = treasuries_at(start)
    held = without
    mbs_without = start.mbs_bn
    mbs = start.mbs_bn
    coupon = start.mbs_coupon_pct
    coupon_without = start.mbs_coupon_pct

    # What is bought and sold in a month of the programme.
    mbs_share = inputs.mbs_share_pct / 100
    long_share = inputs.long_share_pct / 100
    pace_bn = inputs.size_bn / np.maximum(1, inputs.months)
    treasury_pace_bn = pace_bn * (1 - mbs_share)
    mix = [
        0.0,
        1 - long_share,
        long_share * parameters.long_purchases_share_5_10y,
        long_share * (1 - parameters.long_purchases_share_5_10y),
    ]
    sale_pace_bn = pace_bn * inputs.matched_sales_pct / 100
    nonbank_share = inputs.nonbank_share_pct / 100

    gdp_bn = start.gdp_bn
    gdp_growth = monthly_growth(parameters.gdp_growth_pct)
    bank_growth = monthly_growth(parameters.bank_assets_growth_pct)
    currency_growth = monthly_growth(parameters.currency_growth_pct)
    trend_bank_assets_bn = start.bank_assets_bn
    currency = start.currency_bn
    reserves = start.reserves_bn
    on_rrp = start.on_rrp_bn
    assets_before = start.other_assets_bn + total_bn(held) + mbs
    bought = 0.0 * pace_bn

    months = []
    total_assets = []
    treasuries = []
    mbs_held = []
    reserves_out = []
    on_rrp_out = []
    reserves_pct = []
    spreads = []
    deposits = []
    other_assets = []
    other_liabilities = []
    gaps = []
    bought_bn = []
    market_share_pp = []
    stock = []

    for t in range(HORIZON):
        if t > 0:
            gdp_bn = gdp_bn * gdp_growth
            buying = np.where(t <= inputs.months, 1, 0)
            running_off = np.where(t > inputs.months + inputs.hold_months, 1, 0)
            paydown = mbs * mbs_paydown_share(start.mortgage_pct, coupon, parameters)
            paydown_without = mbs_without * mbs_paydown_share(start.mortgage_pct, coupon_without, parameters)
            mbs_extra = np.minimum(np.maximum(0, paydown - paydown_without), np.maximum(0, mbs - mbs_without))
            # Treasuries that were sold to pay for MBS are bought back with the principal of the MBS.
            sold_before = np.maximum(0, total_bn(without) - total_bn(held))
            bought_back = running_off * np.minimum(mbs_extra, sold_before)
            back_short = parameters.matched_sales_share_0_1y * bought_back
            treasury_bn = treasury_pace_bn * buying
            purchases = [
                treasury_bn * mix[0] + back_short,
                treasury_bn * mix[1] + bought_back - back_short,
                treasury_bn * mix[2],
                treasury_bn * mix[3],
            ]
            sold_short = parameters.matched_sales_share_0_1y * sale_pace_bn * buying
            sales = sellable(held, [sold_short, sale_pace_bn * buying - sold_short, 0.0, 0.0], parameters)

            extra_maturing = maturing_bn(held, parameters) - maturing_bn(without, parameters)
            extra_held = np.maximum(0, total_bn(held) - total_bn(without))
            runoff = running_off * np.minimum(np.maximum(0, extra_maturing), extra_held)
            held = roll_treasuries(held, runoff, purchases, sales, 0.0, parameters)
            without = roll_treasuries(without, 0.0, [0.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 0.0], 0.0, parameters)

            mbs_bought = pace_bn * mbs_share * buying + paydown - running_off * mbs_extra
            coupon = blended_coupon_pct(coupon, mbs - paydown, start.mortgage_pct, mbs_bought)
            coupon_without = blended_coupon_pct(
                coupon_without, mbs_without - paydown_without, start.mortgage_pct, paydown_without
            )
            mbs = mbs - paydown + mbs_bought
            bought = bought + pace_bn * buying
        stock.append(
            ten_year_equivalents_pct(held, mbs, gdp_bn, parameters)
            - ten_year_equivalents_pct(without, mbs_without, gdp_bn, parameters)
        )
        if t <= MONTHS:
            assets = start.other_assets_bn + total_bn(held) + mbs
            programme_bn = assets - start.other_assets_bn - total_bn(without) - mbs_without
            if t > 0:
                trend_bank_assets_bn = trend_bank_assets_bn * bank_growth
                currency_before = currency
                currency = currency * currency_growth
                drain = drain_bn(assets - assets_before, 0.0, 0.0, currency - currency_before, 0.0)
                bank_assets_bn = np.maximum(1, trend_bank_assets_bn + nonbank_share * programme_bn)
                split = absorb(reserves, on_rrp, bank_assets_bn, drain, 1.0, start.facility, 0.0, parameters)
                reserves = split[0]
                on_rrp = split[1]
            bank_assets_bn = np.maximum(1, trend_bank_assets_bn + nonbank_share * programme_bn)
            assets_before = assets
            share_pct = 100 * reserves / bank_assets_bn
            months.append(t)
            total_assets.append(assets)
            treasuries.append(total_bn(held))
            mbs_held.append(mbs)
            reserves_out.append(reserves)
            on_rrp_out.append(on_rrp)
            reserves_pct.append(share_pct)
            spreads.append(spread_bp(share_pct, parameters))
            deposits.append(nonbank_share * programme_bn)
            other_assets.append(start.other_assets_bn)
            other_liabilities.append(start.treasury_account_bn + currency + start.other_bn)
            gaps.append(identity_gap_bn(assets, 0.0, reserves, on_rrp, start.treasury_account_bn, currency, start.other_bn))
            bought_bn.append(bought)
            market_share_pp.append(100 * (mbs - mbs_without) / start.agency_mbs_bn)

    expected = expected_stock_pct(stock, HORIZON, parameters)
    prices = market_prices(
        stock_pct=expected,
        bought_bn=bought_bn,
        mbs_market_share_pp=market_share_pp,
        expected_share=inputs.expected_pct / 100,
        stress=inputs.stress_pct / 100,
        at_lower_bound=start.lower_bound,
        start=start,
        mortgage_pct=start.mortgage_pct,
        parameters=parameters,
    )
    return {
        "month": months,
        "total_assets_bn": total_assets,
        "treasuries_bn": treasuries,
        "mbs_bn": mbs_held,
        "other_assets_bn": other_assets,
        "reserves_bn": reserves_out,
        "on_rrp_bn": on_rrp_out,
        "other_liabilities_bn": other_liabilities,
        "identity_gap_bn": gaps,
        "deposits_bn": deposits,
        "reserves_to_bank_assets_pct": reserves_pct,
        "spread_bp": spreads,
        "ten_year_pct": prices[0],
        "ten_year_baseline_pct": prices[1],
        "ten_year_effect_bp": prices[2],
        "mortgage_pct": prices[3],
        "equity_pct": prices[4],
        "house_pct": prices[5],
        "dollar_pct": prices[6],
        "bond_price_pct": prices[7],
        "gold_pct": prices[8],
        "bitcoin_pct": prices[9],
    }


def facts(inputs, outputs):
    """The numbers of the sentence below the charts, and which sentence it is.

    inputs, outputs: as for `respond`, outputs with their bands.  Returns a dictionary of numbers.
    """
    growth_bn = largest(outputs.total_assets_bn) - outputs.total_assets_bn[0]
    meant_bn = inputs.size_bn * (1 - inputs.matched_sales_pct / 100)
    short = np.where(growth_bn > meant_bn + 0.5, 4, 0)  # there was less to sell than the sales were to be
    paid = np.where(growth_bn < 0.5, 2, short)
    outside = np.where(smallest(outputs.ten_year_pct) < -0.999, 3, paid)
    return {
        "sentence": np.where(inputs.size_bn < 0.5, 1, outside),
        "size_bn": inputs.size_bn,
        "months": inputs.months,
        "growth_bn": growth_bn,
        "effect_bp": smallest(outputs.ten_year_effect_bp),
        "effect_low_bp": smallest(outputs.ten_year_effect_bp_low),
        "effect_high_bp": smallest(outputs.ten_year_effect_bp_high),
        "peak_bp": -smallest(outputs.ten_year_effect_bp),
        "jump_bp": 100 * (outputs.ten_year_pct[1] - outputs.ten_year_pct[0]),
        "reserves_rise_bn": largest(outputs.reserves_bn) - outputs.reserves_bn[0],
        "deposits_rise_bn": largest(outputs.deposits_bn),
        "equity_pct": largest(outputs.equity_pct),
        "equity_low_pct": largest(outputs.equity_pct_low),
        "equity_high_pct": largest(outputs.equity_pct_high),
    }


_STARTS = starting_labels("purchases")
_INPUTS = (
    Slider("size_bn", _("Purchases"), _("bn USD"), 0, 6000, 10, 600, _("Securities bought in all.")),
    Slider("months", _("Months of buying"), _("months"), 1, 36, 1, 8, _("Purchases are spread evenly.")),
    Slider("mbs_share_pct", _("Share in agency MBS"), _("%"), 0, 100, 1, 0, _("The rest is Treasuries.")),
    Slider(
        "long_share_pct",
        _("Treasuries above five years"),
        _("%"),
        0,
        100,
        5,
        60,
        _("Part of the Treasuries bought with more than five years to run; the rest has one to five."),
    ),
    Slider(
        "matched_sales_pct",
        _("Paid for by selling short Treasuries"),
        _("%"),
        0,
        100,
        5,
        0,
        _("At 100% the balance sheet does not grow: Operation Twist."),
    ),
    Slider(
        "hold_months",
        _("Months held before run-off"),
        _("months"),
        0,
        120,
        1,
        24,
        _("While held, everything that matures is reinvested."),
    ),
    Slider(
        "nonbank_share_pct",
        _("Share sold by non-banks"),
        _("%"),
        0,
        100,
        5,
        70,
        _("Their sales create bank deposits; banks' own sales do not."),
    ),
    Slider(
        "expected_pct",
        _("Expected before the announcement"),
        _("%"),
        0,
        100,
        5,
        50,
        _("What is expected is in the yield already; only the rest moves it on the day."),
    ),
    Slider(
        "stress_pct",
        _("Market stress"),
        _("%"),
        0,
        100,
        5,
        0,
        _("0 is a calm market, 100 is March 2020; stress fades by itself."),
    ),
    Choice(
        "start",
        _("Starting point"),
        _STARTS,
        "2010",
        _("Sets GDP, the balance sheet, yields and market sizes from history."),
        starting_points(*_STARTS),
    ),
)

_PRESETS = (
    Preset(
        "qe1",
        _("QE1"),
        {
            "size_bn": 1720,
            "months": 15,
            "mbs_share_pct": 83,
            "long_share_pct": 60,
            "hold_months": 12,
            "expected_pct": 0,
            "stress_pct": 70,
            "start": "2008",
        },
        _(
            "Announced 25 November 2008 and enlarged 18 March 2009: 1.25 trillion of agency MBS, 172 billion of agency "
            "debt (counted as MBS here) and 300 billion of Treasuries, bought by 31 March 2010. Assumed: stress of 70%, nothing "
            "expected before, a year held in full."
        ),
    ),
    Preset(
        "qe2",
        _("QE2"),
        {
            "size_bn": 600,
            "months": 8,
            "mbs_share_pct": 0,
            "long_share_pct": 60,
            "hold_months": 24,
            "expected_pct": 50,
            "start": "2010",
        },
        _(
            "Announced 3 November 2010: 600 billion of longer-term Treasuries by the end of June 2011. "
            "Assumed: half of it expected before, two years held in full. Move the sliders."
        ),
    ),
    Preset(
        "twist",
        _("Operation Twist"),
        {
            "size_bn": 670,
            "months": 15,
            "mbs_share_pct": 0,
            "long_share_pct": 100,
            "matched_sales_pct": 100,
            "hold_months": 24,
            "expected_pct": 50,
            "start": "2011",
        },
        _(
            "Maturity Extension Program, September 2011 to December 2012: Treasuries of six to thirty years bought with "
            "the proceeds of those up to three years. Reserves do not move. Assumed: half expected before, two years held in "
            "full."
        ),
    ),
    Preset(
        "qe3",
        _("QE3"),
        {
            "size_bn": 1610,
            "months": 25,
            "mbs_share_pct": 51,
            "long_share_pct": 85,
            "hold_months": 24,
            "expected_pct": 50,
            "start": "2012",
        },
        _(
            "Open-ended, announced 13 September 2012: 40 billion of agency MBS a month, from January 2013 also 45 billion "
            "of Treasuries, tapered through 2014 and ended in October of that year. Assumed: half expected before, two years "
            "held in full."
        ),
    ),
    Preset(
        "march2020",
        _("March 2020"),
        {
            "size_bn": 2290,
            "months": 4,
            "mbs_share_pct": 25,
            "long_share_pct": 45,
            "hold_months": 24,
            "expected_pct": 0,
            "stress_pct": 100,
            "start": "2020",
        },
        _(
            "In the amounts needed, 23 March 2020: Treasury and MBS holdings rose by about 2.3 trillion from the end of "
            "February to the end of June. Watch the premium that a broken market adds, and how fast buying removes it. Assumed: "
            "full stress, nothing expected before."
        ),
    ),
)

EXPLORER = Explorer(
    name="purchases",
    class_name="PurchaseExplorer",
    title=_("Purchases"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(*OUTPUTS[:8], Output("deposits_bn", _("Bank deposits created"), _("bn USD"), banded=True), *OUTPUTS[8:]),
    charts=(
        HOLDS,
        OWES,
        yield_chart(_("With the programme"), _("Without")),
        prices_chart(_("Asset prices, against no programme")),
        UNKNOWN,
    ),
    sentences=(
        _(
            "Buying {size_bn:,.0f} billion over {months:.0f} months changes the ten-year yield by {effect_bp:+.0f} bp at most "
            "(estimates from {effect_high_bp:+.0f} to {effect_low_bp:+.0f}), and by {jump_bp:+.0f} bp on the announcement. "
            "Reserves change by {reserves_rise_bn:+,.0f} billion at most, bank deposits by {deposits_rise_bn:+,.0f} billion, "
            "and share prices by {equity_pct:+.1f}% ({equity_low_pct:+.1f} to {equity_high_pct:+.1f})."
        ),
        _("Nothing is bought: the balance sheet is rolled over, and the yield stays where it was."),
        _(
            "All of the {size_bn:,.0f} billion bought are paid for by selling short Treasuries, so total assets and reserves "
            "do not grow. The ten-year yield changes by {effect_bp:+.0f} bp at most (estimates from {effect_high_bp:+.0f} to "
            "{effect_low_bp:+.0f}), and by {jump_bp:+.0f} bp on the announcement."
        ),
        _(
            "Buying {size_bn:,.0f} billion over {months:.0f} months is outside all experience: the model's yield reaches "
            "its floor of -1%, and its size should not be believed."
        ),
        _(
            "There are too few short Treasuries to sell: of the {size_bn:,.0f} billion bought, {growth_bn:,.0f} billion are paid "
            "for with new money, and reserves change by {reserves_rise_bn:+,.0f} billion at most. The ten-year yield changes by "
            "{effect_bp:+.0f} bp at most (estimates from {effect_high_bp:+.0f} to {effect_low_bp:+.0f}), and by {jump_bp:+.0f} "
            "bp on the announcement."
        ),
    ),
    sources=SOURCES,
    predictions=(
        Prediction(
            _(
                "QE1: 1,720 billion, most of it agency MBS, bought in fifteen months from the depth of the crisis, and nobody "
                "had expected it. By how much does the ten-year yield fall at most?"
            ),
            "peak_bp",
            _("bp"),
            0,
            300,
            5,
            _PRESETS[0].inputs,
            (50, 100),
            "gagnon2011work",
            note=_(
                "The published range is for the term premium around the announcements, and hangs on which days are counted. "
                "Estimates for a market without a crisis are lower, about 35."
            ),
        ),
        Prediction(
            _(
                "Operation Twist: 670 billion of long Treasuries, paid for by selling as many short ones. By how much do bank "
                "reserves rise?"
            ),
            "reserves_rise_bn",
            _("bn USD"),
            -200,
            800,
            10,
            _PRESETS[2].inputs,
            note=_("An identity of the balance sheet: what is bought is paid for with what is sold."),
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {},
    {"size_bn": 0.0},
    {"matched_sales_pct": 100.0, "start": "2011"},
    {"size_bn": 6000.0, "start": "2008", "estimate": "high", "expected_pct": 0.0, "stress_pct": 100.0},
    {"size_bn": 2000.0, "matched_sales_pct": 100.0, "mbs_share_pct": 100.0},
)
