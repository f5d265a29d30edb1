// The values at one place, shown in a small box beside the crosshair.
import { axisOf } from "./axis.js";
import { h } from "./dom.js";
import { placesOf } from "./domain.js";
import { reading } from "./reading.js";
import { swatch } from "./swatch.js";
import { t } from "./text.js";

export function tip(chart, axis, outputsByKey) {
  const title = h("strong", {});
  const rows = chart.series.map((series) => {
    const value = h("b", {});
    const range = h("small", {});
    const element = h("div", { class: "tip-row" }, swatch(chart, series), h("span", {}, t(series.label)), value, range);
    return { series, value, range, element };
  });
  const element = h(
    "div",
    { class: "tip", "aria-hidden": "true", hidden: true },
    title,
    ...rows.map((row) => row.element),
  );

  /** "Month 12"; on a plane the name of the point, if it has one, and its place across. */
  function heading({ series, index }, outputs) {
    if (!series) return axis.say(outputs[axis.key][index]);
    const across = axisOf(placesOf(chart, series), outputsByKey).say(outputs[placesOf(chart, series)][index]);
    const tag = series.tags ? outputs[series.tags][index] : Number.NaN;
    return Number.isFinite(tag) ? t("charts.tagged", { tag: String(tag), place: across }) : across;
  }

  return {
    element,
    hide() {
      element.hidden = true;
    },
    /**
     * @param {{index: number, series?: object}} at series only on a plane
     * @param {(series: object) => number} indexOf where each series is read, -1 for nowhere
     */
    show(at, indexOf, outputs, px, width) {
      element.hidden = false;
      title.textContent = heading(at, outputs);
      for (const { series, value, range, element: row } of rows) {
        const index = indexOf(series);
        row.hidden = index < 0 || Number.isNaN(outputs[series.output]?.[index]);
        if (row.hidden) continue;
        const text = reading(series, outputs, index, outputsByKey);
        value.textContent = text.value;
        range.textContent = text.range;
      }
      // The box stands on the side of the crosshair with more room, and never leaves the chart.
      const box = element.offsetWidth;
      const left = px > width / 2 ? Math.max(0, px - box - 8) : Math.min(width - box, px + 8);
      element.style.transform = `translateX(${Math.round(Math.max(0, left))}px)`;
    },
  };
}
