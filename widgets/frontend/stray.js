// Parts of an address that are meant for an explorer and reach none: its name is misspelled, left out, or on another page.
import { t } from "./text.js";

/**
 * @param {object} declaration of the explorer that is to say so
 * @param {string} search
 * @param {{names: string[], here: string[]}} explorers the names of all, and of those on this page
 * @returns {string[]} a note for each. What may be the page's own business is left alone
 */
export function strayParts({ name: own, inputs }, search, { names, here }) {
  const keys = [...inputs.map(({ key }) => key), "preset", "show"];
  const sliders = inputs.filter(({ type }) => type === "slider").map(({ key }) => key);
  const notes = new Set();
  for (const part of new URLSearchParams(search).keys()) {
    const [name, ...rest] = part.split(".");
    if (!rest.length) {
      if (sliders.includes(part)) notes.add(t("note.nameless", { key: part, right: `${own}.${part}` }));
    } else if (!here.includes(name) && (names.includes(name) || keys.includes(rest.join(".")))) {
      notes.add(t("note.stray", { name: name.slice(0, 60), here: [...new Set(here)].join(", ") }));
    }
  }
  return [...notes];
}
