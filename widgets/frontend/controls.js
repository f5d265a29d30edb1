// Sliders, number fields and choices: native inputs, so that keyboard, touch and screen readers just work.
import { h } from "./dom.js";
import { exact } from "./format.js";
import { normalise } from "./inputs.js";
import { t } from "./text.js";

/**
 * @typedef {{element: HTMLElement, show: (value: number|string) => void}} Control
 * @typedef {(key: string, value: number|string, live: boolean) => void} Change live while a slider moves
 */

function help(input) {
  return h("p", { class: "help", id: `${input.key}-help` }, t(input.help));
}

/** @returns {Control} */
function slider(input, change) {
  const { key, low, high, step } = input;
  const described = `${key}-help`;
  const label = h("label", { for: key, id: `${key}-label` }, t(input.label));
  const unit = h("span", { class: "unit", id: `${key}-unit` }, t(input.unit));
  const range = h("input", { type: "range", id: key, min: low, max: high, step, "aria-describedby": described });
  const field = h("input", {
    type: "number",
    min: low,
    max: high,
    step,
    inputmode: low < 0 ? "text" : "decimal",
    "aria-labelledby": `${key}-label ${key}-unit`,
    "aria-describedby": described,
    style: `width:${Math.max(...[low, high, high - step].map((each) => exact(each).length)) + 1.6}ch`,
  });
  const note = h("p", { class: "note", role: "status", hidden: true });
  let current = input.default;

  function say(text) {
    note.textContent = text;
    note.hidden = !text;
  }
  function show(value) {
    current = value;
    range.value = value;
    field.value = value;
    range.setAttribute("aria-valuetext", `${exact(value)} ${t(input.unit)}`);
    range.style.setProperty("--filled", `${(100 * (value - low)) / (high - low)}%`);
  }
  range.addEventListener("input", () => change(key, Number(range.value), true));
  range.addEventListener("change", () => say(""));
  // Digits are typed one by one; only the finished number counts.
  field.addEventListener("change", () => {
    const { value, note: text } = normalise(input, field.value, current);
    say(text);
    show(value);
    change(key, value, false);
  });

  const name = h("div", { class: "name" }, label, " ", unit);
  return { element: h("div", { class: "control", "data-key": key }, name, range, field, note, help(input)), show };
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
      h("p", { class: "help", id: `${input.key}-help` }, t("estimate.note")),
    ),
    show: (value) => {
      for (const { radio } of radios) radio.checked = radio.value === value;
    },
  };
}

/**
 * Where all charts and settings share a screen there is no room for a help text under each, so one line
 * shows the help of the setting under the pointer or the focus. Screen readers get each help with its input.
 */
function helpLine(declaration, list) {
  const line = h("p", { class: "help-line", "aria-hidden": "true" }, t("controls.hint"));
  const follow = (event) => {
    const key = event.target.closest?.("[data-key]")?.dataset.key;
    const input = declaration.inputs.find((each) => each.key === key);
    if (input) line.textContent = input.key === "estimate" ? t("estimate.note") : t(input.help);
  };
  list.addEventListener("pointerover", follow);
  list.addEventListener("focusin", follow);
  return line;
}

/**
 * @param {object} declaration
 * @param {Change} change
 */
export function createControls(declaration, change) {
  const controls = new Map();
  for (const input of declaration.inputs) {
    const make = input.type === "slider" ? slider : input.key === "estimate" ? estimate : choice;
    controls.set(input.key, make(input, change));
  }
  const list = h("div", { class: "list" }, ...[...controls.values()].map((control) => control.element));
  const legend = h("legend", {}, t("controls.legend"));
  const element = h("fieldset", { class: "controls" }, legend, helpLine(declaration, list), list);

  let shown = {};
  return {
    element,
    /** Bring every control that differs up to date. */
    show(inputs) {
      for (const [key, control] of controls) if (inputs[key] !== shown[key]) control.show(inputs[key]);
      shown = { ...inputs };
    },
  };
}
