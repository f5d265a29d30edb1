// The only place that knows the built files: what the explorers declare and the model in JavaScript.
import declarations from "./generated/declarations.json";
import { facts, respond } from "./generated/model.js";

/** Names of the explorers in this bundle. */
export const names = Object.keys(declarations.explorers);

/** Color roles: `{role: {light, dark}}`. */
export const palette = declarations.palette;

/**
 * @param {string} name
 * @returns {{declaration: object, model: {respond: Function, facts: Function}} | null} null for an unknown name
 */
export function find(name) {
  if (!names.includes(name)) return null;
  return { declaration: declarations.explorers[name], model: { respond: respond[name], facts: facts[name] } };
}
