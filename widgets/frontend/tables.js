// What the panels under the explorer show as tables: the outputs, axis by axis, and the sources of the estimates.
import { h } from "./dom.js";
import { exact } from "./format.js";
import { blocks, cell, length } from "./table.js";
import { t } from "./text.js";

/** @param {HTMLTableRowElement[]} head */
function table(kind, caption, region, head, rows) {
  // A place that is not known names no row.
  const named = (first) => (first === "" ? h("td", {}) : h("th", { scope: "row" }, first));
  const body = rows.map(([first, ...rest]) => h("tr", {}, named(first), ...rest.map((each) => h("td", {}, each))));
  const element = h(
    "table",
    { class: kind },
    h("caption", {}, caption),
    h("thead", {}, ...head),
    h("tbody", {}, ...body),
  );
  return h("div", { class: "scroller", role: "region", "aria-label": region, tabindex: 0 }, element);
}

function columnName({ label, unit, columns }, spanning) {
  const properties =
    columns.length > 1 ? { scope: "colgroup", colspan: columns.length } : { scope: "col", ...spanning };
  return h("th", properties, label, unit && unit !== label ? h("span", { class: "unit" }, ` ${unit}`) : null);
}

/** Each output once, its line, low and high side by side under its name. */
function along(block, outputs, title, name) {
  const { axis, groups } = block;
  const parts = groups.flatMap(({ columns }) => (columns.length > 1 ? columns : []));
  const spanning = parts.length ? { rowspan: 2 } : {};
  const head = [h("tr", {}, ...groups.map((group) => columnName(group, spanning)))];
  if (parts.length) head.push(h("tr", {}, ...parts.map(({ part }) => h("th", { scope: "col" }, t(`data.${part}`)))));
  const row = (at) => groups.flatMap((group) => group.columns.map(({ key }) => cell(block, group, outputs[key]?.[at])));
  // What has no place on the axis is not part of what is shown.
  const placed = (at) => !Number.isNaN(outputs[axis.key]?.[at]);
  const rows = [...Array(length(block, outputs)).keys()].filter(placed).map(row);
  const months = axis.kind === "months";
  const caption = months ? t("data.caption") : t("data.caption_along", { axis: name });
  const region = months ? t("data.region") : t("data.region_along", { axis: name });
  return table("data", caption, t("data.region_of", { title, region }), head, rows);
}

/** Single numbers as a list: name and value, with the range of the estimates behind it. */
function singles(block, outputs, title) {
  const rows = block.groups.map((group) => {
    const say = (part) => cell(block, group, outputs[group.columns.find((each) => each.part === part)?.key]?.[0]);
    const range = group.columns.length > 1 ? t("charts.range", { low: say("low"), high: say("high") }) : "";
    const value = say("line");
    const name = h("span", {}, group.label, group.unit ? h("span", { class: "unit" }, ` ${group.unit}`) : null);
    return [name, value && range ? `${value} (${range})` : value || range];
  });
  const head = [h("tr", {}, h("th", { scope: "col" }, t("data.name")), h("th", { scope: "col" }, t("data.value")))];
  const region = t("data.region_of", { title, region: t("data.region_singles") });
  return table("data", t("data.caption_singles"), region, head, rows);
}

/** @returns {HTMLElement[]} one table for each axis */
export function dataTables(declaration, outputs) {
  const title = t(declaration.title);
  const used = new Map();
  return blocks(declaration).map((block) => {
    if (!block.axis) return singles(block, outputs, title);
    const { label } = block.axis;
    const count = (used.get(label) ?? 0) + 1;
    used.set(label, count);
    // Two axes may have one name, but no two tables.
    return along(block, outputs, title, count > 1 ? t("data.again", { axis: label, count }) : label);
  });
}

export function sourceTable(declaration) {
  const names = ["estimate", "low", "central", "high", "unit", "tag", "source"].map((key) => t(`sources.${key}`));
  const head = [h("tr", {}, ...names.map((name) => h("th", { scope: "col" }, name)))];
  const rows = declaration.sources.map(({ label, low, central, high, unit, tag, source, url }) => {
    const name = source ? t(source) : t("sources.none");
    // Only web addresses become links, whatever a declaration says.
    const cited = /^https?:/.test(url) ? h("a", { href: url, rel: "noopener" }, name) : name;
    return [t(label), exact(low), exact(central), exact(high), t(unit), t(tag), cited];
  });
  const region = t("data.region_of", { title: t(declaration.title), region: t("sources.region") });
  return table("sources", t("sources.caption"), region, head, rows);
}
