// The charts: their sizes, the month they are read at, and the picker of the narrow layout.
import { createChart } from "./chart.js";
import { h } from "./dom.js";
import { LAST_MONTH } from "./domain.js";
import { withUnit } from "./format.js";
import { t } from "./text.js";
import { reading } from "./tip.js";

/** Narrow pages show one chart at a time, chosen here; the style sheet hides this row where all fit. */
function picker(charts, choose) {
  const options = charts.map(({ chart }, index) => h("option", { value: index }, t(chart.title)));
  const select = h(
    "select",
    { "aria-label": t("charts.legend"), onchange: () => choose(select.selectedIndex) },
    ...options,
  );
  const step = (by, sign, label) => {
    const act = () => {
      select.selectedIndex = (select.selectedIndex + by + charts.length) % charts.length;
      choose(select.selectedIndex);
    };
    return h("button", { type: "button", class: "step", "aria-label": label, onclick: act }, sign);
  };
  return h("div", { class: "picker" }, step(-1, "‹", t("charts.previous")), select, step(1, "›", t("charts.next")));
}

export function createCharts(declaration) {
  const outputsByKey = Object.fromEntries(declaration.outputs.map((output) => [output.key, output]));
  const decimals = Object.fromEntries(declaration.outputs.map((output) => [output.key, output.decimals]));
  const charts = declaration.charts.map((chart) => createChart(chart, outputsByKey));
  const grid = h("div", { class: "grid" }, ...charts.map((chart) => chart.element));
  const month = h("input", { id: "month", type: "range", min: 0, max: LAST_MONTH, step: 1, value: 0 });
  const monthText = h("span", { class: "month-value", "aria-hidden": "true" }, "–");
  const scrubber = h("div", { class: "scrubber" }, h("label", { for: "month" }, t("charts.month")), month, monthText);
  const element = h("div", { class: "charts" }, picker(charts, choose), grid);

  let result = null;
  let reader = null;
  let shown = [];

  function choose(index) {
    for (const chart of charts) chart.element.classList.toggle("chosen", chart === charts[index]);
    layout();
  }

  function layout() {
    if (!result) return;
    // Reading all sizes before drawing anything spares the browser a layout per chart.
    const sizes = charts.map(({ plot }) => [plot.clientWidth, plot.clientHeight]);
    shown = charts.filter((_, index) => sizes[index][0] > 0);
    for (const chart of shown) chart.resize(...sizes[charts.indexOf(chart)]);
    drawShown(false);
  }

  function drawShown(dragging) {
    for (const chart of shown) {
      chart.draw(result, dragging);
      if (!dragging) chart.describe(result);
    }
    if (reader !== null) read(reader);
  }

  function read(at) {
    reader = at;
    if (!result) return;
    for (const chart of shown) chart.read(at, result.outputs);
    monthText.textContent = at === null ? "–" : String(at);
  }

  /** For a screen reader the month slider says the first value of each chart. */
  function sayMonth() {
    const readings = declaration.charts.map(({ series: [first], unit }) => {
      const { value } = reading(first, result.outputs, reader, decimals);
      return t("charts.reading", { label: t(first.label), value: withUnit(value, t(unit)) });
    });
    month.setAttribute("aria-valuetext", t("charts.month_reading", { month: reader, readings: readings.join(", ") }));
  }

  month.addEventListener("input", () => {
    read(Number(month.value));
    sayMonth();
  });
  month.addEventListener("focus", () => {
    if (month.matches(":focus-visible")) read(Number(month.value));
  });
  month.addEventListener("blur", () => read(null));

  for (const chart of charts) {
    const follow = (event) => {
      const at = chart.monthAt(event.clientX - chart.plot.getBoundingClientRect().left);
      if (at === reader) return;
      read(at);
      month.value = at;
    };
    chart.plot.addEventListener("pointermove", follow);
    chart.plot.addEventListener("pointerdown", follow);
    // A finger leaves the chart when it lifts; what it asked for stays until the next touch elsewhere.
    chart.plot.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && read(null));
  }
  const forget = (event) => {
    if (reader !== null && event.pointerType !== "mouse" && !event.composedPath().includes(element)) read(null);
  };
  const observer = new ResizeObserver(layout);
  choose(0);

  return {
    element,
    /** The month slider, for the keyboard and for screen readers; a pointer reads the charts themselves. */
    scrubber,
    draw(next, dragging) {
      result = next;
      drawShown(dragging);
    },
    layout,
    connect() {
      for (const { plot } of charts) observer.observe(plot);
      document.addEventListener("pointerdown", forget);
      layout();
    },
    disconnect() {
      observer.disconnect();
      document.removeEventListener("pointerdown", forget);
    },
  };
}
