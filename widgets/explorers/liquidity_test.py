"""Liquidity or something else?  Two series of the record, in levels or in changes, beside series made by chance."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.text import _

TESTED_MONTHS = 198  # January 2010 to June 2026
RANDOM_SERIES = 40  # random series
LONGEST_SHIFT = 63  # of a rolling window of up to 60 months


def respond(inputs, parameters):
    """Correlation of an asset with a driver over a sample and over a rolling window, and of random series in its place.

    A random series has the driver's average monthly change and steps around it that were drawn by chance, as large as the
    driver's are on average.  In levels it is the sum of its changes.

    inputs: the explorer's inputs; `asset` and `driver` are records of monthly levels (100 times the logarithm; yields in
    percent), `form.levels` is 1 for levels, `placebo.steps` are the steps drawn, in half standard deviations.
    parameters: not used.
    Returns a dictionary of lists: by month, by random series, or of one number.
    """
    first = 12 * (inputs.start_year - 2010)
    last = 12 * (inputs.end_year - 2009)
    empty = np.where(last > first, 0.0, 1.0)
    led = shifted(inputs.driver.level, 12 - inputs.lag_months)
    nothing = inputs.form.gap[0]

    years = []
    zero = []
    asset = []
    driver = []
    asset_change = []
    driver_change = []
    known = []  # 1 where the sample has both levels
    moved = []  # 1 where it has both changes
    for t in range(TESTED_MONTHS):
        within = np.where(t >= first, 1.0, 0.0) * np.where(t < last, 1.0, 0.0)
        level = inputs.asset.level[t + 1]
        change = level - inputs.asset.level[t]
        other = led[t + 1]
        other_change = other - led[t]
        pair = level + other
        pair_change = change + other_change
        known.append(within * np.where(pair == pair, 1.0, 0.0))  # a gap is not equal to itself
        moved.append(within * np.where(pair_change == pair_change, 1.0, 0.0))
        asset.append(np.where(known[t] > 0, level, 0.0))
        driver.append(np.where(known[t] > 0, other, 0.0))
        asset_change.append(np.where(moved[t] > 0, change, 0.0))
        driver_change.append(np.where(moved[t] > 0, other_change, 0.0))
        # Places outside the sample are none, so that the axes of time show the sample alone.
        years.append(np.where(within + empty > 0, 2010 + t / 12, nothing))
        zero.append(np.where(within > 0, 0.0, nothing))
    of_levels = moments(asset, driver, known)
    of_changes = moments(asset_change, driver_change, moved)
    levels_r = of_levels[5]
    changes_r = of_changes[5]

    # The two series in the chosen form, in standard deviations from their means, 0 outside the sample.
    used = []
    asset_z = []
    driver_z = []
    asset_shown = []
    driver_shown = []
    for t in range(TESTED_MONTHS):
        in_levels = (asset[t] - of_levels[1]) / np.maximum(1e-9, of_levels[3])
        in_changes = (asset_change[t] - of_changes[1]) / np.maximum(1e-9, of_changes[3])
        other_levels = (driver[t] - of_levels[2]) / np.maximum(1e-9, of_levels[4])
        other_changes = (driver_change[t] - of_changes[2]) / np.maximum(1e-9, of_changes[4])
        used.append(np.where(inputs.form.levels > 0, known[t], moved[t]))
        asset_z.append(used[t] * np.where(inputs.form.levels > 0, in_levels, in_changes))
        driver_z.append(used[t] * np.where(inputs.form.levels > 0, other_levels, other_changes))
        asset_shown.append(np.where(used[t] > 0, asset_z[t], nothing))
        driver_shown.append(np.where(used[t] > 0, driver_z[t], nothing))

    months = np.where(inputs.form.levels > 0, of_levels[0], of_changes[0])
    numbers = []
    random_r = []
    for k in range(RANDOM_SERIES):
        walk = 0.0 * first
        total = 0.0 * first
        squares = 0.0 * first
        products = 0.0 * first
        for t in range(TESTED_MONTHS):
            step = moved[t] * (of_changes[2] + of_changes[4] * inputs.placebo.steps[k][t] / 2)
            walk = walk + step
            value = used[t] * np.where(inputs.form.levels > 0, walk, step)
            total = total + value
            squares = squares + value * value
            products = products + value * asset_z[t]
        spread = np.sqrt(np.maximum(1e-9, months * squares - total * total))
        numbers.append(k + 1)
        random_r.append(np.where(inputs.placebo.drawn > 0, products / np.maximum(1e-9, spread), nothing))
    return {
        "year": years,
        "zero": zero,
        "asset_z": asset_shown,
        "driver_z": driver_shown,
        "rolling_r": rolling(asset_z, driver_z, used, inputs.window_months, nothing),
        "number": numbers,
        "random_r": random_r,
        "middle": [RANDOM_SERIES / 2],
        "chosen_r": [np.where(inputs.form.levels > 0, levels_r, changes_r)],
        "levels_r": [levels_r],
        "changes_r": [changes_r],
        "months": [months],
    }


def moments(one, other, weights):
    """Number of months, both means, both standard deviations and the correlation of two series, as a list.

    one, other: values, 0 where the weight is 0.  weights: 1 where a month counts, else 0.
    """
    count = 0.0 * weights[0]
    sum_one = 0.0 * weights[0]
    sum_other = 0.0 * weights[0]
    for t in range(TESTED_MONTHS):
        count = count + weights[t]
        sum_one = sum_one + one[t]
        sum_other = sum_other + other[t]
    mean_one = sum_one / np.maximum(1, count)
    mean_other = sum_other / np.maximum(1, count)
    square_one = 0.0 * count
    square_other = 0.0 * count
    product = 0.0 * count
    for t in range(TESTED_MONTHS):
        left = weights[t] * (one[t] - mean_one)
        right = weights[t] * (other[t] - mean_other)
        square_one = square_one + left * left
        square_other = square_other + right * right
        product = product + left * right
    deviation_one = np.sqrt(square_one / np.maximum(1, count))
    deviation_other = np.sqrt(square_other / np.maximum(1, count))
    spread = np.sqrt(np.maximum(1e-12, square_one * square_other))
    return [count, mean_one, mean_other, deviation_one, deviation_other, product / np.maximum(1e-9, spread)]


def rolling(one, other, weights, window_months, nothing):
    """Correlation over the window that ends in each month, `nothing` where the window is not full.

    one, other: values around zero, 0 where the weight is 0.  window_months: 1 to 60.
    """
    ones = []
    others = []
    one_squares = []
    other_squares = []
    products = []
    for t in range(TESTED_MONTHS):
        ones.append(one[t])
        others.append(other[t])
        one_squares.append(one[t] * one[t])
        other_squares.append(other[t] * other[t])
        products.append(one[t] * other[t])
    counts = window_sums(weights, window_months)
    sum_one = window_sums(ones, window_months)
    sum_other = window_sums(others, window_months)
    sum_one_squares = window_sums(one_squares, window_months)
    sum_other_squares = window_sums(other_squares, window_months)
    sum_products = window_sums(products, window_months)
    found = []
    for t in range(TESTED_MONTHS):
        left = counts[t] * sum_one_squares[t] - sum_one[t] * sum_one[t]
        right = counts[t] * sum_other_squares[t] - sum_other[t] * sum_other[t]
        spread = np.sqrt(np.maximum(1e-9, left) * np.maximum(1e-9, right))
        value = (counts[t] * sum_products[t] - sum_one[t] * sum_other[t]) / np.maximum(1e-9, spread)
        found.append(np.where(counts[t] > window_months - 0.5, value, nothing))
    return found


def window_sums(values, window_months):
    """Sum of the last window_months values up to each month, as the difference of two running sums."""
    running = []
    total = 0.0 * values[0]
    for _i in range(LONGEST_SHIFT + 1):
        running.append(total)
    for t in range(TESTED_MONTHS):
        total = total + values[t]
        running.append(total)
    before = shifted(running, LONGEST_SHIFT + 1 - window_months)
    sums = []
    for t in range(TESTED_MONTHS):
        sums.append(running[t + 64] - before[t])
    return sums


def shifted(values, places):
    """A list that holds values[i + places] at i from 0 to TESTED_MONTHS, where places is known only at run time.

    Moved by 32, 16, 8, 4, 2 and 1 as needed.  values: TESTED_MONTHS + 64 numbers.  places: a whole number from 0 to 63.
    """
    by_32 = np.floor(places / 32)
    rest_32 = places - 32 * by_32
    by_16 = np.floor(rest_32 / 16)
    rest_16 = rest_32 - 16 * by_16
    by_8 = np.floor(rest_16 / 8)
    rest_8 = rest_16 - 8 * by_8
    by_4 = np.floor(rest_8 / 4)
    rest_4 = rest_8 - 4 * by_4
    by_2 = np.floor(rest_4 / 2)
    by_1 = rest_4 - 2 * by_2
    moved = []
    for i in range(TESTED_MONTHS + 64):
        moved.append(values[i])
    # In place, upward: what is read has not been written yet.
    for i in range(TESTED_MONTHS + 32):
        moved[i] = np.where(by_32 > 0, moved[i + 32], moved[i])
    for i in range(TESTED_MONTHS + 16):
        moved[i] = np.where(by_16 > 0, moved[i + 16], moved[i])
    for i in range(TESTED_MONTHS + 8):
        moved[i] = np.where(by_8 > 0, moved[i + 8], moved[i])
    for i in range(TESTED_MONTHS + 4):
        moved[i] = np.where(by_4 > 0, moved[i + 4], moved[i])
    for i in range(TESTED_MONTHS + 2):
        moved[i] = np.where(by_2 > 0, moved[i + 2], moved[i])
    for i in range(TESTED_MONTHS + 1):
        moved[i] = np.where(by_1 > 0, moved[i + 1], moved[i])
    return moved


def facts(inputs, outputs):
    """The numbers of the sentence below the charts, and which sentence it is.

    inputs, outputs: as for `respond`.  Returns a dictionary of numbers.
    """
    chosen = outputs.chosen_r[0]
    size = np.maximum(chosen, -chosen)
    as_good = 0.0 * size
    for k in range(RANDOM_SERIES):
        random = np.maximum(outputs.random_r[k], -outputs.random_r[k])
        as_good = as_good + np.where(random >= size, 1.0, 0.0)
    share = 100 * as_good / 40
    in_levels = np.where(share > 5, 0, 1)
    in_changes = np.where(share > 5, 2, 3)
    said = np.where(inputs.form.levels > 0, in_levels, in_changes)
    drawn = np.where(inputs.placebo.drawn > 0, said, 4)
    return {
        "sentence": np.where(outputs.months[0] < 24, 5, drawn),
        "chosen_r": chosen,
        "levels_r": outputs.levels_r[0],
        "changes_r": outputs.changes_r[0],
        "as_good": np.where(inputs.placebo.drawn > 0, as_good, inputs.form.gap[0]),
        "months": outputs.months[0],
    }


def _logs(table, column, first, count):
    return _levels(table, column, first, count, logarithm=True)


def _levels(table, column, first, count, logarithm=False):
    """A column as `count` monthly levels from `first`: 100 times the logarithm or as it is, None where there is a gap."""
    read = history.table(table)
    values = dict(zip(read["month"], read[column], strict=True))
    months = np.datetime64(first) + np.arange(count)
    found = [values.get(month, np.nan) for month in months]
    return [None if np.isnan(x) else round(float(100 * np.log(x) if logarithm else x), 2) for x in found]


def _steps(seed):
    """Steps of the random series in half standard deviations: whole numbers, so that they weigh little on a page."""
    drawn = np.random.default_rng(seed).normal(size=(RANDOM_SERIES, TESTED_MONTHS))
    return np.round(2 * drawn).astype(int).tolist()


_ASSET = ("2009-12", TESTED_MONTHS + 1)
_DRIVER = ("2008-12", TESTED_MONTHS + 64)  # twelve months before and after, and what the shifting needs
_PRICES, _SHEET = "us_prices_monthly", "federal_reserve_balance_sheet_monthly"
_INPUTS = (
    Choice(
        "asset",
        _("Asset"),
        {"bitcoin": _("Bitcoin"), "gold": _("Gold"), "oil": _("Oil (WTI)"), "shares": _("S&P 500")},
        "bitcoin",
        _("Monthly means of the price, as logarithms. Bitcoin starts in December 2014, oil ends in August 2025."),
        {
            "bitcoin": {"level": _logs(_PRICES, "bitcoin_usd", *_ASSET)},
            "gold": {"level": _logs(_PRICES, "gold_usd_per_ounce", *_ASSET)},
            "oil": {"level": _logs("oil_price_monthly", "wti_usd_per_barrel", *_ASSET)},
            "shares": {"level": _logs(_PRICES, "sp500_index", *_ASSET)},
        },
    ),
    Choice(
        "driver",
        _("Driver"),
        {"fed": _("Fed assets"), "real": _("Ten-year real yield"), "dollar": _("Broad dollar"), "m2": _("M2 money stock")},
        "fed",
        _("What is said to move the price. The yield is in percent, the others are logarithms."),
        {
            "fed": {"level": _logs(_SHEET, "total_assets_bn", *_DRIVER)},
            "real": {"level": _levels("us_interest_rates_monthly", "ten_year_real_pct", *_DRIVER)},
            "dollar": {"level": _logs(_PRICES, "broad_dollar_index", *_DRIVER)},
            "m2": {"level": _logs(_SHEET, "m2_bn", *_DRIVER)},
        },
    ),
    Choice(
        "form",
        _("Compare"),
        {"levels": _("Levels"), "changes": _("Monthly changes")},
        "levels",
        _("Levels ask whether both are high at the same time, changes whether both move in the same month."),
        {"levels": {"levels": 1, "gap": [None]}, "changes": {"levels": 0, "gap": [None]}},
    ),
    Slider("start_year", _("First year"), _("year"), 2010, 2025, 1, 2018, _("The sample begins in January of this year.")),
    Slider("end_year", _("Last year"), _("year"), 2011, 2026, 1, 2022, _("The sample ends in December of this year.")),
    Slider(
        "window_months",
        _("Rolling window"),
        _("months"),
        6,
        60,
        6,
        24,
        _("The third chart shows the correlation of the months up to each date. It changes nothing else."),
    ),
    Slider(
        "lag_months",
        _("Driver leads by"),
        _("months"),
        -12,
        12,
        1,
        0,
        _("At 3 the asset is compared with the driver of three months before; below zero the asset leads."),
    ),
    Choice(
        "placebo",
        _("Placebo"),
        {"off": _("Off"), "first": _("First draw"), "second": _("Second draw")},
        "first",
        _("Forty series made by chance, with the driver's average change and the size of its monthly steps."),
        {
            "off": {"drawn": 0, "steps": _steps(1)},
            "first": {"drawn": 1, "steps": _steps(1)},
            "second": {"drawn": 1, "steps": _steps(2)},
        },
    ),
)

_PRESETS = (
    Preset("rule", _("The rule, 2018-22"), {}, _("Bitcoin and the Federal Reserve's balance sheet up and down together.")),
    Preset(
        "broken",
        _("The rule broken, 2023-25"),
        {"start_year": 2023, "end_year": 2025},
        _("The balance sheet shrinks for three years, and bitcoin rises fivefold."),
    ),
    Preset(
        "gold",
        _("Gold and real yields"),
        {"asset": "gold", "driver": "real", "form": "changes", "start_year": 2010, "end_year": 2025},
        _("In changes the link holds through all sixteen years; in levels it is gone since 2022."),
    ),
    Preset(
        "oil",
        _("Oil and the dollar"),
        {"asset": "oil", "driver": "dollar", "form": "changes", "start_year": 2010, "end_year": 2025},
        _("A stronger dollar goes with cheaper oil in the same month; both may have a common cause."),
    ),
)

_CHARTS = (
    Chart(
        "together",
        _("What looks alike need not be linked"),
        _("standard deviations from the mean"),
        "lines",
        (Series("asset_z", _("Asset"), "bitcoin", "line"), Series("driver_z", _("Driver"), "reserves", "dashed")),
        x="year",
    ),
    Chart(
        "scatter",
        _("Month by month: correlation {chosen_r:.2f}"),
        _("asset up, driver across; standard deviations"),
        "lines",
        (Series("asset_z", _("One month"), "actual", "dots", x="driver_z"),),
        x="driver_z",
    ),
    Chart(
        "rolling",
        _("The correlation of one window is not that of the next"),
        _("correlation"),
        "lines",
        (
            Series("rolling_r", _("Correlation over the window"), "yield", "line"),
            Series("zero", _("No correlation"), "baseline", "dashed"),
        ),
        x="year",
    ),
    Chart(
        "placebo",
        _("Random series that do as well: {as_good:.0f} of 40"),
        _("number of the random series; correlation across"),
        "lines",
        (
            Series("number", _("Random series"), "other", "dots", x="random_r"),
            Series("middle", _("The driver"), "bitcoin", "point", x="chosen_r"),
        ),
        x="random_r",
    ),
)

EXPLORER = Explorer(
    name="liquidity_test",
    class_name="LiquidityTestExplorer",
    title=_("Liquidity or something else?"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("year", _("Year"), _("year"), 2, axis="year"),
        Output("zero", _("No correlation"), _("correlation"), 2, axis="year"),
        Output("asset_z", _("Asset"), _("standard deviations"), 2, axis="year"),
        Output("driver_z", _("Driver"), _("standard deviations"), 2, axis="year"),
        Output("rolling_r", _("Rolling correlation"), _("correlation"), 2, axis="year"),
        Output("number", _("Random series"), _("number"), 0, axis="number"),
        Output("random_r", _("Correlation"), _("from -1 to 1"), 2, axis="number"),
        Output("middle", _("Place of the driver"), _("number"), 0, axis=""),
        Output("chosen_r", _("Correlation shown"), _("correlation"), 2, axis=""),
        Output("levels_r", _("Correlation in levels"), _("correlation"), 2, axis=""),
        Output("changes_r", _("Correlation in monthly changes"), _("correlation"), 2, axis=""),
        Output("months", _("Months in the sample"), _("months"), 0, axis=""),
    ),
    charts=_CHARTS,
    sentences=(
        _(
            "Over {months:.0f} months the levels have a correlation of {levels_r:.2f}, but {as_good:.0f} of 40 random "
            "series, with the driver's average growth and steps of the same size, do as well. What looks like a link may be "
            "two trends: compare monthly changes."
        ),
        _(
            "Over {months:.0f} months the levels have a correlation of {levels_r:.2f}, and {as_good:.0f} of 40 random "
            "series do as well. Look at monthly changes before you believe the levels."
        ),
        _(
            "In {months:.0f} monthly changes the correlation is {changes_r:.2f}, and {as_good:.0f} of 40 random series "
            "do as well: nothing here sets the driver apart from chance. In levels it was {levels_r:.2f}."
        ),
        _(
            "In {months:.0f} monthly changes the correlation is {changes_r:.2f}, and {as_good:.0f} of 40 random series "
            "do as well: chance alone hardly explains it. That does not yet say which moves which, or whether a third moves both."
        ),
        _(
            "In this sample the correlation is {levels_r:.2f} in levels and {changes_r:.2f} in monthly changes. "
            "Without the placebo one cannot tell whether that is much."
        ),
        _("Fewer than 24 months have both series: choose a longer sample."),
    ),
    sources=(),
    predictions=(
        Prediction(
            _("In levels, 2018-22, bitcoin and Fed assets have a correlation of 0.83. What is it in 2023-25, in levels again?"),
            "chosen_r",
            "",
            -1,
            1,
            0.05,
            {"start_year": 2023, "end_year": 2025},
            note=_("Arithmetic on the record: Coinbase (bitcoin) and the Federal Reserve's H.4.1 release."),
            decimals=2,
        ),
        Prediction(
            _("And in monthly changes, 2018-22?"),
            "chosen_r",
            "",
            -1,
            1,
            0.05,
            {"form": "changes"},
            note=_("Arithmetic on the record: Coinbase (bitcoin) and the Federal Reserve's H.4.1 release."),
            decimals=2,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {},
    {"start_year": 2023, "end_year": 2025},
    {"form": "changes"},
    {"asset": "gold", "driver": "real", "form": "changes", "start_year": 2010, "end_year": 2025},
    {"placebo": "off"},
    {"start_year": 2025, "end_year": 2025},
)
