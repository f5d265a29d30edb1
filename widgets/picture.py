"""An explorer's charts drawn by matplotlib: for paper, for notebooks, and for pages without a script."""

import matplotlib.pyplot as plt
import numpy as np

from widgets.explorers.declaration import PALETTE
from widgets.text import _

INK = "#333333"


def figure(declared, outputs, facts, columns=2):
    """All charts of an explorer in one figure.

    declared: its declaration.  outputs: output -> array of shape (121,).  facts: fact -> number, for the marks.
    """
    rows = -(-len(declared.charts) // columns)
    drawn, axes = plt.subplots(rows, columns, figsize=(5 * columns, 2.9 * rows), squeeze=False, layout="constrained")
    for place in axes.flat[len(declared.charts) :]:
        place.set_visible(False)
    for chart, place in zip(declared.charts, axes.flat, strict=False):
        draw(place, chart, outputs, facts)
    plt.close(drawn)  # a notebook shows the returned figure, and only once
    return drawn


def draw(axes, chart, outputs, facts):
    """Draw one chart into matplotlib axes."""
    months = outputs["month"]
    if chart.kind == "stack":
        areas = [series for series in chart.series if series.style == "area"]
        axes.stackplot(
            months,
            [outputs[series.output] for series in areas],
            labels=[series.label for series in areas],
            colors=[PALETTE[series.color]["light"] for series in areas],
            edgecolor="white",
            linewidth=0.5,
        )
    for series in chart.series:
        if series.style != "area":
            _line(axes, series, months, outputs)
    if chart.kind == "lines" and axes.get_ylim()[0] < 0 < axes.get_ylim()[1]:
        axes.axhline(0, color=INK, linewidth=0.6)
    if chart.mark and 0 <= facts[chart.mark[0]] <= months[-1]:
        axes.axvline(facts[chart.mark[0]], color=INK, linewidth=0.8, linestyle=":")
        axes.annotate(chart.mark[1], (facts[chart.mark[0]], axes.get_ylim()[1]), fontsize=8, va="top", ha="left", color=INK)
    axes.set_xlabel(_("Months from the start"), fontsize=8, color=INK)
    axes.set_xlim(0, months[-1])
    axes.set_xticks(range(0, int(months[-1]) + 1, 12))
    axes.tick_params(labelsize=8, colors=INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(INK)
    # The legend stands between the title and the picture, where it covers no line.
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
    lines = -(-len(legend.get_texts()) // 3)
    axes.set_title(f"{chart.title}, {chart.unit}", fontsize=10, loc="left", color=INK, pad=6 + 12 * lines)


def _line(axes, series, months, outputs):
    color = PALETTE[series.color]["light"]
    low, high = outputs.get(f"{series.output}_low"), outputs.get(f"{series.output}_high")
    if series.style == "hatched":
        axes.fill_between(months, low, high, facecolor="none", edgecolor=color, hatch="///", linewidth=0.8, label=series.label)
        return
    if series.style == "dots":
        if np.isfinite(outputs[series.output]).any():
            axes.plot(months, outputs[series.output], "o", color=color, markersize=2.5, label=series.label)
        return
    if low is not None and series.style == "line":
        axes.fill_between(months, low, high, color=color, alpha=0.15, linewidth=0)
    style = "--" if series.style == "dashed" else "-"
    axes.plot(months, outputs[series.output], style, color=color, linewidth=1.8, label=series.label)
