// One chart with two axes: its elements are made once, then only attributes change.

import { createAxes, isLongUnit } from "./axes.js";
import { axisOf, nearest, spacing } from "./axis.js";
import { describe } from "./describe.js";
import { h, svg } from "./dom.js";
import { exactly, extent, isPlane, nextDomain, placesOf, rounded, xExtent } from "./domain.js";
import { createHeading } from "./heading.js";
import { areaLabels } from "./labels.js";
import { createMarks } from "./marks.js";
import { tenth } from "./path.js";
import { drawers } from "./series.js";
import { createLegend } from "./swatch.js";
import { t } from "./text.js";
import { tip } from "./tip.js";

/**
 * @param {object} chart its declaration
 * @param {Object<string, object>} outputsByKey declarations of the outputs
 */
export function createChart(chart, outputsByKey) {
  const axis = axisOf(chart.x || "month", outputsByKey);
  const plane = isPlane(chart);
  // Below ten steps of the last decimal shown, a wiggle is noise.
  const least = (keys) => 10 * 10 ** -Math.max(...keys.map((key) => outputsByKey[key]?.decimals ?? 0));
  const fitY = (range) => rounded(range, least(chart.series.map(({ output }) => output)));
  const fitX = plane ? (range) => rounded(range, least([axis.key])) : exactly;
  const keys = [...new Set([axis.key, ...chart.series.map((series) => placesOf(chart, series))])];
  const series = drawers(chart, outputsByKey);
  const names = areaLabels(chart);
  const marks = createMarks(chart);
  const legend = createLegend(chart);
  const axes = createAxes(axis, chart.unit);
  const heading = createHeading(chart);

  const crosshair = svg("path", { class: "crosshair" });
  const picture = svg(
    "svg",
    { role: "img", "data-picture": "" },
    ...marks.back,
    ...axes.back,
    ...series.flatMap(({ back }) => back),
    ...axes.front,
    ...series.flatMap(({ front }) => front),
    ...names.elements,
    ...marks.front,
    crosshair,
  );
  const readout = tip(chart, axis, outputsByKey);
  const plot = h("div", { class: "plot" }, picture, readout.element);
  const note = chart.note ? h("p", { class: "chart-note" }, t(chart.note)) : null;
  const unit = isLongUnit(chart.unit) ? h("p", { class: "long-unit" }, t(chart.unit)) : null;
  const key = h("div", { class: "key" }, legend.element, note, unit);
  const figure = h("figure", { class: "chart", "data-chart": chart.key }, heading.element, key, plot);

  let size = null;
  let xDomain = null;
  let yDomain = null;
  let px = {};

  function fit(outputs, dragging) {
    const nextX = nextDomain(xDomain, xExtent(chart, outputs), dragging, fitX);
    if (nextX[0] !== xDomain?.[0] || nextX[1] !== xDomain[1]) {
      xDomain = nextX;
      axes.setX(xDomain);
    }
    const nextY = nextDomain(yDomain, extent(chart, outputs), dragging, fitY);
    if (nextY[0] !== yDomain?.[0] || nextY[1] !== yDomain[1]) {
      yDomain = nextY;
      axes.setY(yDomain);
    }
  }

  /** Index of the point of any series that is nearest to the pointer, with its series. */
  function nearestPoint(x, y, outputs) {
    let best = null;
    let distance = Number.POSITIVE_INFINITY;
    for (const each of chart.series) {
      const across = px[placesOf(chart, each)];
      outputs[each.output]?.forEach((value, index) => {
        const away = (across[index] - x) ** 2 + (axes.y(value) - y) ** 2;
        if (away < distance) {
          distance = away;
          best = { series: each, index };
        }
      });
    }
    return best;
  }

  /** Where each series is read: at the same place, at the nearest one of its own, or nowhere (-1). */
  function indexes({ series: only, index }, outputs) {
    if (only) return (each) => (each === only ? index : -1);
    const places = outputs[axis.key];
    return (each) => {
      if (placesOf(chart, each) === axis.key) return index;
      const own = outputs[each.x];
      return nearest(own, places[index], Math.max(spacing(own), spacing(places)) / 2);
    };
  }

  return {
    chart,
    element: figure,
    plot,
    axis,
    /** The pointer reads a plane alone, point by point; other charts are read along with all of the same axis. */
    alone: plane,

    /**
     * What is under the pointer, in pixels of the plot: a place of the axis, or a point of a plane.
     * @returns {{index: number, series?: object}|null}
     */
    at(x, y, outputs) {
      if (!size) return null;
      if (plane) return nearestPoint(x, y, outputs);
      const index = nearest(outputs[axis.key], axes.xAt(x));
      return index < 0 ? null : { index };
    },

    /** Take up the room the style sheet gives. */
    resize(width, height) {
      if (size?.width === width && size.height === height) return;
      size = { width, height };
      picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
      axes.resize(width, height);
      xDomain = null;
      yDomain = null;
    },

    /** Draw one result. Axes are touched only when their range changes. */
    draw({ outputs, facts }, dragging) {
      if (!size) return;
      heading.show(facts);
      fit(outputs, dragging);
      const across = (place) => tenth(axes.x(place));
      px = Object.fromEntries(keys.map((each) => [each, outputs[each].map(across)]));
      // Names beside points keep off each other.
      const room = { ...axes.room, taken: [] };
      const sums = new Array(px[axis.key].length).fill(0);
      series.forEach((each, index) => {
        each.draw(outputs, px[placesOf(chart, chart.series[index])], axes.y, sums, room);
      });
      names.draw(outputs, px[axis.key], axes.y, dragging);
      marks.draw(facts, xDomain, axes.x, axes.room);
    },

    /** Bring the words up to date: after a drag, not during it. */
    describe({ outputs, facts }) {
      legend.show(outputs);
      picture.setAttribute("aria-label", describe(chart, outputs, facts, outputsByKey));
    },

    /** Show the values at a place, or at a point of a plane, or none. */
    read(at, outputs) {
      if (!size) return;
      // A list may have become shorter than it was when the reader pointed at it.
      const x = at ? px[at.series ? placesOf(chart, at.series) : axis.key]?.[at.index] : undefined;
      const shown = Number.isFinite(x);
      const { top, bottom } = axes.room;
      crosshair.setAttribute("d", shown ? `M${x},${top}V${bottom}` : "");
      if (shown) readout.show(at, indexes(at, outputs), outputs, x, size.width);
      else readout.hide();
    },
  };
}
