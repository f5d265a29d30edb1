// The name of an area, written inside it where it is thickest: no reader has to match colors.
import { spacing } from "./axis.js";
import { put, svg } from "./dom.js";
import { t } from "./text.js";

const LINE_HEIGHT = 13;
const LETTER_WIDTH = 6;

/** @returns {{elements: SVGElement[], draw: Function}} nothing for charts without areas */
export function areaLabels(chart) {
  const areas = chart.kind === "stack" ? chart.series.filter(({ style }) => style === "area") : [];
  const elements = areas.map((series) =>
    svg("text", { class: "area-label", "text-anchor": "middle" }, t(series.label)),
  );
  const places = areas.map(() => null);

  /** The upright room a name has around a place: between the lowest top and the highest bottom over its width. */
  function room(edges, at, reach) {
    let [bottom, top] = edges[at];
    for (let each = Math.max(0, at - reach); each <= Math.min(edges.length - 1, at + reach); each++) {
      bottom = Math.min(bottom, edges[each][0]);
      top = Math.max(top, edges[each][1]);
    }
    return { size: bottom - top, middle: (bottom + top) / 2 };
  }

  /** The place with the most room, or null where the name is wider than the chart. */
  function place(edges, reach) {
    const step = Math.max(1, Math.floor(edges.length / 30));
    let best = { at: null, size: 0 };
    for (let at = reach + step; at < edges.length - reach; at += step) {
      const { size } = room(edges, at, reach);
      if (size > best.size) best = { at, size };
    }
    return best.at;
  }

  function draw(outputs, x, y, dragging) {
    const sums = new Array(x.length).fill(0);
    areas.forEach((series, index) => {
      const edges = outputs[series.output].map((value, each) => {
        const base = sums[each];
        sums[each] += value;
        return [y(base), y(sums[each])];
      });
      const reach = Math.ceil((t(series.label).length * LETTER_WIDTH) / 2 / (spacing(x) || 1));
      // Under the hand a name only moves up and down with its area.
      if (!dragging) places[index] = place(edges, reach);
      const at = places[index];
      const { size, middle } = at === null ? { size: 0, middle: 0 } : room(edges, at, reach);
      const fits = size > LINE_HEIGHT;
      put(elements[index], "visibility", fits ? "visible" : "hidden");
      if (fits) put(elements[index], "transform", `translate(${x[at]},${(middle + 4).toFixed(1)})`);
    });
  }

  return { elements, draw: areas.length ? draw : () => {} };
}
