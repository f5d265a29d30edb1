// What a page gives as inputs: numbers and texts under their names, read with care, because a page may hand over anything.

// Of a text that means something; what is longer means nothing.
const LONGEST = 100;

/** A number or a text as it is; whatever else is given means nothing, and is never asked what it is as a text. */
function usable(value) {
  if (typeof value === "string") return value.length <= LONGEST ? value : null;
  return typeof value === "number" ? value : null;
}

function read(object, key) {
  try {
    return usable(object[key]);
  } catch {
    return null;
  }
}

/**
 * A copy with numbers and texts only. Never throws, whatever traps and getters the object has.
 * @param {unknown} raw
 * @returns {Object<string, number|string|null>|null} null for what is no object of names and values
 */
export function legible(raw) {
  try {
    if (raw === null || typeof raw !== "object" || Array.isArray(raw)) return null;
    // fromEntries defines own properties, so a key such as __proto__ is only an unknown name.
    return Object.fromEntries(Object.keys(raw).map((key) => [key, read(raw, key)]));
  } catch {
    return null;
  }
}

/** @returns the object of a JSON text, as `legible` has it */
export function parsed(text) {
  try {
    return legible(JSON.parse(text));
  } catch {
    return null;
  }
}
