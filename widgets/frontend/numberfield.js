// A field for a number. The browser's own kind swallows a minus sign or a comma before anybody can read it, so this is a text
// field, with the name, the keys and the width of a number field.
import { h, put } from "./dom.js";
import { exact } from "./format.js";
import { stepped } from "./inputs.js";
import { readNumber } from "./numbers.js";

// Home and End move in the text, as in any field.
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** The style of what holds the field: room for the longest value, in the width of digits. */
export function roomFor({ low, high, step }) {
  const digits = Math.max(...[low, high, high - step].map((each) => exact(each).length));
  return `--field:${digits + 1.6}ch`;
}

/**
 * @param {{low: number, high: number, step: number, unit: string}} range
 * @param {object} attributes for its name and description
 * @param {{take: (entry: string|number) => boolean, from: number, enter?: () => void}} on take uses what has been entered,
 *          and tells whether it could as it was; from is where the arrow keys start while there is no value; enter is called
 *          by the key of that name, unless what has been entered could not be used
 */
export function createNumberField(range, attributes, { take, from, enter = () => {} }) {
  const { low, high } = range;
  const element = h("input", {
    type: "text",
    class: "number",
    role: "spinbutton",
    "aria-valuemin": low,
    "aria-valuemax": high,
    // The keypads of some phones have no minus sign.
    inputmode: low < 0 ? "text" : "decimal",
    autocomplete: "off",
    spellcheck: "false",
    ...attributes,
  });
  let value = null;
  let typing = false; // a number that is not finished yet is nobody's to replace

  function show(next) {
    value = next;
    if (!typing) element.value = value ?? "";
    if (value === null) element.removeAttribute("aria-valuenow");
    else put(element, "aria-valuenow", String(value));
  }
  /** Use what is being typed, if anything is. @returns {boolean} false for what could not be used as it was */
  function finish() {
    if (!typing) return true;
    typing = false;
    return take(element.value);
  }
  function move(steps) {
    const typed = readNumber(element.value, range);
    typing = false;
    take(stepped(range, Number.isFinite(typed) ? typed : (value ?? from), steps));
  }

  element.addEventListener("input", () => {
    typing = true;
  });
  element.addEventListener("change", finish);
  element.addEventListener("blur", finish);
  element.addEventListener("keydown", (event) => {
    // While an input method composes, the keys are its own.
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const steps = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : 0;
    if (!steps && event.key !== "Enter") return;
    // Enter, too, would go on: to the button that has the focus next.
    event.preventDefault();
    if (steps) move(steps);
    else if (finish()) enter();
  });
  show(null);
  return { element, show, finish };
}
