"""One shock, four balance sheets: the same run-off as a borrower, a bondholder, a shareholder and a bank see it."""

import numpy as np

from widgets.explorers.declaration import Chart, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.asset_prices import bond_price_pct, equity_pct, mortgage_change_pp
from widgets.model.macro import rate_cut_equivalent_bp
from widgets.model.money_market import spread_bp
from widgets.model.valuation import monthly_payment, price_earnings
from widgets.text import _

RUNOFF_STEPS = 41  # the curves run from no run-off to 4 tn USD in steps of 0.1
LOAN_YEARS = 30
PAR_YIELD_PCT = 4  # yield and coupon of the three bonds before the run-off
DISCOUNT_PCT = 7.5  # discount rate of both shares before the run-off
LASTING_MONTHS = 1000  # a rise of the policy rate that is expected to last
FADING_MONTHS = 36  # one that is expected to fade, as `short_rate_reversion_months`
# Published rises of the policy rate for 1% of GDP of run-off, at the GDP of 2022Q2, 25.9 tn USD (tested): Crawley and others
# 50 bp for 2.5 tn, Wei 29 bp for 2.2 tn in calm markets and 74 bp in a crisis.
STAFF_BP_PER_PCT = 5.17
CALM_BP_PER_PCT = 3.41
CRISIS_BP_PER_PCT = 8.7


def respond(inputs, parameters):
    """What a run-off does to four balance sheets once it is complete.

    The ten-year yield rises by the slider's basis points for each percent of GDP.  Mortgages follow it and widen with the
    MBS run off.  All bonds and discount rates move by as much as the ten-year yield.  Banks lose reserves only after
    money market funds have emptied ON RRP.

    inputs: the explorer's inputs in their units.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists: curves along the run-off, bars by category, and single numbers.
    """
    path_tn = []
    ten_year = []
    mortgage = []
    payment = []
    overnight = []
    for step in range(RUNOFF_STEPS):
        runoff_tn = 0.1 * step
        yield_bp = ten_year_rise_bp(runoff_tn, inputs)
        rate_bp = mortgage_rise_bp(runoff_tn, yield_bp, inputs, parameters)
        path_tn.append(runoff_tn)
        ten_year.append(yield_bp)
        mortgage.append(rate_bp)
        payment.append(monthly_payment(inputs.loan, inputs.mortgage_rate_pct + rate_bp / 100, LOAN_YEARS))
        overnight.append(overnight_bp(runoff_tn, inputs, parameters))

    yield_bp = ten_year_rise_bp(inputs.runoff_tn, inputs)
    rate_bp = mortgage_rise_bp(inputs.runoff_tn, yield_bp, inputs, parameters)
    higher_pct = PAR_YIELD_PCT + yield_bp / 100
    before_growth = price_earnings(DISCOUNT_PCT, 12, 10, 2.5)
    after_growth = price_earnings(DISCOUNT_PCT + yield_bp / 100, 12, 10, 2.5)
    before_steady = price_earnings(DISCOUNT_PCT, 2, 0, 2)
    after_steady = price_earnings(DISCOUNT_PCT + yield_bp / 100, 2, 0, 2)
    runoff_pct = 100 * inputs.runoff_tn / np.maximum(1e-9, inputs.gdp_tn)
    return {
        "path_tn": path_tn,
        "ten_year_path_bp": ten_year,
        "mortgage_path_bp": mortgage,
        "payment_path": payment,
        "overnight_path_bp": overnight,
        "here_tn": [inputs.runoff_tn],
        "ten_year_bp": [yield_bp],
        "mortgage_bp": [rate_bp],
        "payment": [monthly_payment(inputs.loan, inputs.mortgage_rate_pct + rate_bp / 100, LOAN_YEARS)],
        "overnight_bp": [overnight_bp(inputs.runoff_tn, inputs, parameters)],
        "ample_overnight_bp": [spread_bp(100, parameters)],
        "reserves_tn": [reserves_left_tn(inputs.runoff_tn, inputs)],
        "bond": [0, 1, 2],
        "bond_price_pct": [
            bond_price_pct(PAR_YIELD_PCT, higher_pct, 2) - 100,
            bond_price_pct(PAR_YIELD_PCT, higher_pct, 10) - 100,
            bond_price_pct(PAR_YIELD_PCT, higher_pct, 30) - 100,
        ],
        "share": [0, 1, 2],
        "share_price_pct": [
            100 * (after_growth / np.maximum(1e-9, before_growth) - 1),
            100 * (after_steady / np.maximum(1e-9, before_steady) - 1),
            equity_pct(yield_bp / 100, parameters),
        ],
        "measure": [0, 1, 2, 3, 4],
        "policy_rate_bp": [
            rate_cut_equivalent_bp(-yield_bp, LASTING_MONTHS),
            rate_cut_equivalent_bp(-yield_bp, FADING_MONTHS),
            STAFF_BP_PER_PCT * runoff_pct,
            CALM_BP_PER_PCT * runoff_pct,
            CRISIS_BP_PER_PCT * runoff_pct,
        ],
    }


def ten_year_rise_bp(runoff_tn, inputs):
    """Rise of the ten-year yield, bp: sensitivity times the run-off in % of GDP."""
    return inputs.sensitivity_bp * 100 * runoff_tn / np.maximum(1e-9, inputs.gdp_tn)


def mortgage_rise_bp(runoff_tn, yield_bp, inputs, parameters):
    """Rise of the mortgage rate, bp: the yield's, passed through, and a spread for each trillion of MBS run off."""
    passed_through_bp = 100 * mortgage_change_pp(yield_bp / 100, 0, 0, parameters)
    return passed_through_bp + inputs.mbs_spread_bp * runoff_tn * inputs.mbs_share_pct / 100


def reserves_left_tn(runoff_tn, inputs):
    """Reserves after a run-off, tn USD: ON RRP goes first, and reserves do not fall below zero."""
    return np.maximum(0, inputs.reserves_tn - np.maximum(0, runoff_tn - inputs.on_rrp_tn))


def overnight_bp(runoff_tn, inputs, parameters):
    """Funds rate less interest on reserves after a run-off, bp."""
    share_pct = 100 * reserves_left_tn(runoff_tn, inputs) / np.maximum(1e-9, inputs.bank_assets_tn)
    return spread_bp(share_pct, parameters)


def facts(inputs, outputs):
    """The numbers of titles and sentence, and which sentence it is.

    0: reserves end below the satiation line.  1: ON RRP is gone and reserves are still abundant.  2: ON RRP absorbs everything.
    3: nothing runs off.
    """
    reserves_pct = 100 * outputs.reserves_tn[0] / np.maximum(1e-9, inputs.bank_assets_tn)
    after_buffer = np.where(outputs.overnight_bp[0] > outputs.ample_overnight_bp[0] + 0.01, 0, 1)
    some = np.where(inputs.runoff_tn > inputs.on_rrp_tn, after_buffer, 2)
    return {
        "sentence": np.where(inputs.runoff_tn < 0.05, 3, some),
        "runoff_tn": inputs.runoff_tn,
        "runoff_pct": 100 * inputs.runoff_tn / np.maximum(1e-9, inputs.gdp_tn),
        "ten_year_bp": outputs.ten_year_bp[0],
        "mortgage_bp": outputs.mortgage_bp[0],
        "mortgage_before_pct": inputs.mortgage_rate_pct,
        "mortgage_after_pct": inputs.mortgage_rate_pct + outputs.mortgage_bp[0] / 100,
        "payment_before": outputs.payment_path[0],
        "payment_after": outputs.payment[0],
        "long_bond_pct": outputs.bond_price_pct[2],
        "lasting_bp": outputs.policy_rate_bp[0],
        "fading_bp": outputs.policy_rate_bp[1],
        "none": 0.0 * inputs.runoff_tn,
        "on_rrp_tn": inputs.on_rrp_tn,
        "reserves_after_tn": outputs.reserves_tn[0],
        "reserves_pct": reserves_pct,
        "reserves_change_pp": reserves_pct - 100 * inputs.reserves_tn / np.maximum(1e-9, inputs.bank_assets_tn),
        "overnight_bp": outputs.overnight_bp[0],
    }


_INPUTS = (
    Slider("runoff_tn", _("Run-off"), _("tn USD"), 0, 4, 0.1, 2.4, _("Securities that leave the central bank, in all.")),
    Slider("gdp_tn", _("GDP"), _("tn USD"), 20, 40, 1, 30, _("The economy that has to hold the bonds instead.")),
    Slider(
        "sensitivity_bp",
        _("Ten-year yield for 1% of GDP"),
        _("bp"),
        1,
        10,
        0.5,
        3,
        _("Uncertain. Estimates for run-off are 1 to 2, those for purchases a little over 5."),
    ),
    Slider(
        "mbs_share_pct", _("Share of MBS in the run-off"), _("%"), 0, 100, 5, 25, _("MBS act on the spread of mortgages as well.")
    ),
    Slider(
        "mbs_spread_bp",
        _("Mortgage spread for 1 tn of MBS"),
        _("bp"),
        0,
        60,
        1,
        9,
        _("Uncertain. 9 is the central value of the book's model, 3 to 17 its range, and more in a crisis."),
    ),
    Slider("loan", _("Mortgage loan"), _("dollars"), 50000, 1000000, 10000, 400000, _("Fixed rate, 30 years.")),
    Slider(
        "mortgage_rate_pct", _("Mortgage rate before"), _("%"), 2, 9, 0.05, 6.25, _("What a new borrower pays without run-off.")
    ),
    Slider(
        "on_rrp_tn",
        _("ON RRP before"),
        _("tn USD"),
        0,
        2.5,
        0.1,
        1.9,
        _("Idle cash of money market funds at the central bank: it is drained first."),
    ),
    Slider("reserves_tn", _("Reserves before"), _("tn USD"), 1, 4.5, 0.05, 3.3, _("Deposits of banks at the central bank.")),
    Slider(
        "bank_assets_tn",
        _("Bank assets"),
        _("tn USD"),
        14,
        28,
        0.5,
        24,
        _("Larger banks need more reserves: they are abundant above about 13% of bank assets."),
    ),
)

_PRESETS = (
    Preset(
        "qt1",
        _("2017-19"),
        {
            "runoff_tn": 0.7,
            "gdp_tn": 20,
            "mortgage_rate_pct": 3.8,
            "mbs_share_pct": 40,
            "on_rrp_tn": 0.2,
            "reserves_tn": 2.2,
            "bank_assets_tn": 17,
        },
        _("Total assets fell by 0.7 trillion from September 2017 to August 2019. ON RRP was small, so reserves took the drain."),
    ),
    Preset(
        "qt2",
        _("2022-25"),
        {"gdp_tn": 26, "mortgage_rate_pct": 5.25, "mbs_share_pct": 30, "on_rrp_tn": 2, "bank_assets_tn": 24.5},
        _("Total assets fell by 2.4 trillion from June 2022 to December 2025, nearly all of it out of ON RRP until 2025."),
    ),
    Preset(
        "mirror",
        _("As if QT were QE reversed"),
        {"sensitivity_bp": 5.5},
        _("The median of published effects of purchases is 54 bp for 10% of GDP: what a mirror image would give."),
    ),
    Preset("no_buffer", _("No ON RRP to drain"), {"on_rrp_tn": 0}, _("The same run-off when no cash is idle.")),
)

_OUTPUTS = (
    Output("path_tn", _("Run-off"), _("tn USD"), 1, axis="path_tn"),
    Output("ten_year_path_bp", _("Rise of the ten-year yield"), _("bp"), 1, axis="path_tn"),
    Output("mortgage_path_bp", _("Rise of the mortgage rate"), _("bp"), 1, axis="path_tn"),
    Output("payment_path", _("Monthly payment"), _("dollars"), axis="path_tn"),
    Output("overnight_path_bp", _("Funds rate less interest on reserves"), _("bp"), 1, banded=True, axis="path_tn"),
    Output("here_tn", _("Run-off set"), _("tn USD"), 1, axis=""),
    Output("ten_year_bp", _("Rise of the ten-year yield, as set"), _("bp"), 1, axis=""),
    Output("mortgage_bp", _("Rise of the mortgage rate, as set"), _("bp"), 1, axis=""),
    Output("payment", _("Monthly payment, as set"), _("dollars"), axis=""),
    Output("overnight_bp", _("Funds rate less interest on reserves, as set"), _("bp"), 1, banded=True, axis=""),
    Output("ample_overnight_bp", _("The same with abundant reserves"), _("bp"), 1, banded=True, axis=""),
    Output("reserves_tn", _("Reserves left"), _("tn USD"), 2, axis=""),
    Output("bond", _("Bond"), "", axis="bond", categories=(_("2-year bond"), _("10-year bond"), _("30-year bond"))),
    Output("bond_price_pct", _("Bond price"), _("%"), 2, axis="bond"),
    Output(
        "share",
        _("Share"),
        "",
        axis="share",
        categories=(_("Growth share, discounting alone"), _("Steady share, discounting alone"), _("All shares, as estimated")),
    ),
    Output("share_price_pct", _("Share price"), _("%"), 1, banded=True, axis="share"),
    Output(
        "measure",
        _("Measure"),
        "",
        axis="measure",
        categories=(
            _("Same ten-year yield, a rate rise that lasts"),
            _("Same ten-year yield, a rate rise that fades"),
            _("Crawley et al. (2022), scaled by GDP"),
            _("Wei (2022), calm, scaled by GDP"),
            _("Wei (2022), crisis, scaled by GDP"),
        ),
    ),
    Output("policy_rate_bp", _("Rise of the policy rate that does the same"), _("bp"), axis="measure"),
)

_CHARTS = (
    Chart(
        "yields",
        _("Ten-year yield {ten_year_bp:+.0f} bp, mortgages {mortgage_bp:+.0f}"),
        _("bp"),
        "lines",
        (
            Series("ten_year_path_bp", _("Ten-year yield"), "yield", "line"),
            Series("mortgage_path_bp", _("Mortgage rate"), "mbs", "dashed"),
            Series("ten_year_bp", _("You"), "yield", "point", x="here_tn"),
        ),
        x="path_tn",
    ),
    Chart(
        "borrower",
        _("The borrower: {payment_before:,.0f} a month becomes {payment_after:,.0f}"),
        _("dollars a month"),
        "lines",
        (
            Series("payment_path", _("Payment on a new loan"), "houses", "line"),
            Series("payment", _("You"), "houses", "point", x="here_tn"),
        ),
        x="path_tn",
    ),
    Chart(
        "bank",
        _("The bank: overnight money moves only after ON RRP is gone"),
        _("bp over interest on reserves"),
        "lines",
        (
            Series("overnight_path_bp", _("Funds rate"), "reserves", "line"),
            Series("overnight_bp", _("You"), "reserves", "point", x="here_tn"),
        ),
        spans=(("none", "on_rrp_tn", _("ON RRP absorbs it")),),
        x="path_tn",
    ),
    Chart(
        "bondholder",
        _("The bondholder: the longer the bond, the larger the loss"),
        _("% of the price"),
        "bars",
        (Series("bond_price_pct", _("Price change"), "bonds", "bar"),),
        x="bond",
    ),
    Chart(
        "shareholder",
        _("The shareholder: less on record than discounting alone implies"),
        _("% of the price"),
        "bars",
        (Series("share_price_pct", _("Price change"), "equities", "bar"),),
        x="share",
    ),
    Chart(
        "policy",
        _("The same on the scale of the policy rate"),
        _("bp"),
        "bars",
        (Series("policy_rate_bp", _("Rise of the policy rate"), "baseline", "bar"),),
        x="measure",
        note=_("One quarter-point rise is 25 bp."),
    ),
)

EXPLORER = Explorer(
    name="one_shock_four_sheets",
    class_name="OneShockFourSheetsExplorer",
    title=_("One shock, four balance sheets"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=_OUTPUTS,
    charts=_CHARTS,
    sentences=(
        _(
            "A run-off of {runoff_tn:.1f} tn is {runoff_pct:.1f}% of GDP and changes the ten-year yield by {ten_year_bp:+.0f} "
            "bp. A new mortgage goes from {mortgage_before_pct:.2f} to {mortgage_after_pct:.2f}% and the price of a "
            "thirty-year bond changes by {long_bond_pct:+.1f}%. ON RRP is empty and reserves end at {reserves_pct:.1f}% of "
            "bank assets, no longer abundant: overnight rates are higher than they would be with abundant reserves."
        ),
        _(
            "A run-off of {runoff_tn:.1f} tn is {runoff_pct:.1f}% of GDP and changes the ten-year yield by {ten_year_bp:+.0f} "
            "bp. A new mortgage goes from {mortgage_before_pct:.2f} to {mortgage_after_pct:.2f}% and the price of a "
            "thirty-year bond changes by {long_bond_pct:+.1f}%. ON RRP is empty, but reserves are still abundant at "
            "{reserves_pct:.1f}% of bank assets."
        ),
        _(
            "A run-off of {runoff_tn:.1f} tn is {runoff_pct:.1f}% of GDP and changes the ten-year yield by {ten_year_bp:+.0f} "
            "bp. A new mortgage goes from {mortgage_before_pct:.2f} to {mortgage_after_pct:.2f}% and the price of a "
            "thirty-year bond changes by {long_bond_pct:+.1f}%. ON RRP absorbs all of it, and reserves stay at "
            "{reserves_pct:.1f}% of bank assets."
        ),
        _("Nothing runs off: yields, payments and prices stay where they are."),
    ),
    sources=("equity_pct_per_pp", "satiation_pct", "satiated_spread_bp", "scarcity_slope_bp"),
    predictions=(
        Prediction(
            _(
                "In 2022 a run-off of 2.2 tn lay ahead, with GDP at 26 tn. By how many basis points would the policy rate have "
                "to rise, for good, to lift the ten-year yield as much?"
            ),
            "lasting_bp",
            _("bp"),
            -100,
            200,
            5,
            {"runoff_tn": 2.2, "gdp_tn": 26},
            (29, 74),
            "wei2022quantitative",
            _("The published range is one model in calm markets and in a crisis, for a rise of the present policy rate."),
        ),
        Prediction(
            _(
                "The same run-off, but money market funds hold no cash at the central bank. By how many percentage points of "
                "bank assets do reserves change?"
            ),
            "reserves_change_pp",
            _("pp"),
            -20,
            10,
            0.5,
            {"runoff_tn": 2.2, "on_rrp_tn": 0},
            note=_("Arithmetic. They start at 13.8%, and stop being abundant at 12 to 13%."),
            decimals=1,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = ({"estimate": "central"}, {"reserves_tn": 4.5}, {"runoff_tn": 1.0}, {"runoff_tn": 0.0})
