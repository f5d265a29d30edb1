// Which controls a reader has: all of them, or those that an attribute or a link names.
import { unknownNotes } from "./inputs.js";
import { t } from "./text.js";

// What can be named beside the settings themselves.
const PRESETS = "presets";
const PREDICT = "predict";
const ALL = "all";

/** Every name that may stand in `show` for this explorer. */
export function nameable({ inputs, presets, predictions = [] }) {
  return [
    ...inputs.map(({ key }) => key),
    ...(presets.length ? [PRESETS] : []),
    ...(predictions.length ? [PREDICT] : []),
  ];
}

/**
 * The controls that a list such as "treasury_cap_bn, stop_pct" asks for.
 * @param {object} declaration
 * @param {string} text names with commas or spaces between them, or "all"
 * @returns {{show: string[]|null, notes: import("./inputs.js").Note[]}} null stands for all
 */
export function readShow(declaration, text) {
  const names = [...new Set(text.split(/[\s,]+/).filter(Boolean))];
  if (names.join() === ALL) return { show: null, notes: [] };
  const known = nameable(declaration);
  const show = known.filter((name) => names.includes(name));
  const notes = unknownNotes(names.filter((name) => !known.includes(name)));
  if (show.length) return { show, notes };
  return { show: null, notes: [...notes, { text: t("note.show_nothing") }] };
}

/** @returns {boolean} whether a control is among those shown */
export const offers = (show, name) => show === null || show.includes(name);

export const offersPresets = (show) => offers(show, PRESETS);
export const offersPredict = (show) => offers(show, PREDICT);

/** How `show` is written in a link. */
export const writeShow = (show) => show?.join(",") ?? ALL;
