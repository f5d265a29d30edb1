// The two axes of a chart: ticks where round numbers are, months by the year, years without separators.
import { svg } from "./dom.js";
import { formatTick } from "./format.js";
import { tenth } from "./path.js";
import { straight, ticks } from "./scale.js";
import { t } from "./text.js";

const MARGIN = { top: 17, right: 11, bottom: 18, left: 44 };
// Half of a long number at the end of the axis.
const WIDER_RIGHT = 16;
// A line for the name of the axis. Months need none: "Month 0" stands in the corner.
const NAME_HEIGHT = 13;
const UPRIGHT_TICKS = 4;
// Letters.
const LONG_UNIT = 26;
// Pixels to a tick.
const TICK_ROOM = 56;

const MONTH_ROOM = 27;
// Parts and multiples of a year.
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 36, 60, 120];

/** A unit that says more than fits a small chart stands above it with the names of the series. */
export const isLongUnit = (unit) => t(unit).length > LONG_UNIT;

/** @param {number} room pixels between the first and the last month */
function monthTicks([first, last], room) {
  const fits = (step) => (last - first) / step <= room / MONTH_ROOM;
  const every = MONTH_STEPS.find(fits) ?? MONTH_STEPS.at(-1);
  const found = [];
  for (let month = Math.ceil(first / every) * every; month <= last; month += every) found.push(month);
  return found;
}

/** Where the ticks of an axis stand: months by parts of a year, years at their beginnings. */
export function placesFor(axis, domain, room) {
  if (axis.kind === "months" || axis.output.unit === "months") return monthTicks(domain, room);
  const places = ticks(domain, Math.max(2, Math.floor((room + TICK_ROOM) / TICK_ROOM)));
  const years = axis.kind === "years" ? places.filter(Number.isInteger) : [];
  return years.length > 1 ? years : places;
}

/** A tick that reaches down, its number below; a tick that reaches across as a line of the grid, its number to the left. */
const below = (x, name) =>
  svg(
    "g",
    { class: "tick", transform: `translate(${tenth(x)},0)` },
    svg("path", { d: "M0,0v4" }),
    svg("text", { y: 15 }, name),
  );
const across = (y, name, width) =>
  svg(
    "g",
    { class: "tick", transform: `translate(0,${tenth(y)})` },
    svg("path", { d: `M0,0h${width}` }),
    svg("text", { x: -6, y: 3.5 }, name),
  );

export function createAxes(axis, unit) {
  const months = axis.kind === "months";
  const base = svg("path", {});
  const bottomTicks = svg("g", { "text-anchor": "middle" });
  const bottomAxis = svg("g", { class: "axis x" }, base, bottomTicks);
  const leftAxis = svg("g", { class: "axis y", "text-anchor": "end" });
  const name = svg("text", { class: "axis-name", "text-anchor": "end" }, months ? "" : axis.title);
  const zero = svg("path", { class: "zero" });
  const unitText = svg("text", { class: "unit", y: 8 }, isLongUnit(unit) ? "" : t(unit));
  const bottom = MARGIN.bottom + (months || !axis.title ? 0 : NAME_HEIGHT);
  const right = months ? MARGIN.right : WIDER_RIGHT;
  const axes = {
    back: [leftAxis],
    front: [zero, bottomAxis, name, unitText],
    /** The inside of the axes, in pixels. */
    room: { left: 0, right: 0, top: 0, bottom: 0 },
    x: null,
    y: null,
    xAt: null,

    resize(width, height) {
      axes.room = { left: MARGIN.left, right: width - right, top: MARGIN.top, bottom: height - bottom };
      bottomAxis.setAttribute("transform", `translate(0,${axes.room.bottom})`);
      base.setAttribute("d", `M${axes.room.left},0H${axes.room.right}`);
      leftAxis.setAttribute("transform", `translate(${MARGIN.left},0)`);
      name.setAttribute("transform", `translate(${axes.room.right},${height - 3})`);
    },

    setX(domain) {
      const range = [axes.room.left, axes.room.right];
      axes.x = straight(domain, range);
      axes.xAt = straight(range, domain);
      const places = placesFor(axis, domain, range[1] - range[0]);
      const format = formatTick(places, axis.kind === "years");
      const say = (place, each) =>
        months && each === 0 ? t("charts.month_value", { month: format(place) }) : format(place);
      bottomTicks.replaceChildren(...places.map((place, each) => below(axes.x(place), say(place, each))));
      // "Month 0": the word stands in the empty corner under the vertical axis, so that no line is spent on naming this one.
      const first = months ? bottomTicks.querySelector("text") : null;
      first?.setAttribute("text-anchor", "end");
      first?.setAttribute("x", places[0] < 0 ? 7 : 4);
    },

    setY(domain) {
      axes.y = straight(domain, [axes.room.bottom, axes.room.top]);
      const places = ticks(domain, UPRIGHT_TICKS);
      const format = formatTick(places, false);
      const reach = axes.room.right - axes.room.left;
      leftAxis.replaceChildren(...places.map((place) => across(axes.y(place), format(place), reach)));
      const crosses = domain[0] < 0 && domain[1] > 0;
      zero.setAttribute("d", crosses ? `M${axes.room.left},${tenth(axes.y(0))}H${axes.room.right}` : "");
    },
  };
  return axes;
}
