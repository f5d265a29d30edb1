// What an axis holds, and how its places are said: months, years, names, or numbers with a unit.
import { isYear, quantity, unitBeside, withUnit } from "./format.js";
import { t } from "./text.js";

/**
 * @param {string} key output that holds the places
 * @param {Object<string, object>} outputsByKey declarations of the outputs
 */
export function axisOf(key, outputsByKey) {
  const output = outputsByKey[key] ?? { key, label: "", unit: "", decimals: 0 };
  const names = output.categories ?? [];
  const kind = names.length ? "names" : key === "month" ? "months" : isYear(output) ? "years" : "numbers";
  const label = t(output.label);
  const unit = kind === "numbers" ? t(output.unit) : "";
  /** A place on its own, as in a table. */
  const cell = (value) => (kind === "names" ? t(names[value] ?? "") : quantity(value, output));
  return {
    key,
    kind,
    output,
    label,
    cell,
    /** What stands under the axis. */
    title: unitBeside(label, unit) ? t("charts.axis", { label, unit }) : label,
    /** A place as a heading of its values: "Month 12", "2008", "Reserves 3.2 tn USD". */
    say(value) {
      if (kind === "months") return t("charts.month_value", { month: cell(value) });
      return kind === "numbers" ? t("charts.reading", { label, value: withUnit(cell(value), unit) }) : cell(value);
    },
    /** A place within a sentence: "month 12", "2008", "3.2 tn USD". */
    within(value) {
      return kind === "months" ? t("charts.month_within", { month: cell(value) }) : withUnit(cell(value), unit);
    },
  };
}

/** Declarations of the outputs by their keys. */
export function byKey(outputs) {
  return Object.fromEntries(outputs.map((output) => [output.key, output]));
}

/** Average distance between the places of a list. */
export function spacing(places) {
  return places.length > 1 ? Math.abs(places.at(-1) - places[0]) / (places.length - 1) : 0;
}

/** Index of the place nearest to a value, or -1 where none is within reach. */
export function nearest(places, value, reach = Number.POSITIVE_INFINITY) {
  let best = -1;
  let distance = reach;
  for (let each = 0; each < places.length; each++) {
    const away = Math.abs(places[each] - value);
    if (away <= distance && (best < 0 || away < distance)) {
      best = each;
      distance = away;
    }
  }
  return best;
}
