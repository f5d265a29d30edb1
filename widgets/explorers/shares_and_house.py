"""The two shares and a house: one change of the real long yield, priced into a growth share, a value share and a mortgage."""

import numpy as np

from widgets.explorers.declaration import Chart, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.asset_prices import equity_pct, mortgage_change_pp, percent
from widgets.model.valuation import affordable_loan, price_earnings
from widgets.text import _

REAL_YIELD_PCT = 2.5  # real ten-year yield before the change
FAST_GROWTH_YEARS = 10  # years in which the growth share grows fast
LATER_GROWTH_PCT = 2.5  # its growth afterwards
VALUE_GROWTH_PCT = 2.0  # growth of the value share
MORTGAGE_YEARS = 30
YIELD_CHANGES = 61  # changes of -150 to +150 bp in steps of 5 are drawn


def respond(inputs, parameters):
    """Prices of two shares and of a house after the real long yield has changed for good, and what studies find instead.

    A share is worth its earnings discounted at the real yield plus the premium.  The mortgage rate follows the yield; the
    loan is what the monthly budget carries over thirty years.  Beside this arithmetic stand the responses of share and house
    prices that were measured after changes of yields caused by policy.

    inputs: the explorer's inputs in their units.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists in the units of the explorer's outputs.
    """
    change_pp = inputs.yield_change_bp / 100
    discount_pct = REAL_YIELD_PCT + inputs.premium_pct
    growth_before = np.maximum(1e-9, price_earnings(discount_pct, inputs.growth_pct, FAST_GROWTH_YEARS, LATER_GROWTH_PCT))
    value_before = np.maximum(1e-9, price_earnings(discount_pct, VALUE_GROWTH_PCT, 0, VALUE_GROWTH_PCT))
    growth_after = price_earnings(discount_pct + change_pp, inputs.growth_pct, FAST_GROWTH_YEARS, LATER_GROWTH_PCT)
    value_after = price_earnings(discount_pct + change_pp, VALUE_GROWTH_PCT, 0, VALUE_GROWTH_PCT)

    changes = []
    growth_curve = []
    value_curve = []
    for step in range(YIELD_CHANGES):
        changed_pct = discount_pct + (step * 5 - 150) / 100
        changes.append(step * 5 - 150)
        growth_curve.append(
            100 * price_earnings(changed_pct, inputs.growth_pct, FAST_GROWTH_YEARS, LATER_GROWTH_PCT) / growth_before - 100
        )
        value_curve.append(100 * price_earnings(changed_pct, VALUE_GROWTH_PCT, 0, VALUE_GROWTH_PCT) / value_before - 100)

    growth_change = 100 * growth_after / growth_before - 100
    value_change = 100 * value_after / value_before - 100

    mortgage_pp = mortgage_change_pp(change_pp, 0, 0, parameters)
    rate_after_pct = np.maximum(0.1, inputs.mortgage_pct + mortgage_pp)
    loan_before = affordable_loan(inputs.budget_usd, inputs.mortgage_pct, MORTGAGE_YEARS) / 1000
    loan_after = affordable_loan(inputs.budget_usd, rate_after_pct, MORTGAGE_YEARS) / 1000
    loan_change = 100 * loan_after / np.maximum(1e-9, loan_before) - 100
    houses = percent(-parameters.house_pct_per_pp * (rate_after_pct - inputs.mortgage_pct) / 100)

    return {
        "share": [0, 1],
        "multiple_before": [growth_before, value_before],
        "multiple_after": [growth_after, value_after],
        "change_bp": changes,
        "growth_curve_pct": growth_curve,
        "value_curve_pct": value_curve,
        "chosen_bp": [inputs.yield_change_bp],
        "chosen_pct": [growth_change],
        "price": [0, 1, 2, 3, 4],
        "price_pct": [growth_change, value_change, equity_pct(change_pp, parameters), loan_change, houses],
        "valuation_log_pct": [100 * np.log(growth_after / growth_before), 100 * np.log(value_after / value_before)],
        "earnings_log_pct": [100 * np.log(1 + inputs.growth_pct / 100), 100 * np.log(1 + VALUE_GROWTH_PCT / 100)],
        "rate": [0, 1],
        "loan_thousand": [loan_before, loan_after],
        "rate_after_pct": [rate_after_pct],
    }


def facts(inputs, outputs):
    """The numbers of the sentence and of the titles, and which sentence it is.

    inputs, outputs: as for `respond`, outputs with their bands.  Returns a dictionary of numbers.
    """
    rises = np.where(inputs.yield_change_bp > 0, 1, 2)
    return {
        "sentence": np.where(inputs.yield_change_bp < 0, 0, rises),
        "size_bp": np.maximum(inputs.yield_change_bp, -inputs.yield_change_bp),
        "growth_pct": outputs.price_pct[0],
        "value_pct": outputs.price_pct[1],
        "market_pct": outputs.price_pct[2],
        "market_low_pct": outputs.price_pct_low[2],
        "market_high_pct": outputs.price_pct_high[2],
        "loan_pct": outputs.price_pct[3],
        "houses_pct": outputs.price_pct[4],
        "growth_before": outputs.multiple_before[0],
        "value_before": outputs.multiple_before[1],
        "growth_after": outputs.multiple_after[0],
        "value_after": outputs.multiple_after[1],
        "valuation_pct": outputs.valuation_log_pct[0],
        "earnings_pct": outputs.earnings_log_pct[0],
        "budget_usd": inputs.budget_usd,
        "rate_before_pct": inputs.mortgage_pct,
        "rate_after_pct": outputs.rate_after_pct[0],
        "loan_before": outputs.loan_thousand[0],
        "loan_after": outputs.loan_thousand[1],
    }


_INPUTS = (
    Slider(
        "yield_change_bp",
        _("Change of the real long yield"),
        _("bp"),
        -150,
        150,
        5,
        -50,
        _("From 2.5%, for good. The discount rate of both shares moves by as much, the mortgage rate by 0.9 times as much."),
    ),
    Slider(
        "premium_pct",
        _("Equity premium"),
        _("%"),
        2,
        7,
        0.25,
        5,
        _("What investors ask for shares on top of the real long yield."),
    ),
    Slider(
        "growth_pct",
        _("Growth share: earnings growth for ten years"),
        _("% a year"),
        2,
        25,
        1,
        12,
        _("After ten years 2.5%. The value share grows by 2% a year throughout."),
    ),
    Slider("mortgage_pct", _("Mortgage rate before"), _("%"), 2, 9, 0.05, 6.5, _("Thirty years, fixed.")),
    Slider(
        "budget_usd", _("Monthly budget for the mortgage"), _("USD a month"), 500, 6000, 100, 2000, _("Interest and repayment.")
    ),
)

_PRESETS = (
    Preset(
        "year2020",
        _("2020"),
        {"yield_change_bp": -115, "mortgage_pct": 3.7},
        _(
            "December 2019 to December 2020: the real ten-year Treasury yield fell by about 1.1 points, and the mortgage rate "
            "from 3.7 to 2.7%. How much of it was QE is another question. Premium, growth and budget are assumptions."
        ),
    ),
    Preset(
        "tantrum2013",
        _("Taper tantrum, 2013"),
        {"yield_change_bp": 130, "mortgage_pct": 3.45},
        _("April to September 2013: the real ten-year yield rose by 1.3 points, the mortgage rate from 3.4 to 4.5%."),
    ),
    Preset(
        "half2022",
        _("First half of 2022"),
        {"yield_change_bp": 150, "mortgage_pct": 3.1},
        _(
            "December 2021 to June 2022: the real ten-year yield rose by 1.5 points, and the mortgage rate by more, "
            "from 3.1 to 5.5%."
        ),
    ),
)

EXPLORER = Explorer(
    name="shares_and_house",
    class_name="SharesAndHouseExplorer",
    title=_("Two shares and a house"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("share", _("Share"), _("name"), axis="share", categories=(_("Growth share"), _("Value share"))),
        Output("multiple_before", _("Price for a dollar of earnings, before"), _("times"), 1, axis="share"),
        Output("multiple_after", _("Price for a dollar of earnings, after"), _("times"), 1, axis="share"),
        Output("change_bp", _("Change of the yield"), _("bp"), axis="change_bp"),
        Output("growth_curve_pct", _("Price of the growth share"), _("%"), 1, axis="change_bp"),
        Output("value_curve_pct", _("Price of the value share"), _("%"), 1, axis="change_bp"),
        Output("chosen_bp", _("Change chosen"), _("bp"), axis=""),
        Output("chosen_pct", _("Growth share at the change chosen"), _("%"), 1, axis=""),
        Output(
            "price",
            _("Price"),
            _("name"),
            axis="price",
            categories=(
                _("Growth share, arithmetic"),
                _("Value share, arithmetic"),
                _("Shares, as studies find"),
                _("Loan the budget carries"),
                _("House prices, as studies find"),
            ),
        ),
        Output("price_pct", _("Change"), _("%"), 1, banded=True, axis="price"),
        Output("valuation_log_pct", _("From valuation"), _("% (logarithm)"), 1, axis="share"),
        Output("earnings_log_pct", _("From a year's earnings growth"), _("% (logarithm)"), 1, axis="share"),
        Output("rate", _("Mortgage rate"), _("name"), axis="rate", categories=(_("Before"), _("After"))),
        Output("loan_thousand", _("Loan"), _("thousand USD"), 0, axis="rate"),
        Output("rate_after_pct", _("Mortgage rate after"), _("%"), 2, axis=""),
    ),
    charts=(
        Chart(
            "multiples",
            _(
                "A dollar of earnings: growth {growth_before:.1f}, then {growth_after:.1f}; "
                "value {value_before:.1f}, then {value_after:.1f}"
            ),
            _("times earnings"),
            "bars",
            (Series("multiple_before", _("Before"), "baseline", "bar"), Series("multiple_after", _("After"), "equities", "bar")),
            x="share",
        ),
        Chart(
            "curve",
            _("The growth share bends more"),
            _("% of the price before"),
            "lines",
            (
                Series("growth_curve_pct", _("Growth"), "equities", "line"),
                Series("value_curve_pct", _("Value"), "mbs", "dashed"),
                Series("chosen_pct", _("Chosen"), "actual", "point", x="chosen_bp"),
            ),
            x="change_bp",
        ),
        Chart(
            "prices",
            _("Arithmetic against what studies find"),
            _("%"),
            "bars",
            (Series("price_pct", _("Change"), "treasuries", "bar"),),
            x="price",
        ),
        Chart(
            "split",
            _("Return of the growth share in a year: valuation {valuation_pct:+.1f}, earnings {earnings_pct:+.1f}"),
            _("% (logarithm)"),
            "stacked_bars",
            (
                Series("valuation_log_pct", _("Valuation"), "yield", "bar"),
                Series("earnings_log_pct", _("Earnings"), "gold", "bar"),
            ),
            x="share",
        ),
        Chart(
            "house",
            _(
                "{budget_usd:,.0f} a month carries {loan_before:,.0f} thousand at {rate_before_pct:.2f}%, "
                "{loan_after:,.0f} at {rate_after_pct:.2f}%"
            ),
            _("thousand USD"),
            "bars",
            (Series("loan_thousand", _("Loan"), "houses", "bar"),),
            x="rate",
        ),
    ),
    sentences=(
        _(
            "A real long yield that is {size_bp:.0f} bp lower for good changes the growth share by {growth_pct:+.1f}% and the "
            "value share by {value_pct:+.1f}%. Studies of policy find {market_pct:+.1f}% for shares as a whole "
            "({market_low_pct:+.1f} to {market_high_pct:+.1f}): few changes last for good. The loan that the budget carries "
            "changes by {loan_pct:+.1f}%, house prices by {houses_pct:+.1f}%."
        ),
        _(
            "A real long yield that is {size_bp:.0f} bp higher for good changes the growth share by {growth_pct:+.1f}% and the "
            "value share by {value_pct:+.1f}%, less than the same fall would have raised them. Studies of policy find "
            "{market_pct:+.1f}% for shares as a whole ({market_low_pct:+.1f} to {market_high_pct:+.1f}). The loan that the "
            "budget carries changes by {loan_pct:+.1f}%, house prices by {houses_pct:+.1f}%."
        ),
        _("The yield stays where it was, and with it every price: what is left of the return is earnings."),
    ),
    sources=("equity_pct_per_pp", "house_pct_per_pp"),
    predictions=(
        Prediction(
            _(
                "Policy lowers the ten-year yield by one point. By how much do share prices as a whole rise, as studies find it? "
                "The published range is for calm times before 2009 and for the years at the lower bound together."
            ),
            "market_pct",
            _("%"),
            -10,
            40,
            0.5,
            {"yield_change_bp": -100},
            (1.5, 9),
            "kiley2014response",
            decimals=1,
        ),
        Prediction(
            _("The same point, for good: by how much does the price of the growth share rise by arithmetic alone?"),
            "growth_pct",
            _("%"),
            -10,
            60,
            0.5,
            {"yield_change_bp": -100},
            note=_("Arithmetic of the discount rate; nothing to publish."),
            decimals=1,
        ),
        Prediction(
            _("The mortgage rate falls by one point, from 6.5 to 5.5%. By how much do house prices rise in the end?"),
            "houses_pct",
            _("%"),
            -10,
            40,
            0.5,
            {"yield_change_bp": -110},
            (6, 8),
            "glaeser2013can",
            decimals=1,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = ({}, {"yield_change_bp": 50.0}, {"yield_change_bp": 0.0})
