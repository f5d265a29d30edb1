// One value of a series with its range, as the box beside the crosshair and the words of a chart have it.
import { quantity } from "./format.js";
import { t } from "./text.js";

/** "3.12 (2.98 to 3.30)", or only the range where there is no line. */
export function reading(series, outputs, index, outputsByKey) {
  const say = (key) => quantity(outputs[key][index], outputsByKey[series.output]);
  const low = outputs[`${series.output}_low`];
  if (!low || series.style === "dashed") return { value: say(series.output), range: "" };
  const range = t("charts.range", { low: say(`${series.output}_low`), high: say(`${series.output}_high`) });
  return series.style === "hatched" || !outputs[series.output]
    ? { value: range, range: "" }
    : { value: say(series.output), range };
}
