"""The timeline ruler: a window laid along a central bank's assets, and where it measures the fastest growth, in three units."""

import numpy as np

from widgets import history
from widgets.explorers.declaration import Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.text import _

WEEKS = 1236  # weeks of the Federal Reserve's record
MONTHS = 341  # months of the record of the others
WEEKS_BEFORE = 63  # empty places before the record, so that the longest delay fits: 32 + 16 + 8 + 4 + 2 + 1
MONTHS_BEFORE = 15  # 8 + 4 + 2 + 1
YEARS_A_WEEK = 0.019165  # 7 / 365.25


def respond(inputs, parameters):
    """Levels, and their change over the window that ends at each week or month, in money, percent and percent of GDP.

    The Federal Reserve's record is weekly, the others' monthly; for them the window is rounded to whole months, one at
    least.  Only windows that begin in the year to search from, or later, count as records.

    inputs: the explorer's inputs in their units; `bank` is a record with lists of weeks and of months, `unit` one with a number.
    parameters: not used; nothing here is estimated.
    Returns a dictionary of lists in the units of the explorer's outputs.
    """
    bank = inputs.bank
    months_in_window = np.maximum(1, np.floor(inputs.weeks * 12 / 52 + 0.5))
    week_earlier = weeks_ago(bank.weeks_tn, inputs.weeks)
    month_earlier = months_ago(bank.months_tn, months_in_window)
    nothing = 0.0 * inputs.weeks

    week_year = []
    week_level = []
    year = []
    month_level = []
    money = [[], []]
    percent = [[], []]
    of_gdp = [[], []]
    # The best so far in each unit, and where its window ends.
    most = [-1e6 + nothing, -1e6 + nothing, -1e6 + nothing]
    ends = [inputs.from_year, inputs.from_year, inputs.from_year]

    for t in range(WEEKS):
        place = bank.first_week_year + YEARS_A_WEEK * t
        now = bank.weeks_tn[t + 63]
        counted = np.where(place - YEARS_A_WEEK * inputs.weeks < inputs.from_year, -1e7, 0)
        changes = changes_between(week_earlier[t], now, bank.weeks_gdp_tn[t])
        week_year.append(place)
        week_level.append(now + nothing)
        money[0].append(changes[0])
        percent[0].append(changes[1])
        of_gdp[0].append(changes[2])
        for unit in range(3):
            ends[unit] = np.where(changes[unit] + counted > most[unit], place, ends[unit])
            most[unit] = np.where(changes[unit] + counted > most[unit], changes[unit], most[unit])
    for t in range(MONTHS):
        place = bank.first_month_year + t / 12
        now = bank.months_tn[t + 15]
        counted = np.where(place - months_in_window / 12 < inputs.from_year, -1e7, 0)
        changes = changes_between(month_earlier[t], now, bank.months_gdp_tn[t])
        year.append(place)
        month_level.append(now + nothing)
        money[1].append(changes[0])
        percent[1].append(changes[1])
        of_gdp[1].append(changes[2])
        for unit in range(3):
            ends[unit] = np.where(changes[unit] + counted > most[unit], place, ends[unit])
            most[unit] = np.where(changes[unit] + counted > most[unit], changes[unit], most[unit])

    return {
        "week_year": week_year,
        "week_level_tn": week_level,
        "week_change_tn": money[0],
        "week_change_pct": percent[0],
        "week_change_gdp_pct": of_gdp[0],
        "year": year,
        "month_level_tn": month_level,
        "month_change_tn": money[1],
        "month_change_pct": percent[1],
        "month_change_gdp_pct": of_gdp[1],
        "most_tn": [most[0]],
        "most_pct": [most[1]],
        "most_gdp_pct": [most[2]],
        "end_tn_year": [ends[0]],
        "end_pct_year": [ends[1]],
        "end_gdp_year": [ends[2]],
        "window_years": [np.where(bank.weekly > 0, YEARS_A_WEEK * inputs.weeks, months_in_window / 12)],
    }


def changes_between(earlier, now, gdp):
    """Change in money (tn), in percent of the earlier level, and in percent of GDP, as a list."""
    change = now - earlier
    return [change, 100 * change / np.maximum(1e-9, earlier), 100 * change / np.maximum(1e-9, gdp)]


def bit(number, size):
    """Whether a whole number, written as a sum of powers of two, contains `size`: 0 or 1."""
    return np.floor(number / np.maximum(1, size)) - 2 * np.floor(number / (2 * np.maximum(1, size)))


def weeks_ago(values, weeks):
    """The values `weeks` places earlier, for each week of the record: delays of 32, 16, 8, 4, 2 and 1, each on or off."""
    on = [bit(weeks, 32), bit(weeks, 16), bit(weeks, 8), bit(weeks, 4), bit(weeks, 2), bit(weeks, 1)]
    first = []
    for t in range(WEEKS + 31):
        first.append(np.where(on[0] > 0.5, values[t], values[t + 32]))
    second = []
    for t in range(WEEKS + 15):
        second.append(np.where(on[1] > 0.5, first[t], first[t + 16]))
    third = []
    for t in range(WEEKS + 7):
        third.append(np.where(on[2] > 0.5, second[t], second[t + 8]))
    fourth = []
    for t in range(WEEKS + 3):
        fourth.append(np.where(on[3] > 0.5, third[t], third[t + 4]))
    fifth = []
    for t in range(WEEKS + 1):
        fifth.append(np.where(on[4] > 0.5, fourth[t], fourth[t + 2]))
    last = []
    for t in range(WEEKS):
        last.append(np.where(on[5] > 0.5, fifth[t], fifth[t + 1]))
    return last


def months_ago(values, months):
    """The values `months` places earlier, for each month of the record: delays of 8, 4, 2 and 1, each on or off."""
    on = [bit(months, 8), bit(months, 4), bit(months, 2), bit(months, 1)]
    first = []
    for t in range(MONTHS + 7):
        first.append(np.where(on[0] > 0.5, values[t], values[t + 8]))
    second = []
    for t in range(MONTHS + 3):
        second.append(np.where(on[1] > 0.5, first[t], first[t + 4]))
    third = []
    for t in range(MONTHS + 1):
        third.append(np.where(on[2] > 0.5, second[t], second[t + 2]))
    last = []
    for t in range(MONTHS):
        last.append(np.where(on[3] > 0.5, third[t], third[t + 1]))
    return last


def facts(inputs, outputs):
    """The numbers of the sentence below the charts, and which sentence it is.

    inputs, outputs: as for `respond`.  Returns a dictionary of numbers.  A record that was not found is 0, in the year
    to search from.
    """
    money_year = np.floor(outputs.end_tn_year[0])
    percent_year = np.floor(outputs.end_pct_year[0])
    gdp_year = np.floor(outputs.end_gdp_year[0])
    found = np.where(outputs.most_tn[0] > -1e5, 1, 0)
    found_gdp = np.where(outputs.most_gdp_pct[0] > -1e5, 1, 0)
    same = np.where(money_year - percent_year == 0, 1, 0) * np.where(money_year - gdp_year == 0, 1, 0)
    with_gdp = np.where(same > 0.5, 1, 0)
    chosen = np.where(inputs.unit.number < 0.5, outputs.end_tn_year[0], outputs.end_pct_year[0])
    end_year = np.where(inputs.unit.number > 1.5, outputs.end_gdp_year[0], chosen)
    return {
        "sentence": np.where(found < 0.5, 3, np.where(found_gdp < 0.5, 2, with_gdp)),
        "weeks": inputs.weeks,
        "from_year": inputs.from_year,
        "start_year": end_year - outputs.window_years[0],
        "end_year": end_year,
        "most_tn": found * outputs.most_tn[0],
        "most_pct": found * outputs.most_pct[0],
        "most_gdp_pct": found_gdp * outputs.most_gdp_pct[0],
        "end_tn_year": outputs.end_tn_year[0],
        "end_pct_year": outputs.end_pct_year[0],
        "end_gdp_year": outputs.end_gdp_year[0],
        "money_year": money_year,
        "percent_year": percent_year,
        "gdp_year": gdp_year,
    }


def _listed(values, before):
    """A list for JSON: empty places before it, gaps as None."""
    return [None] * before + [None if np.isnan(value) else round(float(value), 4) for value in values]


def _gdp_tn(dates, table, column, unit):
    """GDP in tn at the quarter of each date; NaN where the table has none."""
    known = history.table(table)
    of_quarter = dict(zip(known["quarter"], known[column] / unit, strict=True))
    months = dates.astype("datetime64[M]").astype(int)
    return np.array([of_quarter.get(f"{1970 + month // 12}Q{month % 12 // 3 + 1}", np.nan) for month in months])


def _records():
    """What a bank stands for: the Federal Reserve by weeks, the others by months, in tn of their own currency."""
    weekly = history.table("federal_reserve_total_assets_weekly")
    dates, weeks_tn = weekly["date"][-WEEKS:], weekly["total_assets_bn"][-WEEKS:] / 1000
    abroad = history.table("central_banks_abroad_monthly")
    months = abroad["month"][-MONTHS:]
    limits = history.table("bank_of_england_purchase_limits")
    placed = np.searchsorted(limits["date"].astype("datetime64[M]"), months, side="right") - 1
    limit_tn = np.where(placed >= 0, limits["purchase_limit_gbp_bn"][placed] / 1000, np.nan)
    no_weeks, no_months = np.full(WEEKS, np.nan), np.full(MONTHS, np.nan)
    monthly = {
        "ecb": (abroad["ecb_assets_eur_bn"][-MONTHS:] / 1000, ("europe_gdp_quarterly", "euro_area_gdp_eur_bn", 1000)),
        "boj": (abroad["boj_assets_jpy_tn"][-MONTHS:], ("japan_gdp_quarterly", "nominal_gdp_jpy_tn", 1)),
        "boe": (limit_tn, ("europe_gdp_quarterly", "uk_gdp_gbp_bn", 1000)),
    }
    fed_gdp_tn = _gdp_tn(dates, "us_gdp_quarterly", "nominal_gdp_bn", 1000)
    series = {"fed": (weeks_tn, fed_gdp_tn, no_months, no_months)}
    for bank, (level_tn, gdp) in monthly.items():
        series[bank] = (no_weeks, no_weeks, level_tn, _gdp_tn(months, *gdp))
    days_into_1970 = (dates[0] - np.datetime64("1970-01-01")).astype(int)
    first_week_year = round(1970 + days_into_1970 / 365.25, 3)
    first_month_year = round(1970 + (int(months[0].astype(int)) + 0.99) / 12, 3)  # December belongs to its own year
    return {
        bank: {
            "weekly": 1.0 if bank == "fed" else 0.0,
            "first_week_year": first_week_year,
            "first_month_year": first_month_year,
            "weeks_tn": _listed(in_weeks, WEEKS_BEFORE),
            "weeks_gdp_tn": _listed(weeks_gdp, 0),
            "months_tn": _listed(in_months, MONTHS_BEFORE),
            "months_gdp_tn": _listed(months_gdp, 0),
        }
        for bank, (in_weeks, weeks_gdp, in_months, months_gdp) in series.items()
    }


_INPUTS = (
    Slider(
        "weeks", _("Window"), _("weeks"), 4, 52, 1, 13, _("Growth is measured over this long. 13 weeks are a quarter of a year.")
    ),
    Slider(
        "from_year",
        _("Search from"),
        _("year"),
        1995,
        2026,
        1,
        2008,
        _("Only windows that begin in this year or later compete for the record."),
    ),
    Choice(
        "unit",
        _("Shade the record in"),
        {"money": _("Money"), "percent": _("Percent"), "gdp": _("Percent of GDP")},
        "money",
        _("Which of the three records is shaded in the first chart."),
        {"money": {"number": 0}, "percent": {"number": 1}, "gdp": {"number": 2}},
    ),
    Choice(
        "bank",
        _("Central bank"),
        {
            "fed": _("Federal Reserve: total assets, weekly"),
            "ecb": _("European Central Bank: total assets, monthly"),
            "boj": _("Bank of Japan: total assets, monthly"),
            "boe": _("Bank of England: purchases authorized"),
        },
        "fed",
        _("Each in its own currency. For the Bank of England the ceiling on purchases that it announced, not its assets."),
        _records(),
    ),
)

_PRESETS = (
    Preset("since_2009", _("Since 2009"), {"from_year": 2009}, _("Leave the autumn of 2008 out, and the percent record moves.")),
    Preset(
        "japan",
        _("Bank of Japan, 52 weeks"),
        {"bank": "boj", "weeks": 52, "from_year": 1998, "unit": "gdp"},
        _("The slow builder: not the fastest quarter of any bank, but decades of growth."),
    ),
    Preset(
        "ecb",
        _("European Central Bank"),
        {"bank": "ecb", "from_year": 1999, "unit": "percent"},
        _("Its record in percent is the lending of the autumn of 2008, more than six years before its QE."),
    ),
    Preset(
        "england",
        _("Bank of England"),
        {"bank": "boe", "from_year": 2009, "unit": "gdp"},
        _("Ceilings on purchases: 75 billion pounds in March 2009, raised ten times to 895. Each month has the latest."),
    ),
)


def _change_chart(key, title, unit, fact):
    return Chart(
        key,
        title,
        unit,
        "lines",
        (
            Series(f"week_{key}", _("Over the window, by week"), "yield", "line"),
            Series(f"month_{key}", _("Over the window, by month"), "yield", "line", x="year"),
        ),
        mark=(fact, _("record")),
        x="week_year",
    )


EXPLORER = Explorer(
    name="timeline_ruler",
    class_name="TimelineRulerExplorer",
    title=_("Timeline ruler"),
    inputs=_INPUTS,
    presets=_PRESETS,
    outputs=(
        Output("week_year", _("Year"), "", 2, axis="week_year"),
        Output("week_level_tn", _("Level, by week"), _("tn, own currency"), 3, axis="week_year"),
        Output("week_change_tn", _("Change in money, by week"), _("tn, own currency"), 3, axis="week_year"),
        Output("week_change_pct", _("Change in percent, by week"), _("%"), 1, axis="week_year"),
        Output("week_change_gdp_pct", _("Change in percent of GDP, by week"), _("% of GDP"), 2, axis="week_year"),
        Output("year", _("Year"), "", 2, axis="year"),
        Output("month_level_tn", _("Level, by month"), _("tn, own currency"), 3, axis="year"),
        Output("month_change_tn", _("Change in money, by month"), _("tn, own currency"), 3, axis="year"),
        Output("month_change_pct", _("Change in percent, by month"), _("%"), 1, axis="year"),
        Output("month_change_gdp_pct", _("Change in percent of GDP, by month"), _("% of GDP"), 2, axis="year"),
        Output("most_tn", _("Record in money"), _("tn, own currency"), 3, axis=""),
        Output("most_pct", _("Record in percent"), _("%"), 1, axis=""),
        Output("most_gdp_pct", _("Record in percent of GDP"), _("% of GDP"), 2, axis=""),
        Output("end_tn_year", _("End of the record in money"), _("year"), 2, axis=""),
        Output("end_pct_year", _("End of the record in percent"), _("year"), 2, axis=""),
        Output("end_gdp_year", _("End of the record in percent of GDP"), _("year"), 2, axis=""),
        Output("window_years", _("Window"), _("years"), 2, axis=""),
    ),
    charts=(
        Chart(
            "level",
            _("The ruler on the record: the fastest {weeks:.0f} weeks are shaded"),
            _("tn, own currency"),
            "lines",
            (
                Series("week_level_tn", _("Level, by week"), "treasuries", "line"),
                Series("month_level_tn", _("Level, by month"), "treasuries", "line", x="year"),
            ),
            spans=(("start_year", "end_year", _("fastest")),),
            x="week_year",
        ),
        _change_chart(
            "change_tn", _("In money, the most is {most_tn:+,.2f}, in {money_year:.0f}"), _("tn, own currency"), "end_tn_year"
        ),
        _change_chart("change_pct", _("In percent, the most is {most_pct:+,.0f}, in {percent_year:.0f}"), _("%"), "end_pct_year"),
        _change_chart(
            "change_gdp_pct", _("Against GDP, the most is {most_gdp_pct:+,.1f}, in {gdp_year:.0f}"), _("% of GDP"), "end_gdp_year"
        ),
    ),
    sentences=(
        _(
            "Measured over {weeks:.0f} weeks from {from_year:.0f} on, the fastest growth in money was {most_tn:+,.2f} "
            "trillion, in {money_year:.0f}; in percent {most_pct:+,.0f}%, in {percent_year:.0f}; and against the size of the "
            "economy {most_gdp_pct:+,.1f}% of GDP, in {gdp_year:.0f}. Which one is the record depends on the unit."
        ),
        _(
            "Measured over {weeks:.0f} weeks from {from_year:.0f} on, all three units agree: the fastest growth came in "
            "{money_year:.0f}, with {most_tn:+,.2f} trillion, {most_pct:+,.0f}%, or {most_gdp_pct:+,.1f}% of GDP."
        ),
        _(
            "Measured over {weeks:.0f} weeks from {from_year:.0f} on, the fastest growth in money was {most_tn:+,.2f} "
            "trillion, in {money_year:.0f}, and in percent {most_pct:+,.0f}%, in {percent_year:.0f}. For these years the "
            "book's tables hold no GDP to compare it with."
        ),
        _("The record holds no window of {weeks:.0f} weeks that begins in {from_year:.0f} or later."),
    ),
    sources=(),
    predictions=(
        Prediction(
            _(
                "Search from 2009 on, so that the autumn of 2008 no longer counts. What is the fastest growth of the Federal "
                "Reserve's assets in 13 weeks, in percent?"
            ),
            "most_pct",
            _("%"),
            0,
            200,
            1,
            {"from_year": 2009},
            note=_("Read off the H.4.1 release, so there is no range: from 26 February to 27 May 2020."),
        ),
        Prediction(
            _("Which is the fastest growth of the Federal Reserve's assets within 52 weeks since 2008, in percent of GDP?"),
            "most_gdp_pct",
            _("% of GDP"),
            0,
            40,
            0.5,
            {"weeks": 52, "unit": "gdp"},
            note=_("Read off the H.4.1 release and GDP at annual rates, so there is no range."),
            decimals=1,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = (
    {},
    {"from_year": 2009.0},
    {"bank": "boj", "from_year": 2026.0},
    {"bank": "boj", "from_year": 2026.0, "weeks": 52.0},
)
