// The values of one month, shown in a small box beside the crosshair.
import { h } from "./dom.js";
import { number } from "./format.js";
import { swatch } from "./series.js";
import { t } from "./text.js";

/** "3.12 (2.98 to 3.30)", or only the range where there is no line. */
export function reading(series, outputs, month, decimals) {
  const say = (key) => number(outputs[key][month], decimals[series.output]);
  const low = outputs[`${series.output}_low`];
  if (!low || series.style === "dashed") return { value: say(series.output), range: "" };
  const range = t("charts.range", { low: say(`${series.output}_low`), high: say(`${series.output}_high`) });
  return series.style === "hatched" ? { value: range, range: "" } : { value: say(series.output), range };
}

export function tip(chart, decimals) {
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

  function show(month, outputs, px, width) {
    element.hidden = month === null;
    if (month === null) return;
    title.textContent = t("charts.month_value", { month });
    for (const { series, value, range, element: row } of rows) {
      const text = reading(series, outputs, month, decimals);
      value.textContent = text.value;
      range.textContent = text.range;
      row.hidden = Number.isNaN(outputs[series.output]?.[month]);
    }
    // The box stands on the side of the crosshair with more room, and never leaves the chart.
    const box = element.offsetWidth;
    const left = px > width / 2 ? Math.max(0, px - box - 8) : Math.min(width - box, px + 8);
    element.style.transform = `translateX(${Math.round(Math.max(0, left))}px)`;
  }

  return { element, show };
}
