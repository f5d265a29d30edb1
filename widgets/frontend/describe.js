// A chart in words, for readers who do not see it.
import { number, withUnit } from "./format.js";
import { t } from "./text.js";

/** Index of the smallest (sign 1) or largest (sign -1) observation. */
function extreme(values, sign) {
  let best = -1;
  for (let month = 0; month < values.length; month++) {
    if (!Number.isNaN(values[month]) && (best < 0 || sign * values[month] < sign * values[best])) best = month;
  }
  return best;
}

function describeSeries(series, outputs, say) {
  const label = t(series.label);
  if (series.style === "hatched") {
    const low = outputs[`${series.output}_low`];
    const high = outputs[`${series.output}_high`];
    return t("charts.hatched", {
      label,
      lowest: say(low[extreme(low, 1)]),
      highest: say(high[extreme(high, -1)]),
      last_low: say(low.at(-1)),
      last_high: say(high.at(-1)),
    });
  }
  const values = outputs[series.output];
  const seen = values.filter((value) => !Number.isNaN(value));
  if (!seen.length) return t("charts.empty", { label });
  const lowMonth = extreme(values, 1);
  const highMonth = extreme(values, -1);
  return t(say(values[lowMonth]) === say(values[highMonth]) ? "charts.flat" : "charts.line", {
    label,
    first: say(seen[0]),
    last: say(seen.at(-1)),
    lowest: say(values[lowMonth]),
    low_month: lowMonth,
    highest: say(values[highMonth]),
    high_month: highMonth,
  });
}

/** What the chart shows: each series' start, end and extremes, and the month that is marked. */
export function describe(chart, outputs, facts, decimals) {
  const sentences = [t("charts.title", { title: t(chart.title), unit: t(chart.unit) })];
  for (const series of chart.series) {
    const say = (value) => withUnit(number(value, decimals[series.output]), t(chart.unit));
    sentences.push(describeSeries(series, outputs, say));
  }
  const month = chart.mark ? facts[chart.mark.fact] : Number.NaN;
  if (month >= 0 && month < outputs.month.length) {
    sentences.push(t("charts.mark", { label: t(chart.mark.label), month: Math.round(month) }));
  }
  return sentences.join(" ");
}
