// Bars, a row for each name: several series side by side, or on each other with their total at the end.
import { axisOf } from "./axis.js";
import { describeBars } from "./describe.js";
import { h, svg } from "./dom.js";
import { nextDomain, rounded } from "./domain.js";
import { quantity } from "./format.js";
import { createHeading } from "./heading.js";
import { tenth } from "./path.js";
import { barExtent, layRows, stackRow, textWidth } from "./rows.js";
import { createLegend } from "./swatch.js";
import { t } from "./text.js";
import { roleColor } from "./theme.js";

const THICKNESS = 13;
// A bar alone in its row may be thicker.
const ALONE = 17;
const TEXT_DROP = 4;
const CAP = 3;

export function createBars(chart, outputsByKey) {
  const stacked = chart.kind === "stacked_bars";
  const axis = axisOf(chart.x, outputsByKey);
  const decimals = chart.series.map(({ output }) => outputsByKey[output]?.decimals ?? 0);
  const percent = chart.unit === "%" ? "%" : "";
  const say = (value, output) => `${quantity(value, output)}${Number.isFinite(value) ? percent : ""}`;
  const total = { key: "", unit: "", decimals: Math.max(...decimals) };
  const smallest = 10 * 10 ** -Math.max(...decimals);
  const fit = (range) => rounded(range, smallest);
  const thickness = stacked || chart.series.length === 1 ? ALONE : THICKNESS;
  const top = percent || !chart.unit ? 4 : 18;

  const zero = svg("path", { class: "zero" });
  const whiskers = svg("path", { class: "whiskers" });
  const unit = svg("text", { class: "unit", y: 10 }, percent ? "" : t(chart.unit));
  const names = svg("g", { class: "names" });
  const bars = svg("g", {});
  const values = svg("g", { class: "values" });
  const picture = svg("svg", { role: "img", "data-picture": "" }, unit, names, bars, whiskers, zero, values);
  const plot = h("div", { class: "plot" }, picture);
  const heading = createHeading(chart);
  const legend = createLegend(chart);
  const note = chart.note ? h("p", { class: "chart-note" }, t(chart.note)) : null;
  const key = h("div", { class: "key" }, chart.series.length > 1 ? legend.element : null, note);
  const figure = h("figure", { class: "chart rows", "data-chart": chart.key }, heading.element, key, plot);

  let width = 0;
  let laid = { names: "", width: 0, rows: [], left: 0 };
  let domain = null;
  let room = [0, 0];

  function lay(found) {
    const { left, height, beside, rows } = layRows(found, stacked ? 1 : chart.series.length, thickness, { width, top });
    laid = { names: found.join("\n"), width, rows, left, height };
    plot.style.height = `${height}px`;
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const anchor = beside ? { x: left - 8, "text-anchor": "end" } : { x: 0 };
    names.replaceChildren(
      ...rows.flatMap(({ lines, name }) =>
        lines.map((line, at) => svg("text", { ...anchor, y: name + 13 * at }, line)),
      ),
    );
    const each = (make) => rows.flatMap(() => chart.series.map(make));
    bars.replaceChildren(
      ...each(({ color }) => svg("rect", { class: "bar", height: thickness, style: `--color:${roleColor(color)}` })),
    );
    values.replaceChildren(...(stacked ? rows.map(() => svg("text", {})) : each(() => svg("text", {}))));
    domain = null;
  }

  /** What one row shows: bars with their two ends, and the texts with the end they stand at. */
  function piecesOf(row, outputs) {
    if (stacked) {
      const { pieces, left, right, total: sum } = stackRow(chart.series.map(({ output }) => outputs[output][row]));
      return { pieces, texts: [{ text: say(sum, total), left, right, toLeft: right === 0 && left < 0, bar: 0 }] };
    }
    const pieces = [];
    const texts = chart.series.map(({ output }, bar) => {
      const value = outputs[output]?.[row] ?? Number.NaN;
      const low = outputs[`${output}_low`]?.[row] ?? Number.NaN;
      const high = outputs[`${output}_high`]?.[row] ?? Number.NaN;
      // Without a credible estimate the bar spans the range alone.
      const only = Number.isNaN(value) && !Number.isNaN(low);
      pieces.push(only ? { from: low, to: high } : { from: 0, to: value, low, high });
      const spoken = (each) => say(each, outputsByKey[output]);
      const ends = [0, value, low, high].filter((each) => !Number.isNaN(each));
      return {
        text: only ? t("charts.range", { low: spoken(low), high: spoken(high) }) : spoken(value),
        left: Math.min(...ends),
        right: Math.max(...ends),
        toLeft: (only ? high : value) < 0,
        bar,
      };
    });
    return { pieces, texts };
  }

  function draw({ outputs, facts }, dragging) {
    if (!width) return;
    heading.show(facts);
    const found = (outputs[chart.x] ?? axis.output.categories.map((_, each) => each)).map(axis.cell);
    if (laid.width !== width || laid.names !== found.join("\n")) lay(found);
    domain = nextDomain(domain, barExtent(chart, outputs), dragging, fit);

    const shown = laid.rows.map((_, row) => piecesOf(row, outputs));
    const texts = shown.flatMap((each) => each.texts);
    const needed = [true, false].map(
      (left) => textWidth(texts.filter(({ toLeft }) => toLeft === left).map(({ text }) => text)) + 8,
    );
    room = dragging ? [Math.max(room[0], needed[0]), Math.max(room[1], needed[1])] : needed;
    const start = laid.left + (domain[0] < 0 ? room[0] : 0);
    const scale = (width - room[1] - start) / (domain[1] - domain[0]);
    const x = (value) => tenth(start + scale * (value - domain[0]));

    let marks = "";
    let bar = 0;
    let text = 0;
    laid.rows.forEach((row, index) => {
      shown[index].pieces.forEach(({ from, to, low, high }, each) => {
        const y = row.bars[stacked ? 0 : each];
        const rect = bars.children[bar++];
        const ends = [x(from), x(to)];
        const seen = Number.isFinite(ends[1]);
        rect.setAttribute("y", y);
        rect.setAttribute("x", seen ? Math.min(...ends) : 0);
        rect.setAttribute("width", seen ? tenth(Math.abs(ends[1] - ends[0])) : 0);
        if (low < high) {
          const middle = y + thickness / 2;
          marks += `M${x(low)},${middle}H${x(high)}M${x(low)},${middle - CAP}v${2 * CAP}M${x(high)},${middle - CAP}v${2 * CAP}`;
        }
      });
      for (const { text: said, left, right, toLeft, bar: each } of shown[index].texts) {
        const element = values.children[text++];
        if (element.textContent !== said) element.textContent = said;
        element.setAttribute("text-anchor", toLeft ? "end" : "start");
        element.setAttribute("x", toLeft ? x(left) - 4 : x(right) + 4);
        element.setAttribute("y", row.bars[each] + thickness / 2 + TEXT_DROP);
      }
    });
    whiskers.setAttribute("d", marks);
    // Names that stand above their bars are not crossed out.
    const block = laid.rows.map(({ bars: edges }) => [edges[0] - 2, edges.at(-1) + thickness + 2]);
    const strokes = laid.left ? [[block[0]?.[0], block.at(-1)?.[1]]] : block;
    zero.setAttribute("d", strokes.map(([from, to]) => `M${x(0)},${from}V${to}`).join(""));
  }

  return {
    chart,
    element: figure,
    plot,
    axis: null,
    /** The height follows from the rows; only the width is the page's. */
    resize(next) {
      width = next;
    },
    draw,
    describe({ outputs, facts }) {
      legend.show(outputs);
      picture.setAttribute("aria-label", describeBars(chart, outputs, facts, outputsByKey));
    },
    read() {},
  };
}
