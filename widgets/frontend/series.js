// How each style of series is drawn. A drawer makes its elements once; each frame only changes their `d`.
import { area, line } from "d3-shape";
import { svg } from "./dom.js";
import { roleColor } from "./theme.js";

// One decimal of a pixel is finer than a screen shows and halves the text the browser has to parse.
const DIGITS = 1;
const observed = (value) => !Number.isNaN(value);

/** Markers on lines, so that color is not the only thing that tells them apart. Drawn around (0, 0). */
const MARKERS = [
  "",
  "M-3.2,-3.2h6.4v6.4h-6.4z",
  "M0,-4.2L4,3.2L-4,3.2z",
  "M0,-4.4L4.4,0L0,4.4L-4.4,0z",
  "M-3.4,0a3.4,3.4 0 1,0 6.8,0a3.4,3.4 0 1,0 -6.8,0z",
];
const MARKER_MONTHS = [12, 48, 84];

let patterns = 0;

/** A hatching in the series' color; the second one on a chart leans the other way. */
function hatching(color, index) {
  const id = `qe-hatch-${++patterns}`;
  const pattern = svg(
    "pattern",
    { id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${index % 2 ? 135 : 45})` },
    svg("path", { d: "M0,0V6", style: `stroke:${color}`, "stroke-width": 2.4 }),
  );
  return { fill: `url(#${id})`, defs: svg("defs", {}, pattern) };
}

function lines(x, y) {
  return line()
    .digits(DIGITS)
    .defined(observed)
    .x((_, month) => x[month])
    .y((value) => y(value));
}

function bands(x, y) {
  return area()
    .digits(DIGITS)
    .x((_, month) => x[month])
    .y0((pair) => y(pair[0]))
    .y1((pair) => y(pair[1]));
}

function pairs(outputs, output) {
  const high = outputs[`${output}_high`];
  return outputs[`${output}_low`].map((low, month) => [low, high[month]]);
}

function lineDrawer(series, banded, marker) {
  const color = roleColor(series.color);
  const range = banded ? svg("path", { class: "band", style: `fill:${color}` }) : null;
  const path = svg("path", { class: "line", style: `stroke:${color}` });
  const marks = marker
    ? MARKER_MONTHS.map(() => svg("path", { class: "marker", d: marker, style: `fill:${color}` }))
    : [];
  return {
    back: [range],
    front: [path, ...marks],
    draw(outputs, x, y) {
      const values = outputs[series.output];
      path.setAttribute("d", lines(x, y)(values) ?? "");
      if (range) range.setAttribute("d", bands(x, y)(pairs(outputs, series.output)));
      marks.forEach((mark, each) => {
        const month = MARKER_MONTHS[each];
        const value = values[month];
        mark.setAttribute("transform", observed(value) ? `translate(${x[month]},${y(value).toFixed(1)})` : "scale(0)");
      });
    },
  };
}

function dashedDrawer(series) {
  const path = svg("path", { class: "line dashed", style: `stroke:${roleColor(series.color)}` });
  return {
    back: [],
    front: [path],
    draw: (outputs, x, y) => path.setAttribute("d", lines(x, y)(outputs[series.output]) ?? ""),
  };
}

/** Dots are zero-length strokes with round caps: one path, however many observations. */
function dotsDrawer(series) {
  const path = svg("path", { class: "dots", style: `stroke:${roleColor(series.color)}` });
  return {
    back: [],
    front: [path],
    draw(outputs, x, y) {
      let d = "";
      outputs[series.output].forEach((value, month) => {
        if (observed(value)) d += `M${x[month]},${y(value).toFixed(DIGITS)}h0`;
      });
      path.setAttribute("d", d);
    },
  };
}

function hatchedDrawer(series, index) {
  const color = roleColor(series.color);
  const { fill, defs } = hatching(color, index);
  const path = svg("path", { class: "hatched", fill, style: `stroke:${color}` });
  return {
    back: [defs, path],
    front: [],
    draw: (outputs, x, y) => path.setAttribute("d", bands(x, y)(pairs(outputs, series.output))),
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
      const layer = outputs[series.output].map((value, month) => {
        const base = sums[month];
        sums[month] = base + value;
        return [base, sums[month]];
      });
      fill.setAttribute("d", bands(x, y)(layer));
      edge.setAttribute("d", lines(x, y)(layer.map(([, top]) => top)));
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
  const picture = svg("svg", { class: "swatch", width: 22, height: 10, viewBox: "0 0 22 10", "aria-hidden": "true" });
  if (series.style === "area") {
    picture.append(
      svg("rect", { class: "area", y: 1, width: 22, height: 9, style: `fill:${color}` }),
      svg("path", { class: "edge", d: "M0,1H22", style: `stroke:${color}` }),
    );
  } else if (series.style === "hatched") {
    const { fill, defs } = hatching(color, chart.series.indexOf(series));
    picture.append(
      defs,
      svg("rect", { class: "hatched", x: 0.5, y: 0.5, width: 21, height: 9, fill, style: `stroke:${color}` }),
    );
  } else if (series.style === "dots") {
    picture.append(svg("path", { class: "dots", d: "M4,5h0M11,5h0M18,5h0", style: `stroke:${color}` }));
  } else {
    picture.append(svg("path", { class: `line ${series.style}`, d: "M0,5H22", style: `stroke:${color}` }));
    const marker =
      series.style === "line"
        ? MARKERS[chart.series.filter((each) => each.style === "line").indexOf(series) % MARKERS.length]
        : "";
    if (marker)
      picture.append(svg("path", { class: "marker", d: marker, transform: "translate(11,5)", style: `fill:${color}` }));
  }
  return picture;
}
