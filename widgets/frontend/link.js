// An explorer's state in an address: `?runoff.treasury_cap_bn=95&runoff.start=2022`.
// Two parts are not inputs: `runoff.preset=qt2` starts from a preset, with the inputs on top; `runoff.show=stop_pct`
// offers only the controls named.
import { partsOf } from "./address.js";
import { readShow, writeShow } from "./choose.js";
import { isShown, normaliseAll, presetInputs } from "./inputs.js";
import { clipName } from "./plain.js";
import { t } from "./text.js";

/** @typedef {{inputs: Object<string, number|string>, notes: import("./inputs.js").Note[], show?: string[]|null}} State */

/**
 * The state an address asks for, made usable. Keys of other explorers and of the page itself are left alone. Never throws.
 * @returns {State} show is undefined where the address says nothing about it
 */
export function readLink(declaration, search, current) {
  const { preset, show, ...asked } = ownParts(declaration.name, search);
  const state = { inputs: current, notes: [] };
  if (preset) startFrom(declaration, preset[0], state);
  // fromEntries defines own properties, so a key such as __proto__ is only an unknown name.
  const values = Object.fromEntries(Object.entries(asked).map(([key, [value]]) => [key, value]));
  const { inputs, notes } = normaliseAll(declaration, values, state.inputs);
  state.inputs = inputs;
  state.notes.push(...notes);
  if (show) {
    const chosen = readShow(declaration, show[0]);
    state.show = chosen.show;
    state.notes.push(...chosen.notes, ...unseen(declaration, chosen.show, state.inputs));
  }
  for (const [key, given] of Object.entries({ preset, show, ...asked })) {
    const { about, label } = named(declaration, key);
    if (given?.length > 1 && label) state.notes.push({ about, text: t("note.repeated", { label }) });
  }
  return state;
}

/** Key -> everything the address gives for it. */
function ownParts(name, search) {
  const parts = new Map();
  for (const [key, value] of partsOf(search)) {
    if (!key.startsWith(`${name}.`)) continue;
    const own = key.slice(name.length + 1);
    if (parts.has(own)) parts.get(own).push(value);
    else parts.set(own, [value]);
  }
  return Object.fromEntries(parts);
}

function startFrom(declaration, key, state) {
  const preset = declaration.presets.find((each) => each.key === key);
  if (preset) state.inputs = presetInputs(declaration, preset, state.inputs);
  else {
    const presets = declaration.presets.map((each) => each.key).join(", ");
    state.notes.push({ text: t(presets ? "note.preset" : "note.no_presets", { key: clipName(key), presets }) });
  }
}

/** Notes on controls asked for that no choice of the reader can bring into sight. */
function unseen(declaration, show, inputs) {
  const never = (input) =>
    show.includes(input.key) && !show.includes(input.shown_if?.[0]) && !isShown(declaration, input, inputs);
  const lost = show === null ? [] : declaration.inputs.filter(never);
  return lost.map(({ label }) => ({ text: t("note.show_unseen", { label: t(label) }) }));
}

/** What a key stands for: an input, or one of the two parts that are none. */
function named(declaration, key) {
  if (key === "preset" || key === "show") return { label: t(`link.${key}`) };
  const input = declaration.inputs.find((each) => each.key === key);
  return input ? { about: key, label: t(input.label) } : {};
}

/**
 * The address of a state of this explorer; the page's other query keys and its hash stay.
 * @param {string} address of the page
 * @param {{inputs?: object, preset?: string, show?: string[]|null}} state show: null writes that all are shown
 */
export function writeLink(declaration, address, { inputs = {}, preset, show }) {
  const [, base, search = "", hash = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(address);
  const others = search.split("&").filter((part) => part && !isOwn(part, declaration.name));
  const parts = Object.entries({ ...(preset ? { preset } : {}), ...inputs });
  const own = parts.map(([key, value]) => `${declaration.name}.${key}=${encodeURIComponent(String(value))}`);
  if (show !== undefined) own.push(`${declaration.name}.show=${writeShow(show)}`);
  return `${base}?${[...others, ...own].join("&")}${hash}`;
}

/** Read the way the reader of links does, so that an escaped spelling of our own key is replaced as well. */
function isOwn(part, name) {
  return partsOf(part).some(([key]) => key.startsWith(`${name}.`));
}
