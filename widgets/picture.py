"""An explorer's charts drawn by matplotlib: for paper, for notebooks, and for pages without a script."""

import textwrap

import matplotlib.pyplot as plt
import numpy as np

from widgets.explorers.declaration import PALETTE
from widgets.explorers.run import typeset
from widgets.text import _

INK = "#333333"
BARS = ("bars", "stacked_bars")
WORDS = ("accounts", "cards")  # kinds of charts that are text
_PATH_STYLES = {"dashed": "--", "path": "-o"}


def figure(declared, outputs, facts, columns=2):
    """All charts of an explorer in one figure.

    declared: its declaration.  outputs: output -> array along its axis.  facts: fact -> number, for titles and marks.
    """
    rows = -(-len(declared.charts) // columns)
    drawn, axes = plt.subplots(rows, columns, figsize=(5 * columns, 2.9 * rows), squeeze=False, layout="constrained")
    for place in axes.flat[len(declared.charts) :]:
        place.set_visible(False)
    for chart, place in zip(declared.charts, axes.flat, strict=False):
        draw(place, chart, declared, outputs, facts)
    plt.close(drawn)  # a notebook shows the returned figure, and only once
    return drawn


def title(chart, facts):
    """The title of a chart with its facts filled in."""
    return typeset(chart.title, **facts)


def draw(axes, chart, declared, outputs, facts):
    """Draw one chart into matplotlib axes."""
    known = {output.key: output for output in declared.outputs}
    if chart.kind in WORDS:
        _words(axes, chart, known, outputs)
    elif chart.kind in BARS:
        _bars(axes, chart, known, outputs)
    else:
        _places(axes, chart, known, outputs, facts)
    axes.tick_params(labelsize=8, colors=INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(INK)
    lines = _legend(axes) if axes.get_legend_handles_labels()[1] else 0
    text = f"{title(chart, facts)}, {chart.unit}" if chart.unit else title(chart, facts)
    axes.set_title(textwrap.fill(text, 52), fontsize=10, loc="left", color=INK, pad=6 + 12 * lines)


def account_sums(account, outputs):
    """Sums of the two sides of a T-account: (assets, liabilities)."""
    return tuple(sum(outputs[key][0] for _label, key in side) for side in (account.assets, account.liabilities))


def _legend(axes):
    # It stands between the title and the picture, where it covers no line.
    legend = axes.legend(
        fontsize=7.5,
        frameon=False,
        labelcolor=INK,
        loc="lower left",
        bbox_to_anchor=(-0.02, 0.98),
        ncols=3,
        handlelength=1.4,
        columnspacing=1.0,
        borderpad=0.2,
    )
    return -(-len(legend.get_texts()) // 3)


def _places(axes, chart, known, outputs, facts):
    across = outputs[chart.x]
    if chart.kind == "stack":
        areas = [series for series in chart.series if series.style == "area"]
        axes.stackplot(
            across,
            [outputs[series.output] for series in areas],
            labels=[series.label for series in areas],
            colors=[PALETTE[series.color]["light"] for series in areas],
            edgecolor="white",
            linewidth=0.5,
        )
    for series in chart.series:
        if series.style != "area":
            _line(axes, series, outputs[series.x or chart.x], outputs)
    for start, end, label in chart.spans:
        axes.axvspan(facts[start], facts[end], color=INK, alpha=0.12, linewidth=0)
        axes.annotate(label, (facts[start], axes.get_ylim()[1]), fontsize=7.5, va="top", color=INK)
    if chart.kind == "lines" and axes.get_ylim()[0] < 0 < axes.get_ylim()[1]:
        axes.axhline(0, color=INK, linewidth=0.6)
    if not any(series.x for series in chart.series):
        axes.set_xlim(np.nanmin(across), np.nanmax(across))
    low, high = axes.get_xlim()
    if chart.mark and low <= facts[chart.mark[0]] <= high:
        axes.axvline(facts[chart.mark[0]], color=INK, linewidth=0.8, linestyle=":")
        axes.annotate(chart.mark[1], (facts[chart.mark[0]], axes.get_ylim()[1]), fontsize=8, va="top", ha="left", color=INK)
    if chart.x == "month":
        axes.set_xlabel(_("Months from the start"), fontsize=8, color=INK)
        axes.set_xticks(range(0, int(across[-1]) + 1, 12))
    else:
        name = known[chart.x]
        axes.set_xlabel(f"{name.label}, {name.unit}" if name.unit else name.label, fontsize=8, color=INK)


def _bars(axes, chart, known, outputs):
    names = known[chart.x].categories
    rows = np.arange(len(names))[::-1]  # the first category on top
    stacked = chart.kind == "stacked_bars"
    height = 0.8 if stacked else 0.8 / len(chart.series)
    # Positive and negative parts grow away from zero on their own side.
    ends = {1: np.zeros(len(names)), -1: np.zeros(len(names))}
    for place, series in enumerate(chart.series):
        values = outputs[series.output]
        base = np.where(values < 0, ends[-1], ends[1]) if stacked else np.zeros(len(names))
        at = rows if stacked else rows + 0.4 - height * (place + 0.5)
        label = series.label if len(chart.series) > 1 else None
        axes.barh(at, values, height, left=base, color=PALETTE[series.color]["light"], label=label)
        ends[1], ends[-1] = ends[1] + np.maximum(values, 0), ends[-1] + np.minimum(values, 0)
        if stacked:
            continue
        low, high = outputs.get(f"{series.output}_low"), outputs.get(f"{series.output}_high")
        if low is not None:
            axes.hlines(at, low, high, color=INK, linewidth=1)
        for y, value in zip(at, values, strict=True):
            text = typeset("{:,.{}f}", value, known[series.output].decimals)
            axes.annotate(
                text, (max(value, 0), y), xytext=(3, 0), textcoords="offset points", fontsize=7.5, va="center", color=INK
            )
    axes.axvline(0, color=INK, linewidth=0.6)
    axes.margins(x=0.15)
    axes.set_yticks(rows, [textwrap.fill(name, 22) for name in names])


def _words(axes, chart, known, outputs):
    if chart.kind == "accounts":
        lines = []
        for account in chart.accounts:
            lines.append(account.title)
            for side, name in ((account.assets, _("Assets")), (account.liabilities, _("Liabilities"))):
                parts = (f"{label} {typeset('{:+,.{}f}', outputs[key][0], known[key].decimals)}" for label, key in side)
                lines.append(f"   {name}: {', '.join(parts)}")
    else:
        lines = [card.statement for card in chart.cards]
    lines = [part for line in lines for part in textwrap.wrap(line, 70, subsequent_indent="     ")]
    axes.text(0, 1, "\n".join(lines), transform=axes.transAxes, va="top", fontsize=8 if len(lines) < 15 else 5, color=INK)
    axes.set_axis_off()


def _line(axes, series, across, outputs):
    color = PALETTE[series.color]["light"]
    low, high = outputs.get(f"{series.output}_low"), outputs.get(f"{series.output}_high")
    if series.style == "hatched":
        axes.fill_between(across, low, high, facecolor="none", edgecolor=color, hatch="///", linewidth=0.8, label=series.label)
        return
    values = outputs[series.output]
    if series.style in ("dots", "point"):
        if np.isfinite(values).any():
            axes.plot(across, values, "o", color=color, markersize=2.5 if series.style == "dots" else 7, label=series.label)
    else:
        if low is not None and series.style == "line":
            axes.fill_between(across, low, high, color=color, alpha=0.15, linewidth=0)
        style = _PATH_STYLES.get(series.style, "-")
        axes.plot(across, values, style, color=color, linewidth=1.8, markersize=2, label=series.label)
    for tag, x, y in zip(outputs[series.tags], across, values, strict=True) if series.tags else ():
        if np.isfinite(tag):
            axes.annotate(f"{tag:.0f}", (x, y), xytext=(3, 3), textcoords="offset points", fontsize=7, color=INK)
