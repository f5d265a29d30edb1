"""Sentences and tables of answers: numbers as the book prints them."""

import numpy as np
import pytest

from widgets import answers


@pytest.fixture
def shown(monkeypatch):
    """What answers show, as text."""
    pieces = []
    monkeypatch.setattr(answers, "display", lambda piece: pieces.append(piece.data))
    return pieces


def test_a_sentence_has_real_minus_signs_and_no_sign_on_what_rounds_to_zero(shown):
    answers.answer(
        "{fall:+.0f}, {none:+.1f}, {less:+.2f}, {rise:+,.0f}", fall=-3, none=-0.04, less=np.float64(-0.01), rise=1000.0
    )
    assert shown == ["−3, 0.0, −0.01, +1,000"]


def test_a_table_shows_zero_without_a_sign_too(shown):
    answers.answer_table(
        "Caption", ["Item", "bn"], [["Reserves", ("+.0f", -0.0)], ["Deposits", ("+.0f", 0.4)], ["A & B", ("+.1f", 10)]]
    )
    assert ">0</td>" in shown[0] and shown[0].count(">0<") == 2 and ">+10.0<" in shown[0] and "A &amp; B" in shown[0]


def test_a_placeholder_without_a_value_is_an_error(shown):
    with pytest.raises(KeyError):
        answers.answer("{missing:.0f} bn")


@pytest.mark.parametrize("heads", [["", "bn"], ["Item", " "]])
def test_a_column_without_a_head_is_an_error(shown, heads):
    with pytest.raises(ValueError, match="heads must name every column"):
        answers.answer_table("Caption", heads, [["Reserves", (".0f", 1)]])
