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
    """A number with a range: low, high, step and default in the stated unit."""

    key: str
    label: str
    unit: str
    low: float
    high: float
    step: float
    default: float
    help: str
    type: str = "slider"


@dataclass(frozen=True)
class Choice:
    """One of several named values.  Where `records` is given, a value stands for the record of numbers under its name."""

    key: str
    label: str
    options: dict  # value -> label
    default: str
    help: str
    records: dict = field(default_factory=dict)
    type: str = "choice"


@dataclass(frozen=True)
class Preset:
    """A real programme: the inputs that differ from the defaults, and a note on what it was."""

    key: str
    label: str
    inputs: dict
    note: str


@dataclass(frozen=True)
class Output:
    """A monthly series.  Banded: low and high exist beside it.  Range only: they exist alone, for want of an estimate."""

    key: str
    label: str
    unit: str
    decimals: int = 0
    banded: bool = False
    range_only: bool = False


@dataclass(frozen=True)
class Series:
    """One line, area, band or row of dots in a chart; style is area, line, dashed, dots or hatched."""

    output: str
    label: str
    color: str
    style: str


@dataclass(frozen=True)
class Chart:
    """A picture; kind is stack or lines.  mark: (fact, label) puts a vertical line at the month that the fact gives."""

    key: str
    title: str
    unit: str
    kind: str
    series: tuple
    mark: tuple = ()
    note: str = ""


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
    sources: tuple  # names of the parameters whose ranges make the bands

    @property
    def all_inputs(self):
        """The explorer's inputs and, last, the choice of estimate that every explorer has."""
        return (*self.inputs, ESTIMATE)

    def defaults(self):
        """The value of every input before anything is touched."""
        return {item.key: item.default for item in self.all_inputs}

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
        return {
            "name": self.name,
            "class_name": self.class_name,
            "title": self.title,
            "inputs": inputs,
            "presets": [asdict(preset) for preset in self.presets],
            "outputs": [asdict(output) for output in self.outputs],
            "charts": charts,
            "sentences": list(self.sentences),
            "sources": [_source(row, references) for row in rows if row["name"] in self.sources],
            "parameters": {estimate: vars(values) for estimate, values in parameters.items()},
            "records": {item.key: item.records for item in self.inputs if item.type == "choice" and item.records},
        }


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
