// The name of an area, written inside it where it is thickest: no reader has to match colors.
import { svg } from "./dom.js";
import { t } from "./text.js";

const LINE_HEIGHT = 13;
const LETTER_WIDTH = 6;

/** @returns {{elements: SVGElement[], draw: Function}} nothing for charts without areas */
export function areaLabels(chart) {
  const areas = chart.kind === "stack" ? chart.series.filter(({ style }) => style === "area") : [];
  const elements = areas.map((series) =>
    svg("text", { class: "area-label", "text-anchor": "middle" }, t(series.label)),
  );
  const months = areas.map(() => null);

  /** The upright room a name has around a month: between the lowest top and the highest bottom over its width. */
  function room(edges, month, reach) {
    let [bottom, top] = edges[month];
    for (let each = Math.max(0, month - reach); each <= Math.min(edges.length - 1, month + reach); each++) {
      bottom = Math.min(bottom, edges[each][0]);
      top = Math.max(top, edges[each][1]);
    }
    return { size: bottom - top, middle: (bottom + top) / 2 };
  }

  /** The month with the most room, or null where the name is wider than the chart. */
  function place(edges, reach) {
    let best = { month: null, size: 0 };
    for (let month = reach + 4; month < edges.length - reach; month += 4) {
      const { size } = room(edges, month, reach);
      if (size > best.size) best = { month, size };
    }
    return best.month;
  }

  function draw(outputs, x, y, dragging) {
    const sums = new Array(x.length).fill(0);
    const pxPerMonth = (x.at(-1) - x[0]) / (x.length - 1);
    areas.forEach((series, index) => {
      const edges = outputs[series.output].map((value, month) => {
        const base = sums[month];
        sums[month] += value;
        return [y(base), y(sums[month])];
      });
      const reach = Math.ceil((t(series.label).length * LETTER_WIDTH) / 2 / pxPerMonth);
      // Under the hand a name only moves up and down with its area.
      if (!dragging) months[index] = place(edges, reach);
      const month = months[index];
      const { size, middle } = month === null ? { size: 0, middle: 0 } : room(edges, month, reach);
      const fits = size > LINE_HEIGHT;
      elements[index].setAttribute("visibility", fits ? "visible" : "hidden");
      if (fits) elements[index].setAttribute("transform", `translate(${x[month]},${(middle + 4).toFixed(1)})`);
    });
  }

  return { elements, draw: areas.length ? draw : () => {} };
}
