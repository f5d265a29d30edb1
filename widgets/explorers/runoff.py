"""The run-off explorer: caps, sales and a stopping rule; reserves, ON RRP, the ten-year yield and prices respond."""

from dataclasses import replace

import numpy as np

from widgets.explorers.common import HOLDS, OUTPUTS, OWES, SOURCES, UNKNOWN, prices_chart, yield_chart
from widgets.explorers.declaration import Chart, Choice, Explorer, Limit, Output, Prediction, Preset, Series, Slider
from widgets.explorers.markets import (
    HORIZON,
    MONTHS,
    first_month_below,
    largest,
    market_prices,
    monthly_growth,
    smallest,
    treasuries_at,
)
from widgets.explorers.records import constant_plan, run_off_labels, run_off_plans, starting_labels, starting_points
from widgets.model.balance_sheet import identity_gap_bn
from widgets.model.liabilities import absorb, drain_bn
from widgets.model.long_yield import expected_stock_pct, ten_year_equivalents_pct
from widgets.model.money_market import ample_reserves_bn, spread_bp
from widgets.model.portfolio import (
    blended_coupon_pct,
    capped,
    maturing_bn,
    mbs_paydown_share,
    phased_in,
    roll_treasuries,
    sellable,
    total_bn,
)
from widgets.text import _


def respond(inputs, parameters):
    """Monthly response to a run-off, for months 0 (before it is announced) to 120.

    Run-off starts in month 1 and ends when the plan ends or when reserves fall below the stopping rule, whichever is
    first; from then on Treasuries are rolled over, MBS principal goes into bills, and bills are bought so that
    reserves keep pace with the economy.  Beside it runs the portfolio that is rolled over in full.

    inputs: the explorer's inputs in their units; `start` and `plan` are records.
    parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists, one value a month, in the units of the explorer's outputs.
    """
    start = inputs.start
    plan = inputs.plan
    without = treasuries_at(start)
    held = without
    mbs_without = start.mbs_bn
    mbs = start.mbs_bn
    coupon = start.mbs_coupon_pct
    coupon_without = start.mbs_coupon_pct

    gdp_bn = start.gdp_bn
    gdp_growth = monthly_growth(parameters.gdp_growth_pct)
    bank_growth = monthly_growth(plan.bank_assets_growth_pct)
    currency_growth = monthly_growth(plan.currency_growth_pct)
    bank_assets_bn = start.bank_assets_bn
    currency = start.currency_bn
    reserves = inputs.reserves_bn
    on_rrp = inputs.on_rrp_bn
    # Money that the sliders add to or take from the starting point is matched in other liabilities.
    other_bn = start.other_bn + start.reserves_bn + start.on_rrp_bn - inputs.reserves_bn - inputs.on_rrp_bn
    repo_bn = 0.0 * reserves
    bills_bn = 0.0 * reserves  # bought after the stop, and rolled over into bills
    account_bn = start.treasury_account_bn
    securities_before = total_bn(held) + mbs
    running = 1.0
    stopped_month = 1000.0
    nothing = [0.0, 0.0, 0.0, 0.0]

    months = []
    total_assets = []
    treasuries = []
    mbs_held = []
    other_assets = []
    reserves_out = []
    on_rrp_out = []
    other_liabilities = []
    gaps = []
    reserves_pct = []
    ample = []
    spreads = []
    stopped = []
    bought_bn = []
    market_share_pp = []
    stock = []

    for t in range(HORIZON):
        if t > 0:
            gdp_bn = gdp_bn * gdp_growth
            # A plan from history ends when its caps are gone; otherwise only the stopping rule ends a run-off.
            in_plan = np.where(plan.treasury_cap_share[t] + plan.mbs_cap_share[t] > 0, 1, 1 - plan.ends)
            below_rule = np.where(100 * reserves / bank_assets_bn < inputs.stop_pct, 1, 0)
            still = running * in_plan * (1 - below_rule)
            stopped_month = np.where(running - still > 0.5, t, stopped_month)
            running = still

            treasury_cap = running * phased_in(inputs.treasury_cap_bn, t, inputs.phase_in_months) * plan.treasury_cap_share[t]
            mbs_cap = running * phased_in(inputs.mbs_cap_bn, t, inputs.phase_in_months) * plan.mbs_cap_share[t]
            runoff = capped(treasury_cap, maturing_bn(held, parameters))
            # Sales come from one to ten years to maturity, where the market is deepest.
            short_sales = parameters.sales_share_1_5y * running * inputs.sales_bn
            sales = sellable(held, [0.0, short_sales, running * inputs.sales_bn - short_sales, 0.0], parameters)

            paydown = mbs * mbs_paydown_share(inputs.mortgage_rate_pct, coupon, parameters)
            mbs_reinvested = running * (paydown - capped(mbs_cap, paydown))
            # After the stop MBS principal goes into bills, and bills are bought at the plan's pace, or so that reserves grow
            # with the economy and currency does not eat into them.
            growth_bn = parameters.reserve_management_growth_pct / 100 * reserves / 12
            keeping_pace_bn = growth_bn + currency * (currency_growth - 1)
            bills = (1 - running) * (paydown + np.where(plan.bills_bn[t] > 0, plan.bills_bn[t], keeping_pace_bn))
            held = roll_treasuries(held, runoff, nothing, sales, plan.accretion_bn[t], parameters)
            bills_bn = bills_bn + bills
            without = roll_treasuries(without, 0.0, nothing, nothing, plan.accretion_bn[t], parameters)
            coupon = blended_coupon_pct(coupon, mbs - paydown, inputs.mortgage_rate_pct, mbs_reinvested)
            mbs = mbs - paydown + mbs_reinvested
            paydown_without = mbs_without * mbs_paydown_share(inputs.mortgage_rate_pct, coupon_without, parameters)
            coupon_without = blended_coupon_pct(
                coupon_without, mbs_without - paydown_without, inputs.mortgage_rate_pct, paydown_without
            )

            bank_assets_bn = bank_assets_bn * bank_growth
            currency_before = currency
            currency = currency * currency_growth
            account_before = account_bn
            account_change_bn = plan.treasury_account_bn[t] + inputs.tga_change_bn * np.minimum(1, t / 12)
            account_bn = np.maximum(0, start.treasury_account_bn + account_change_bn)
            securities = total_bn(held) + bills_bn + mbs
            drain = drain_bn(
                securities - securities_before - repo_bn, 0.0, account_bn - account_before, currency - currency_before, 0.0
            )
            securities_before = securities
            split = absorb(reserves, on_rrp, bank_assets_bn, drain, plan.bills_pay_more[t], start.facility, 0.0, parameters)
            # Banks cannot hold less than nothing: the standing repo facility lends what is missing, and is repaid first.
            repo_bn = np.maximum(0, -split[0])
            reserves = split[0] + repo_bn
            on_rrp = split[1]
        stock.append(
            ten_year_equivalents_pct([held[0] + bills_bn, held[1], held[2], held[3]], mbs, gdp_bn, parameters)
            - ten_year_equivalents_pct(without, mbs_without, gdp_bn, parameters)
        )
        if t <= MONTHS:
            assets = start.other_assets_bn + repo_bn + total_bn(held) + bills_bn + mbs
            share_pct = 100 * reserves / bank_assets_bn
            months.append(t)
            total_assets.append(assets)
            treasuries.append(total_bn(held) + bills_bn)
            mbs_held.append(mbs)
            other_assets.append(start.other_assets_bn + repo_bn)
            reserves_out.append(reserves)
            on_rrp_out.append(on_rrp)
            other_liabilities.append(account_bn + currency + other_bn)
            gaps.append(identity_gap_bn(assets, 0.0, reserves, on_rrp, account_bn, currency, other_bn))
            reserves_pct.append(share_pct)
            ample.append(ample_reserves_bn(bank_assets_bn, parameters))
            spreads.append(spread_bp(share_pct, parameters))
            stopped.append(stopped_month)
            bought_bn.append(0.0)
            market_share_pp.append(100 * (mbs - mbs_without) / start.agency_mbs_bn)

    expected = expected_stock_pct(stock, HORIZON, parameters)
    prices = market_prices(
        stock_pct=expected,
        bought_bn=bought_bn,
        mbs_market_share_pp=market_share_pp,
        expected_share=inputs.expected_pct / 100,
        stress=0.0,
        at_lower_bound=0.0,
        start=start,
        mortgage_pct=inputs.mortgage_rate_pct,
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
        "reserves_to_bank_assets_pct": reserves_pct,
        "ample_reserves_bn": ample,
        "spread_bp": spreads,
        "stopped_month": stopped,
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
        "actual_treasuries_bn": record_from(start, plan, plan.actual_treasuries_bn),
        "actual_securities_bn": record_from(start, plan, plan.actual_securities_bn),
        "actual_reserves_bn": record_from(start, plan, plan.actual_reserves_bn),
        "actual_on_rrp_bn": record_from(start, plan, plan.actual_on_rrp_bn),
    }


def record_from(start, plan, record):
    """The record of a run-off, if the explorer starts where that run-off started; else nothing, month by month."""
    shown = []
    for t in range(MONTHS + 1):
        shown.append(np.where(start.year == plan.year, record[t], plan.no_record[t]))
    return shown


def facts(inputs, outputs):
    """The numbers of the sentence below the charts, and which sentence it is.

    inputs, outputs: as for `respond`, outputs with their bands.  Returns a dictionary of numbers.  A month that is
    never reached is 1000.
    """
    ample_month = first_month_below(outputs.reserves_bn, outputs.ample_reserves_bn)
    stop_month = smallest(outputs.stopped_month)
    shrink_bn = outputs.total_assets_bn[0] - smallest(outputs.total_assets_bn)
    reached = np.where(ample_month < 1000, 0, 2)
    ended = np.where(stop_month < 1000, 0, 1)
    return {
        "sentence": np.where(shrink_bn < 0.5, 4 + ended, reached + ended),
        "shrink_bn": shrink_bn,
        "assets_bn": -shrink_bn,
        "ample_month": ample_month,
        "stop_month": stop_month,
        "on_rrp_bn": smallest(outputs.on_rrp_bn) - outputs.on_rrp_bn[0],
        "reserves_low_bn": smallest(outputs.reserves_bn),
        "peak_bp": largest(outputs.ten_year_effect_bp),
        "peak_low_bp": largest(outputs.ten_year_effect_bp_low),
        "peak_high_bp": largest(outputs.ten_year_effect_bp_high),
        "jump_bp": 100 * (outputs.ten_year_pct[1] - outputs.ten_year_pct[0]),
    }


_STARTS = starting_labels("runoff")
_RECORDS = starting_points(*_STARTS)


def _on_the_sliders(record):
    """Reserves and ON RRP of a starting point as their sliders can show them, in steps of 10 bn USD."""
    return {key: 10 * round(record[key] / 10) for key in ("reserves_bn", "on_rrp_bn")}


_INPUTS = (
    Slider(
        "treasury_cap_bn",
        _("Treasury run-off cap"),
        _("bn USD a month"),
        0,
        120,
        1,
        60,
        _("A ceiling: less runs off in a month in which less matures."),
    ),
    Slider(
        "mbs_cap_bn",
        _("MBS run-off cap"),
        _("bn USD a month"),
        0,
        60,
        0.5,
        35,
        _("Principal above the cap is reinvested in MBS."),
    ),
    Slider(
        "phase_in_months",
        _("Phase-in"),
        _("months"),
        0,
        24,
        3,
        3,
        _("The caps rise to their full size in equal quarterly steps."),
    ),
    Slider(
        "sales_bn",
        _("Active sales of Treasuries"),
        _("bn USD a month"),
        0,
        100,
        1,
        0,
        _("Sold on top of what matures, from one to ten years to maturity."),
    ),
    Slider(
        "mortgage_rate_pct",
        _("Mortgage rate"),
        _("%"),
        2,
        9,
        0.1,
        6.5,
        _("Below the rate of the mortgages held, borrowers refinance and MBS pay down fast."),
    ),
    Slider(
        "on_rrp_bn",
        _("ON RRP at the start"),
        _("bn USD"),
        0,
        2600,
        10,
        1980,
        _("Cash that money funds keep at the central bank: the first buffer."),
    ),
    Slider(
        "reserves_bn", _("Reserves at the start"), _("bn USD"), 1000, 4500, 10, 3310, _("Deposits of banks at the central bank.")
    ),
    Slider(
        "tga_change_bn",
        _("Change of the Treasury account"),
        _("bn USD"),
        -500,
        800,
        10,
        0,
        _("Over the first twelve months; a fuller account drains reserves or ON RRP."),
    ),
    Slider(
        "stop_pct",
        _("Stop when reserves fall below"),
        _("% of bank assets"),
        0,
        20,
        0.5,
        11.5,
        _("0 never stops. The Federal Reserve stopped near 11.5% in 2025."),
    ),
    Slider(
        "expected_pct",
        _("Run-off already expected"),
        _("%"),
        0,
        100,
        5,
        70,
        _("What is expected is in the yield already; only the rest moves it on the announcement."),
    ),
    Choice(
        "plan",
        _("Caps over time"),
        {"constant": _("As set, until the stop")} | run_off_labels(),
        "constant",
        _("The steps of a historical run-off scale the caps set above, and bring its Treasury account with them."),
        {"constant": constant_plan()} | run_off_plans(),
    ),
    Choice(
        "start",
        _("Starting point"),
        _STARTS,
        "2022",
        _("Sets GDP, the securities held, reserves, ON RRP and market sizes from history."),
        _RECORDS,
        brings={key: _on_the_sliders(record) for key, record in _RECORDS.items()},
    ),
)

_PRESETS = (
    Preset(
        "qt1",
        _("2017-19"),
        {
            "treasury_cap_bn": 30,
            "mbs_cap_bn": 20,
            "phase_in_months": 0,
            "mortgage_rate_pct": 4.4,
            "on_rrp_bn": 150,
            "stop_pct": 0,
            "plan": "2017-19",
            "start": "2017",
        },
        _(
            "Caps of 6 and 4 billion a month from October 2017, raised each quarter to 30 and 20; the Treasury cap halved "
            "in May 2019; ended on 31 July 2019. Dots are the record."
        ),
    ),
    Preset(
        "qt2",
        _("2022-25 as it happened"),
        {"phase_in_months": 0, "stop_pct": 0, "plan": "2022-25"},
        _(
            "Caps of 30 and 17.5 billion from June 2022, 60 and 35 from September; Treasuries 25 from June 2024 and 5 "
            "from April 2025; ended on 1 December 2025. Dots are the record from the H.4.1 release."
        ),
    ),
    Preset(
        "no_caps",
        _("No caps"),
        {"treasury_cap_bn": 120, "mbs_cap_bn": 60, "phase_in_months": 0},
        _("Caps so high that they hardly ever bind: what matures is gone."),
    ),
    Preset(
        "sales",
        _("Sales"),
        {"sales_bn": 40, "phase_in_months": 0},
        _("Run-off plus sales, as the Bank of England does and the Federal Reserve has not."),
    ),
)

_HOLDS = replace(
    HOLDS,
    title=_("Total assets at their lowest: {assets_bn:+,.0f} bn from the start"),
    series=(
        *HOLDS.series,
        Series("actual_treasuries_bn", _("Treasuries, record"), "actual", "dots"),
        Series("actual_securities_bn", _("with MBS, record"), "actual", "dots"),
    ),
)
_OWES = replace(OWES, title=_("ON RRP at its lowest: {on_rrp_bn:+,.0f} bn from the start"))
_AMPLE = Chart(
    "ample",
    _("Reserves at their lowest: {reserves_low_bn:,.0f} bn"),
    _("bn USD"),
    "lines",
    (
        Series("reserves_bn", _("Reserves"), "reserves", "line"),
        Series("ample_reserves_bn", _("Satiation line"), "baseline", "dashed"),
        Series("on_rrp_bn", _("ON RRP"), "on_rrp", "line"),
        Series("actual_reserves_bn", _("Reserves, record"), "actual", "dots"),
        Series("actual_on_rrp_bn", _("ON RRP, record"), "on_rrp", "dots"),
    ),
    mark=("ample_month", _("satiation line reached")),
)

EXPLORER = Explorer(
    name="runoff",
    class_name="RunoffExplorer",
    title=_("Run-off"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        *OUTPUTS,
        Output("ample_reserves_bn", _("Satiation line"), _("bn USD"), banded=True),
        Output("stopped_month", _("Month in which run-off stops"), _("months")),
        Output("actual_treasuries_bn", _("Treasuries, record"), _("bn USD")),
        Output("actual_securities_bn", _("Treasuries and MBS, record"), _("bn USD")),
        Output("actual_reserves_bn", _("Reserves, record"), _("bn USD")),
        Output("actual_on_rrp_bn", _("ON RRP, record"), _("bn USD")),
    ),
    charts=(
        _HOLDS,
        _OWES,
        _AMPLE,
        replace(yield_chart(_("With run-off"), _("Without")), title=_("Ten-year yield: at most {peak_bp:+.0f} bp")),
        prices_chart(_("Asset prices, against no run-off")),
        UNKNOWN,
    ),
    sentences=(
        _(
            "Assets shrink by {shrink_bn:,.0f} billion until run-off stops in month {stop_month:.0f}. Reserves are below the "
            "satiation line for the first time in month {ample_month:.0f}. The ten-year yield is at most {peak_bp:.0f} bp above "
            "the line without run-off (estimates from {peak_low_bp:.0f} to {peak_high_bp:.0f}); on the announcement it moves "
            "by {jump_bp:+.0f} bp."
        ),
        _(
            "Assets shrink by {shrink_bn:,.0f} billion and run-off never stops within ten years. Reserves are below the "
            "satiation line for the first time in month {ample_month:.0f}; at their lowest they are {reserves_low_bn:,.0f} "
            "billion. The ten-year yield is at most {peak_bp:.0f} bp above the line without run-off (estimates from "
            "{peak_low_bp:.0f} to {peak_high_bp:.0f})."
        ),
        _(
            "Assets shrink by {shrink_bn:,.0f} billion until run-off stops in month {stop_month:.0f}, and reserves stay "
            "above the satiation line. The ten-year yield is at most {peak_bp:.0f} bp above the line without run-off "
            "(estimates from {peak_low_bp:.0f} to {peak_high_bp:.0f}); on the announcement it moves by {jump_bp:+.0f} bp."
        ),
        _(
            "Assets shrink by {shrink_bn:,.0f} billion, and ON RRP changes by {on_rrp_bn:+,.0f} at its lowest; run-off never "
            "stops, and reserves stay above the satiation line for ten years. The ten-year yield is at most {peak_bp:.0f} bp "
            "above the line without run-off (estimates from {peak_low_bp:.0f} to {peak_high_bp:.0f})."
        ),
        _(
            "Run-off stops in month {stop_month:.0f}, before assets have shrunk by a billion. What MBS pay back buys bills from "
            "then on, and the ten-year yield is at most {peak_bp:.0f} bp above the line without run-off (estimates from "
            "{peak_low_bp:.0f} to {peak_high_bp:.0f})."
        ),
        _("Nothing runs off: what matures is reinvested, and the yield stays where it was."),
    ),
    sources=(*SOURCES, "prepayment_floor_pct", "prepayment_span_pct", "scheduled_amortization_pct", "on_rrp_draw"),
    limits=(
        Limit(
            ("reserves_bn", "on_rrp_bn"),
            "start",
            "room_bn",
            _(
                "Liabilities cannot exceed assets: of the {assets_bn:,.0f} bn held in {start}, {taken_bn:,.0f} bn stand against "
                "currency and the Treasury's account. Reserves and ON RRP together can be at most {room_bn:,.0f} bn."
            ),
        ),
    ),
    predictions=(
        Prediction(
            question=_(
                "Run-off as it happened in 2022-25. By how much does the ten-year yield move when the plan is announced, if "
                "70% of it was expected?"
            ),
            fact="jump_bp",
            unit=_("bp"),
            low=-20,
            high=60,
            step=1,
            inputs=_PRESETS[1].inputs,
            published=(4, 8),
            source="du2024quantitative",
            note=_(
                "Published: the mean over announcements in seven economies. How much was expected is an assumption of the model; "
                "with nothing expected its answer is about three times as large."
            ),
        ),
        Prediction(
            question=_(
                "Money market funds have nothing in ON RRP when run-off starts, and run-off does not stop. In which month do "
                "reserves fall below the satiation line?"
            ),
            fact="ample_month",
            unit=_("months"),
            low=0,
            high=60,
            step=1,
            inputs={"on_rrp_bn": 0, "stop_pct": 0},
            note=_(
                "Accounting, once the pace is given: what ON RRP does not pay, reserves pay. Nobody can observe a 2022 without "
                "it. With ON RRP the same run reaches the line in its third year."
            ),
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {},
    {"stop_pct": 0.0},
    {"reserves_bn": 4500.0, "on_rrp_bn": 1000.0, "stop_pct": 18.0},
    {"treasury_cap_bn": 1.0, "mbs_cap_bn": 0.0, "stop_pct": 0.0, "reserves_bn": 4500.0, "on_rrp_bn": 1000.0},
    {"stop_pct": 20.0},
    {"treasury_cap_bn": 0.0, "mbs_cap_bn": 0.0, "stop_pct": 0.0},
)
