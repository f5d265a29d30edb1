// What may be put in: one set of rules for number fields, links, attributes and `element.inputs = ...`.
import { exact, withUnit } from "./format.js";
import { t } from "./text.js";

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

/** @returns {Object<string, number|string>} every input at its default */
export function defaults(declaration) {
  return Object.fromEntries(declaration.inputs.map((input) => [input.key, input.default]));
}

/** A preset's inputs in full. The estimate is the reader's choice, so it stays unless the preset names one. */
export function presetInputs(declaration, preset, current) {
  const kept = "estimate" in current ? { estimate: current.estimate } : {};
  return { ...defaults(declaration), ...kept, ...preset.inputs };
}

/**
 * Whether an input matters as the choices stand: `shown_if` names a choice and the values for which it does. What is
 * hidden keeps its value.
 */
export function isShown(declaration, input, inputs) {
  const [key, values] = input.shown_if ?? [];
  if (!key) return true;
  const choice = declaration.inputs.find((each) => each.key === key);
  return [values].flat().includes(inputs[key]) && (!choice || isShown(declaration, choice, inputs));
}

export function same(a, b) {
  return Object.keys(a).every((key) => a[key] === b[key]);
}

/** Nearest step within the range, free of the dust of binary fractions. */
function snap(input, value) {
  const steps = Math.round((value - input.low) / input.step);
  const snapped = Math.min(input.high, input.low + steps * input.step);
  return Number(snapped.toFixed(10));
}

/** The sentence that tells the reader what happened to a value, naming the input, its unit and its range. */
function noteFor(kind, input, value) {
  const unit = (v) => withUnit(exact(v), t(input.unit));
  return t(`note.${kind}`, {
    label: t(input.label),
    value: unit(value),
    low: exact(input.low),
    high: unit(input.high),
    step: unit(input.step),
  });
}

function normaliseNumber(input, raw, current, snapping) {
  const isNumber = typeof raw === "number" ? !Number.isNaN(raw) : typeof raw === "string" && NUMBER.test(raw);
  if (!isNumber) return { value: current, note: noteFor("text", input, current) };
  const asked = Number(raw);
  if (asked > input.high) return { value: input.high, note: noteFor("above", input, input.high) };
  if (asked < input.low) return { value: input.low, note: noteFor("below", input, input.low) };
  if (!snapping) return { value: asked, note: "" };
  const value = snap(input, asked);
  const moved = Math.abs(value - asked) > 1e-9 * Math.max(1, Math.abs(asked));
  return { value, note: moved ? noteFor("step", input, value) : "" };
}

function normaliseChoice(input, raw, current) {
  const option = input.options.find((each) => each.value === String(raw));
  if (option) return { value: option.value, note: "" };
  const kept = input.options.find((each) => each.value === current);
  const options = input.options.map((each) => each.value).join(", ");
  return { value: current, note: t("note.option", { label: t(input.label), value: t(kept.label), options }) };
}

/**
 * One value made usable: clamped to its range and snapped to its step, or the current value if it means nothing.
 * @returns {{value: number|string, note: string}} note is empty when the value was taken as it is
 */
export function normalise(input, raw, current = input.default, snapping = true) {
  return input.type === "slider"
    ? normaliseNumber(input, raw, current, snapping)
    : normaliseChoice(input, raw, current);
}

/**
 * A whole set of inputs made usable; what is not named stays as it is in `current`. Never throws.
 * @param {object} declaration
 * @param {unknown} raw a plain object, or anything else (which gives a note)
 * @param {Object<string, number|string>} current
 * @param {{snapping?: boolean}} [options] snapping is off where Python has already checked the values
 * @returns {{inputs: Object<string, number|string>, notes: string[]}}
 */
export function normaliseAll(declaration, raw, current, { snapping = true } = {}) {
  const inputs = { ...current };
  if (raw === null || typeof raw !== "object" || Array.isArray(raw)) {
    return { inputs, notes: [t("note.unreadable")] };
  }
  const notes = [];
  for (const key of Object.keys(raw)) {
    const input = declaration.inputs.find((each) => each.key === key);
    if (!input) {
      notes.push(t("note.unknown", { key: key.slice(0, 60) }));
      continue;
    }
    const { value, note } = normalise(input, raw[key], current[key], snapping);
    inputs[key] = value;
    if (note) notes.push(note);
  }
  return { inputs, notes };
}
