"""The chain explorer: from purchases to long yields, loan rates, loans and spending; it says which link binds."""

import numpy as np

from widgets.explorers.declaration import Chart, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.asset_prices import percent
from widgets.model.long_yield import announced_purchases_bp
from widgets.model.macro import (
    capital_room_pct,
    credit_spending_pct,
    demand_drive_pct,
    loan_demand_pct,
    loans_made_pct,
    trade_spending_pct,
    wealth_spending_pct,
)
from widgets.text import _

CHAIN_SIZES = 31  # purchases of 0 to 30% of GDP are drawn


def respond(inputs, parameters):
    """What purchases do to rates, loans and spending once they have worked through.

    Yields fall in proportion to purchases, loan rates with the pass-through.  Loans grow by the smaller of what borrowers
    want and what banks' capital allows; reserves enter neither.  Spending is the sum of three routes, without second rounds.

    inputs: the explorer's inputs in their units.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists in the units of the explorer's outputs.
    """
    bp_per_pct = announced_purchases_bp(1, parameters)
    room_pct = capital_room_pct(inputs.headroom_pct, parameters)
    without_pct = loans_made_pct(inputs.trend_pct, room_pct)
    pass_through = inputs.pass_through_pct / 100

    sizes = []
    wanted_curve = []
    made_curve = []
    without_curve = []
    for size in range(CHAIN_SIZES):
        wanted = loan_demand_pct(pass_through * bp_per_pct * size / 100, inputs.loan_response_pct, inputs.trend_pct)
        sizes.append(size)
        wanted_curve.append(wanted)
        made_curve.append(loans_made_pct(wanted, room_pct))
        without_curve.append(without_pct)

    yield_pp = bp_per_pct * inputs.purchases_pct / 100
    loan_rate_pp = pass_through * yield_pp
    wanted_pct = loan_demand_pct(loan_rate_pp, inputs.loan_response_pct, inputs.trend_pct)
    made_pct = loans_made_pct(wanted_pct, room_pct)
    new_loans_pct = made_pct - without_pct

    shares_log = -parameters.equity_pct_per_pp * yield_pp / 100
    houses_log = -parameters.house_pct_per_pp * loan_rate_pp / 100
    currency_log = inputs.currency_pct_per_pp * (1 - parameters.foreign_yield_share) * yield_pp / 100
    credit = credit_spending_pct(new_loans_pct, parameters)
    wealth = wealth_spending_pct(shares_log, houses_log, inputs.wealth_cents, parameters)
    trade = trade_spending_pct(-percent(currency_log), parameters)
    spending = credit + wealth + trade
    by_model = demand_drive_pct(yield_pp, 0, parameters)

    reserves = inputs.purchases_pct
    deposits = inputs.purchases_pct * inputs.nonbank_share_pct / 100
    loans_gdp = parameters.loans_pct_gdp / 100
    wanted_gdp = loans_gdp * (wanted_pct - inputs.trend_pct)
    return {
        "rate": [0, 1],
        "rate_change_bp": [100 * yield_pp, 100 * loan_rate_pp],
        "amount": [0, 1, 2, 3],
        "amount_pct": [reserves, deposits, wanted_gdp, loans_gdp * new_loans_pct],
        "size_pct": sizes,
        "wanted_curve_pct": wanted_curve,
        "made_curve_pct": made_curve,
        "without_curve_pct": without_curve,
        "chosen_size_pct": [inputs.purchases_pct],
        "chosen_loans_pct": [made_pct],
        "room_pct": [room_pct],
        "route": [0, 1, 2],
        "route_pct": [credit, wealth, trade],
        "total": [0, 1],
        "total_pct": [spending, by_model],
    }


def facts(inputs, outputs):
    """The numbers of the sentence and of the titles, and which sentence it is.

    inputs, outputs: as for `respond`, outputs with their bands.  Returns a dictionary of numbers.
    """
    wanted_gain = outputs.amount_pct[2]
    short_of_capital = np.where(
        outputs.made_curve_pct[0] < inputs.trend_pct - 0.005, 1, np.where(outputs.amount_pct[3] < wanted_gain - 0.005, 1, 0)
    )
    no_response = np.where(inputs.loan_response_pct * inputs.pass_through_pct < 1e-9, 2, short_of_capital)
    return {
        "sentence": np.where(inputs.purchases_pct < 1e-9, 3, no_response),
        "purchases_pct": inputs.purchases_pct,
        "yield_bp": outputs.rate_change_bp[0],
        "loan_rate_bp": outputs.rate_change_bp[1],
        "deposits_pct": outputs.amount_pct[1],
        "wanted_pct": wanted_gain,
        "loans_pct": outputs.amount_pct[3],
        "largest_pct": outputs.made_curve_pct[30] - outputs.made_curve_pct[0],
        "room_pct": outputs.room_pct[0],
        "credit_pct": outputs.route_pct[0],
        "wealth_pct": outputs.route_pct[1],
        "trade_pct": outputs.route_pct[2],
        "spending_pct": outputs.total_pct[0],
        "spending_low_pct": outputs.total_pct_low[0],
        "spending_high_pct": outputs.total_pct_high[0],
        "model_low_pct": outputs.total_pct_low[1],
        "model_high_pct": outputs.total_pct_high[1],
    }


_INPUTS = (
    Slider(
        "purchases_pct", _("Purchases"), _("% of GDP"), 0, 30, 0.5, 10, _("Bonds bought; the first link is the ten-year yield.")
    ),
    Slider(
        "nonbank_share_pct",
        _("Share sold by non-banks"),
        _("%"),
        0,
        100,
        5,
        70,
        _("Only their sales create bank deposits, and so broad money."),
    ),
    Slider(
        "pass_through_pct",
        _("Pass-through to loan rates"),
        _("%"),
        0,
        100,
        5,
        60,
        _("Part of a fall in the ten-year yield that reaches the rates borrowers pay. Banks may keep the rest as margin."),
    ),
    Slider(
        "headroom_pct",
        _("Banks' capital above the requirement"),
        _("% of bank assets"),
        0,
        5,
        0.25,
        1,
        _("Each new loan needs capital. At 0 no bank can grow."),
    ),
    Slider(
        "trend_pct",
        _("Loan growth wanted without purchases"),
        _("% of loans"),
        -10,
        10,
        0.5,
        3,
        _("Negative when firms and households are paying down debt."),
    ),
    Slider(
        "loan_response_pct",
        _("Loan demand response"),
        _("% per pp"),
        0,
        3,
        0.1,
        1,
        _("Rise of loan demand when loan rates fall by one point. At 0 the string is slack."),
    ),
    Slider(
        "wealth_cents",
        _("Wealth effect"),
        _("cents per dollar"),
        0,
        8,
        0.5,
        3,
        _("Extra spending in a year out of a dollar of higher share and house prices."),
    ),
    Slider(
        "currency_pct_per_pp",
        _("Exchange-rate route"),
        _("% per pp"),
        0,
        12,
        0.5,
        5,
        _("Fall of the currency when home yields fall by one point against yields abroad."),
    ),
)

_PRESETS = (
    Preset(
        "us2009",
        _("United States, 2009-10"),
        {"purchases_pct": 12, "headroom_pct": 0, "trend_pct": -10, "loan_response_pct": 0.5},
        _(
            "QE1 came to about 12% of GDP. Banks were rebuilding capital and borrowers were repaying: business loans fell by a "
            "quarter from October 2008 to October 2010. The last three settings are assumptions."
        ),
    ),
    Preset(
        "uk2009",
        _("United Kingdom, 2009-10"),
        {"purchases_pct": 14, "nonbank_share_pct": 90, "headroom_pct": 0.5, "trend_pct": -2},
        _(
            "Two hundred billion pounds of gilts, about 14% of GDP, bought mostly from investors that are not banks. The share "
            "of 90%, the capital and the demand for loans are assumptions."
        ),
    ),
    Preset(
        "string",
        _("Pushing on a string"),
        {"purchases_pct": 30, "loan_response_pct": 0},
        _("Three times the purchases, and nobody wants to borrow. Invented, not a record of any country."),
    ),
    Preset(
        "crunch",
        _("Credit crunch"),
        {"headroom_pct": 0.25, "trend_pct": 5},
        _("Borrowers are willing and banks lack the capital. Invented, not a record of any country."),
    ),
)

EXPLORER = Explorer(
    name="transmission_chain",
    class_name="TransmissionChainExplorer",
    title=_("The chain of four links"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("rate", _("Rate"), _("name"), axis="rate", categories=(_("Ten-year yield"), _("Loan rates"))),
        Output("rate_change_bp", _("Change of the rate"), _("bp"), 0, banded=True, axis="rate"),
        Output(
            "amount",
            _("What grows"),
            _("name"),
            axis="amount",
            categories=(_("Reserves"), _("Deposits of the sellers"), _("New loans wanted"), _("New loans made")),
        ),
        Output("amount_pct", _("Growth caused by the purchases"), _("% of GDP"), 2, banded=True, axis="amount"),
        Output("size_pct", _("Purchases"), _("% of GDP"), axis="size_pct"),
        Output("wanted_curve_pct", _("Growth of loans that borrowers want"), _("% of loans"), 2, banded=True, axis="size_pct"),
        Output("made_curve_pct", _("Growth of loans made"), _("% of loans"), 2, banded=True, axis="size_pct"),
        Output("without_curve_pct", _("Growth of loans without purchases"), _("% of loans"), 2, banded=True, axis="size_pct"),
        Output("chosen_size_pct", _("Purchases chosen"), _("% of GDP"), 1, axis=""),
        Output("chosen_loans_pct", _("Growth of loans at the size chosen"), _("% of loans"), 2, banded=True, axis=""),
        Output("room_pct", _("Growth of loans that capital allows"), _("% of loans"), 1, banded=True, axis=""),
        Output("route", _("Route"), _("name"), axis="route", categories=(_("Bank loans"), _("Wealth"), _("Exchange rate"))),
        Output("route_pct", _("Spending in a year"), _("% of GDP"), 2, banded=True, axis="route"),
        Output("total", _("Count"), _("name"), axis="total", categories=(_("This chain"), _("The book's model"))),
        Output("total_pct", _("Rise of output"), _("% of GDP"), 2, banded=True, axis="total"),
    ),
    charts=(
        Chart(
            "rates",
            _("Rates: ten-year yield {yield_bp:+.0f} bp, loan rates {loan_rate_bp:+.0f}"),
            _("bp"),
            "bars",
            (Series("rate_change_bp", _("Change"), "yield", "bar"),),
            x="rate",
        ),
        Chart(
            "amounts",
            _("Money: reserves {purchases_pct:+.1f}, lending {loans_pct:+.2f}"),
            _("% of GDP"),
            "bars",
            (Series("amount_pct", _("Caused by the purchases"), "reserves", "bar"),),
            x="amount",
        ),
        Chart(
            "lending",
            _("Loans, by size of purchases"),
            _("% of loans"),
            "lines",
            (
                Series("wanted_curve_pct", _("Wanted"), "mbs", "dashed"),
                Series("made_curve_pct", _("Made"), "treasuries", "line"),
                Series("without_curve_pct", _("Without purchases"), "baseline", "dashed"),
                Series("chosen_loans_pct", _("Chosen"), "actual", "point", x="chosen_size_pct"),
            ),
            x="size_pct",
        ),
        Chart(
            "routes",
            _("Three routes to spending: loans {credit_pct:.2f}, wealth {wealth_pct:.2f}, exchange rate {trade_pct:.2f}"),
            _("% of GDP a year"),
            "bars",
            (Series("route_pct", _("Spending"), "equities", "bar"),),
            x="route",
        ),
        Chart(
            "output",
            _("Output: {spending_pct:+.1f} by the chain, {model_low_pct:+.1f} to {model_high_pct:+.1f} by the model"),
            _("% of GDP"),
            "bars",
            (Series("total_pct", _("Rise of output"), "dollar", "bar"),),
            x="total",
            note=_(
                "The model: low, central and high, chosen to be wider than published effects, for the same fall in the yield."
            ),
        ),
    ),
    sentences=(
        _(
            "Buying {purchases_pct:.1f}% of GDP changes the ten-year yield by {yield_bp:+.0f} bp and loan rates by "
            "{loan_rate_bp:+.0f} bp. Demand is the link that binds: borrowers want new loans of {wanted_pct:.2f}% of GDP, and "
            "banks have the capital for them. Reserves change by {purchases_pct:+.1f}% of GDP, deposits of the sellers by "
            "{deposits_pct:+.1f}%, and spending by {spending_pct:+.2f}% a year ({spending_low_pct:+.2f} to "
            "{spending_high_pct:+.2f})."
        ),
        _(
            "Buying {purchases_pct:.1f}% of GDP changes loan rates by {loan_rate_bp:+.0f} bp. Capital is the link that binds: "
            "loans can change by {room_pct:+.1f}%, less than borrowers want, so that purchases change lending by "
            "{loans_pct:+.2f}% of GDP where {wanted_pct:+.2f}% were wanted. Spending changes by {spending_pct:+.2f}% of GDP a "
            "year ({spending_low_pct:+.2f} to {spending_high_pct:+.2f}), for wealth and the exchange rate need no bank."
        ),
        _(
            "Buying {purchases_pct:.1f}% of GDP fills banks with reserves, and lending changes by {loans_pct:+.2f}% of GDP: "
            "nobody wants to borrow more at a lower rate, or no lower rate reaches them. The change of spending, "
            "{spending_pct:+.2f}% of GDP a year ({spending_low_pct:+.2f} to {spending_high_pct:+.2f}), comes through wealth and "
            "the exchange rate."
        ),
        _("Nothing is bought: rates, loans and spending are what they would have been."),
    ),
    sources=(
        "term_premium_bp_per_pct_gdp",
        "expectation_horizon_months",
        "purchase_ten_year_equivalents",
        "capital_requirement_pct",
        "spent_share_of_loans",
        "equity_pct_per_pp",
        "house_pct_per_pp",
        "foreign_yield_share",
        "output_pct_per_currency_pct",
        "output_pct_per_pp",
    ),
    predictions=(
        Prediction(
            _(
                "Purchases are tripled, from 10 to 30% of GDP. Borrowers do not respond to loan rates at all (loan demand "
                "response 0). By how much does bank lending rise because of the purchases?"
            ),
            "loans_pct",
            _("% of GDP"),
            -5,
            30,
            0.5,
            {"purchases_pct": 30, "loan_response_pct": 0},
            note=_("No study stands behind this answer: it follows from the definition of the links."),
            decimals=1,
        ),
        Prediction(
            _(
                "The United Kingdom bought bonds worth 14% of GDP in 2009-10. By how much did that raise output at its peak? "
                "The published range is the Bank of England's own; the explorer adds up three routes and no second rounds."
            ),
            "spending_pct",
            _("% of GDP"),
            -1,
            6,
            0.1,
            {"purchases_pct": 14, "nonbank_share_pct": 90, "headroom_pct": 0.5, "trend_pct": -2},
            (1.5, 2),
            "joyce2011united",
            decimals=1,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = ({}, {"headroom_pct": 0.25, "trend_pct": 5.0}, {"loan_response_pct": 0.0}, {"purchases_pct": 0.0})
