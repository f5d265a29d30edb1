"""Tables and listings of the model for the book's own pages about it: known results, parameters, starting points, functions.

Everything is generated from the model and its data, so a new row or a new function appears by itself.  `show` prints the HTML
of the other functions in a cell of a chapter.
"""

import ast
import csv
import inspect
import re
from html import escape
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from IPython.display import Markdown
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from widgets import history
from widgets.explorers import run
from widgets.explorers.catalogue import EXPLORERS
from widgets.explorers.records import starting_points
from widgets.model import BLOCKS, known_results
from widgets.model.parameters import parameters, table
from widgets.model.validate import BUCKETS, RANGES
from widgets.references import references
from widgets.text import _

_MODEL = Path(__file__).with_name("model")
_GREEK = dict(zip("iota kappa mu nu rho tau".split(), "ικμνρτ", strict=True))
_RIGHT = ' style="text-align: right"'
_START_SOURCES = {  # a number of a starting point: its table of history and the column it is read from
    "gdp_bn": ("us_gdp_quarterly", "nominal_gdp_bn"),
    "treasuries_0_1y_bn": ("soma_securities_by_maturity", "treasuries_within_1y_bn"),
    "treasuries_1_5y_bn": ("soma_securities_by_maturity", "treasuries_1_to_5y_bn"),
    "treasuries_5_10y_bn": ("soma_securities_by_maturity", "treasuries_5_to_10y_bn"),
    "treasuries_10y_up_bn": ("soma_securities_by_maturity", "treasuries_over_10y_bn"),
    "mbs_bn": ("federal_reserve_balance_sheet_monthly", "mbs_bn"),
    "reserves_bn": ("federal_reserve_balance_sheet_monthly", "reserves_bn"),
    "on_rrp_bn": ("federal_reserve_balance_sheet_monthly", "on_rrp_bn"),
    "treasury_account_bn": ("federal_reserve_balance_sheet_monthly", "treasury_account_bn"),
    "currency_bn": ("federal_reserve_balance_sheet_monthly", "currency_bn"),
    "bank_assets_bn": ("us_bank_assets_points", "total_assets_bn"),
    "ten_year_pct": ("us_interest_rates_monthly", "ten_year_pct"),
    "mortgage_pct": ("us_interest_rates_monthly", "mortgage_30y_pct"),
}
_START_ASSUMED = ("mbs_coupon_pct", "agency_mbs_bn", "tips_bn", "on_rrp_facility", "lower_bound", "broken_market")


def show(html):
    """HTML for a cell's output.  As Markdown on one line: the theme keeps a light box for HTML outputs in the dark."""
    return Markdown(html.replace("\n", "&#10;"))


def html_table(caption, heads, rows, numbers=()):
    """A table in a box that scrolls by itself, reachable by keyboard.

    caption, heads: plain text.  rows: lists of cells as HTML, the first of each its header; a row may be (id, cells).
    numbers: places of the columns that hold numbers, aligned to the right.
    """
    align = [_RIGHT if place in numbers else "" for place in range(len(heads))]
    head = "".join(f'<th scope="col"{style}>{escape(text)}</th>' for text, style in zip(heads, align, strict=True))
    body = []
    for row in rows:
        anchor, cells = row if isinstance(row, tuple) else ("", row)
        first = f'<th scope="row"{align[0]}>{cells[0]}</th>'
        rest = "".join(f"<td{style}>{cell}</td>" for cell, style in zip(cells[1:], align[1:], strict=True))
        body.append(f'<tr id="{anchor}">{first}{rest}</tr>' if anchor else f"<tr>{first}{rest}</tr>")
    return (
        f'<div class="pst-scrollable-table-container" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f'<table class="table"><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def number(value, decimals=None):
    """A number as the book prints it: grouped thousands and a real minus sign; as short as it is exact unless rounded."""
    return run.typeset("{:,.{}f}", value, decimals) if decimals is not None else run.typeset("{:,.10g}", value)


def cited(key):
    """A link to a source of the bibliography, "Author (year)"; nothing for an empty key.  KeyError for an unknown one."""
    if not key:
        return ""
    label, address = references()[key]
    return f'<a class="reference external" href="{escape(address)}">{escape(label)}</a>' if address else escape(label)


# --- Known results ---


def rounded(row, value):
    """A number of a known result with the decimals that the width of its accepted range calls for."""
    width = row["accept_high"] - row["accept_low"]
    return number(value, 0 if width >= 10 or row["unit"] == "intervals" else 1 if width >= 2 else 2)


def printed(published):
    """A published number or range as the book prints it: "34-40" is "34 to 40", 2313 is 2,313, a minus is a real one."""
    text = re.sub(r"(?<=\d)-(?=\d)", " to ", published).replace("-", run.MINUS)
    return re.sub(r"\d{4,}", lambda found: number(int(found.group())), text)


def known_results_table(rows):
    """The known results, one a row: published number and source, model, accepted range, kind, inside or miss."""
    heads = [_("Row"), _("Result"), _("Published"), _("Model"), _("Accepted"), _("Kind"), _("Verdict")]
    lines = []
    for row in rows:
        low, high = number(row["accept_low"]), number(row["accept_high"])
        cells = [
            row["id"],
            _wide(11, escape(row["result"]) + _small(escape(row["note"]))),
            _wide(7, escape(printed(row["published"]) or _("none confirmed")) + _small(cited(row["source"]))),
            rounded(row, row["model"]),
            escape(_("{low} to {high} {unit}").format(low=low, high=high, unit=row["unit"])),
            row["kind"],
            _("inside") if row["inside"] else f"<strong>{_('miss')}</strong>",
        ]
        lines.append((row["id"], cells))
    return html_table(_("Known results: published number, model, accepted range and kind"), heads, lines, numbers=(3,))


def _wide(rem, html):
    return f'<div style="min-width: {rem}rem">{html}</div>'


def _small(html):
    return f'<div style="font-size: 0.9em; line-height: 1.4">{html}</div>' if html else ""


def tally(rows):
    """How many rows of each kind there are and how many are inside: {kind: (inside, all)}."""
    kinds = dict.fromkeys(row["kind"] for row in rows)
    inside = {kind: [row["inside"] for row in rows if row["kind"] == kind] for kind in kinds}
    return {kind: (sum(each), len(each)) for kind, each in inside.items()}


# --- Parameters ---


def moved(probe=0.01):
    """What each parameter moves: {parameter: (titles of explorers, ids of known results)}.

    Every explorer is run, at its defaults and at each of its presets, with one parameter at the low and the high end of its range
    and all others central; one without a range is moved by the share `probe` of its value both ways.  An explorer counts if any
    of its outputs changes in any month.
    """
    rows, central = table(), vars(parameters())
    ends = {
        row["name"]: (row["low"], row["high"])
        if row["low"] != row["high"]
        else (row["value"] * (1 - probe), row["value"] * (1 + probe))
        for row in rows
    }
    # Column 0 is the central run; columns 2k+1 and 2k+2 hold parameter k at its two ends.
    columns = {name: np.full(2 * len(rows) + 1, value) for name, value in central.items()}
    for place, (name, pair) in enumerate(ends.items()):
        columns[name][2 * place + 1 : 2 * place + 3] = pair
    explorers = {name: [] for name in ends}
    for key, (_module, declared) in EXPLORERS.items():
        changes = np.zeros(2 * len(rows) + 1, dtype=bool)
        for inputs in ({}, *(preset.inputs for preset in declared.presets)):
            found = run.simulate(key, inputs, SimpleNamespace(**columns))
            found.pop("identity_gap_bn", None)  # nothing but rounding
            for series in found.values():
                if series.ndim > 1:  # else no parameter is read at all
                    changes |= (np.abs(np.nan_to_num(series - series[:, :1])) > 1e-7).any(axis=0)
        for place, name in enumerate(ends):
            if changes[2 * place + 1 : 2 * place + 3].any():
                explorers[name].append(declared.title)
    before = known_results.computed()
    results = {}
    for name, pair in ends.items():
        after = [known_results.computed(parameters(**{name: value})) for value in pair]
        results[name] = [key for key, value in before.items() if any(abs(one[key] - value) > 1e-9 for one in after)]
    return {name: (explorers[name], results[name]) for name in ends}


def symbol(text):
    """The symbol of a parameter as the equations write it: Greek letters and subscripts."""
    letter, _underscore, index = text.partition("_")
    return f"<i>{_GREEK.get(letter, escape(letter))}</i>" + (f"<sub>{escape(index)}</sub>" if index else "") if text else ""


def parameter_table(block, moves):
    """The parameters of a block of the model, each with an anchor of its name.  moves: what `moved` returns."""
    heads = [_("Parameter"), _("What it is"), _("Symbol"), _("Low"), _("Central"), _("High"), _("Unit"), _("Tag"), _("Source")]
    heads += [_("Explorers it drives"), _("Known results it moves")]
    lines = []
    for row in table():
        if row["block"] != block:
            continue
        explorers, results = moves[row["name"]]
        ranged = row["low"] != row["high"]
        cells = [
            f"<code>{row['name']}</code>",
            _wide(12, escape(row["description"])),
            symbol(row["symbol"]),
            number(row["low"]) if ranged else _("none"),
            number(row["value"]),
            number(row["high"]) if ranged else _("none"),
            escape(row["unit"]),
            escape(row["tag"]),
            _wide(8, cited(row["source"]) or _("none")),
            ", ".join(explorers) or _("none"),
            _wide(9, ", ".join(results) or _("none")),
        ]
        lines.append((row["name"], cells))
    return html_table(_("Parameters of the block {block}").format(block=block), heads, lines, numbers=(3, 4, 5))


def starting_points_table():
    """The starting points: what is read from history, with its issuer, and what `starting_points.csv` sets."""
    given = {row["key"]: row for row in _rows("starting_points.csv")}
    records = starting_points(*given)
    lines = [[_("month")] + [row["month"] for row in given.values()] + [""]]
    for key, (name, column) in _START_SOURCES.items():
        issuer = history.columns(name)[column]["issuer"]
        values = [number(record[key], 2 if key.endswith("_pct") else 0) for record in records.values()]
        lines.append([f"<code>{key}</code>", *values, f"{escape(issuer)}; <code>{name}</code>"])
    for key in _START_ASSUMED:
        lines.append([f"<code>{key}</code>", *(number(float(row[key])) for row in given.values()), _("assumed")])
    caption = _("Starting points of the explorers")
    return html_table(caption, [_("Quantity"), *given, _("Source")], lines, numbers=range(1, len(given) + 1))


def wealth_groups():
    """What each wealth group owns, tn USD: group -> {equities_tn, business_tn, real_estate_tn, net_worth_tn, mortgages_tn}."""
    return {
        row["group"]: {column: float(value) for column, value in row.items() if column.endswith("_tn")}
        for row in _rows("wealth_groups.csv")
    }


def wealth_groups_table():
    """What each wealth group owns, with the date and the source of the table."""
    rows = _rows("wealth_groups.csv")
    columns = [column for column in rows[0] if column.endswith("_tn")]
    lines = [
        [escape(row["group"]), row["date"], *(number(float(row[column]), 2) for column in columns), cited(row["source"])]
        for row in rows
    ]
    heads = [_("Group"), _("Date"), *(column.removesuffix("_tn").replace("_", " ") for column in columns), _("Source")]
    return html_table(_("Wealth groups, trillions of US dollars"), heads, lines, numbers=range(2, 2 + len(columns)))


def _rows(name):
    with (_MODEL / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# --- Reference ---


def public_functions(module):
    """The functions that a block defines and exports, in the order of the file."""
    functions = (each for name, each in vars(module).items() if inspect.isfunction(each) and not name.startswith("_"))
    return [each for each in functions if each.__module__ == module.__name__]


def block_reference(module):
    """A block of the model: its docstring and, for each public function, equation, arguments, parameters and source."""
    return prose(module.__doc__) + "".join(_function(each) for each in public_functions(module))


def prose(docstring):
    """A docstring as HTML.  A paragraph of nothing but equations keeps its lines."""
    parts = []
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(docstring)):
        lines = paragraph.splitlines()
        if all(re.search(r"=|<-", line) for line in lines) and not paragraph.endswith("."):
            equations = "<br>".join(escape(line.strip()) for line in lines)
            parts.append(f'<p><code style="white-space: pre-wrap">{equations}</code></p>')
        else:
            text = re.sub("`([^`]+)`", r"<code>\1</code>", escape(" ".join(line.strip() for line in lines)))
            parts.append(f"<p>{text}</p>")
    return "".join(parts)


def _function(function):
    name, source = function.__name__, inspect.getsource(function)
    arguments = []
    for argument in inspect.signature(function).parameters:
        if argument in RANGES:
            unit, low, high = RANGES[argument]
            text = _("{unit}, from {low} to {high}").format(unit=unit, low=number(low), high=number(high))
            if argument in BUCKETS:
                text = _("list of four, one for each bucket: {range}").format(range=text)
            elif argument == "path_pct":
                text = _("list, one value a month: {range}").format(range=text)
            arguments.append(f"<li><code>{argument}</code>: {escape(text)}</li>")
    reads = ", ".join(f'<a href="parameters.html#{each}"><code>{each}</code></a>' for each in parameters_read(source))
    code = highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)).strip("\n")
    label = escape(_("Source of {name}").format(name=name))
    return (
        f'<h3 id="{name}"><code>{name}</code></h3>'
        f"<p><code>{escape(name + str(inspect.signature(function)))}</code></p>{prose(function.__doc__)}"
        + (f"<p>{escape(_('Arguments and the ranges accepted:'))}</p><ul>{''.join(arguments)}</ul>" if arguments else "")
        + (f"<p>{escape(_('Parameters it reads:'))} {reads}</p>" if reads else "")
        + f'<details class="hidden-code"><summary>{label}</summary><div class="highlight">'
        f'<pre role="region" tabindex="0" aria-label="{label}">{code}</pre></div></details>'
    )


def parameters_read(source):
    """Names that a piece of source reads from `parameters`, in order of appearance."""
    found = (
        node.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "parameters"
    )
    return list(dict.fromkeys(found))


def blocks():
    """The modules of the model by name, in the order of the reference."""
    return {module.__name__.rpartition(".")[2]: module for module in BLOCKS}
