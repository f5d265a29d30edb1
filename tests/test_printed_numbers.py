"""Numbers that chapters 1 to 12 and the glossary print in sentences, held against the record they are taken from."""

import re
from collections import Counter

import numpy as np
import pytest

from widgets import history, sources
from widgets.explorers import run
from widgets.explorers.stock_and_flow import EXPLORER as STOCK_AND_FLOW
from widgets.references import references

SHEET, PRICES, ECB = "federal_reserve_balance_sheet_monthly", "us_prices_monthly", "ecb_asset_purchases_monthly"
WINDOWS = history.table("programme_windows")


def text(chapter):
    """The source of a chapter (by number) or of a page (by name), on one line."""
    path = sources.chapters()[chapter][1] if isinstance(chapter, int) else chapter
    return " ".join((sources.BOOK / f"{path}.md").read_text(encoding="utf-8").split())


def printed(chapter, pattern):
    """The numbers that a chapter prints where the pattern's groups stand; the pattern has to occur once."""
    (found,) = re.findall(pattern, text(chapter))
    return [float(number.replace(",", "")) for number in ([found] if isinstance(found, str) else found)]


def securities_bn(month):
    return history.at(SHEET, "treasuries_bn", month) + history.at(SHEET, "mbs_bn", month)


def test_securities_fell_while_run_off_lasted_and_rose_after_it():
    assert str(WINDOWS["end_date"][-1]) == "2025-11-30" and "until run-off ended on 1 December 2025" in text(1)
    assert securities_bn("2024-08") > securities_bn("2025-11") < securities_bn("2025-12")


def test_every_economy_has_one_gdp():
    named = [
        (table, column)
        for table in history.tables()
        for column, row in history.columns(table).items()
        if row["description"].startswith("Nominal gross domestic product")
    ]
    assert named == [
        ("europe_gdp_quarterly", "euro_area_gdp_eur_bn"),
        ("europe_gdp_quarterly", "uk_gdp_gbp_bn"),
        ("japan_gdp_quarterly", "nominal_gdp_jpy_tn"),
        ("us_gdp_quarterly", "nominal_gdp_bn"),
    ]


def test_programmes_of_purchases_start_on_the_day_they_were_announced():
    announced = history.table("policy_announcements")["date"]
    for first, kind in zip(WINDOWS["date"], WINDOWS["kind"], strict=True):
        assert kind == "run-off" or first in announced, first


def test_the_yield_rose_by_a_point_over_the_purchases_of_2020_22():
    daily, window = history.table("treasury_ten_year_daily"), list(WINDOWS["programme"]).index("Purchases 2020-22")
    day_before = daily["ten_year_pct"][daily["date"] < WINDOWS["date"][window]][-1]
    last_day = daily["ten_year_pct"][daily["date"] <= WINDOWS["end_date"][window]][-1]
    assert day_before == 0.94  # Friday 13 March; the programme was announced on Sunday
    assert 100 * (last_day - day_before) == pytest.approx(100)


def test_business_loans_fell_by_what_the_caption_says():
    (fall,) = printed(5, r"business loans fell by (\d+)% from November 2008 to March 2010")
    first, last = (history.at("us_business_loans_monthly", "business_loans_bn", month) for month in ("2008-11", "2010-03"))
    assert 100 * (1 - last / first) == pytest.approx(fall, abs=0.5)


def test_the_nasdaq_is_measured_from_before_each_crash_too():
    (rise,) = printed(6, r"Counted from October 2007, before the crash, it rose by (\d+)%")
    level = {month: history.at(PRICES, "nasdaq_100_index", month) for month in ("2007-10", "2008-10", "2014-10")}
    assert 100 * (level["2014-10"] / level["2007-10"] - 1) == pytest.approx(rise, abs=0.5)
    assert level["2014-10"] / level["2008-10"] == pytest.approx(3, abs=0.05)  # "tripled"
    ends = {month for kind, month in re.findall(r'\("(purchases)", "\d{4}-\d\d", "(\d{4}-\d\d)"\)', text(6))}
    bought = WINDOWS["end_date"][WINDOWS["kind"] == "purchases"].astype("datetime64[M]").astype(str)
    assert ends <= set(bought)


def test_the_twist_of_1961_was_smaller_than_qe2():
    swapped_bn, of_gdp, qe2_pct = printed(
        8, r"([\d.]+) bn dollars were swapped .*?, ([\d.]+)% of that year's GDP, where QE2 was ([\d.]+)%"
    )
    assert 100 * swapped_bn / 562.2 == pytest.approx(of_gdp, abs=0.05)  # GDP of 1961, bn: Bureau of Economic Analysis
    assert 100 * 600 / history.at("us_gdp_quarterly", "nominal_gdp_bn", "2010Q4") == pytest.approx(qe2_pct, abs=0.05)


def test_what_the_tiers_charged():
    charged, of = printed(9, r"in the spring of 2016 it was (\d+) of (\d+) tn")
    assert charged / of < 0.1
    assert "twenty-one trillion 21 bn" in text(9) and charged * 1000 * 0.001 == 21  # tn at 0.1%, in bn


def test_japans_sensitivity_in_words_is_the_parameter():
    share, low, high = printed(
        9,
        r"had risen by about (\d+)% of the GDP of late 2017, so that a percent of GDP was worth roughly ([\d.]+) to ([\d.]+) bp",
    )
    assert [50 / share, 100 / share] == pytest.approx([low, high], abs=0.02)


def test_the_ecbs_record_counts_from_february_2015_and_says_so():
    holdings = history.table(ECB)["app_holdings_eur_bn"]
    months = history.table(ECB)["month"].astype(str)
    drawn = run.outputs("stock_and_flow", {})["actual_stock_bn"]
    held_before = holdings[months == "2015-02"][0]
    assert held_before > 50
    np.testing.assert_allclose(drawn + held_before, holdings[months >= "2015-02"], atol=0.06)
    for output in STOCK_AND_FLOW.outputs:
        assert output.key not in ("stock_bn", "actual_stock_bn") or "rise since February 2015" in output.label


@pytest.mark.parametrize(
    ("page", "pattern"),
    [("glossary", r"about ([\d,]+) billion were bought"), (11, r"about ([\d,]+) bn of it was used by March 2022")],
)
def test_what_the_pandemic_programme_bought_is_not_its_envelope(page, pattern):
    until = history.table(ECB)["month"] <= np.datetime64("2022-03")
    bought = np.nansum(history.table(ECB)["pepp_net_eur_bn"][until])
    assert printed(page, pattern) == pytest.approx([bought], abs=5)


def test_the_next_british_target_is_the_last_level_less_what_was_decided():
    held, cut, target = printed(
        10, r"stood at (\d+) bn on 17 September 2025\. A day later the bank announced (\d+) bn less, to (\d+) bn"
    )
    assert held - cut == target
    assert held == history.table("gilt_holdings_points")["gilts_gbp_bn"][-1]


def test_daily_amounts_were_announced_while_statements_had_no_number():
    first, last = printed(11, r"(\d+) bn at first, (\d+) bn in the last week")
    pace = history.table("treasury_purchase_pace_2020")
    inside = np.flatnonzero((pace["date"] > np.datetime64("2020-03-23")) & (pace["date"] <= np.datetime64("2020-06-10")))
    assert (pace["pace_bn_a_day"][inside[0] - 1], pace["pace_bn_a_day"][inside[-1]]) == (first, last)


def test_the_yields_at_which_the_federal_reserve_bought():
    low, high = printed(12, r"The central bank bought at ten-year yields between ([\d.]+) and ([\d.]+)%")
    daily, window = history.table("treasury_ten_year_daily"), list(WINDOWS["programme"]).index("Purchases 2020-22")
    inside = (daily["date"] >= WINDOWS["date"][window]) & (daily["date"] <= WINDOWS["end_date"][window])
    bought_at = daily["ten_year_pct"][inside]
    assert [np.nanmin(bought_at), np.nanmax(bought_at)] == pytest.approx([low, high], abs=0.051)


def test_swap_lines_are_counted_alike_in_the_glossary_and_in_chapter_20():
    (line,) = re.findall(r"central bank swap line (.*?) Taiwan:", text("glossary"))
    assert "five standing lines" in line and "nine more central banks" in line
    assert "Five central banks have standing lines; nine more had temporary ones" in text(20)


def test_no_two_works_print_alike():
    """Author, year and letter tell every work of the bibliography from every other."""
    labels = [label for label, _address in references().values()]
    assert len(labels) > 300 and [label for label, count in Counter(labels).items() if count > 1] == []
