"""Numbers that a fact check found wrong: each is held against the record, and the places that print it agree."""

import re

import numpy as np
import pytest

from widgets import history, source_pages, sources
from widgets.explorers.catalogue import EXPLORERS

CHAPTERS = {number: (sources.BOOK / f"{path}.md").read_text(encoding="utf-8") for number, (_, path) in sources.chapters().items()}
AFTER = (sources.BOOK / "what-happened-after.md").read_text(encoding="utf-8")
GLOSSARY = (sources.BOOK / "glossary.md").read_text(encoding="utf-8")
REFERENCES = (sources.BOOK / "references.bib").read_text(encoding="utf-8")
SHEET = history.table("federal_reserve_balance_sheet_monthly")
CLAIMS = {row["id"]: row for row in sources.claims()}


def sheet(column, month):
    return history.at("federal_reserve_balance_sheet_monthly", column, month)


# Ample: one definition. Above 12 to 13% of bank assets reserves are abundant, below it ample and then scarce.


def test_no_line_marks_where_ample_begins():
    """The only estimated border is the upper end of ample, and every label that readers see calls it by one name."""
    for name, (_, declared) in EXPLORERS.items():
        shown = repr(declared)
        assert not re.search(r"ample line|still ample|they are ample above|stop being ample", shown, re.IGNORECASE), name
    for text in (*CHAPTERS.values(), GLOSSARY):
        assert not re.search(r"ample line|lower end of (?:that region|ample)", text, re.IGNORECASE)


def test_the_glossary_and_both_chapters_put_12_to_13_percent_at_the_upper_end_of_ample():
    entry = GLOSSARY.split("\nample reserves\n")[1].split("\n\n")[0]
    assert "between scarce and abundant" in entry and "upper end" in entry and "12 to 13%" in entry
    assert re.search(r"\*abundant\*[^.]*\. \{cite:t\}`afonso2022scarce` find this above 12 to 13 percent", CHAPTERS[13])
    assert re.search(r"estimate its upper end[^.]*12 to 13%", CHAPTERS[14])


def test_the_curve_bends_where_its_mark_says_that_abundance_begins():
    chart = next(chart for chart in EXPLORERS["reserve_demand"][1].charts if chart.key == "curve")
    assert chart.mark == ("satiation_pct", "abundant from here")


# The run-off of 2022-25: reserves fell first, then ON RRP did nearly all.


def test_reserves_fell_in_2022_while_on_rrp_rose():
    assert [round(sheet("reserves_bn", month)) for month in ("2022-05", "2022-09")] == [3306, 2961]
    assert sheet("on_rrp_bn", "2022-09") > sheet("on_rrp_bn", "2022-05")
    assert "before reserves began to fall for good" in CHAPTERS[14] and "before reserves fell at all" not in CHAPTERS[14]


def test_on_rrp_is_told_from_the_start_of_run_off_and_its_peak_is_called_a_year_end():
    fall = sheet("reserves_bn", "2022-05") - sheet("reserves_bn", "2022-12")
    assert sheet("on_rrp_bn", "2022-05") == pytest.approx(1979, abs=0.6) and fall == pytest.approx(288, abs=0.5)
    assert SHEET["month"][np.nanargmax(SHEET["on_rrp_bn"])] == np.datetime64("2022-12")
    for text in (CHAPTERS[13], CLAIMS["C1-08"]["record"]):
        assert "1,979 bn" in text and "2,554 bn" in text
    assert f"by {fall:.0f} bn since May" in CHAPTERS[13]


def test_bill_purchases_slowed_as_reported_and_the_record_shows_it():
    """40 bn a month, then 25 from April and 10 from June 2026, and on top the principal of mortgage securities, about 15."""
    before, later = (
        (sheet("treasuries_bn", last) - sheet("treasuries_bn", first)) / 4
        for first, last in (("2025-12", "2026-04"), ("2026-04", "2026-08"))
    )
    principal = (sheet("mbs_bn", "2025-12") - sheet("mbs_bn", "2026-08")) / 8
    assert before - principal == pytest.approx(40, abs=8) and later - principal == pytest.approx(14, abs=8)
    for text in (AFTER, CHAPTERS[16]):
        assert "25 b" in text and "10 b" in text and "nashnova2026bills" in text
    assert "25 bn (Apr 2026) and 10 bn (Jun 2026)" in CLAIMS["C1-21"]["note"]


# One quantity, one value.


def test_the_high_of_bitcoin_in_2021_is_one_number_with_its_source():
    points = history.table("bitcoin_points")
    place = list(points["date"].astype(str)).index("2021-11-10")
    high = points["bitcoin_usd"][place]
    assert "coindesk.com" in points["source"][place]
    assert f"{high:,.0f} high" in CLAIMS["C4-14"]["record"] and f"{high:,.0f} by CoinDesk" in CHAPTERS[22]
    assert round(high, -3) == 69_000  # what the text rounds it to
    assert not re.search(r"68,9(?!91)\d\d|69,0[1-9]\d(?! by CoinGecko)", CHAPTERS[22].replace("69,045 by CoinGecko", ""))


def test_the_rise_of_bitcoin_to_2021_is_told_from_two_first_days():
    points = history.table("bitcoin_points")
    price = dict(zip(points["date"].astype(str), points["bitcoin_usd"], strict=True))
    before_crash = history.at("us_prices_monthly", "bitcoin_usd", "2020-02")
    assert f"the mean of February, before the crash, was {before_crash:,.0f}" in CHAPTERS[22]
    assert f"about {round(before_crash, -2):,.0f} dollars, its mean of February 2020" in CHAPTERS[22]
    assert round(price["2021-11-10"] / before_crash) == 7 and "sevenfold" in CHAPTERS[22]
    assert round(price["2021-11-10"] / price["2020-03-13"]) == 18 and "eighteenfold" in CHAPTERS[22]


def test_defense_is_one_measure_everywhere():
    defense = history.at("us_federal_interest_fiscal_years", "defense_bn", "2024-09-30")
    assert f"defense, {defense:.0f} bn in discretionary outlays" in CHAPTERS[19]
    assert f"defense {defense / 1000:.2f} tn (discretionary outlays" in CLAIMS["C4-23"]["record"]


def test_social_security_holds_37_percent_of_what_the_trust_funds_hold():
    debt = history.table("us_federal_debt_points")
    april = list(debt["date"].astype(str)).index("2025-04-30")
    trust_funds_bn = debt["gross_debt_bn"][april] - debt["held_by_public_bn"][april]
    assert trust_funds_bn == pytest.approx(7360, abs=10)
    assert 100 * 2721.5 / trust_funds_bn == pytest.approx(37, abs=0.5)  # trustees' report of 2025, end of 2024
    assert "2.72 tn" in CHAPTERS[19] and "37%" in CHAPTERS[19] and "mostly that of Social Security" not in CHAPTERS[19]


def test_the_taiwan_dollar_rose_by_what_its_two_closing_rates_say():
    before, after = (float(rate) for rate in re.search(r"fell from (\S+) to (\S+) Taiwan dollars", CHAPTERS[21]).groups())
    rise = float(re.search(r"the Taiwan dollar rose by ([\d.]+)%", CHAPTERS[21])[1])
    assert (before, after) == (32.017, 30.145)
    assert 100 * (before / after - 1) == pytest.approx(rise, abs=0.05)


def test_the_bank_of_englands_target_was_80_billion_in_its_first_year():
    """875 less what redemption took until September 2022 is 838; the committee voted for 758."""
    assert 838 - 758 == 80
    for text in (AFTER, CHAPTERS[14]):
        assert "boe_20220922" in text and re.search(r"80 b", text) and "100 b" in text and "70 b" in text


# Pages that are read alone.


def test_rows_on_the_pages_of_errors_and_forecasts_name_their_subject():
    kinds = {row["kind"] for row in CLAIMS.values()} - {""}
    shown = "".join(source_pages.examples(kind) for kind in kinds)
    assert "</em> -." not in shown
    assert not re.search(r"<li>(?:He|She|It|They|The event|Heading|Description)\b", shown)
    assert not re.search(r"\b(?:he forecast|the same \w+ note|line \d+)\b", shown, re.IGNORECASE)
    for row in CLAIMS.values():
        if row["kind"]:
            assert len(sources.untagged(row["record"])) > 5, row["id"]


# What has happened since.


def test_inflation_of_2026_is_told_with_the_oil_shock_that_moved_it():
    prices = history.table("us_prices_monthly")
    yearly_pct = 100 * (prices["cpi_index"][12:] / prices["cpi_index"][:-12] - 1)
    yearly = dict(zip(prices["month"][12:].astype(str), yearly_pct, strict=True))
    assert yearly["2026-05"] == pytest.approx(4.2, abs=0.05) and yearly["2026-05"] > yearly["2026-07"] > yearly["2026-02"]
    assert "{inflation['2026-05']:.1f}" in AFTER


def test_every_statement_about_2026_has_a_source():
    cited = set(re.findall(r"[\w-]+", " ".join(re.findall(r"\{cite\}`([^`]+)`", AFTER))))
    wanted = {"ecb_20260611", "boj_20260616", "boj_20251219", "jiji2026etf", "fomc_sep20260617", "fomc_goals2025", "nyfed_251210"}
    assert wanted <= cited
    assert all(f"{{{key}," in REFERENCES for key in cited)


@pytest.mark.parametrize(
    ("number", "statement"),
    [
        (14, "about 40 bn in the first month {cite}`nyfed_251210`"),  # the committee's own statement names no amount
        (14, "agency debt and agency MBS {cite}`fed_srf`"),
        (14, "since August {cite}`boj_20240731`"),
        (14, "with substantially more reserves in the system"),  # as the abstract has it: the aggregate, not the largest banks
        (16, "On 22 August 2025 it dropped the word"),
        (22, "The one exception they name is news about consumer prices"),
    ],
)
def test_a_statement_says_what_its_source_says(number, statement):
    assert statement in CHAPTERS[number]


@pytest.mark.parametrize("aggregator", ["raison", "tradevae", "longbridge", "lbkrs"])
def test_official_facts_do_not_rest_on_aggregators(aggregator):
    assert aggregator not in REFERENCES


def test_the_reply_to_weale_and_wieladek_is_cited_wherever_they_are():
    pages = {path: path.read_text(encoding="utf-8") for path in sources.BOOK.glob("*/*.md") if "_build" not in path.parts}
    told = [text for text in pages.values() if "`weale2022fifty`" in text]
    assert len(told) == 4 and all("fabo_robust" in text for text in told)
