"""The explorer of the public purse: a yield shock reaches the interest bill year by year, and the central bank's books."""

import numpy as np

from widgets.explorers.declaration import Chart, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.public_debt import (
    central_bank_profit_pct,
    consolidated_maturity_years,
    debt_step_pct,
    deferred_step_pct,
    effective_rate_step_pct,
    interest_pct,
)
from widgets.text import _

BUDGET_YEARS = 10


def respond(inputs, parameters):
    """Public debt, its interest and the central bank's income for years 0 to 10, with a yield shock and without.

    The market yield is the effective rate of year 0 plus the shock, and stays there.  A year's interest is paid on the debt
    at its start.  The central bank holds a constant share of the debt, of the same maturity as the rest, against reserves
    that cost the policy rate.

    inputs: the explorer's inputs in their units.  parameters: none is used.
    Returns a dictionary of lists: one value a year, one for each way to count maturity, or one value.
    """
    market_pct = inputs.effective_rate_pct + inputs.shock_bp / 100
    share = inputs.held_pct / 100
    debt = inputs.debt_pct + 0.0 * market_pct
    calm_debt = inputs.debt_pct + 0.0 * market_pct
    rate = inputs.effective_rate_pct + 0.0 * market_pct
    holdings_pct = inputs.holdings_yield_pct + 0.0 * market_pct
    interest = interest_pct(debt, rate)
    calm_interest = interest_pct(calm_debt, inputs.effective_rate_pct)
    profit = central_bank_profit_pct(share * debt, holdings_pct, inputs.policy_rate_pct)
    split = [0.0 * debt, np.maximum(0, profit)]

    year = []
    debts = []
    calm_debts = []
    bills = []
    calm_bills = []
    rates = []
    profits = []
    deferred = []
    remitted = []
    together = []
    for t in range(BUDGET_YEARS + 1):
        if t > 0:
            rate = effective_rate_step_pct(rate, market_pct, inputs.maturity_years)
            holdings_pct = effective_rate_step_pct(holdings_pct, market_pct, inputs.maturity_years)
            interest = interest_pct(debt, rate)
            calm_interest = interest_pct(calm_debt, inputs.effective_rate_pct)
            profit = central_bank_profit_pct(share * debt, holdings_pct, inputs.policy_rate_pct)
            split = deferred_step_pct(split[0], profit, inputs.growth_pct)
            debt = debt_step_pct(debt, rate, inputs.growth_pct, inputs.primary_deficit_pct)
            calm_debt = debt_step_pct(calm_debt, inputs.effective_rate_pct, inputs.growth_pct, inputs.primary_deficit_pct)
        year.append(t)
        debts.append(debt)
        calm_debts.append(calm_debt)
        bills.append(interest)
        calm_bills.append(calm_interest)
        rates.append(rate)
        profits.append(profit)
        deferred.append(split[0])
        remitted.append(split[1])
        together.append(interest - profit)
    return {
        "year": year,
        "debt_pct": debts,
        "calm_debt_pct": calm_debts,
        "interest_pct": bills,
        "calm_interest_pct": calm_bills,
        "rate_pct": rates,
        "profit_pct": profits,
        "deferred_pct": deferred,
        "remitted_pct": remitted,
        "together_pct": together,
        "count": [0, 1],
        "maturity": [inputs.maturity_years, consolidated_maturity_years(inputs.maturity_years, share)],
    }


def facts(inputs, outputs):
    """The numbers of the sentence, and which sentence it is.  inputs, outputs: as for `respond`."""
    peak = outputs.deferred_pct[0]
    paid = 0.0 * peak
    for t in range(BUDGET_YEARS + 1):
        peak = np.maximum(peak, outputs.deferred_pct[t])
        if t > 0:
            paid = paid + outputs.remitted_pct[t]
    shock = np.where(inputs.shock_bp * inputs.shock_bp > 0.5, 0, 2)
    return {
        "sentence": shock + np.where(peak >= 0.005, 0, 1),
        "shock_bp": inputs.shock_bp,
        "start_pct": outputs.interest_pct[1],
        "end_pct": outputs.interest_pct[10],
        "calm_end_pct": outputs.calm_interest_pct[10],
        "shock_cost_pp": outputs.interest_pct[10] - outputs.calm_interest_pct[10],
        "first_cost_pp": outputs.interest_pct[1] - outputs.calm_interest_pct[1],
        "debt_end_pct": outputs.debt_pct[10],
        "calm_debt_end_pct": outputs.calm_debt_pct[10],
        "profit_pct": outputs.profit_pct[1],
        "peak_pct": peak,
        "paid_pct": paid,
        "maturity_years": outputs.maturity[0],
        "together_years": outputs.maturity[1],
    }


_INPUTS = (
    Slider(
        "debt_pct",
        _("Debt at the start"),
        _("% of GDP"),
        40,
        250,
        5,
        120,
        _("All debt of the government, or that held by the public: say which."),
    ),
    Slider(
        "effective_rate_pct",
        _("Average rate on the debt"),
        _("%"),
        0,
        8,
        0.1,
        3.3,
        _("Without a shock, new debt costs the same."),
    ),
    Slider("shock_bp", _("Yield shock"), _("bp"), -200, 300, 25, 100, _("New debt costs this much more or less from year 1 on.")),
    Slider(
        "maturity_years",
        _("Average maturity"),
        _("years"),
        2,
        15,
        0.5,
        6,
        _("That part of the debt is refinanced each year: a sixth at 6 years."),
    ),
    Slider("growth_pct", _("Nominal growth"), _("%"), 0, 8, 0.25, 4, _("Growth of GDP with inflation; it shrinks the ratio.")),
    Slider(
        "primary_deficit_pct", _("Primary deficit"), _("% of GDP"), -2, 8, 0.25, 3, _("Spending without interest, less taxes.")
    ),
    Slider("held_pct", _("Held by the central bank"), _("% of the debt"), 0, 50, 5, 15, _("Paid for with reserves.")),
    Slider("policy_rate_pct", _("Policy rate"), _("%"), 0, 6, 0.25, 3.75, _("The central bank pays it on reserves.")),
    Slider(
        "holdings_yield_pct",
        _("Yield on its holdings"),
        _("%"),
        0,
        5,
        0.1,
        2.2,
        _("Average at the start; maturing bonds are replaced at the market yield."),
    ),
)

_PRESETS = (
    Preset(
        "april2025",
        _("United States, April 2025"),
        {"shock_bp": 0},
        _(
            "Gross debt of 36.2 trillion at 120% of GDP, an average rate of 3.35% and an average maturity of 71 months. The "
            "primary deficit and growth are round numbers; no shock."
        ),
    ),
    Preset(
        "year2023",
        _("A policy rate of 5%"),
        {"shock_bp": 0, "policy_rate_pct": 5},
        _("The policy rate of 2023 on the same books: holdings bought at low yields, reserves that cost the market rate."),
    ),
    Preset(
        "near_zero",
        _("Policy rate near zero"),
        {"shock_bp": 0, "policy_rate_pct": 0.25, "holdings_yield_pct": 2.6, "held_pct": 20},
        _(
            "As in 2010-15: the central bank earns more on bonds than it pays on reserves, and sends the difference to the "
            "treasury."
        ),
    ),
    Preset(
        "peg",
        _("Yields held down by 2 points"),
        {"shock_bp": -200, "held_pct": 50, "policy_rate_pct": 1, "growth_pct": 7},
        _("In the spirit of the peg of 1942-51: low yields and high nominal growth, which then meant inflation, melt the debt."),
    ),
)

EXPLORER = Explorer(
    name="public_purse",
    class_name="PublicPurseExplorer",
    title=_("Public purse"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("year", _("Year"), "", axis="year"),
        Output("debt_pct", _("Debt"), _("% of GDP"), 1, axis="year"),
        Output("calm_debt_pct", _("Debt without the shock"), _("% of GDP"), 1, axis="year"),
        Output("interest_pct", _("Interest"), _("% of GDP"), 2, axis="year"),
        Output("calm_interest_pct", _("Interest without the shock"), _("% of GDP"), 2, axis="year"),
        Output("rate_pct", _("Average rate on the debt"), _("%"), 2, axis="year"),
        Output("profit_pct", _("Central bank profit"), _("% of GDP"), 2, axis="year"),
        Output("deferred_pct", _("Deferred asset"), _("% of GDP"), 2, axis="year"),
        Output("remitted_pct", _("Paid to the treasury"), _("% of GDP"), 2, axis="year"),
        Output("together_pct", _("Interest, government and central bank together"), _("% of GDP"), 2, axis="year"),
        Output(
            "count", _("Way of counting"), "", axis="count", categories=(_("As issued"), _("Central bank's part as reserves"))
        ),
        Output("maturity", _("Average maturity"), _("years"), 1, axis="count"),
    ),
    charts=(
        Chart(
            "interest",
            _("Interest: {end_pct:.1f}% of GDP in year 10, {calm_end_pct:.1f}% without the shock"),
            _("% of GDP"),
            "lines",
            (
                Series("interest_pct", _("With the shock"), "bitcoin", "line"),
                Series("calm_interest_pct", _("Without"), "baseline", "dashed"),
                Series("together_pct", _("With the central bank"), "on_rrp", "line"),
            ),
            x="year",
        ),
        Chart(
            "debt",
            _("Debt: {debt_end_pct:.0f}% of GDP in year 10, {calm_debt_end_pct:.0f}% without the shock"),
            _("% of GDP"),
            "lines",
            (
                Series("debt_pct", _("With the shock"), "treasuries", "line"),
                Series("calm_debt_pct", _("Without"), "baseline", "dashed"),
            ),
            x="year",
        ),
        Chart(
            "central_bank",
            _("Central bank: {profit_pct:+.2f}% of GDP in year 1, deferred asset up to {peak_pct:.1f}%"),
            _("% of GDP"),
            "lines",
            (
                Series("profit_pct", _("Profit"), "reserves", "line"),
                Series("deferred_pct", _("Deferred asset"), "mbs", "line"),
                Series("remitted_pct", _("Paid to the treasury"), "yield", "dashed"),
            ),
            x="year",
        ),
        Chart(
            "maturity",
            _("Together they owe the public for {together_years:.1f} years, not {maturity_years:.1f}"),
            _("years"),
            "bars",
            (Series("maturity", _("Average maturity"), "equities", "bar"),),
            x="count",
        ),
    ),
    sentences=(
        _(
            "New debt costs {shock_bp:+.0f} bp. Interest changes by {first_cost_pp:+.2f} points of GDP in year 1 and by "
            "{shock_cost_pp:+.1f} in year 10, when it is {end_pct:.1f}% of GDP; the debt is then {debt_end_pct:.0f}% of GDP "
            "instead of {calm_debt_end_pct:.0f}. The central bank's profit in year 1 is {profit_pct:+.2f}% of GDP; its losses, "
            "carried forward, reach {peak_pct:.2f}% of GDP, and it pays the treasury {paid_pct:.2f}% over the ten years."
        ),
        _(
            "New debt costs {shock_bp:+.0f} bp. Interest changes by {first_cost_pp:+.2f} points of GDP in year 1 and by "
            "{shock_cost_pp:+.1f} in year 10, when it is {end_pct:.1f}% of GDP; the debt is then {debt_end_pct:.0f}% of GDP "
            "instead of {calm_debt_end_pct:.0f}. The central bank makes no loss and pays the treasury {paid_pct:.2f}% of GDP "
            "over the ten years."
        ),
        _(
            "Yields stay where they are. Interest is {start_pct:.1f}% of GDP in year 1 and {end_pct:.1f}% in year 10, the debt "
            "then {debt_end_pct:.0f}% of GDP. The central bank's profit in year 1 is {profit_pct:+.2f}% of GDP; its losses, "
            "carried forward, reach {peak_pct:.2f}% of GDP, and it pays the treasury {paid_pct:.2f}% over the ten years."
        ),
        _(
            "Yields stay where they are. Interest is {start_pct:.1f}% of GDP in year 1 and {end_pct:.1f}% in year 10, the debt "
            "then {debt_end_pct:.0f}% of GDP. The central bank makes no loss and pays the treasury {paid_pct:.2f}% of GDP over "
            "the ten years."
        ),
    ),
    sources=(),
    predictions=(
        Prediction(
            _(
                "Debt is 120% of GDP and its average maturity 12 years. Yields rise by 100 bp and stay. By how many points of "
                "GDP is the interest bill higher in year 1 than it would have been?"
            ),
            "first_cost_pp",
            _("pp of GDP"),
            -0.5,
            2,
            0.05,
            {"maturity_years": 12},
            note=_(
                "Arithmetic: a twelfth of the debt is refinanced in the first year, so 120% of GDP times 1 point times a "
                "twelfth. Real debt has many maturities, and bills that are refinanced within months."
            ),
            decimals=2,
        ),
        Prediction(
            _(
                "The policy rate is 5%, the central bank's bonds yield 2.2% and are 15% of a debt of 120% of GDP; yields stay "
                "where they are. What is its profit in the first year, in percent of GDP?"
            ),
            "profit_pct",
            _("% of GDP"),
            -2,
            2,
            0.05,
            {"shock_bp": 0, "policy_rate_pct": 5},
            (-0.41, -0.41),
            "fed_financial_statements",
            _(
                "The published number is the Federal Reserve's loss of 2023, 114.3 bn, over GDP. It also issues banknotes, which "
                "cost nothing; the model leaves them out and therefore loses a little more."
            ),
            decimals=2,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = ({}, {"policy_rate_pct": 0.0}, {"shock_bp": 0.0}, {"shock_bp": 0.0, "policy_rate_pct": 0.0})
