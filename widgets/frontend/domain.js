// The ranges of the axes: what the data need, and how that behaves under the hand.
import { nice } from "./scale.js";

const TICKS = 4;

/** Key of the output that holds the places of a series. */
export const placesOf = (chart, series) => series.x || chart.x || "month";

/** A chart with a path is a plane: its places across come in no order, so it is read point by point. */
export const isPlane = (chart) => chart.series.some(({ style }) => style === "path");

/** A growing range; NaN (no observation) is passed over. */
function collector() {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  return {
    include(values) {
      for (const value of values ?? []) {
        if (value < low) low = value;
        if (value > high) high = value;
      }
    },
    range: () => (low <= high ? [low, high] : [0, 1]),
  };
}

/** Lowest and highest of everything a chart draws. */
export function extent(chart, outputs) {
  const { include, range } = collector();
  const areas = chart.kind === "stack" ? chart.series.filter(({ style }) => style === "area") : [];
  for (const { output, style } of chart.series) {
    if (areas.length && style === "area") continue;
    if (style !== "hatched") include(outputs[output]);
    if (style === "line" || style === "hatched") {
      include(outputs[`${output}_low`]);
      include(outputs[`${output}_high`]);
    }
  }
  if (areas.length) {
    include([0]);
    include(
      outputs[areas[0].output].map((_, place) => areas.reduce((sum, { output }) => sum + outputs[output][place], 0)),
    );
  }
  return range();
}

/** First and last place of everything a chart draws. A series with places of its own counts where it has values. */
export function xExtent(chart, outputs) {
  const { include, range } = collector();
  include(outputs[chart.x || "month"]);
  for (const series of chart.series) {
    if (!series.x || series.x === chart.x) continue;
    const values = outputs[series.output] ?? outputs[`${series.output}_low`] ?? [];
    include(outputs[series.x]?.filter((_, place) => !Number.isNaN(values[place])));
  }
  return range();
}

/** A round range with room for the data. Zero is kept in sight when it is near, and noise is not blown up. */
export function rounded([low, high], smallest) {
  if (low > 0 && low < 0.45 * high) low = 0;
  if (high < 0 && high > 0.45 * low) high = 0;
  if (high - low < smallest) {
    const middle = (low + high) / 2;
    low = middle - smallest / 2;
    high = middle + smallest / 2;
  }
  return nice([low, high], TICKS);
}

/** A range as it is, widened where it is a single place. */
export function exactly([low, high]) {
  return low < high ? [low, high] : [low - 0.5, high + 0.5];
}

/**
 * The range to draw with. During a drag it only grows, so that the eye sees the line move and not the axis;
 * after the drag it fits the data again.
 * @param {[number, number]|null} current
 * @param {[number, number]} needed
 * @param {boolean} dragging
 * @param {(range: [number, number]) => [number, number]} fit
 */
export function nextDomain(current, needed, dragging, fit) {
  if (!dragging || !current) return fit(needed);
  if (needed[0] >= current[0] && needed[1] <= current[1]) return current;
  return fit([Math.min(current[0], needed[0]), Math.max(current[1], needed[1])]);
}
