"""What an explorer declares: inputs, presets, outputs, charts and sentences, and their JSON form for the front end."""

from dataclasses import asdict, dataclass, field

from widgets.text import _

# Color roles, light and dark theme.  Okabe-Ito hues, darkened or lightened to 3:1 against the page.
PALETTE = {
    "treasuries": {"light": "#0072b2", "dark": "#56b4e9"},
    "mbs": {"light": "#b35900", "dark": "#f0a04b"},
    "other": {"light": "#767676", "dark": "#9a9a9a"},
    "reserves": {"light": "#00765a", "dark": "#3fc79a"},
    "on_rrp": {"light": "#a3487f", "dark": "#dd8fbd"},
    "yield": {"light": "#0b5394", "dark": "#7cc0f5"},
    "baseline": {"light": "#5f5f5f", "dark": "#b5b5b5"},
    "equities": {"light": "#7a3ea3", "dark": "#c59be6"},
    "houses": {"light": "#00765a", "dark": "#3fc79a"},
    "dollar": {"light": "#b35900", "dark": "#f0a04b"},
    "bonds": {"light": "#0072b2", "dark": "#56b4e9"},
    "gold": {"light": "#8a6d00", "dark": "#e3c44b"},
    "bitcoin": {"light": "#c0392b", "dark": "#ff9183"},
    "actual": {"light": "#222222", "dark": "#eeeeee"},
}


@dataclass(frozen=True)
class Slider:
    """A number with a range: low, high, step and default in the stated unit.

    shown_if: (key of a choice, its values for which the slider is shown); always shown if left out.
    """

    key: str
    label: str
    unit: str
    low: float
    high: float
    step: float
    default: float
    help: str
    shown_if: tuple = ()
    type: str = "slider"


@dataclass(frozen=True)
class Choice:
    """One of several named values.  Where `records` is given, a value stands for the record of numbers under its name.

    brings: value -> the inputs that choosing it sets, as a preset does; what is set beside it goes before them.
    """

    key: str
    label: str
    options: dict  # value -> label
    default: str
    help: str
    records: dict = field(default_factory=dict)
    shown_if: tuple = ()
    brings: dict = field(default_factory=dict)
    type: str = "choice"


@dataclass(frozen=True)
class Limit:
    """The most that some sliders of one unit may add up to, which depends on a choice.

    inputs: their keys; the first gives way first where a page limits them.  choice: key of the choice.  most: name of the
    largest sum in the choice's record.  reason: a sentence that says why, with {names of the record} and {key of the choice}.
    """

    inputs: tuple
    choice: str
    most: str
    reason: str


@dataclass(frozen=True)
class Preset:
    """A real programme: the inputs that differ from the defaults, and a note on what it was."""

    key: str
    label: str
    inputs: dict
    note: str


@dataclass(frozen=True)
class Output:
    """A list of numbers along an axis.  Banded: low and high exist beside it.  Range only: they exist alone.

    Range only is for want of an estimate that anyone believes.
    axis: key of the output that holds the places ("month", "year", "reserves_tn"); "" for a single number, a list of one.
    categories: for an axis of names: what its values 0, 1, 2 ... stand for.
    """

    key: str
    label: str
    unit: str
    decimals: int = 0
    banded: bool = False
    range_only: bool = False
    axis: str = "month"
    categories: tuple = ()


@dataclass(frozen=True)
class Series:
    """What one output looks like in a chart.

    style: area, line, dashed, dots (observations), hatched (a range without an estimate), path (joined in the order of the
    list, for a plane), point (one large dot with its label beside it), or bar.
    x: output with the places across, where they differ from the chart's.  tags: output whose numbers, where they are not NaN,
    are written beside the points (years along a path).
    """

    output: str
    label: str
    color: str
    style: str
    x: str = ""
    tags: str = ""


@dataclass(frozen=True)
class Account:
    """A T-account of changes: two tuples of (label, output with one number); both sides must have the same sum."""

    title: str
    assets: tuple
    liabilities: tuple


@dataclass(frozen=True)
class Card:
    """A statement to judge.  shown: output with one number, 1 once the verdict may be seen.  link: a page of the book."""

    statement: str
    verdict: str
    note: str
    link: str
    shown: str


@dataclass(frozen=True)
class Chart:
    """A picture.

    kind: lines, stack (areas on each other), bars or stacked_bars (a row for each category of x, series side by side or on
    each other), accounts (T-accounts) or cards.  title: says what is to be seen; may hold {facts} with formats.
    x: output with the places across, or with the categories of bars.  mark: (fact, label) puts a vertical line at the place
    that the fact gives.  spans: (fact of the start, fact of the end, label) shade a stretch.  group: heading under which
    charts stand together, as for two countries side by side.
    """

    key: str
    title: str
    unit: str
    kind: str
    series: tuple = ()
    mark: tuple = ()
    note: str = ""
    x: str = "month"
    spans: tuple = ()
    group: str = ""
    accounts: tuple = ()
    cards: tuple = ()


@dataclass(frozen=True)
class Prediction:
    """A question to answer before the explorer does: a direction and a size, then guess, model and published range together.

    question: names the setting, which must not be the one the page opens with.  inputs: that setting, what differs from the
    defaults.  fact: the answer among the explorer's facts, in `unit`.  low, high, step: of the guess.
    published: (low, high) in the same unit with the `source` key of the bibliography; empty where nobody can publish one (an
    identity, arithmetic), and then `note` says what the answer rests on.
    """

    question: str
    fact: str
    unit: str
    low: float
    high: float
    step: float
    inputs: dict
    published: tuple = ()
    source: str = ""
    note: str = ""
    decimals: int = 0


ESTIMATE = Choice(
    key="estimate",
    label=_("Estimate drawn"),
    options={"low": _("Low"), "central": _("Central"), "high": _("High")},
    default="central",
    help=_("The line takes every estimated parameter at this end of its range; the band always spans all three runs."),
)


@dataclass(frozen=True)
class Explorer:
    """The declaration of an explorer.  Its module also defines respond(inputs, parameters) and facts(inputs, outputs)."""

    name: str
    class_name: str
    title: str
    inputs: tuple
    presets: tuple
    outputs: tuple
    charts: tuple
    sentences: tuple
    sources: tuple  # names of the parameters whose ranges make the bands; none: what it shows is arithmetic, without bands
    predictions: tuple = ()
    limits: tuple = ()

    @property
    def all_inputs(self):
        """The explorer's inputs and, last, the choice of estimate of every explorer whose numbers are estimates."""
        return (*self.inputs, ESTIMATE) if self.sources else self.inputs

    def controls(self):
        """Names of all that a page may show or leave out: the inputs, the row of presets, the questions."""
        beside = {"presets": self.presets, "predict": self.predictions}
        return (*(item.key for item in self.all_inputs), *(name for name, present in beside.items() if present))

    def defaults(self):
        """The value of every input before anything is touched."""
        return {item.key: item.default for item in self.all_inputs}

    def completed(self, given, present=None):
        """All inputs: the present ones (the defaults if left out), then what a changed choice brings, then the given ones."""
        present = present or self.defaults()
        changed = [
            item for item in self.inputs if item.type == "choice" and given.get(item.key, present[item.key]) != present[item.key]
        ]
        brought = {key: value for item in changed for key, value in item.brings.get(given[item.key], {}).items()}
        return present | brought | given

    def changed(self, inputs):
        """The fewest of these inputs that `completed` makes all of them from."""
        usual = self.defaults()
        choices = {
            item.key: inputs[item.key] for item in self.inputs if item.type == "choice" and inputs[item.key] != usual[item.key]
        }
        usual = self.completed(choices)
        return {key: value for key, value in inputs.items() if key in choices or value != usual[key]}

    def as_json(self, parameters, rows, references):
        """The declaration as the front end reads it.

        parameters: estimate -> namespace.  rows: the parameter table.  references: source key -> (label, address).
        """
        inputs = []
        for item in self.all_inputs:
            entry = {key: value for key, value in asdict(item).items() if key != "records"}
            if item.type == "choice":
                entry["options"] = [{"value": value, "label": label} for value, label in item.options.items()]
            inputs.append(entry)
        charts = [asdict(chart) for chart in self.charts]
        for chart in charts:
            chart["mark"] = {"fact": chart["mark"][0], "label": chart["mark"][1]} if chart["mark"] else None
            chart["spans"] = [{"from": start, "to": end, "label": label} for start, end, label in chart["spans"]]
        return {
            "name": self.name,
            "class_name": self.class_name,
            "title": self.title,
            "inputs": inputs,
            "presets": [asdict(preset) for preset in self.presets],
            "outputs": [asdict(output) for output in self.outputs],
            "charts": charts,
            "sentences": list(self.sentences),
            "predictions": [_prediction(each, references) for each in self.predictions],
            "limits": [asdict(limit) for limit in self.limits],
            "sources": [_source(row, references) for row in rows if row["name"] in self.sources],
            "parameters": {estimate: vars(values) for estimate, values in parameters.items()},
            "records": {item.key: item.records for item in self.inputs if item.type == "choice" and item.records},
        }


def _prediction(prediction, references):
    label, address = references[prediction.source] if prediction.source else ("", "")
    return asdict(prediction) | {"source": label, "url": address}


def _source(row, references):
    label, address = references.get(row["source"], ("", ""))
    return {
        "label": row["description"],
        "low": row["low"],
        "central": row["value"],
        "high": row["high"],
        "unit": row["unit"],
        "tag": row["tag"],
        "source": label,
        "url": address,
    }
