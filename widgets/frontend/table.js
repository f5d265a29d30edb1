// The outputs as columns: what the data table and the CSV file have in common.
import { LAST_MONTH } from "./domain.js";
import { number } from "./format.js";
import { t } from "./text.js";

/**
 * @typedef {{label: string, unit: string, decimals: number, columns: {key: string, part: "line"|"low"|"high"}[]}} Group
 * @returns {Group[]} month first, then each output with the columns it has
 */
export function groups(declaration) {
  const all = declaration.outputs.map(({ key, label, unit, decimals, banded, range_only: rangeOnly }) => {
    const columns = rangeOnly ? [] : [{ key, part: "line" }];
    if (banded || rangeOnly) columns.push({ key: `${key}_low`, part: "low" }, { key: `${key}_high`, part: "high" });
    return { label: t(label), unit: t(unit), decimals, columns };
  });
  return all.sort((a, b) => isMonth(b) - isMonth(a));
}

const isMonth = ({ columns }) => Number(columns[0].key === "month");

/** A value as the table shows it: empty where there is no observation, or where a month is never reached. */
export function cell(key, value, decimals) {
  const never = key.endsWith("_month") && value > LAST_MONTH;
  return Number.isFinite(value) && !never ? number(value, decimals) : "";
}
