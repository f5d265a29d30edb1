// The outputs as columns, grouped by axis: what the data table and the CSV file have in common.
import { axisOf, byKey } from "./axis.js";
import { quantity } from "./format.js";
import { t } from "./text.js";

// How the model says that something never happens.
const NEVER = 1000;

/**
 * @typedef {{label: string, unit: string, columns: {key: string, part: "line"|"low"|"high"}[], output: object}} Group
 * @typedef {{axis: object|null, groups: Group[]}} Block axis null: single numbers
 * @returns {Block[]} one for each axis, its places first, then each output along it with the columns it has
 */
export function blocks(declaration) {
  const declared = byKey(declaration.outputs);
  const axes = new Set(declaration.outputs.map(({ axis }) => axis ?? "month"));
  // The places of an axis belong to it, whatever they were declared to lie along.
  const axisFor = ({ key, axis }) => (axes.has(key) ? key : (axis ?? "month"));
  const found = new Map();
  for (const output of declaration.outputs) {
    const axis = axisFor(output);
    if (!found.has(axis)) found.set(axis, []);
    if (output.key === axis) found.get(axis).unshift(group(output));
    else found.get(axis).push(group(output));
  }
  return [...found].map(([key, groups]) => ({ axis: key ? axisOf(key, declared) : null, groups }));
}

function group(output) {
  const { key, label, unit, banded, range_only: rangeOnly } = output;
  const columns = rangeOnly ? [] : [{ key, part: "line" }];
  if (banded || rangeOnly) columns.push({ key: `${key}_low`, part: "low" }, { key: `${key}_high`, part: "high" });
  return { label: t(label), unit: t(unit), columns, output };
}

/** How many rows a block has: as many as its longest output. */
export function length({ groups }, outputs) {
  return Math.max(0, ...groups.flatMap(({ columns }) => columns.map(({ key }) => outputs[key]?.length ?? 0)));
}

/** A value as the table shows it: empty where there is no observation, or where a month is never reached. */
export function cell({ axis }, { output }, value) {
  const never = output.key.endsWith("_month") && value >= NEVER;
  if (!Number.isFinite(value) || never) return "";
  return axis?.key === output.key ? axis.cell(value) : quantity(value, output);
}
