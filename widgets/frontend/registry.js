// The explorers that are at hand. The page's come one by one, each in a script of its own; the notebook's all at once.

const known = new Map();
const waiting = [];

/**
 * @typedef {{declaration: object, model: {respond: Function, facts: Function}}} Found
 * @param {Found} found
 */
export function register(found) {
  const { name } = found.declaration;
  if (!known.has(name)) known.set(name, found);
  for (const each of waiting.filter(({ wanted }) => wanted === name)) each.come(known.get(name));
}

/** @returns {Found|null} null for a name that is not at hand */
export function find(name) {
  return known.get(name) ?? null;
}

/** @returns {Promise<Found>} when the explorer is at hand; it may never be */
export function arrival(name) {
  if (known.has(name)) return Promise.resolve(known.get(name));
  return new Promise((come) => waiting.push({ wanted: name, come }));
}

/**
 * Take over the explorers whose scripts ran before this one, and those whose scripts are still to run: they push what
 * they bring to a list that either side makes (see register.js).
 */
export function adopt(page) {
  for (const found of page.qeExplorers ?? []) register(found);
  page.qeExplorers = { push: register };
}
