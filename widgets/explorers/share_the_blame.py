"""The blame explorer: how large each cause of the inflation of 2021-23 was, set by hand and held against the record."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.model.macro import above_anchor_pct, budget_inflation_pp, price_pushes, pushed_inflation_pp
from widgets.text import _

BLAME_MONTHS = 36  # January 2021 to December 2023; also the 36 in `respond`
BLAME_LAG = 6  # months after which inflation is expected to go on
BLAME_FIRST_YEAR = 2021


def respond(inputs, parameters):
    """Twelve-month inflation, January 2021 to December 2023, as a sum of four pushes and of what people come to expect.

    inputs: the explorer's inputs in their units; `when` is a record with the inflation of the parts of a budget and with
    the record of consumer prices.  parameters: `widgets.model.parameters()`.
    Returns a dictionary of lists: along months, causes, and parts of a budget.
    """
    feedback = inputs.feedback
    zero = 0.0 * feedback
    years = []
    simulated = []
    parts = [[], [], [], [], []]  # purchases, transfers, supply chains, energy, expectations
    anchor = []
    actual = []
    # Points above the anchor that each cause is behind, six months late: above[k][t] is the value of month t - 6.
    above = [[], [], [], []]
    for t in range(BLAME_LAG):
        for k in range(4):
            above[k].append(zero * t)
    sums = [zero, zero, zero, zero]
    squares = zero
    peak = zero
    for t in range(BLAME_MONTHS):
        shape = price_pushes(t, parameters)
        pushes = [
            inputs.purchases_pp * shape[0],
            inputs.transfers_pp * shape[1],
            inputs.supply_pp * shape[2],
            inputs.energy_pp * shape[3],
        ]
        total = zero
        for k in range(4):
            caused = pushed_inflation_pp(pushes[k], feedback, above[k][t])
            above[k].append(caused)
            sums[k] = sums[k] + caused
            total = total + caused
            parts[k].append(pushes[k])
        parts[4].append(total - pushes[0] - pushes[1] - pushes[2] - pushes[3])
        years.append(BLAME_FIRST_YEAR + t / 12)
        inflation = above_anchor_pct(total, parameters)
        simulated.append(inflation)
        anchor.append(above_anchor_pct(zero, parameters))
        actual.append(inputs.when.actual_pct[t])
        squares = squares + (inflation - inputs.when.actual_pct[t]) ** 2
        peak = np.maximum(peak, total)
    shares = []
    for k in range(4):
        shares.append(100 * sums[k] / np.maximum(1e-9, sums[0] + sums[1] + sums[2] + sums[3]))
    when = inputs.when
    own = budget_inflation_pp(
        inputs.food_pct / 100,
        inputs.energy_pct / 100,
        inputs.shelter_pct / 100,
        when.food_pct,
        when.energy_pct,
        when.shelter_pct,
        when.other_pct,
    )
    average = budget_inflation_pp(
        when.food_share, when.energy_share, when.shelter_share, when.food_pct, when.energy_pct, when.shelter_pct, when.other_pct
    )
    return {
        "year": years,
        "simulated_pct": simulated,
        "actual_pct": actual,
        "anchor_pct": anchor,
        "purchases_part_pp": parts[0],
        "transfers_part_pp": parts[1],
        "supply_part_pp": parts[2],
        "energy_part_pp": parts[3],
        "expected_part_pp": parts[4],
        "cause": [0, 1, 2, 3],
        "share_pct": shares,
        "fit_error_pp": [np.sqrt(squares / 36)],
        "peak_pct": [above_anchor_pct(peak, parameters)],
        "item": [0, 1, 2, 3, 4],
        "own_pp": [own[0], own[1], own[2], own[3], own[0] + own[1] + own[2] + own[3]],
        "average_pp": [average[0], average[1], average[2], average[3], average[0] + average[1] + average[2] + average[3]],
    }


def facts(inputs, outputs):
    """The numbers of the sentence, the titles and the question."""
    error = outputs.fit_error_pp[0]
    peak = outputs.peak_pct[0]
    nothing = np.where(peak - outputs.anchor_pct[0] < 0.05, 1, 0)
    return {
        "sentence": np.where(nothing > 0, 3, np.where(error < 0.7, 0, np.where(error < 1.5, 1, 2))),
        "fit_error_pp": error,
        "peak_pct": peak,
        "purchases_share_pct": outputs.share_pct[0],
        "demand_share_pct": outputs.share_pct[0] + outputs.share_pct[1],
        "own_pct": outputs.own_pp[4],
        "average_pct": outputs.average_pp[4],
        "gap_pp": outputs.own_pp[4] - outputs.average_pp[4],
    }


def _actual_pct():
    """Change of consumer prices over twelve months, %, January 2021 to December 2023, from the seasonally adjusted index."""
    prices = history.table("us_prices_monthly")
    first = np.flatnonzero(prices["month"] == np.datetime64("2021-01"))[0]
    cpi = prices["cpi_index"]
    return [round(float(100 * (cpi[i] / cpi[i - 12] - 1)), 3) for i in range(first, first + BLAME_MONTHS)]


AVERAGE = {"food_share": 0.14, "energy_share": 0.08, "shelter_share": 0.33}  # rounded weights of the official index


def _record(month):
    """Inflation of the parts of a budget over the twelve months to `month`.

    Everything else gets the rate at which the average budget comes out at the official figure.
    """
    rates = {name: history.at("us_cpi_components_points", name, month) for name in ("food_pct", "energy_pct", "shelter_pct")}
    official = history.at("us_cpi_components_points", "all_items_pct", month)
    known = sum(AVERAGE[f"{part}_share"] * rates[f"{part}_pct"] for part in ("food", "energy", "shelter"))
    rates["other_pct"] = round((official - known) / (1 - sum(AVERAGE.values())), 3)
    return rates | AVERAGE | {"actual_pct": _actual_pct()}


_CAUSES = (_("Asset purchases"), _("Fiscal transfers"), _("Supply chains"), _("Energy"), _("Expectations"))
_ITEMS = (_("Food"), _("Energy"), _("Rent and shelter"), _("Everything else"), _("Together"))
_SIZE = _("At its strongest, on twelve-month inflation. Nobody knows this number; set what you believe.")

_INPUTS = (
    Slider("purchases_pp", _("QE's push on demand"), _("pp"), 0, 2, 0.1, 0.7, _SIZE),
    Slider("transfers_pp", _("Fiscal transfers"), _("pp"), 0, 4, 0.1, 2, _SIZE),
    Slider("supply_pp", _("Supply chains"), _("pp"), 0, 4, 0.1, 2.5, _SIZE),
    Slider("energy_pp", _("Energy prices"), _("pp"), 0, 3, 0.1, 1.6, _SIZE),
    Slider(
        "feedback",
        _("Expectations feedback"),
        _("share"),
        0,
        0.6,
        0.05,
        0.3,
        _("Part of inflation above 2% that comes back half a year later because people expect it."),
    ),
    Slider("food_pct", _("Household: food"), _("% of budget"), 0, 60, 1, 20, _("The average budget has about 14%.")),
    Slider("energy_pct", _("Household: energy"), _("% of budget"), 0, 60, 1, 12, _("The average budget has about 8%.")),
    Slider(
        "shelter_pct",
        _("Household: rent and shelter"),
        _("% of budget"),
        0,
        60,
        1,
        40,
        _("The average budget has about 33%. What is left of the budget is everything else."),
    ),
    Choice(
        "when",
        _("Household: twelve months to"),
        {"2022-06": _("June 2022"), "2022-12": _("December 2022"), "2023-06": _("June 2023")},
        "2022-06",
        _("Published price changes of each part of the budget."),
        {month: _record(month) for month in ("2022-06", "2022-12", "2023-06")},
    ),
)

_PRESETS = (
    Preset(
        "demand",
        _("Mostly demand"),
        {"purchases_pp": 2, "transfers_pp": 2.4, "supply_pp": 0, "energy_pp": 1.6, "feedback": 0.4},
        _("An illustration, not a finding: purchases and transfers carry the story, and supply chains none of it."),
    ),
    Preset(
        "supply",
        _("Mostly supply"),
        {"purchases_pp": 0, "transfers_pp": 1.6, "supply_pp": 4, "energy_pp": 0.8, "feedback": 0.3},
        _("An illustration, not a finding: purchases play no part at all, and the fit is as good."),
    ),
    Preset(
        "average_budget",
        _("The average budget"),
        {"food_pct": 14, "energy_pct": 8, "shelter_pct": 33},
        _("About the weights of the official index. The opening budget is invented: it has more of the necessities."),
    ),
)

EXPLORER = Explorer(
    name="share_the_blame",
    class_name="ShareTheBlameExplorer",
    title=_("Share the blame"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("year", _("Year"), "", 2, axis="year"),
        Output("simulated_pct", _("Simulated inflation"), _("%"), 1, axis="year"),
        Output("actual_pct", _("Consumer prices, record"), _("%"), 1, axis="year"),
        Output("anchor_pct", _("Without any push"), _("%"), 1, axis="year"),
        Output("purchases_part_pp", _("Asset purchases"), _("pp"), 1, axis="year"),
        Output("transfers_part_pp", _("Fiscal transfers"), _("pp"), 1, axis="year"),
        Output("supply_part_pp", _("Supply chains"), _("pp"), 1, axis="year"),
        Output("energy_part_pp", _("Energy"), _("pp"), 1, axis="year"),
        Output("expected_part_pp", _("Expectations"), _("pp"), 1, axis="year"),
        Output("cause", _("Cause"), "", axis="cause", categories=_CAUSES[:4]),
        Output("share_pct", _("Share of inflation above 2%, 2021-23, with its feedback"), _("%"), axis="cause"),
        Output("fit_error_pp", _("Fit error"), _("pp"), 2, axis=""),
        Output("peak_pct", _("Simulated peak"), _("%"), 1, axis=""),
        Output("item", _("Part of the budget"), "", axis="item", categories=_ITEMS),
        Output("own_pp", _("This household"), _("pp"), 1, axis="item"),
        Output("average_pp", _("Average budget"), _("pp"), 1, axis="item"),
    ),
    charts=(
        Chart(
            "fit",
            _("Your story misses the record by {fit_error_pp:.2f} points on average"),
            _("%"),
            "lines",
            (Series("simulated_pct", _("Simulated"), "yield", "line"), Series("actual_pct", _("Record"), "actual", "dots")),
            x="year",
            note=_("Many settings fit equally well. The fit alone cannot choose among them."),
        ),
        Chart(
            "parts",
            _("What the simulation is made of"),
            _("% and pp"),
            "stack",
            (
                Series("anchor_pct", _("Without any push"), "other", "area"),
                Series("transfers_part_pp", _CAUSES[1], "treasuries", "area"),
                Series("supply_part_pp", _CAUSES[2], "mbs", "area"),
                Series("energy_part_pp", _CAUSES[3], "gold", "area"),
                Series("purchases_part_pp", _CAUSES[0], "equities", "area"),
                Series("expected_part_pp", _CAUSES[4], "on_rrp", "area"),
            ),
            x="year",
        ),
        Chart(
            "shares",
            _("In this story QE is behind {purchases_share_pct:.0f}% of the inflation above 2%"),
            _("% of the whole, 2021-23"),
            "bars",
            (Series("share_pct", _("Share"), "yield", "bar"),),
            x="cause",
        ),
        Chart(
            "household",
            _("This household's prices changed by {own_pct:+.1f}%, the average budget's by {average_pct:+.1f}%"),
            _("pp over twelve months"),
            "bars",
            (Series("own_pp", _("This household"), "mbs", "bar"), Series("average_pp", _("Average budget"), "baseline", "bar")),
            x="item",
        ),
    ),
    sentences=(
        _(
            "This story peaks at {peak_pct:.1f}% and misses the record by {fit_error_pp:.2f} points on average: it fits about "
            "as well as any. QE is behind {purchases_share_pct:.0f}% of the inflation above 2% in it, and demand as a whole "
            "behind {demand_share_pct:.0f}%. Other shares fit as well. The household's own inflation is {own_pct:.1f}%, against "
            "{average_pct:.1f}% on average."
        ),
        _(
            "This story peaks at {peak_pct:.1f}% and misses the record by {fit_error_pp:.2f} points on average: a rough fit. QE "
            "is behind {purchases_share_pct:.0f}% of the inflation above 2% in it. The household's own inflation is "
            "{own_pct:.1f}%, against {average_pct:.1f}% on average."
        ),
        _(
            "This story peaks at {peak_pct:.1f}% and misses the record by {fit_error_pp:.1f} points on average: the record "
            "speaks against it. The household's own inflation is {own_pct:.1f}%, against {average_pct:.1f}% on average."
        ),
        _(
            "Without any push inflation stays at its anchor and misses the record by {fit_error_pp:.1f} points on average. The "
            "household's own inflation is {own_pct:.1f}%, against {average_pct:.1f}% on average."
        ),
    ),
    sources=(),
    predictions=(
        Prediction(
            question=_(
                "Take away both pushes on demand: QE 0 and fiscal transfers 0, everything else as it opens. How high would "
                "twelve-month inflation have peaked?"
            ),
            fact="peak_pct",
            unit=_("%"),
            low=0,
            high=10,
            step=0.1,
            inputs={"purchases_pp": 0, "transfers_pp": 0},
            published=(4.3, 6.7),
            source="digiovanni2023quantifying",
            note=_(
                "Demand is given a third of inflation by Shapiro (2022) and two thirds by di Giovanni and co-authors (2023). "
                "Taken off a rise from 2 to 9 percent, that leaves a peak of 6.7 or 4.3. Both studies use other price indices "
                "and other dates, so the range is a comparison and not a test."
            ),
            decimals=1,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {},
    {"supply_pp": 1.0},
    {"supply_pp": 0.0, "energy_pp": 0.0},
    {"purchases_pp": 0.0, "transfers_pp": 0.0, "supply_pp": 0.0, "energy_pp": 0.0},
)
