// Where the charts stand: in a grid with as many columns as suits their number, groups side by side under their
// headings; and the picker, with which narrow pages show one chart at a time.
import { h } from "./dom.js";
import { titleOf } from "./heading.js";
import { t } from "./text.js";

// These are read like a text: they take a row for themselves.
const WHOLE_ROW = new Set(["accounts"]);

/** Columns for a number of charts: three are the most that can be read side by side; four look best as two and two. */
export function columnsFor(count) {
  return count === 4 ? 2 : Math.min(3, Math.max(1, count));
}

function gridOf(charts, columns) {
  const small = charts.filter(({ chart }) => !WHOLE_ROW.has(chart.kind)).length;
  const across = columns ?? columnsFor(small);
  const elements = charts.map(({ element }) => element);
  return h("div", { class: "grid", "data-columns": across, "data-rows": Math.ceil(small / across) }, ...elements);
}

/** The charts in the order declared; a group where its first chart is. */
export function arrange(charts) {
  const alone = charts.filter(({ chart }) => !chart.group);
  const names = [...new Set(charts.map(({ chart }) => chart.group).filter(Boolean))];
  if (!names.length) return gridOf(charts);
  const groups = names.map((name) => {
    const members = charts.filter(({ chart }) => chart.group === name);
    const grid = gridOf(members, names.length > 1 ? 1 : undefined);
    return h("section", { class: "group", "aria-label": t(name) }, h("p", { class: "group-name" }, t(name)), grid);
  });
  const side = h("div", { class: "groups", style: `--groups:${names.length}` }, ...groups);
  const first = charts[0].chart.group ? [side, gridOf(alone)] : [gridOf(alone), side];
  return h("div", { class: "arranged" }, ...(alone.length ? first : [side]));
}

/**
 * Narrow pages show one chart at a time, chosen here; the style sheet hides this row where all fit.
 * @param {(index: number) => void} choose
 */
export function createPicker(charts, choose) {
  const options = charts.map((_, index) => h("option", { value: index }));
  const select = h(
    "select",
    { "aria-label": t("charts.legend"), onchange: () => choose(select.selectedIndex) },
    ...options,
  );
  const step = (by, sign, label) => {
    const act = () => {
      select.selectedIndex = (select.selectedIndex + by + charts.length) % charts.length;
      choose(select.selectedIndex);
    };
    return h("button", { type: "button", class: "step", "aria-label": label, onclick: act }, sign);
  };
  const row = [step(-1, "‹", t("charts.previous")), select, step(1, "›", t("charts.next"))];
  return {
    element: h("div", { class: "picker" }, ...(charts.length > 1 ? row : [select])),
    /** Titles may hold numbers. */
    name(facts) {
      charts.forEach(({ chart }, index) => {
        const title = titleOf(chart, facts);
        const text = chart.group ? t("charts.grouped", { group: t(chart.group), title }) : title;
        if (options[index].textContent !== text) options[index].textContent = text;
      });
    },
  };
}
