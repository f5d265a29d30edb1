// What may be put in: one set of rules for number fields, links, attributes and `element.inputs = ...`.
import { exact, withUnit } from "./format.js";
import { limited } from "./limits.js";
import { readNumber } from "./numbers.js";
import { clipName, clipValue, plain } from "./plain.js";
import { t } from "./text.js";

/** @typedef {{about?: string, text: string}} Note about: key of the input that it is about, if it is about one */

// Unknown names that get a note each; more of them share one.
const FEW = 2;

/** @returns {Object<string, number|string>} every input at its default */
export function defaults(declaration) {
  return Object.fromEntries(declaration.inputs.map((input) => [input.key, input.default]));
}

/** Inputs with some of them set: a choice that changes brings its own, and what is set goes before what is brought. */
export function completed(declaration, current, given) {
  const chosen = declaration.inputs.filter(({ key }) => Object.hasOwn(given, key) && given[key] !== current[key]);
  return Object.assign({}, current, ...chosen.map(({ key, brings }) => brings?.[given[key]]), given);
}

/** A preset's inputs in full. The estimate is the reader's choice, so it stays unless the preset names one. */
export function presetInputs(declaration, preset, current) {
  const kept = "estimate" in current ? { estimate: current.estimate } : {};
  return completed(declaration, { ...defaults(declaration), ...kept }, preset.inputs);
}

/** The fewest of these inputs that `completed` makes all of them from. */
export function changed(declaration, inputs) {
  const initial = defaults(declaration);
  const differing = (usual) => declaration.inputs.filter(({ key }) => inputs[key] !== usual[key]);
  const pick = (list) => Object.fromEntries(list.map(({ key }) => [key, inputs[key]]));
  const choices = pick(differing(initial).filter(({ type }) => type === "choice"));
  const named = (input) => input.key in choices || differing(completed(declaration, initial, choices)).includes(input);
  return pick(declaration.inputs.filter(named));
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

/** The value at a place of the grid of steps, within the range and free of the dust of binary fractions. */
function onGrid({ low, high, step }, place) {
  return Number(Math.max(low, Math.min(high, low + place * step)).toFixed(10));
}

/** Nearest step within the range. */
function snap(input, value) {
  return onGrid(input, Math.round((value - input.low) / input.step));
}

/** So many steps further, as keys go; from between two steps the first of them leads to the next one. */
export function stepped(input, from, steps) {
  const place = Number(((from - input.low) / input.step).toFixed(6));
  return onGrid(input, (steps > 0 ? Math.floor(place) : Math.ceil(place)) + steps);
}

/** The sentence that tells the reader what happened to a value, naming the input, its unit and its range. */
function noteFor(kind, input, value, asked = "") {
  const unit = (v) => withUnit(exact(v), t(input.unit));
  return t(`note.${kind}`, {
    label: t(input.label),
    value: unit(value),
    asked: clipValue(asked),
    low: exact(input.low),
    high: unit(input.high),
    step: unit(input.step),
  });
}

function normaliseNumber(input, raw, current, snapping) {
  const text = typeof raw === "string" ? plain(raw) : "";
  const asked = typeof raw === "number" ? raw : readNumber(text, input);
  if (Number.isNaN(asked)) return { value: current, note: noteFor(text ? "unread" : "text", input, current, text) };
  if (asked > input.high) return { value: input.high, note: noteFor("above", input, input.high) };
  if (asked < input.low) return { value: input.low, note: noteFor("below", input, input.low) };
  if (!snapping) return { value: asked, note: "" };
  const value = snap(input, asked);
  const moved = Math.abs(value - asked) > 1e-9 * Math.max(1, Math.abs(asked));
  return { value, note: moved ? noteFor("step", input, value) : "" };
}

function normaliseChoice(input, raw, current) {
  // A year may come as a number. Of anything else, not even the conversion to text can be relied on.
  const asked = typeof raw === "string" ? plain(raw) : typeof raw === "number" ? String(raw) : "";
  const option = input.options.find((each) => each.value === asked);
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
 * Notes on names that nothing has: one for each, or one for all of them where they are many.
 * @param {string[]} names
 * @param {string} one sentence for a {name}
 * @param {string} many sentence for a {name} and the {count} of the others
 * @param {object} [values] of other placeholders
 * @returns {Note[]}
 */
export function notesOnNames(names, one, many, values = {}) {
  if (names.length <= FEW) return names.map((name) => ({ text: t(one, { ...values, name: clipName(name) }) }));
  return [{ text: t(many, { ...values, name: clipName(names[0]), count: names.length - 1 }) }];
}

export const unknownNotes = (names) => notesOnNames(names, "note.unknown", "note.unknown_many");

/**
 * A whole set of inputs made usable; what is not named stays as it is in `current`. Never throws.
 * @param {object} declaration
 * @param {unknown} raw a plain object, or anything else (which gives a note)
 * @param {Object<string, number|string>} current
 * @param {{snapping?: boolean}} [options] snapping is off where Python has already checked the values
 * @returns {{inputs: Object<string, number|string>, notes: Note[]}}
 */
export function normaliseAll(declaration, raw, current, { snapping = true } = {}) {
  if (raw === null || typeof raw !== "object" || Array.isArray(raw)) {
    return { inputs: { ...current }, notes: [{ text: t("note.unreadable") }] };
  }
  const given = {};
  const notes = [];
  const named = declaration.inputs.filter(({ key }) => Object.hasOwn(raw, key));
  const isChoice = ({ type }) => type === "choice";
  // Choices first: where a number cannot be read, what they bring stands, and its note says so.
  for (const input of [...named.filter(isChoice), ...named.filter((each) => !isChoice(each))]) {
    const { key } = input;
    const present = completed(declaration, current, given)[key];
    const { value, note: text } = normalise(input, raw[key], present, snapping);
    given[key] = value;
    if (text) notes.push({ about: key, text });
  }
  const { inputs, notes: limits } = limited(declaration, completed(declaration, current, given), Object.keys(given));
  // What a limit says of an input is the last word on it.
  const standing = notes.filter(({ about }) => !limits.some((limit) => limit.about === about));
  const unknown = Object.keys(raw).filter((key) => !Object.hasOwn(current, key));
  return { inputs, notes: [...standing, ...limits, ...unknownNotes(unknown)] };
}
