// Sliders, number fields and choices: native inputs, so that keyboard, touch and screen readers just work.
import { offers } from "./choose.js";
import { h } from "./dom.js";
import { exact, unitBeside } from "./format.js";
import { createHeld } from "./held.js";
import { createHint } from "./hint.js";
import { isShown, normalise } from "./inputs.js";
import { createNote } from "./note.js";
import { createNumberField, roomFor } from "./numberfield.js";
import { t } from "./text.js";

// In pixels; browsers take less than this for a tap.
const TOUCH_SLOP = 8;
// A label with more letters is a sentence, and gets a wider column.
const SENTENCE = 48;
// Settings that fit above the charts, and more than share a screen with them.
const FEW = 2;
const LONG_LIST = 16;

/**
 * @typedef {{element: HTMLElement, show: (value: number|string) => void, quiet?: () => void, explain?: (text: string) => void}}
 *   Control quiet takes its note away; explain says why its value can be no larger
 * @typedef {(key: string, value: number|string, live: boolean) => void} Change live while a slider moves
 */

function help(input) {
  return h("p", { class: "help", id: `${input.key}-help` }, t(input.help));
}

/**
 * A finger that lands on a slider may be about to scroll the page, while the browser has moved the thumb already.
 * Nothing counts until the finger goes sideways or lifts where it is; when the browser scrolls, the thumb goes back.
 */
function untilAimed(range, { move, back }) {
  let start = null;
  range.addEventListener("pointerdown", ({ pointerType, clientX }) => {
    start = pointerType === "touch" ? clientX : null;
  });
  range.addEventListener("pointermove", ({ clientX }) => {
    if (start !== null && Math.abs(clientX - start) > TOUCH_SLOP) start = null;
  });
  const end = (then) => () => {
    if (start !== null) then();
    start = null;
  };
  range.addEventListener("pointerup", end(move));
  range.addEventListener("pointercancel", end(back));
  return { aimed: () => start === null };
}

/** @returns {Control} */
function slider(input, change) {
  const { key, low, high, step } = input;
  const described = `${key}-help`;
  const label = h("label", { for: key, id: `${key}-label` }, t(input.label));
  const unit = h("span", { class: "unit", id: `${key}-unit` }, unitBeside(t(input.label), t(input.unit)));
  const range = h("input", { type: "range", id: key, min: low, max: high, step, "aria-describedby": described });
  const names = { "aria-labelledby": `${key}-label ${key}-unit`, "aria-describedby": described };
  const field = createNumberField(input, names, { take, from: input.default });
  const row = h("div", { class: "row", style: roomFor(input) }, range, field.element);
  const note = createNote();
  let current = input.default;
  let limit = ""; // why the value can be no larger, as long as that keeps it where it is

  function show(value) {
    current = value;
    range.value = value;
    field.show(value);
    range.setAttribute("aria-valuetext", `${exact(value)} ${t(input.unit)}`);
    range.style.setProperty("--filled", `${(100 * (value - low)) / (high - low)}%`);
  }
  const move = () => change(key, Number(range.value), true);
  const touch = untilAimed(range, { move, back: () => show(current) });
  range.addEventListener("input", () => touch.aimed() && move());
  range.addEventListener("change", () => note.say(limit));

  function take(entry) {
    const { value, note: text } = normalise(input, entry, current);
    limit = "";
    note.say(text);
    show(value);
    change(key, value, false);
    return !text;
  }

  const name = h("div", { class: "name" }, label, " ", unit);
  const element = h("div", { class: "control", "data-key": key }, name, row, note.element, help(input));
  const quiet = () => {
    limit = "";
    note.say("");
  };
  function explain(text) {
    if (text || limit) note.say(text);
    limit = text;
  }
  return { element, show, quiet, explain };
}

/** @returns {Control} */
function choice(input, change) {
  const options = input.options.map((option) => h("option", { value: option.value }, t(option.label)));
  const select = h("select", { id: input.key, "aria-describedby": `${input.key}-help` }, ...options);
  select.addEventListener("change", () => change(input.key, select.value, false));
  const label = h("label", { for: input.key }, t(input.label));
  return {
    element: h(
      "div",
      { class: "control choice", "data-key": input.key },
      h("div", { class: "name" }, label),
      select,
      help(input),
    ),
    show: (value) => {
      select.value = value;
    },
  };
}

/** The estimate is a choice between three, so all three are in sight. @returns {Control} */
function estimate(input, change) {
  const radios = input.options.map((option) => {
    const radio = h("input", { type: "radio", name: input.key, value: option.value });
    radio.addEventListener("change", () => change(input.key, option.value, false));
    return { radio, label: h("label", {}, radio, h("span", {}, t(option.label))) };
  });
  const segments = h("div", { class: "segments" }, ...radios.map(({ label }) => label));
  return {
    element: h(
      "fieldset",
      { class: "control estimate", "data-key": input.key, "aria-describedby": `${input.key}-help` },
      h("legend", {}, t(input.label)),
      segments,
      help(input),
    ),
    show: (value) => {
      for (const { radio } of radios) radio.checked = radio.value === value;
    },
  };
}

/**
 * @param {object} declaration
 * @param {Change} change
 * @param {() => void} showAll asks for the controls that are held
 */
export function createControls(declaration, change, showAll) {
  const controls = new Map();
  let shown = {};
  // What the reader has just set is shown by its own control, but by no painted frame yet.
  const report = (key, value, live) => {
    delete shown[key];
    change(key, value, live);
  };
  for (const input of declaration.inputs) {
    const make = input.type === "slider" ? slider : input.key === "estimate" ? estimate : choice;
    controls.set(input.key, make(input, report));
  }
  const hint = createHint(declaration);
  const held = createHeld(declaration, showAll);
  const depending = declaration.inputs.filter((input) => input.shown_if?.length);
  const list = h("div", { class: "list" });
  const legend = h("legend", {}, t("controls.legend"));
  const element = h("fieldset", { class: "controls" }, legend, list, held.element);
  hint.follow(list);

  return {
    element,
    /**
     * Offer the controls named, or all for null; the others are held.
     * @returns {{few: boolean, long: boolean}} so few that they fit above the
     * charts; so many that the charts would be left behind
     */
    offer(show, inputs) {
      const offered = declaration.inputs.filter(({ key }) => offers(show, key));
      const explained = offered.length ? [hint.element] : [];
      list.replaceChildren(...offered.map(({ key }) => controls.get(key).element), ...explained);
      list.classList.toggle(
        "sentences",
        offered.some(({ label }) => t(label).length > SENTENCE),
      );
      hint.offer(offered);
      held.take(declaration.inputs.filter((input) => !offered.includes(input)));
      held.show(inputs);
      return { few: offered.length <= FEW, long: offered.length > LONG_LIST };
    },
    /** Take away the notes of these inputs: they have been set anew. */
    quiet(keys) {
      for (const key of keys) controls.get(key)?.quiet?.();
    },
    /** Say beside their controls why values were limited, and nothing beside the others. */
    explain(notes) {
      for (const [key, control] of controls) control.explain?.(notes.find(({ about }) => about === key)?.text ?? "");
    },
    /** Move to the first control, for a reader whose button has gone. */
    focus: () => list.querySelector("input, select")?.focus(),
    /** Bring every control that differs up to date, and the note of the preset that is set, if one is. */
    show(inputs, note) {
      hint.note(note);
      for (const [key, control] of controls) if (inputs[key] !== shown[key]) control.show(inputs[key]);
      for (const input of depending) {
        const { element: control } = controls.get(input.key);
        const hidden = !isShown(declaration, input, inputs);
        if (control.hidden !== hidden) control.hidden = hidden;
      }
      held.show(inputs);
      shown = { ...inputs };
    },
  };
}
