// Parts of an address that are meant for an explorer and reach none: its name is misspelled, left out, or on another page.
import { partsOf } from "./address.js";
import { notesOnNames } from "./inputs.js";
import { t } from "./text.js";

/**
 * @param {object} declaration of the explorer that is to say so
 * @param {string} search
 * @param {{names: string[], here: string[]}} explorers the names of all, and of those on this page
 * @returns {import("./inputs.js").Note[]} few, however many parts there are. What may be the page's own business is left alone
 */
export function strayParts({ name: own, inputs }, search, { names, here }) {
  const keys = [...inputs.map(({ key }) => key), "preset", "show"];
  const sliders = inputs.filter(({ type }) => type === "slider").map(({ key }) => key);
  // With other capitals it is no name, but it was meant for one.
  const is = (known, name) => known.includes(name.toLowerCase());
  const nameless = new Set();
  const strays = new Set();
  for (const [part] of partsOf(search)) {
    const [name, ...rest] = part.split(".");
    if (!rest.length) {
      if (sliders.includes(part)) nameless.add(part);
    } else if (!here.includes(name) && (is(names, name) || is(keys, rest.join(".")))) strays.add(name);
  }
  return [
    ...[...nameless].map((key) => ({ text: t("note.nameless", { key, right: `${own}.${key}` }) })),
    ...notesOnNames([...strays], "note.stray", "note.stray_many", { here: [...new Set(here)].join(", ") }),
  ];
}
