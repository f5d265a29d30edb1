"""An explorer as HTML that needs no script: the page element with pictures, a sentence, a table and the answers inside."""

import io
import json
import re
from html import escape

import matplotlib.pyplot as plt

from widgets.explorers import run
from widgets.explorers.declaration import PALETTE
from widgets.picture import BARS, INK, account_sums, draw, title
from widgets.references import references
from widgets.text import _

_ROWS = 21  # of a table at most: every sixth month of ten years
_NEVER = 120  # what never happens is month 1000 in the model


def static_html(explorer) -> str:
    """`<qe-explorer>` with the static picture of its present inputs; the page's script, where there is one, takes over."""
    declared, outputs = explorer.declaration, explorer.outputs
    inputs = dict(explorer.inputs)
    facts = run.facts(declared.name, inputs, outputs)
    pictures = "".join(_picture(declared, chart, outputs, facts) for chart in declared.charts)
    changed = declared.changed(inputs)
    given = f" inputs='{escape(json.dumps(changed))}'" if changed else ""
    given += f' show="{" ".join(explorer.shown)}"' if explorer.shown else ""
    return (
        f'<qe-explorer name="{declared.name}"{given} dir="ltr">'
        f'<figure class="qe-static"><div class="qe-pictures">{pictures}</div>'
        f"<figcaption>{escape(explorer.sentence)}</figcaption></figure>"
        f'<details class="qe-data"><summary>{escape(_("Data of this picture"))}</summary>'
        f'<div class="qe-scroll" tabindex="0" role="region" aria-label="{escape(_("Data of this picture"))}">'
        f"{_tables(declared, outputs)}</div></details>{''.join(_answer(declared, each) for each in declared.predictions)}"
        "</qe-explorer>"
    )


def describe(chart, declared, outputs, facts) -> str:
    """What a chart shows, in words: for each series its first, lowest or highest, and last value; for bars all values."""
    known = {output.key: output for output in declared.outputs}
    parts = []
    for series in chart.series:
        low, values = outputs.get(f"{series.output}_low"), outputs.get(series.output)
        if chart.kind in BARS:
            decimals = known[series.output].decimals
            text = _("{name} {value}")
            for name, value in zip(known[chart.x].categories, values, strict=True):
                value = run.typeset("{:,.{}f}", value, decimals)
                parts.append(text.format(name=f"{series.label}: {name}" if len(chart.series) > 1 else name, value=value))
        elif series.style == "hatched":
            text = _("{label} between {low:,.1f} and {high:,.1f}")
            parts.append(run.typeset(text, label=series.label, low=low.min(), high=outputs[f"{series.output}_high"].max()))
        elif series.style == "point":
            text = _("{label} at {value:,.2f}")
            parts.append(run.typeset(text, label=series.label, value=values[0]))
        elif series.style != "dots":
            seen = values[values == values]
            if not seen.size:
                continue
            turn = max(seen.min(), seen.max(), key=lambda value, first=seen[0]: abs(value - first))
            text = _("{label} from {first:,.2f} by way of {turn:,.2f} to {last:,.2f}")
            parts.append(run.typeset(text, label=series.label, first=seen[0], turn=turn, last=seen[-1]))
    if chart.x == "month" and chart.kind not in BARS:
        text = _("{title}, {unit}, over ten years: {parts}.")
    else:
        text = _("{title}, {unit}: {parts}.")
    return text.format(title=title(chart, facts), unit=chart.unit, parts="; ".join(parts))


def _picture(declared, chart, outputs, facts):
    if chart.kind == "accounts":
        return "".join(_account(declared, account, outputs) for account in chart.accounts)
    if chart.kind == "cards":
        cards = "".join(f"<li>{escape(card.statement)}</li>" for card in chart.cards)
        return f'<div class="qe-cards"><p>{escape(title(chart, facts))}</p><ol>{cards}</ol></div>'
    return _svg(declared, chart, outputs, facts)


def _account(declared, account, outputs):
    """A T-account as a table: assets to the left, liabilities to the right, equal sums below."""
    decimals = {output.key: output.decimals for output in declared.outputs}

    def cells(side, row):
        if row >= len(side):
            return "<td></td><td></td>"
        label, key = side[row]
        return f"<td>{escape(label)}</td><td>{run.typeset('{:+,.{}f}', outputs[key][0], decimals[key])}</td>"

    rows = range(max(len(account.assets), len(account.liabilities)))
    body = "".join(f"<tr>{cells(account.assets, row)}{cells(account.liabilities, row)}</tr>" for row in rows)
    sums = (run.typeset("{:+,.0f}", each) for each in account_sums(account, outputs))
    foot = "".join(f"<td>{escape(_('Sum'))}</td><td>{each}</td>" for each in sums)
    heads = "".join(f'<th scope="colgroup" colspan="2">{escape(name)}</th>' for name in (_("Assets"), _("Liabilities")))
    return (
        f'<table class="qe-account"><caption>{escape(account.title)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody><tfoot><tr>{foot}</tr></tfoot></table>"
    )


def _svg(declared, chart, outputs, facts):
    name = declared.name
    # Text stays text, and takes the page's color, so the picture reads in a dark theme too.
    with plt.rc_context({"svg.fonttype": "none", "svg.hashsalt": f"{name}-{chart.key}", "font.family": "sans-serif"}):
        figure, axes = plt.subplots(figsize=(4.6, 2.6), layout="constrained")
        draw(axes, chart, declared, outputs, facts)
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
        plt.close(figure)
    svg = buffer.getvalue()
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    for ink in (INK, PALETTE["actual"]["light"]):
        svg = svg.replace(ink, "currentColor")
    # Element ids are unique within a picture only.
    svg = re.sub(r'id="|url\(#|href="#', lambda found: found.group() + f"{name}-{chart.key}-", svg)
    svg = re.sub(r">\s+<", "><", svg)
    svg = re.sub(r"\d+\.\d{2,}", lambda found: f"{float(found.group()):.1f}", svg)  # a tenth of a point is enough
    svg = _without_style(svg)
    label = escape(describe(chart, declared, outputs, facts))
    return svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


def _without_style(svg):
    """The same picture by attributes alone: style in a page is refused by a strict content security policy, and a style
    element in a picture would hold for the whole page."""

    def attributes(style):
        pairs = (part.partition(":") for part in style.split(";") if part.strip())
        return " ".join(f'{name.strip()}="{value.strip()}"' for name, _colon, value in pairs)

    everywhere = re.search(r"<style[^>]*>\*\{(.*?)\}</style>", svg)
    svg = svg.replace(everywhere.group(), "").replace("<svg ", f"<svg {attributes(everywhere[1])} ", 1)
    return re.sub(r'style="([^"]*)"', lambda found: attributes(found[1]), svg)


def _tables(declared, outputs):
    """A table for each axis; single numbers, which have none, as a list of two columns."""
    known = {output.key: output for output in declared.outputs}
    axes = dict.fromkeys(output.axis for output in declared.outputs)
    hidden = ("identity_gap_bn", *axes)
    tables = []
    for axis in axes:
        shown = [output for output in declared.outputs if output.axis == axis and output.key not in hidden]
        if not shown:
            continue
        if axis:
            tables.append(_table(known[axis], shown, outputs))
        else:
            rows = "".join(f'<tr><th scope="row">{_head(each)}</th><td>{_cell(each, outputs, 0)}</td></tr>' for each in shown)
            tables.append(f"<table><caption>{escape(_('Single numbers'))}</caption><tbody>{rows}</tbody></table>")
    return "".join(tables)


def _head(output):
    return f"{escape(output.label)}<br>{escape(output.unit)}" if output.unit else escape(output.label)


def _table(axis, shown, outputs):
    places = outputs[axis.key]
    every = 1 if axis.categories else -(-(len(places) - 1) // (_ROWS - 1)) or 1
    head = "".join(f'<th scope="col">{_head(output)}</th>' for output in shown)
    rows = []
    for place in range(0, len(places), every):
        name = axis.categories[int(places[place])] if axis.categories else _place(axis, places[place])
        cells = "".join(f"<td>{_cell(output, outputs, place)}</td>" for output in shown)
        rows.append(f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>')
    if axis.key == "month":
        caption = _("Every sixth month; low to high estimate in brackets")
    elif every > 1:
        caption = _("A selection of rows; low to high estimate, where there is one, in brackets")
    else:
        caption = _("Low to high estimate, where there is one, in brackets")
    return (
        f'<table><caption>{escape(caption)}</caption><thead><tr><th scope="col">{escape(axis.label)}</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _place(axis, value):
    return f"{value:.{axis.decimals}f}".replace("-", run.MINUS)  # years have no thousands separator


def _cell(output, outputs, place):
    def text(key):
        value = outputs[key][place]
        blank = value != value or (output.key.endswith("_month") and value > _NEVER)
        return "" if blank else run.typeset("{:,.{}f}", value, output.decimals)

    has_band = output.banded or output.range_only
    band = f"{text(output.key + '_low')} to {text(output.key + '_high')}" if has_band else ""
    return band if output.range_only else text(output.key) + (f" ({band})" if band else "")


def _answer(declared, prediction):
    """The question of a prediction, with its answer behind a click."""
    low, central, high = (run.typeset("{:,.{}f}", x, prediction.decimals) for x in run.predicted(declared.name, prediction))
    if low == high:
        parts = [_("Model: {central} {unit}.").format(central=central, unit=prediction.unit)]
    else:
        text = _("Model: {central} {unit}, estimates from {low} to {high}.")
        parts = [text.format(central=central, low=low, high=high, unit=prediction.unit)]
    if prediction.published:
        ends = [run.typeset("{:,.{}f}", end, prediction.decimals) for end in prediction.published]
        text = _("Published: {low} to {high} {unit}, {source}.")
        source = references()[prediction.source][0]
        parts.append(text.format(low=ends[0], high=ends[1], unit=prediction.unit, source=source))
    parts.append(prediction.note)
    return (
        f'<details class="qe-prediction"><summary>{escape(prediction.question)}</summary>'
        f"<p>{escape(' '.join(part for part in parts if part))}</p></details>"
    )
