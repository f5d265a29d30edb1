// Guess, model and published range on one number line, each named where it stands.
import { h } from "./dom.js";
import { rounded } from "./domain.js";
import { formatTick } from "./format.js";
import { hasDirection, writer } from "./guess.js";
import { ticks } from "./scale.js";
import { t } from "./text.js";

const TICKS = 4;

/** Places are shares of the width, so that the picture needs no measuring. */
function scaleFor(prediction, values) {
  const seen = values.filter(Number.isFinite);
  if (hasDirection(prediction)) seen.push(0);
  const [low, high] = rounded([Math.min(...seen), Math.max(...seen)], 10 ** -prediction.decimals);
  const share = (value) => `${((100 * (value - low)) / (high - low)).toFixed(2)}%`;
  return { share, low, places: ticks([low, high], TICKS) };
}

/** @returns {HTMLElement} */
export function compare(prediction, guess, model) {
  const { published, source, url } = prediction;
  const { plain, say, guess: sayGuess, range } = writer(prediction);
  const { share, low, places } = scaleFor(prediction, [guess, model.low, model.central, model.high, ...published]);
  const banded = range([model.low, model.high]) !== say(model.central);

  const bar = ([from, to]) => h("i", { class: "bar", style: `left:${share(from)};right:calc(100% - ${share(to)})` });
  const dot = (value) => h("i", { class: "dot", style: `left:${share(value)}` });
  const row = (kind, name, value, ...marks) =>
    h(
      "div",
      { class: `compare-row ${kind}` },
      h("p", { class: "compare-name" }, h("span", {}, name), " ", value),
      h("div", { class: "track", "aria-hidden": "true" }, ...marks),
    );

  const rows = [row("guess", t("predict.guess"), h("b", {}, sayGuess(guess)), dot(guess))];
  const ranged = banded
    ? h("span", {}, ` (${t("charts.range", { low: plain(model.low), high: plain(model.high) })})`)
    : "";
  const modelMarks = [...(banded ? [bar([model.low, model.high])] : []), dot(model.central)];
  rows.push(row("model", t("predict.model"), h("b", {}, say(model.central), ranged), ...modelMarks));
  if (published.length) {
    // Only web addresses become links, whatever a declaration says.
    const cited = /^https?:/.test(url) ? h("a", { href: url, rel: "noopener" }, source) : source;
    const value = h("span", {}, h("b", {}, range(published)), source ? ", " : "", cited);
    const same = published[0] === published[1];
    rows.push(row("published", t("predict.published"), value, same ? dot(published[0]) : bar(published)));
  }
  const tick = formatTick(places, false);
  const axis = places.map((value) => h("span", { style: `left:${share(value)}` }, tick(value)));
  const zero = low < 0 ? [h("i", { class: "nought", style: `left:${share(0)}` })] : [];
  return h(
    "div",
    { class: "compare" },
    ...rows,
    h(
      "div",
      { class: "compare-row", "aria-hidden": "true" },
      h("p", { class: "compare-name unit" }, t(prediction.unit)),
      h("div", { class: "track ticks" }, ...zero, ...axis),
    ),
  );
}
