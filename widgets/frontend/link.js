// An explorer's state in an address: `?runoff.treasury_cap_bn=95&runoff.start=2022`.
import { normaliseAll } from "./inputs.js";
import { t } from "./text.js";

/**
 * The inputs an address asks for, made usable. Keys of other explorers and of the page itself are left alone.
 * URLSearchParams never throws, not even on broken escapes, so neither does this.
 * @returns {{inputs: Object<string, number|string>, notes: string[]}}
 */
export function readLink(declaration, search, current) {
  const prefix = `${declaration.name}.`;
  const asked = new Map();
  const repeated = new Set();
  for (const [name, value] of new URLSearchParams(search)) {
    if (!name.startsWith(prefix)) continue;
    const key = name.slice(prefix.length);
    if (asked.has(key)) repeated.add(key);
    else asked.set(key, value);
  }
  // fromEntries defines own properties, so a key such as __proto__ is only an unknown name.
  const result = normaliseAll(declaration, Object.fromEntries(asked), current);
  for (const key of repeated) {
    const input = declaration.inputs.find((each) => each.key === key);
    if (input) result.notes.push(t("note.repeated", { label: t(input.label) }));
  }
  return result;
}

/** The address that restores every input of this explorer; the page's other query keys and its hash stay. */
export function writeLink(declaration, address, inputs) {
  const [, base, search = "", hash = ""] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(address);
  const others = search.split("&").filter((part) => part && !isOwn(part, declaration.name));
  const own = declaration.inputs.map(
    ({ key }) => `${declaration.name}.${key}=${encodeURIComponent(String(inputs[key]))}`,
  );
  return `${base}?${[...others, ...own].join("&")}${hash}`;
}

/** Read the key the way the reader of links does, so that an escaped spelling of our own key is replaced as well. */
function isOwn(part, name) {
  const [key] = new URLSearchParams(part).keys();
  return key?.startsWith(`${name}.`) ?? false;
}
