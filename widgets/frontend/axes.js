// The two axes of a chart: ticks where round numbers are, months by the year, years without separators.
import { axisBottom, axisLeft } from "d3-axis";
import { scaleLinear } from "d3-scale";
import { select } from "d3-selection";
import { svg } from "./dom.js";
import { formatTick } from "./format.js";
import { t } from "./text.js";

const MARGIN = { top: 15, right: 11, bottom: 18, left: 44 };
// Half of a long number at the end of the axis.
const WIDER_RIGHT = 16;
// A line for the name of the axis. Months need none: "Month 0" stands in the corner.
const NAME_HEIGHT = 13;
// Pixels to a tick.
const TICK_ROOM = 56;

/** A linear scale as bare arithmetic, for the thousands of values of a frame. */
function straight(scale) {
  const origin = scale(0);
  const slope = scale(1) - origin;
  return (value) => origin + slope * value;
}

function monthTicks([first, last], width) {
  const every = (last - first > 130 ? 2 : 1) * (width < 330 ? 24 : 12);
  const ticks = [];
  for (let month = Math.ceil(first / every) * every; month <= last; month += every) ticks.push(month);
  return ticks;
}

export function createAxes(axis, unit) {
  const across = svg("g", { class: "axis x" });
  const upright = svg("g", { class: "axis y" });
  const months = axis.kind === "months";
  const name = svg("text", { class: "axis-name", "text-anchor": "end" }, months ? "" : axis.title);
  const zero = svg("path", { class: "zero" });
  const unitText = svg("text", { class: "unit", y: 8 }, t(unit));
  const xScale = scaleLinear();
  const yScale = scaleLinear();
  const bottom = MARGIN.bottom + (months || !axis.title ? 0 : NAME_HEIGHT);
  const right = months ? MARGIN.right : WIDER_RIGHT;
  let size = { width: 0, height: 0 };

  const axes = {
    back: [upright],
    front: [zero, across, name, unitText],
    /** The inside of the axes, in pixels. */
    room: { left: 0, right: 0, top: 0, bottom: 0 },
    x: null,
    y: null,

    resize(width, height) {
      size = { width, height };
      axes.room = { left: MARGIN.left, right: width - right, top: MARGIN.top, bottom: height - bottom };
      xScale.range([axes.room.left, axes.room.right]);
      yScale.range([axes.room.bottom, axes.room.top]);
      across.setAttribute("transform", `translate(0,${axes.room.bottom})`);
      name.setAttribute("transform", `translate(${axes.room.right},${height - 3})`);
    },

    setX(domain) {
      xScale.domain(domain);
      axes.x = straight(xScale);
      const drawn = axisBottom(xScale).tickSize(4).tickPadding(2);
      if (months) {
        const say = (month) => (month ? String(month) : t("charts.month_value", { month }));
        drawn.tickValues(monthTicks(domain, size.width)).tickFormat(say);
      } else {
        const ticks = xScale.ticks(Math.max(2, Math.floor(size.width / TICK_ROOM)));
        drawn.tickValues(ticks).tickFormat(formatTick(ticks, axis.kind === "years"));
      }
      const group = select(across).call(drawn);
      // "Month 0": the word stands in the empty corner under the vertical axis, so that no line is spent on naming this one.
      if (months && domain[0] === 0) group.select(".tick text").attr("text-anchor", "end").attr("x", 4);
    },

    setY(domain) {
      yScale.domain(domain);
      axes.y = straight(yScale);
      const grid = -(axes.room.right - axes.room.left);
      select(upright)
        .attr("transform", `translate(${MARGIN.left},0)`)
        .call(axisLeft(yScale).ticks(4).tickSize(grid).tickPadding(6));
      const crosses = domain[0] < 0 && domain[1] > 0;
      zero.setAttribute("d", crosses ? `M${axes.room.left},${yScale(0).toFixed(1)}H${axes.room.right}` : "");
    },

    xAt: (px) => xScale.invert(px),
  };
  return axes;
}
