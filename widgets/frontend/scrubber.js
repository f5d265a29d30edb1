// The slider with which the keyboard and screen readers read the charts at a place; a pointer reads the charts themselves.
import { h } from "./dom.js";
import { withUnit } from "./format.js";
import { reading } from "./reading.js";
import { t } from "./text.js";

/**
 * @param {object} axis the places it moves along
 * @param {object[]} charts declarations of the charts along this axis
 * @param {Object<string, object>} outputsByKey
 * @param {(index: number|null) => void} read
 */
export function createScrubber(axis, charts, outputsByKey, read) {
  const slider = h("input", { id: "month", type: "range", min: 0, max: 0, step: 1, value: 0 });
  const value = h("span", { class: "month-value", "aria-hidden": "true" }, "–");
  const label = axis.kind === "months" ? t("charts.month") : t("charts.along", { axis: axis.label });
  const element = h("div", { class: "scrubber" }, h("label", { for: "month" }, label), slider, value);
  let outputs = null;

  /** A screen reader hears the first value of each chart. */
  function say(index) {
    const readings = charts.flatMap(({ series: [first], unit }) => {
      if (first.x && first.x !== axis.key) return [];
      const { value: text } = reading(first, outputs, index, outputsByKey);
      return [t("charts.reading", { label: t(first.label), value: withUnit(text, t(unit)) })];
    });
    const place = axis.say(outputs[axis.key][index]);
    slider.setAttribute("aria-valuetext", t("charts.place_reading", { place, readings: readings.join(", ") }));
  }

  slider.addEventListener("input", () => {
    read(Number(slider.value));
    say(Number(slider.value));
  });
  slider.addEventListener("focus", () => {
    if (slider.matches(":focus-visible")) read(Number(slider.value));
  });
  slider.addEventListener("blur", () => read(null));

  return {
    element,
    axis,
    take(next) {
      outputs = next;
      const places = outputs[axis.key];
      const first = Math.max(0, places.findIndex(Number.isFinite));
      const last = Math.max(first, places.findLastIndex(Number.isFinite));
      if (Number(slider.min) !== first) slider.min = first;
      if (Number(slider.max) !== last) slider.max = last;
    },
    /** Show what is read, wherever it was asked for. */
    show(index) {
      value.textContent = index === null ? "–" : axis.cell(outputs[axis.key][index]);
    },
    move(index) {
      slider.value = index;
    },
  };
}
