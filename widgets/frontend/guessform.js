// The fields of a guess: a direction where zero divides the range, and a size. Both always say the same.
import { h } from "./dom.js";
import { exact } from "./format.js";
import { hasDirection, usable } from "./guess.js";
import { createNumberField, roomFor } from "./numberfield.js";
import { t } from "./text.js";

const DIRECTIONS = [
  { sign: -1, label: "predict.falls" },
  { sign: 0, label: "predict.stays" },
  { sign: 1, label: "predict.rises" },
];

/**
 * @param {object} prediction
 * @param {{commit: () => void, say: (note: string) => void}} on
 */
export function createGuessForm(prediction, { commit, say }) {
  const { low, high, step } = prediction;
  const unit = t(prediction.unit);
  const middle = hasDirection(prediction) ? 0 : (low + high) / 2;
  let value = null;

  const name = [t("predict.size"), unit].filter(Boolean).join(", ");
  const range = h("input", { type: "range", min: low, max: high, step, "aria-label": name });
  range.value = middle;
  const field = createNumberField(prediction, { "aria-label": name }, { take, from: middle, enter: commit });
  const radios = DIRECTIONS.map(({ sign, label }) => {
    const radio = h("input", { type: "radio", name: "predict-direction" });
    radio.addEventListener("change", () => point(sign));
    return { sign, radio, element: h("label", {}, radio, h("span", {}, t(label))) };
  });
  const directions = h(
    "fieldset",
    { class: "segments", "aria-label": t("predict.direction") },
    ...radios.map(({ element }) => element),
  );
  const button = h("button", { type: "button", class: "commit", "data-predict": "commit" }, t("predict.commit"));
  // A number still being typed counts too, and one that has to be changed is seen first.
  button.addEventListener("click", () => field.finish() && commit());

  function show() {
    field.show(value);
    range.value = value ?? middle;
    range.setAttribute("aria-valuetext", value === null ? t("predict.none") : `${exact(value)} ${unit}`.trim());
    range.classList.toggle("unset", value === null);
    range.style.setProperty("--filled", value === null ? "0%" : `${(100 * (value - low)) / (high - low)}%`);
    for (const { sign, radio } of radios) radio.checked = value !== null && Math.sign(value) === sign;
  }

  /** @returns {boolean} whether it could be taken as it was */
  function take(raw) {
    const { value: next, note } = usable(prediction, raw, value);
    value = next;
    say(note);
    show();
    return !note;
  }

  /** A direction without a size is the smallest step that way; a size keeps its magnitude. */
  function point(sign) {
    take(sign === 0 ? 0 : Math.max(low, Math.min(high, sign * (Math.abs(value ?? 0) || step))));
  }

  range.addEventListener("input", () => take(range.value));
  show();

  const size = h(
    "span",
    { class: "guess-size", style: roomFor(prediction) },
    range,
    field.element,
    h("span", { class: "unit" }, unit),
  );
  return {
    elements: [...(hasDirection(prediction) ? [directions] : []), size, button],
    get value() {
      return value;
    },
    focus: () => (hasDirection(prediction) ? radios[0].radio : range).focus({ preventScroll: true }),
  };
}
