"""The myth sorter: how sure a reader is of twenty statements, how often the reader is right, and whether the two agree."""

import numpy as np

from widgets import sources
from widgets.explorers.declaration import Card, Chart, Choice, Explorer, Output, Prediction, Preset, Series, Slider
from widgets.text import _

COUNT = 20
FIFTHS = 5


def respond(inputs, parameters):
    """Scores of the probabilities that a reader gives to statements.

    With p the probability, and o = 1 if the statement is right as it stands, else 0,

        Brier score = mean of (p - o)^2,

    over the statements of the topic: 0 for foresight, 0.25 for 50% on everything, 1 for being always sure and always wrong.
    Calibration sets, in each fifth of the scale, the mean p beside the share of statements that are right.

    inputs: the explorer's inputs, probabilities in %; `topic` and `verdicts` are records.  parameters: not used.
    Returns lists: by fifth of the scale, by verdict, and single numbers.  Whatever would give answers away is NaN until the
    verdicts are shown, and so is a mean of nothing.
    """
    sure_pct = stated_pct(inputs)
    topic = inputs.topic
    # 0 once the verdicts are shown, NaN before.
    veil = inputs.verdicts.veil[0]
    nothing = inputs.verdicts.nothing[0]
    fifths = []
    middles = []
    counts = []
    means = []
    rights = []
    for k in range(FIFTHS):
        low_pct = 20 * k
        high_pct = low_pct + 20
        if k == FIFTHS - 1:
            high_pct = 101.0  # the last fifth holds 100 itself
        count = 0.0
        total_pct = 0.0
        right = 0.0
        for i in range(COUNT):
            here = topic.asked[i] * np.where(sure_pct[i] >= low_pct, 1, 0) * np.where(sure_pct[i] < high_pct, 1, 0)
            count = count + here
            total_pct = total_pct + here * sure_pct[i]
            right = right + here * topic.right[i]
        fifths.append(k)
        middles.append(low_pct + 10)
        counts.append(count)
        means.append(np.where(count > 0, total_pct / np.maximum(1, count), nothing))
        rights.append(np.where(count > 0, 100 * right / np.maximum(1, count), nothing) + veil)
    return {
        "fifth": fifths,
        "middle_pct": middles,
        "statements": counts,
        "stated_pct": means,
        "came_true_pct": rights,
        "verdict": [0, 1, 2],
        "sure_by_verdict_pct": [
            mean_where(sure_pct, topic.right, nothing) + veil,
            mean_where(sure_pct, topic.imprecise, nothing) + veil,
            mean_where(sure_pct, topic.wrong, nothing) + veil,
        ],
        "brier_score": [brier(inputs) + veil],
        "shown": [inputs.verdicts.shown],
    }


def stated_pct(inputs):
    """The twenty probabilities, %, in the order of the statements."""
    first = [inputs.sure_1_pct, inputs.sure_2_pct, inputs.sure_3_pct, inputs.sure_4_pct, inputs.sure_5_pct]
    second = [inputs.sure_6_pct, inputs.sure_7_pct, inputs.sure_8_pct, inputs.sure_9_pct, inputs.sure_10_pct]
    third = [inputs.sure_11_pct, inputs.sure_12_pct, inputs.sure_13_pct, inputs.sure_14_pct, inputs.sure_15_pct]
    fourth = [inputs.sure_16_pct, inputs.sure_17_pct, inputs.sure_18_pct, inputs.sure_19_pct, inputs.sure_20_pct]
    sure_pct = []
    for i in range(5):
        sure_pct.append(first[i])
    for i in range(5):
        sure_pct.append(second[i])
    for i in range(5):
        sure_pct.append(third[i])
    for i in range(5):
        sure_pct.append(fourth[i])
    return sure_pct


def mean_where(sure_pct, wanted, nothing):
    """Mean probability of the statements wanted (1 or 0 each), %; `nothing` if there is none."""
    count = 0.0
    total_pct = 0.0
    for i in range(COUNT):
        count = count + wanted[i]
        total_pct = total_pct + wanted[i] * sure_pct[i]
    return np.where(count > 0, total_pct / np.maximum(1, count), nothing)


def brier(inputs):
    """Brier score of the statements of the topic, 0 to 1: the mean squared distance of p from what is the case."""
    sure_pct = stated_pct(inputs)
    count = 0.0
    total = 0.0
    for i in range(COUNT):
        count = count + inputs.topic.asked[i]
        total = total + inputs.topic.asked[i] * (sure_pct[i] / 100 - inputs.topic.right[i]) ** 2
    return total / np.maximum(1, count)


def facts(inputs, outputs):
    """The numbers of the sentence, and which sentence it is: one to start, one while the verdicts are hidden, two after.

    inputs, outputs: as for `respond`.  Returns a dictionary of numbers.
    """
    sure_pct = stated_pct(inputs)
    judged = 0.0
    asked = 0.0
    for i in range(COUNT):
        asked = asked + inputs.topic.asked[i]
        judged = judged + inputs.topic.asked[i] * np.where(sure_pct[i] == 50, 0, 1)
    score = brier(inputs)
    hidden = np.where(judged > 0, 1, 0)
    after = np.where(np.floor(1000 * score + 0.5) < 250, 2, 3)  # as it is written, with three decimals
    return {"sentence": np.where(inputs.verdicts.shown > 0, after, hidden), "asked": asked, "judged": judged, "score": score}


_TOPICS = {
    "all": _("All twenty"),
    "dates": _("Dates"),
    "sizes": _("Sizes"),
    "directions": _("Directions"),
    "workings": _("How it works"),
}
_VERDICTS = {"right": _("Right"), "imprecise": _("Imprecise"), "wrong": _("Wrong")}
_STATEMENTS = sources.statements()
_CLAIMS = {row["id"]: row for row in sources.claims()}
_CHAPTERS = sources.chapters()


def _record(topic):
    """Which statements a topic asks, and which of those are right, imprecise and wrong: lists of 1 and 0."""
    asked = [int(topic in ("all", row["topic"])) for row in _STATEMENTS]
    verdicts = [_CLAIMS[row["id"]]["verdict"] for row in _STATEMENTS]
    parts = {each: [a * (verdict == each) for a, verdict in zip(asked, verdicts, strict=True)] for each in _VERDICTS}
    return {"asked": asked} | parts


def _card(row):
    claim = _CLAIMS[row["id"]]
    page = _CHAPTERS.get(claim["chapter"])
    note = _(row["note"] or sources.untagged(claim["record"]))
    link = f"{page[1]}.html#{row['id'].lower()}" if page else ""
    return Card(_(row["statement"]), _VERDICTS[claim["verdict"]], note, link, "shown")


_INPUTS = (
    Choice(
        "topic",
        _("Topic"),
        _TOPICS,
        "all",
        _("Which statements are asked and scored."),
        records={topic: _record(topic) for topic in _TOPICS},
    ),
    Choice(
        "verdicts",
        _("Verdicts and score"),
        {"hidden": _("Hidden"), "shown": _("Shown")},
        "hidden",
        _("Show them when you have judged every statement."),
        records={
            "hidden": {"shown": 0, "veil": [None], "nothing": [None]},
            "shown": {"shown": 1, "veil": [0], "nothing": [None]},
        },
    ),
    *(
        Slider(
            f"sure_{place}_pct",
            _(row["statement"]),
            _("% sure that it is right"),
            0,
            100,
            5,
            50,
            _("0: certainly not right as it stands. 50: no idea. 100: certainly right."),
            shown_if=("topic", ("all", row["topic"])),
        )
        for place, row in enumerate(_STATEMENTS, 1)
    ),
)
_KEYS = tuple(f"sure_{place}_pct" for place in range(1, COUNT + 1))

EXPLORER = Explorer(
    name="myth_sorter",
    class_name="MythSorterExplorer",
    title=_("Myth sorter"),
    inputs=_INPUTS,
    presets=(
        Preset("trusting", _("Believes everything"), dict.fromkeys(_KEYS, 90), _("90% on every statement.")),
        Preset("doubting", _("Believes nothing"), dict.fromkeys(_KEYS, 10), _("10% on every statement.")),
    ),
    outputs=(
        Output("fifth", _("Fifth of the scale"), "", axis="fifth"),
        Output("middle_pct", _("How sure you said you were"), _("%"), axis="fifth"),
        Output("statements", _("Statements"), "", axis="fifth"),
        Output("stated_pct", _("How sure, on average"), _("%"), axis="fifth"),
        Output("came_true_pct", _("Share that is right"), _("%"), axis="fifth"),
        Output("verdict", _("Verdict"), "", axis="verdict", categories=tuple(_VERDICTS.values())),
        Output("sure_by_verdict_pct", _("How sure, on average"), _("%"), axis="verdict"),
        Output("brier_score", _("Brier score"), _("0 best, 1 worst"), 3, axis=""),
        Output("shown", _("Verdicts shown"), _("1 if shown"), axis=""),
    ),
    charts=(
        Chart(
            "calibration",
            _("On the diagonal, what you call 80% is right four times in five"),
            _("% right"),
            "lines",
            (
                Series("middle_pct", _("Perfect calibration"), "baseline", "dashed"),
                Series("came_true_pct", _("You, with the number of statements"), "yield", "path", "stated_pct", "statements"),
            ),
            x="middle_pct",
        ),
        Chart(
            "by_verdict",
            _("How sure you are of what is right, imprecise and wrong"),
            _("% sure"),
            "bars",
            (Series("sure_by_verdict_pct", _("Mean"), "reserves", "bar"),),
            x="verdict",
        ),
        Chart("cards", _("The verdicts"), "", "cards", cards=tuple(_card(row) for row in _STATEMENTS)),
    ),
    sentences=(
        _("Say how sure you are of each of the {asked:.0f} statements; 50% means no idea. Then show the verdicts."),
        _("You have judged {judged:.0f} of {asked:.0f} statements. Show the verdicts when you are done."),
        _(
            "Your Brier score over {asked:.0f} statements is {score:.3f}: better than the 0.250 of someone who says 50% to "
            "everything. 0 would be perfect."
        ),
        _(
            "Your Brier score over {asked:.0f} statements is {score:.3f}: no better than the 0.250 of someone who says 50% to "
            "everything. Being unsure costs less than being sure and wrong."
        ),
    ),
    sources=(),
    predictions=(
        Prediction(
            _(
                "Someone believes everything and says 90% to each of the twenty statements. What Brier score does that earn? "
                "0 is perfect, 0.25 is what 50% on everything earns, 1 is the worst."
            ),
            "score",
            "",
            0,
            1,
            0.01,
            dict.fromkeys(_KEYS, 90),
            note=_("Arithmetic: a right statement costs 0.01, one that is not right costs 0.81. Nobody has published it."),
            decimals=2,
        ),
    ),
)

# Inputs that lead to each of the sentences, in their order.
SENTENCES_SHOWN_BY = ({}, {"sure_3_pct": 10}, {"verdicts": "shown", "sure_3_pct": 0}, {"verdicts": "shown", "sure_3_pct": 100})
