// The charts: their sizes, and the place at which they are read.
import { createAccounts } from "./accounts.js";
import { arrange, createPicker } from "./arrange.js";
import { byKey } from "./axis.js";
import { createBars } from "./bars.js";
import { createCards } from "./cards.js";
import { createChart } from "./chart.js";
import { h } from "./dom.js";
import { createScrubber } from "./scrubber.js";

// Share of the window that the chart in sight of the settings may take.
const TALLEST = 0.6;

const MAKERS = {
  lines: createChart,
  stack: createChart,
  bars: createBars,
  stacked_bars: createBars,
  accounts: createAccounts,
  cards: createCards,
};

export function createCharts(declaration) {
  const outputsByKey = byKey(declaration.outputs);
  const charts = declaration.charts.map((chart) => MAKERS[chart.kind](chart, outputsByKey));
  const picker = createPicker(charts, choose);
  // Cards are read while the settings are made, so they stand below these, and are never hidden.
  const isCards = ({ chart }) => chart.kind === "cards";
  const pictures = charts.filter((chart) => !isCards(chart));
  const cards = charts.filter(isCards);
  const element = h("div", { class: "charts" }, picker.element, arrange(pictures));
  const axis = charts.find((chart) => chart.axis)?.axis;
  const along = charts.filter((chart) => axis && chart.axis?.key === axis.key);
  const scrubber = axis
    ? createScrubber(
        axis,
        along.map(({ chart }) => chart),
        outputsByKey,
        (index) => read(along, index === null ? null : { index }),
      )
    : null;

  let result = null;
  let reader = null;
  let readers = [];
  let shown = [];

  function choose(index) {
    if (isCards(charts[index])) charts[index].element.scrollIntoView({ block: "start" });
    else for (const chart of pictures) chart.element.classList.toggle("chosen", chart === charts[index]);
    for (const group of element.querySelectorAll(".group")) {
      group.classList.toggle("chosen", group.querySelector(".chosen") !== null);
    }
    layout();
  }

  function layout() {
    if (!result) return;
    // Reading all sizes before drawing anything spares the browser a layout per chart.
    const sizes = charts.map(({ plot }) => [plot.clientWidth, plot.clientHeight]);
    element.classList.toggle("tall", element.clientHeight > TALLEST * innerHeight);
    shown = charts.filter((_, index) => sizes[index][0] > 0);
    for (const chart of shown) chart.resize(...sizes[charts.indexOf(chart)]);
    drawShown(false);
  }

  function drawShown(dragging) {
    for (const chart of shown) {
      chart.draw(result, dragging);
      if (!dragging) chart.describe(result);
    }
    if (!dragging) picker.name(result.facts);
    if (reader !== null) read(readers, reader);
  }

  /** Read some charts at a place; the others are no longer read. */
  function read(which, at) {
    for (const chart of readers) if (!which.includes(chart)) chart.read(null, result.outputs);
    readers = at === null ? [] : which;
    reader = at;
    if (!result) return;
    for (const chart of which) if (shown.includes(chart)) chart.read(at, result.outputs);
    scrubber?.show(which === along && at ? at.index : null);
  }

  for (const chart of charts) {
    if (!chart.at) continue;
    const alike = (each) => each === chart || (!chart.alone && !each.alone && each.axis?.key === chart.axis.key);
    const together = along.includes(chart) && !chart.alone ? along : charts.filter(alike);
    const follow = (event) => {
      if (!result) return;
      const box = chart.plot.getBoundingClientRect();
      const at = chart.at(event.clientX - box.left, event.clientY - box.top, result.outputs);
      const same = readers === together && at?.index === reader?.index && at?.series === reader?.series;
      if (at === null || same) return;
      read(together, at);
      if (together === along) scrubber.move(at.index);
    };
    chart.plot.addEventListener("pointermove", follow);
    chart.plot.addEventListener("pointerdown", follow);
    // A finger leaves the chart when it lifts; what it asked for stays until the next touch elsewhere.
    chart.plot.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && read(readers, null));
  }
  const forget = (event) => {
    if (reader !== null && event.pointerType !== "mouse" && !event.composedPath().includes(element))
      read(readers, null);
  };
  const observer = new ResizeObserver(layout);
  if (pictures.length) choose(charts.indexOf(pictures[0]));

  return {
    element,
    /** What stands below the settings. */
    below: cards.map((chart) => chart.element),
    /** Where there is an axis to move along. */
    scrubber: scrubber?.element ?? null,
    draw(next, dragging) {
      result = next;
      scrubber?.take(result.outputs);
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
