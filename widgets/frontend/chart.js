// One chart: its elements are made once, then only attributes change.
import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { describe } from "./describe.js";
import { h, svg } from "./dom.js";
import { extent, LAST_MONTH, nextDomain } from "./domain.js";
import { areaLabels } from "./labels.js";
import { drawers, swatch } from "./series.js";
import { t } from "./text.js";
import { tip } from "./tip.js";

const MARGIN = { top: 15, right: 11, bottom: 18, left: 44 };

function createLegend(chart) {
  const entries = chart.series.map((series) => h("li", {}, swatch(chart, series), t(series.label)));
  return {
    element: h("ul", { class: "legend", "aria-hidden": "true" }, ...entries),
    /** A series without a single observation is not drawn, so it is not named either. */
    show(outputs) {
      chart.series.forEach(({ output }, index) => {
        entries[index].hidden = outputs[output]?.every(Number.isNaN) ?? false;
      });
    },
  };
}

/** A linear scale as bare arithmetic, for the thousands of values of a frame. */
function straight(scale) {
  const origin = scale(0);
  const slope = scale(1) - origin;
  return (value) => origin + slope * value;
}

/**
 * @param {object} chart its declaration
 * @param {Object<string, object>} outputsByKey declarations of the outputs
 */
export function createChart(chart, outputsByKey) {
  const decimals = Object.fromEntries(Object.values(outputsByKey).map((output) => [output.key, output.decimals]));
  // Below ten steps of the last decimal shown, a wiggle is noise.
  const smallest = 10 * 10 ** -Math.min(...chart.series.map(({ output }) => decimals[output] ?? 0));
  const series = drawers(chart, outputsByKey);
  const names = areaLabels(chart);
  const legend = createLegend(chart);

  const xAxis = svg("g", { class: "axis x" });
  const yAxis = svg("g", { class: "axis y" });
  const unit = svg("text", { class: "unit", y: 8 }, t(chart.unit));
  const zero = svg("path", { class: "zero" });
  const markLine = svg("path", { class: "mark" });
  const markText = svg("text", { class: "mark-label" }, chart.mark ? t(chart.mark.label) : "");
  const crosshair = svg("path", { class: "crosshair" });
  const picture = svg(
    "svg",
    { role: "img" },
    yAxis,
    ...series.flatMap(({ back }) => back),
    zero,
    xAxis,
    unit,
    markLine,
    ...series.flatMap(({ front }) => front),
    ...names.elements,
    markText,
    crosshair,
  );
  const readout = tip(chart, decimals);
  const plot = h("div", { class: "plot" }, picture, readout.element);
  const note = chart.note ? h("p", { class: "chart-note" }, t(chart.note)) : null;
  const key = h("div", { class: "key" }, legend.element, note);
  const figure = h(
    "figure",
    { class: "chart", "data-chart": chart.key },
    h("figcaption", {}, t(chart.title)),
    key,
    plot,
  );

  let size = null;
  let domain = null;
  let x = [];
  let y = null;
  let markMonth;
  let markWidth = 0;
  const xScale = scaleLinear().domain([0, LAST_MONTH]);
  const yScale = scaleLinear();

  function drawXAxis() {
    const every = size.width < 330 ? 24 : 12;
    const months = Array.from({ length: LAST_MONTH / every + 1 }, (_, each) => each * every);
    const name = (month) => (month ? String(month) : t("charts.month_value", { month }));
    const axis = axisBottom(xScale).tickValues(months).tickFormat(name).tickSize(4).tickPadding(2);
    select(xAxis)
      .attr("transform", `translate(0,${size.height - MARGIN.bottom})`)
      .call(axis);
    // "Month 0": the word stands in the empty corner under the vertical axis, so that no line is spent on naming this one.
    select(xAxis).select(".tick text").attr("text-anchor", "end").attr("x", 4);
  }

  function drawYAxis() {
    const grid = -(size.width - MARGIN.left - MARGIN.right);
    select(yAxis)
      .attr("transform", `translate(${MARGIN.left},0)`)
      .call(axisLeft(yScale).ticks(4).tickSize(grid).tickPadding(6));
    const crosses = domain[0] < 0 && domain[1] > 0;
    zero.setAttribute("d", crosses ? `M${MARGIN.left},${yScale(0).toFixed(1)}H${size.width - MARGIN.right}` : "");
  }

  function drawMark(facts) {
    const month = chart.mark ? facts[chart.mark.fact] : Number.NaN;
    if (Object.is(month, markMonth)) return;
    markMonth = month;
    const shown = month >= 0 && month <= LAST_MONTH;
    const at = shown ? xScale(month) : 0;
    markLine.setAttribute("d", shown ? `M${at.toFixed(1)},${MARGIN.top}V${size.height - MARGIN.bottom}` : "");
    markText.setAttribute("visibility", shown ? "visible" : "hidden");
    if (!shown) return;
    // On the side with more room, and wholly inside the chart even where that means crossing the line.
    // Measured once: asking for the length of a text makes the browser lay out the page.
    markWidth ||= markText.getComputedTextLength();
    const beside = month > LAST_MONTH / 2 ? at - 5 - markWidth : at + 5;
    const start = Math.max(MARGIN.left, Math.min(beside, size.width - markWidth - 2));
    markText.setAttribute("transform", `translate(${start.toFixed(1)},${MARGIN.top + 9})`);
  }

  return {
    chart,
    element: figure,
    plot,

    /** The month under a horizontal position inside the plot. */
    monthAt: (px) => Math.max(0, Math.min(LAST_MONTH, Math.round(xScale.invert(px)))),

    /** Take up the room the style sheet gives. */
    resize(width, height) {
      if (size?.width === width && size.height === height) return;
      size = { width, height };
      picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
      xScale.range([MARGIN.left, width - MARGIN.right]);
      yScale.range([height - MARGIN.bottom, MARGIN.top]);
      x = Array.from({ length: LAST_MONTH + 1 }, (_, month) => Number(xScale(month).toFixed(1)));
      domain = null;
      markMonth = undefined;
      drawXAxis();
    },

    /** Draw one result. Axes are touched only when their range changes. */
    draw({ outputs, facts }, dragging) {
      if (!size) return;
      const next = nextDomain(domain, extent(chart, outputs), dragging, smallest);
      if (!domain || next[0] !== domain[0] || next[1] !== domain[1]) {
        domain = next;
        yScale.domain(domain);
        y = straight(yScale);
        drawYAxis();
      }
      const sums = new Array(LAST_MONTH + 1).fill(0);
      for (const each of series) each.draw(outputs, x, y, sums);
      names.draw(outputs, x, y, dragging);
      drawMark(facts);
    },

    /** Bring the words up to date: after a drag, not during it. */
    describe({ outputs, facts }) {
      legend.show(outputs);
      picture.setAttribute("aria-label", describe(chart, outputs, facts, decimals));
    },

    /** Show the values of one month, or none. */
    read(month, outputs) {
      crosshair.setAttribute(
        "d",
        month === null || !size ? "" : `M${x[month]},${MARGIN.top}V${size.height - MARGIN.bottom}`,
      );
      if (size) readout.show(month, outputs, x[month], size.width);
    },
  };
}
