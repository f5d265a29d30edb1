// How each style of series is drawn. A drawer makes its elements once; each frame only changes their `d`.
import { svg } from "./dom.js";
import { bandPath, dotsPath, linePath, markersPath, strokesPath } from "./path.js";
import { roleColor } from "./theme.js";

/** Markers on lines, so that color is not the only thing that tells them apart. Drawn around the point moved to. */
const MARKERS = [
  "",
  "m-3.2,-3.2h6.4v6.4h-6.4z",
  "m0,-4.2l4,7.4h-8z",
  "m0,-4.4l4.4,4.4l-4.4,4.4l-4.4,-4.4z",
  "m-3.4,0a3.4,3.4 0 1,0 6.8,0a3.4,3.4 0 1,0 -6.8,0z",
];
const MARKER_MONTHS = [12, 48, 84];
// In pixels.
const DOT_SPACING = 4;
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
      path.setAttribute("d", linePath(x, values, y));
      if (range) {
        range.setAttribute("d", bandPath(x, outputs[`${series.output}_low`], outputs[`${series.output}_high`], y));
      }
      marks?.setAttribute("d", markersPath(x, values, y, MARKER_MONTHS, marker));
    },
  };
}

function dashedDrawer(series) {
  const path = svg("path", { class: "line dashed", style: `stroke:${roleColor(series.color)}` });
  return {
    back: [],
    front: [path],
    draw: (outputs, x, y) => path.setAttribute("d", linePath(x, outputs[series.output], y)),
  };
}

/** Dots are zero-length strokes with round caps: one path, however many observations. */
function dotsDrawer(series) {
  const path = svg("path", { class: "dots", style: `stroke:${roleColor(series.color)}` });
  return {
    back: [],
    front: [path],
    draw(outputs, x, y) {
      // On a small chart a dot a month would run together into a line.
      const every = Math.ceil(DOT_SPACING / (x[1] - x[0]));
      path.setAttribute("d", dotsPath(x, outputs[series.output], y, every));
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
      const every = 2 * Math.ceil(HATCH_SPACING / 2 / (x[1] - x[0]));
      // A second series has its strokes between those of the first.
      const first = index % 2 ? every / 2 : 0;
      path.setAttribute("d", bandPath(x, low, high, y) + strokesPath(x, low, high, y, first, every));
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
      outputs[series.output].forEach((value, month) => {
        sums[month] += value;
      });
      fill.setAttribute("d", bandPath(x, base, sums, y));
      edge.setAttribute("d", linePath(x, sums, y));
    },
  };
}

/**
 * @param {object} chart
 * @param {Object<string, object>} outputsByKey declarations of the outputs
 * @returns {{back: SVGElement[], front: SVGElement[], draw: Function}[]} one drawer a series
 */
export function drawers(chart, outputsByKey) {
  let drawnLines = 0;
  return chart.series.map((series, index) => {
    if (series.style === "area") return areaDrawer(series);
    if (series.style === "dashed") return dashedDrawer(series);
    if (series.style === "dots") return dotsDrawer(series);
    if (series.style === "hatched") return hatchedDrawer(series, index);
    return lineDrawer(series, outputsByKey[series.output]?.banded, MARKERS[drawnLines++ % MARKERS.length]);
  });
}

/** The small picture of a series beside its name in the legend. */
export function swatch(chart, series) {
  const color = roleColor(series.color);
  const picture = svg("svg", { class: "swatch", width: 16, height: 10, viewBox: "0 0 16 10", "aria-hidden": "true" });
  if (series.style === "area") {
    picture.append(
      svg("rect", { class: "area", y: 1, width: 16, height: 9, style: `fill:${color}` }),
      svg("path", { class: "edge", d: "M0,1H16", style: `stroke:${color}` }),
    );
  } else if (series.style === "hatched") {
    picture.append(
      svg("path", { class: "hatched", d: "M0.5,0.5H15.5V9.5H0.5ZM4.5,1V9M8,1V9M11.5,1V9", style: `stroke:${color}` }),
    );
  } else if (series.style === "dots") {
    picture.append(svg("path", { class: "dots", d: "M2,5h0M8,5h0M14,5h0", style: `stroke:${color}` }));
  } else {
    picture.append(svg("path", { class: `line ${series.style}`, d: "M0,5H16", style: `stroke:${color}` }));
    const marker =
      series.style === "line"
        ? MARKERS[chart.series.filter((each) => each.style === "line").indexOf(series) % MARKERS.length]
        : "";
    if (marker) picture.append(svg("path", { class: "marker", d: `M8,5${marker}`, style: `fill:${color}` }));
  }
  return picture;
}
