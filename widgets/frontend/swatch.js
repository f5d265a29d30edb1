// The small picture of a series beside its name, and the list of names above a chart.
import { h, svg } from "./dom.js";
import { t } from "./text.js";
import { roleColor } from "./theme.js";

/** Markers on lines, so that color is not the only thing that tells them apart. Drawn around the point moved to. */
const MARKERS = [
  "",
  "m-3.2,-3.2h6.4v6.4h-6.4z",
  "m0,-4.2l4,7.4h-8z",
  "m0,-4.4l4.4,4.4l-4.4,4.4l-4.4,-4.4z",
  "m-3.4,0a3.4,3.4 0 1,0 6.8,0a3.4,3.4 0 1,0 -6.8,0z",
];

/** The marker of a line among the lines of its chart; other styles have none. */
export function markerOf(chart, series) {
  const lines = chart.series.filter(({ style }) => style === "line");
  return series.style === "line" ? MARKERS[lines.indexOf(series) % MARKERS.length] : "";
}

export function swatch(chart, series) {
  const color = roleColor(series.color);
  const picture = svg("svg", { class: "swatch", width: 16, height: 10, viewBox: "0 0 16 10", "aria-hidden": "true" });
  const add = (tag, properties, paint) => picture.append(svg(tag, { ...properties, style: `${paint}:${color}` }));
  if (series.style === "area") {
    add("rect", { class: "area", y: 1, width: 16, height: 9 }, "fill");
    add("path", { class: "edge", d: "M0,1H16" }, "stroke");
  } else if (series.style === "bar") {
    add("rect", { class: "bar", width: 16, height: 10 }, "--color");
  } else if (series.style === "hatched") {
    add("path", { class: "hatched", d: "M0.5,0.5H15.5V9.5H0.5ZM4.5,1V9M8,1V9M11.5,1V9" }, "stroke");
  } else if (series.style === "dots") {
    add("path", { class: "dots", d: "M2,5h0M8,5h0M14,5h0" }, "stroke");
  } else if (series.style === "point") {
    add("circle", { class: "point", cx: 8, cy: 5, r: 4 }, "fill");
  } else if (series.style === "path") {
    add("path", { class: "line", d: "M1,8L6,2L10,7L15,2" }, "stroke");
  } else {
    add("path", { class: `line ${series.style}`, d: "M0,5H16" }, "stroke");
    const marker = markerOf(chart, series);
    if (marker) add("path", { class: "marker", d: `M8,5${marker}` }, "fill");
  }
  return picture;
}

/** The names of the series that are not written beside what they name. */
export function createLegend(chart) {
  const named = chart.series.filter(({ style }) => style !== "point");
  const entries = named.map((series) => h("li", {}, swatch(chart, series), t(series.label)));
  return {
    element: h("ul", { class: "legend", "aria-hidden": "true" }, ...entries),
    /** A series without a single observation is not drawn, so it is not named either. */
    show(outputs) {
      named.forEach(({ output }, index) => {
        entries[index].hidden = outputs[output]?.every(Number.isNaN) ?? false;
      });
    },
  };
}
