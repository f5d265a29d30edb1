// A chart in words, for readers who do not see it.
import { axisOf } from "./axis.js";
import { placesOf } from "./domain.js";
import { number, quantity, withUnit } from "./format.js";
import { titleOf } from "./heading.js";
import { reading } from "./reading.js";
import { t } from "./text.js";

// A path may have a name at every point; more than these would bury the rest.
const MOST_TAGS = 12;

/** Index of the smallest (sign 1) or largest (sign -1) observation. */
export function extreme(values, sign) {
  let best = -1;
  for (let place = 0; place < values.length; place++) {
    if (!Number.isNaN(values[place]) && (best < 0 || sign * values[place] < sign * values[best])) best = place;
  }
  return best;
}

function describeRange(label, low, high, say, axis) {
  if (extreme(low, 1) < 0) return t("charts.empty", { label });
  return t(axis.kind === "months" ? "charts.hatched" : "charts.hatched_along", {
    label,
    lowest: say(low[extreme(low, 1)]),
    highest: say(high[extreme(high, -1)]),
    last_low: say(low.at(-1)),
    last_high: say(high.at(-1)),
  });
}

function describeLine(label, values, say, axis, places) {
  const seen = values.filter((value) => !Number.isNaN(value));
  if (!seen.length) return t("charts.empty", { label });
  const low = extreme(values, 1);
  const high = extreme(values, -1);
  if (say(values[low]) === say(values[high])) return t("charts.flat", { label, first: say(seen[0]) });
  return t(axis.kind === "months" ? "charts.line" : "charts.line_along", {
    label,
    first: say(seen[0]),
    last: say(seen.at(-1)),
    lowest: say(values[low]),
    low_at: axis.within(places[low]),
    highest: say(values[high]),
    high_at: axis.within(places[high]),
  });
}

/** Points that have a name, else the two ends. */
function describePath(series, outputs, say, axis, places) {
  const label = t(series.label);
  const values = outputs[series.output];
  const tags = series.tags ? outputs[series.tags] : [];
  const seen = values.flatMap((value, each) => (Number.isNaN(value) || Number.isNaN(places[each]) ? [] : [each]));
  if (!seen.length) return t("charts.empty", { label });
  const named = seen.filter((each) => Number.isFinite(tags[each])).slice(0, MOST_TAGS);
  const spoken = (each) => {
    const point = t("charts.point", { value: say(values[each]), place: axis.say(places[each]) });
    return Number.isFinite(tags[each]) ? t("charts.tagged", { tag: String(tags[each]), place: point }) : point;
  };
  const points = (named.length ? named : [...new Set([seen[0], seen.at(-1)])]).map(spoken).join("; ");
  return t("charts.path", { label, points });
}

function describeSeries(chart, series, outputs, outputsByKey) {
  const label = t(series.label);
  const axis = axisOf(placesOf(chart, series), outputsByKey);
  const places = outputs[axis.key];
  const say = (value) => withUnit(quantity(value, outputsByKey[series.output]), t(chart.unit));
  if (series.style === "hatched") {
    return describeRange(label, outputs[`${series.output}_low`], outputs[`${series.output}_high`], say, axis);
  }
  if (series.style === "path" || series.style === "point") return describePath(series, outputs, say, axis, places);
  return describeLine(label, outputs[series.output], say, axis, places);
}

function describeMarks(chart, facts, axis, places) {
  const within = (place) => place >= places[0] && place <= places.at(-1);
  const rough = (place) => axis.within(axis.kind === "months" ? Math.round(place) : place);
  const sentences = [];
  const place = chart.mark ? facts[chart.mark.fact] : Number.NaN;
  if (within(place)) sentences.push(t("charts.mark", { label: t(chart.mark.label), place: rough(place) }));
  for (const { from, to, label } of chart.spans ?? []) {
    const start = Math.max(places[0], facts[from]);
    const end = Math.min(places.at(-1), facts[to]);
    if (start < end) sentences.push(t("charts.span", { label: t(label), from: rough(start), to: rough(end) }));
  }
  return sentences;
}

/** What the chart shows: each series' start, end and extremes, and the places that are marked. */
export function describe(chart, outputs, facts, outputsByKey) {
  const axis = axisOf(chart.x || "month", outputsByKey);
  return [
    t("charts.title", { title: titleOf(chart, facts), unit: t(chart.unit) }),
    ...chart.series.map((series) => describeSeries(chart, series, outputs, outputsByKey)),
    ...describeMarks(chart, facts, axis, outputs[axis.key] ?? []),
  ].join(" ");
}

/** Every row of a bar chart with the value of each series, and the total of a stack. */
export function describeBars(chart, outputs, facts, outputsByKey) {
  const axis = axisOf(chart.x, outputsByKey);
  const places = outputs[chart.x] ?? axis.output.categories.map((_, each) => each);
  const decimals = Math.max(...chart.series.map(({ output }) => outputsByKey[output]?.decimals ?? 0));
  const spoken = (series, row) => {
    const { value, range } = reading(series, outputs, row, outputsByKey);
    const text = range ? t("charts.value_range", { value, range }) : value;
    return chart.series.length > 1 ? t("charts.reading", { label: t(series.label), value: text }) : text;
  };
  const rows = places.map((place, row) => {
    const values = chart.series.map((series) => spoken(series, row));
    if (chart.kind === "stacked_bars") {
      const sum = chart.series.reduce((total, { output }) => total + (outputs[output][row] || 0), 0);
      values.push(t("charts.reading", { label: t("charts.total"), value: number(sum, decimals) }));
    }
    return t("charts.row", { name: axis.cell(place), values: values.join(", ") });
  });
  return [t("charts.title", { title: titleOf(chart, facts), unit: t(chart.unit) }), ...rows].join(" ");
}
