"""An explorer as HTML that needs no script: the page element with pictures, a sentence and a table inside."""

import io
import json
import re
from html import escape

import matplotlib.pyplot as plt

from widgets.explorers import run
from widgets.picture import INK, draw
from widgets.text import _

_ROW_MONTHS = range(0, 121, 6)


def static_html(explorer) -> str:
    """`<qe-explorer>` with the static picture of its present inputs; the page's script, where there is one, takes over."""
    declared, outputs = explorer.declaration, explorer.outputs
    inputs = dict(explorer.inputs)
    facts = run.facts(declared.name, inputs, outputs)
    pictures = "".join(_svg(declared.name, chart, outputs, facts) for chart in declared.charts)
    changed = {key: value for key, value in inputs.items() if value != declared.defaults()[key]}
    given = f" inputs='{escape(json.dumps(changed))}'" if changed else ""
    return (
        f'<qe-explorer name="{declared.name}"{given}>'
        f'<figure class="qe-static"><div class="qe-pictures">{pictures}</div>'
        f"<figcaption>{escape(explorer.sentence)}</figcaption></figure>"
        f'<details class="qe-data"><summary>{escape(_("Data of this picture"))}</summary>'
        f'<div class="qe-scroll" tabindex="0" role="region" aria-label="{escape(_("Data of this picture"))}">'
        f"{_table(declared, outputs)}</div></details></qe-explorer>"
    )


def describe(chart, outputs) -> str:
    """What a chart shows, in words: for each series its first value, its lowest or highest, and its last."""
    parts = []
    for series in chart.series:
        if series.style == "dots":
            continue
        if series.style == "hatched":
            low, high = outputs[f"{series.output}_low"], outputs[f"{series.output}_high"]
            text = _("{label} between {low:,.1f} and {high:,.1f}")
            parts.append(run.typeset(text, label=series.label, low=low.min(), high=high.max()))
            continue
        values = outputs[series.output]
        turn = max(values.min(), values.max(), key=lambda value: abs(value - values[0]))
        text = _("{label} from {first:,.2f} by way of {turn:,.2f} to {last:,.2f}")
        parts.append(run.typeset(text, label=series.label, first=values[0], turn=turn, last=values[-1]))
    text = _("{title}, {unit}, over ten years: {parts}.")
    return text.format(title=chart.title, unit=chart.unit, parts="; ".join(parts))


def _svg(name, chart, outputs, facts):
    # Text stays text, and takes the page's color, so the picture reads in a dark theme too.
    with plt.rc_context({"svg.fonttype": "none", "svg.hashsalt": f"{name}-{chart.key}", "font.family": "sans-serif"}):
        figure, axes = plt.subplots(figsize=(4.6, 2.6), layout="constrained")
        draw(axes, chart, outputs, facts)
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
        plt.close(figure)
    svg = buffer.getvalue()
    svg = re.sub(r"<metadata>.*?</metadata>\s*", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL).replace(INK, "currentColor")
    # Element ids are unique within a picture only.
    svg = re.sub(r'id="|url\(#|href="#', lambda found: found.group() + f"{name}-{chart.key}-", svg)
    svg = re.sub(r">\s+<", "><", svg)
    svg = re.sub(r"\d+\.\d{2,}", lambda found: f"{float(found.group()):.1f}", svg)  # a tenth of a point is enough
    label = escape(describe(chart, outputs))
    return svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


def _table(declared, outputs):
    shown = [output for output in declared.outputs if output.key not in ("month", "identity_gap_bn")]
    head = "".join(f'<th scope="col">{escape(output.label)}<br>{escape(output.unit)}</th>' for output in shown)
    rows = []
    for month in _ROW_MONTHS:
        cells = "".join(f"<td>{_cell(output, outputs, month)}</td>" for output in shown)
        rows.append(f'<tr><th scope="row">{month}</th>{cells}</tr>')
    caption = _("Every sixth month; low to high estimate in brackets")
    return (
        f'<table><caption>{escape(caption)}</caption><thead><tr><th scope="col">{escape(_("Month"))}</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _cell(output, outputs, month):
    def text(key):
        value = outputs[key][month]
        # What never happens is month 1000 in the model, and a blank here.
        blank = value != value or (output.key == "stopped_month" and value > 120)
        return "" if blank else run.typeset("{:,.{}f}", value, output.decimals)

    band = f"{text(output.key + '_low')} to {text(output.key + '_high')}" if output.banded else ""
    return band if output.range_only else text(output.key) + (f" ({band})" if band else "")
