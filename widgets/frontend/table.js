// The outputs as columns: what the data table, the CSV file and the text alternatives have in common.
import { t } from "./text.js";

/**
 * @typedef {{key: string, label: string, unit: string, decimals: number}} Column
 * @returns {Column[]} month first, then each output with its low and high
 */
export function columns(declaration) {
  const all = [];
  for (const { key, label, unit, decimals, banded, range_only: rangeOnly } of declaration.outputs) {
    const column = (suffix, text) => all.push({ key: key + suffix, label: text, unit: t(unit), decimals });
    if (!rangeOnly) column("", t(label));
    if (banded || rangeOnly) {
      column("_low", t("data.low", { label: t(label) }));
      column("_high", t("data.high", { label: t(label) }));
    }
  }
  return all.sort((a, b) => Number(b.key === "month") - Number(a.key === "month"));
}
