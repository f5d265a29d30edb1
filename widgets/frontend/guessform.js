// The fields of a guess: a direction where zero divides the range, and a size. Both always say the same.
import { h } from "./dom.js";
import { exact } from "./format.js";
import { hasDirection, usable } from "./guess.js";
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

  const attributes = { min: low, max: high, step };
  const name = [t("predict.size"), unit].filter(Boolean).join(", ");
  const range = h("input", { type: "range", ...attributes, "aria-label": name, "aria-valuetext": t("predict.none") });
  range.value = middle;
  const digits = Math.max(...[low, high, high - step].map((each) => exact(each).length));
  const field = h("input", {
    type: "number",
    ...attributes,
    inputmode: low < 0 ? "text" : "decimal",
    "aria-label": name,
    style: `--field:${digits + 1.6}ch`,
  });
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
  button.addEventListener("click", () => {
    // A number still being typed counts too; one that has been taken keeps its note.
    const taken = field.value === "" || Number(field.value) === value;
    if (taken || take(field.value)) commit();
  });

  function show() {
    field.value = value ?? "";
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
  field.addEventListener("change", () => field.value !== "" && take(field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    // Else the same key would press the button that has the focus next.
    event.preventDefault();
    button.click();
  });
  show();

  const size = h("span", { class: "guess-size" }, range, field, h("span", { class: "unit" }, unit));
  return {
    elements: [...(hasDirection(prediction) ? [directions] : []), size, button],
    get value() {
      return value;
    },
    focus: () => (hasDirection(prediction) ? radios[0].radio : range).focus({ preventScroll: true }),
  };
}
