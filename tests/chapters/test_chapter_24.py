"""Chapter 24: the score of the myth sorter by hand, and statements that agree with the claims they are made from."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from widgets import sources
from widgets.explorers import run
from widgets.explorers.myth_sorter import COUNT, EXPLORER

KEYS = [f"sure_{place}_pct" for place in range(1, COUNT + 1)]
CLAIMS = {row["id"]: row for row in sources.claims()}
STATEMENTS = sources.statements()
RIGHT = np.array([CLAIMS[row["id"]]["verdict"] == "right" for row in STATEMENTS])


def score(probabilities_pct, **choices):
    return run.facts("myth_sorter", dict(zip(KEYS, probabilities_pct, strict=True)) | choices)["score"]


def test_twenty_statements_are_made_from_claims_that_can_be_checked():
    assert len(STATEMENTS) == COUNT == len({row["id"] for row in STATEMENTS})
    verdicts = [CLAIMS[row["id"]]["verdict"] for row in STATEMENTS]
    assert set(verdicts) == {"right", "imprecise", "wrong"}
    assert 7 <= verdicts.count("right") <= 13, "neither believing nor doubting everything may pay"


def test_the_score_of_one_who_believes_everything():
    """Eight statements are right: (8 * 0.1^2 + 12 * 0.9^2) / 20 = 0.49."""
    assert RIGHT.sum() == 8
    assert score([90] * COUNT) == pytest.approx(0.49)


def test_knowing_scores_zero_guessing_a_quarter_and_being_always_wrong_one():
    assert score(100 * RIGHT.astype(float)) == 0
    assert score([50] * COUNT) == 0.25
    assert score(100 * (~RIGHT).astype(float)) == 1


@settings(deadline=None)
@given(st.lists(st.integers(0, 20).map(lambda step: 5.0 * step), min_size=COUNT, max_size=COUNT))
def test_the_score_is_the_mean_square_and_no_topic_asks_another_statement(stated):
    shares = np.array(stated) / 100
    assert score(stated) == pytest.approx(((shares - RIGHT) ** 2).mean())
    for topic in ("dates", "sizes", "directions", "workings"):
        asked = np.array([row["topic"] == topic for row in STATEMENTS])
        assert score(stated, topic=topic) == pytest.approx(((shares - RIGHT) ** 2)[asked].mean())


def test_nothing_gives_the_answers_away_before_they_are_asked_for():
    """The statements can be counted, but no score, share or mean by verdict is to be seen."""
    stated = dict(zip(KEYS, 100 * RIGHT.astype(float), strict=True))
    hidden = run.outputs("myth_sorter", stated)
    for key in ("brier_score", "came_true_pct", "sure_by_verdict_pct"):
        assert np.isnan(hidden[key]).all()
    assert hidden["shown"] == 0 and hidden["statements"].sum() == COUNT
    shown = run.outputs("myth_sorter", stated | {"verdicts": "shown"})
    assert shown["brier_score"] == 0 and shown["came_true_pct"][[0, 4]].tolist() == [0, 100]


def test_the_verdicts_stand_on_cards_with_a_link_to_the_chapter():
    cards = next(chart.cards for chart in EXPLORER.charts if chart.kind == "cards")
    assert [card.statement for card in cards] == [row["statement"] for row in STATEMENTS]
    assert all(card.note for card in cards)
