// The row of buttons under the explorer and what they open: data, sources, and texts to copy.
import { csv, download } from "./csv.js";
import { h } from "./dom.js";
import { exact } from "./format.js";
import { cell, groups } from "./table.js";
import { t } from "./text.js";

/** @param {HTMLTableRowElement[]} head */
function table(kind, caption, region, head, rows) {
  const body = rows.map(([first, ...rest]) =>
    h("tr", {}, h("th", { scope: "row" }, first), ...rest.map((cell) => h("td", {}, cell))),
  );
  const element = h(
    "table",
    { class: kind },
    h("caption", {}, caption),
    h("thead", {}, ...head),
    h("tbody", {}, ...body),
  );
  return h("div", { class: "scroller", role: "region", "aria-label": region, tabindex: 0 }, element);
}

/** Each output once, its line, low and high side by side under its name. */
function dataTable(declaration, outputs) {
  const shown = groups(declaration);
  const name = ({ label, unit, columns }) =>
    h(
      "th",
      columns.length > 1 ? { scope: "colgroup", colspan: columns.length } : { scope: "col", rowspan: 2 },
      label,
      h("span", { class: "unit" }, ` ${unit}`),
    );
  const parts = shown.flatMap(({ columns }) => (columns.length > 1 ? columns : []));
  const head = [
    h("tr", {}, ...shown.map(name)),
    h("tr", {}, ...parts.map(({ part }) => h("th", { scope: "col" }, t(`data.${part}`)))),
  ];
  const rows = outputs.month.map((_, month) =>
    shown.flatMap(({ columns, decimals }) => columns.map(({ key }) => cell(key, outputs[key]?.[month], decimals))),
  );
  return table("data", t("data.caption"), t("data.region"), head, rows);
}

function sourceTable(declaration) {
  const names = ["estimate", "low", "central", "high", "unit", "tag", "source"].map((key) => t(`sources.${key}`));
  const head = [h("tr", {}, ...names.map((name) => h("th", { scope: "col" }, name)))];
  const rows = declaration.sources.map(({ label, low, central, high, unit, tag, source, url }) => {
    const name = source ? t(source) : t("sources.none");
    // Only web addresses become links, whatever a declaration says.
    const cited = /^https?:/.test(url) ? h("a", { href: url, rel: "noopener" }, name) : name;
    return [t(label), exact(low), exact(central), exact(high), t(unit), t(tag), cited];
  });
  return table("sources", t("sources.caption"), t("sources.region"), head, rows);
}

/** A text to copy: in a field, because a clipboard is missing on http:// and file://. */
function createShare() {
  const status = h("p", { class: "share-status", role: "status" });
  const field = h("textarea", { readonly: true, spellcheck: "false" });
  const element = h("div", { class: "share" }, field, status);

  async function copy(text, label, confirmation) {
    field.setAttribute("aria-label", label);
    field.value = text;
    field.rows = text.split("\n").length;
    status.textContent = "";
    field.focus({ preventScroll: true });
    field.select();
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = confirmation;
    } catch {
      status.textContent = t("share.manual");
    }
  }
  return { element, copy };
}

/**
 * @param {object} declaration
 * @param {{outputs: () => object, link: (() => string) | null, python: () => string, reset: () => void}} ask
 */
export function createPanels(declaration, ask) {
  const share = createShare();
  const panel = h("div", { class: "panel", id: "panel", hidden: true });
  const buttons = {};
  let open = null;

  const fill = {
    data() {
      const save = () => download(`qe-${declaration.name}.csv`, csv(declaration, ask.outputs()));
      const button = h("button", { type: "button", class: "csv", onclick: save }, t("actions.csv"));
      panel.replaceChildren(button, dataTable(declaration, ask.outputs()));
    },
    sources: () => panel.replaceChildren(sourceTable(declaration)),
    link() {
      panel.replaceChildren(share.element);
      share.copy(ask.link(), t("share.link"), t("share.copied_link"));
    },
    python() {
      panel.replaceChildren(share.element);
      share.copy(ask.python(), t("share.python"), t("share.copied_python"));
    },
  };

  function show(name) {
    open = name;
    for (const [key, button] of Object.entries(buttons)) button.setAttribute("aria-expanded", String(key === open));
    panel.hidden = open === null;
    if (open) fill[open]();
    else panel.replaceChildren();
  }

  for (const name of ["data", "sources", ...(ask.link ? ["link"] : []), "python"]) {
    const toggle = () => show(open === name ? null : name);
    buttons[name] = h(
      "button",
      { type: "button", "data-action": name, "aria-expanded": "false", "aria-controls": "panel", onclick: toggle },
      t(`actions.${name}`),
    );
  }
  const reset = h("button", { type: "button", "data-action": "reset", onclick: ask.reset }, t("actions.reset"));
  const row = h("div", { class: "actions" }, ...Object.values(buttons), reset);

  return {
    actions: row,
    panel,
    /** After a change: new numbers in the table; a copied text is out of date, so it goes. */
    update() {
      if (open === "link" || open === "python") show(null);
      if (open !== "data") return;
      const { scrollTop, scrollLeft } = panel.querySelector(".scroller");
      fill.data();
      panel.querySelector(".scroller").scrollTo(scrollLeft, scrollTop);
    },
  };
}
