// How each style of series is drawn. A drawer makes its elements once; each frame only changes their `d`.
import { spacing } from "./axis.js";
import { put, svg } from "./dom.js";
import { bandPath, dotsPath, linePath, markersPath, strokesPath } from "./path.js";
import { pathDrawer, pointDrawer } from "./plane.js";
import { markerOf } from "./swatch.js";
import { roleColor } from "./theme.js";

/** Where a line carries its marker, as shares of its length. */
const MARKER_PLACES = [0.1, 0.4, 0.7];
// In pixels.
const DOT_SPACING = 4;
const DENSE_DOT_SPACING = 2;
const HATCH_SPACING = 6;

function lineDrawer(series, banded, marker) {
  const color = roleColor(series.color);
  const range = banded ? svg("path", { class: "band", style: `fill:${color}` }) : null;
  const path = svg("path", { class: "line", style: `stroke:${color}` });
  const marks = marker ? svg("path", { class: "marker", style: `fill:${color}` }) : null;
  return {
    back: [range],
    front: [path, marks],
    draw(outputs, x, y) {
      const values = outputs[series.output];
      put(path, "d", linePath(x, values, y));
      if (range) {
        put(range, "d", bandPath(x, outputs[`${series.output}_low`], outputs[`${series.output}_high`], y));
      }
      const at = MARKER_PLACES.map((share) => Math.round(share * (values.length - 1)));
      if (marks) put(marks, "d", markersPath(x, values, y, at, marker));
    },
  };
}

function dashedDrawer(series) {
  const path = svg("path", { class: "line dashed", style: `stroke:${roleColor(series.color)}` });
  return {
    back: [],
    front: [path],
    draw: (outputs, x, y) => put(path, "d", linePath(x, outputs[series.output], y)),
  };
}

/** Dots are zero-length strokes with round caps: one path, however many observations. */
function dotsDrawer(series) {
  const path = svg("path", { class: "dots", style: `stroke:${roleColor(series.color)}` });
  return {
    back: [],
    front: [path],
    draw(outputs, x, y) {
      const values = outputs[series.output];
      // Dots in any order are a cloud, of which every one counts.  On a small chart a dot a month would run together into
      // a line; where even dots a week do, they are a line.
      const ordered = x.every((place, each) => each === 0 || place >= x[each - 1]);
      const apart = ordered ? spacing(x) : 0;
      const every = apart ? Math.ceil((apart < 1 ? DENSE_DOT_SPACING : DOT_SPACING) / apart) : 1;
      put(path, "d", dotsPath(x, values, y, every));
    },
  };
}

/** An outline filled with upright strokes: as one path it paints faster than a pattern, which the browser tiles anew. */
function hatchedDrawer(series, index) {
  const path = svg("path", { class: "hatched", style: `stroke:${roleColor(series.color)}` });
  return {
    back: [path],
    front: [],
    draw(outputs, x, y) {
      const low = outputs[`${series.output}_low`];
      const high = outputs[`${series.output}_high`];
      const every = 2 * Math.ceil(HATCH_SPACING / 2 / (spacing(x) || HATCH_SPACING));
      // A second series has its strokes between those of the first.
      const first = index % 2 ? every / 2 : 0;
      put(path, "d", bandPath(x, low, high, y) + strokesPath(x, low, high, y, first, every));
    },
  };
}

/** An area on top of the areas before it; `base` and `top` are the running sums of the chart. */
function areaDrawer(series) {
  const color = roleColor(series.color);
  const fill = svg("path", { class: "area", style: `fill:${color}` });
  const edge = svg("path", { class: "edge", style: `stroke:${color}` });
  return {
    back: [fill],
    front: [edge],
    draw(outputs, x, y, sums) {
      const base = sums.slice();
      outputs[series.output].forEach((value, place) => {
        sums[place] += value;
      });
      put(fill, "d", bandPath(x, base, sums, y));
      put(edge, "d", linePath(x, sums, y));
    },
  };
}

/**
 * @param {object} chart
 * @param {Object<string, object>} outputsByKey declarations of the outputs
 * @returns {{back: SVGElement[], front: SVGElement[], draw: Function}[]} one drawer a series
 */
export function drawers(chart, outputsByKey) {
  return chart.series.map((series, index) => {
    if (series.style === "area") return areaDrawer(series);
    if (series.style === "dashed") return dashedDrawer(series);
    if (series.style === "dots") return dotsDrawer(series);
    if (series.style === "hatched") return hatchedDrawer(series, index);
    if (series.style === "path") return pathDrawer(series);
    if (series.style === "point") return pointDrawer(series);
    return lineDrawer(series, outputsByKey[series.output]?.banded, markerOf(chart, series));
  });
}
