// The ranges of the axes: months across, the same everywhere; upright what the data need, and how that behaves under
// the hand.
import { scaleLinear } from "d3-scale";

export const LAST_MONTH = 120;
const TICKS = 4;

/** Lowest and highest of everything a chart draws; NaN (no observation) is passed over. */
export function extent(chart, outputs) {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const include = (values) => {
    for (const value of values ?? []) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  };
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
    include(outputs.month.map((_, month) => areas.reduce((sum, { output }) => sum + outputs[output][month], 0)));
  }
  return low <= high ? [low, high] : [0, 1];
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
  return scaleLinear([low, high], [0, 1]).nice(TICKS).domain();
}

/**
 * The range to draw with. During a drag it only grows, so that the eye sees the line move and not the axis;
 * after the drag it fits the data again.
 */
export function nextDomain(current, needed, dragging, smallest) {
  if (!dragging || !current) return rounded(needed, smallest);
  if (needed[0] >= current[0] && needed[1] <= current[1]) return current;
  return rounded([Math.min(current[0], needed[0]), Math.max(current[1], needed[1])], smallest);
}
