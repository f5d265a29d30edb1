"""Every sentence of every explorer is true of what is drawn: each of its clauses has a check against the outputs."""

import re
from types import SimpleNamespace

import pytest
from claims import CLAIMS
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import possible

from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.declaration import Choice

JOINTS = re.compile(r"(\W|\b(and|but)\b)*")  # what may stand between clauses
TEXTS = {
    (name, text)
    for name, (_, declared) in EXPLORERS.items()
    for text in (*declared.sentences, *(c.title for c in declared.charts))
}


def clauses(name, sentence):
    """The registered clauses that make up a sentence, and what is left of it; the longest is found first."""
    found, left = [], sentence
    for clause in sorted(CLAIMS.get(name, {}), key=len, reverse=True):
        if clause in left:
            found.append(clause)
            left = left.replace(clause, "\n")
    return found, left


@pytest.mark.parametrize(("name", "sentence"), [(name, text) for name, (_, d) in EXPLORERS.items() for text in d.sentences])
def test_every_clause_of_every_sentence_has_a_check(name, sentence):
    assert JOINTS.fullmatch(clauses(name, sentence)[1]), f"no check in tests/claims for: {clauses(name, sentence)[1].strip()}"


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_check_belongs_to_a_sentence(name):
    used = {clause for sentence in EXPLORERS[name][1].sentences for clause in clauses(name, sentence)[0]}
    assert set(CLAIMS[name]) == used


@pytest.mark.parametrize(("name", "text"), sorted(TEXTS))
def test_a_change_of_either_sign_shows_its_sign(name, text):
    """ "Changes by 3" says nothing of the direction, and "falls by" with a sign says it twice."""
    for verb, spec in re.findall(
        r"\b(change|changes|changed|move|moves|moved)\b(?: \w+){0,8}? by (?:an average of )?\{\w+:([^}]*)\}", text
    ):
        assert spec.startswith("+"), (verb, spec)
    for verb, spec in re.findall(
        r"\b(rise|rises|rose|fall|falls|fell|shrink|shrinks|lower|lowers|raise|raises|grow|grows) by \{\w+:([^}]*)\}", text
    ):
        assert not spec.startswith("+"), (verb, spec)


@st.composite
def settings_of(draw, name):
    """One setting: every slider on its grid, often at an end or at its default, so that the edges between sentences are met."""
    declared = EXPLORERS[name][1]
    found = {}
    for item in declared.all_inputs:
        if isinstance(item, Choice):
            found[item.key] = draw(st.sampled_from(sorted(item.options)))
            continue
        steps = st.integers(0, round((item.high - item.low) / item.step))
        there = st.one_of(
            st.just(item.default),
            st.sampled_from([item.low, item.high]),
            steps.map(lambda n, item=item: item.low + n * item.step),
        )
        found[item.key] = float(round(min(item.high, draw(there)), 10))
    return {key: value if isinstance(value, str) else float(value) for key, value in possible(declared, found).items()}


def check(name, inputs):
    """The sentence of a setting is true, and its numbers are those of the outputs."""
    declared = EXPLORERS[name][1]
    inputs = run.checked_inputs(declared, inputs)
    outputs = run.outputs(name, inputs)
    facts = run.facts(name, inputs, outputs)
    sentence = declared.sentences[int(facts["sentence"])]
    o, i = SimpleNamespace(**outputs), run.resolve(declared, inputs)
    for clause in clauses(name, sentence)[0]:
        truths, numbers = CLAIMS[name][clause](o, i)
        assert all(truths), f"{clause!r} is not true: {[bool(truth) for truth in truths]}"
        shown = dict(re.findall(r"\{(\w+):([^}]*)\}", clause))
        assert set(numbers) == set(shown), clause
        for key, number in numbers.items():
            right = number(facts[key]) if callable(number) else facts[key] == pytest.approx(float(number), rel=1e-6, abs=1e-6)
            assert right, (clause, key, facts[key], number)
    for text in (sentence, *(chart.title for chart in declared.charts)):
        for key, spec in re.findall(r"\bby \{(\w+):([^+}]*)\}", text):  # "falls by 0" is no fall, and "falls by -1" a rise
            assert re.match("[1-9]|0[.].*[1-9]", run.typeset(f"{{:{spec}}}", facts[key])), (text, key, facts[key])


@pytest.mark.parametrize("name", EXPLORERS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_sentence_is_true_of_what_is_drawn(name, data):
    check(name, data.draw(settings_of(name)))


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_sentence_is_true_where_it_is_shown(name):
    module, declared = EXPLORERS[name]
    for inputs in (*module.SENTENCES_SHOWN_BY, *(each.inputs for each in (*declared.presets, *declared.predictions))):
        check(name, inputs)


def test_a_sentence_that_is_not_true_is_found():
    """The test can fail: with reserves that rise, "do not grow" is said to be false."""
    inputs = run.checked_inputs(EXPLORERS["purchases"][1], {"size_bn": 2000, "matched_sales_pct": 100, "mbs_share_pct": 100})
    o = SimpleNamespace(**run.outputs("purchases", inputs))
    clause = next(clause for clause in CLAIMS["purchases"] if "do not grow" in clause)
    assert not all(CLAIMS["purchases"][clause](o, SimpleNamespace(**inputs))[0])
