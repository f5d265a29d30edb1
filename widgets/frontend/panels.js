// The row of buttons under the explorer and what they open: data, sources, and texts to copy.
import { csv, download } from "./csv.js";
import { h } from "./dom.js";
import { dataTables, sourceTable } from "./tables.js";
import { t } from "./text.js";

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
      panel.replaceChildren(button, ...dataTables(declaration, ask.outputs()));
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

  const offered = [
    "data",
    ...(declaration.sources?.length ? ["sources"] : []),
    ...(ask.link ? ["link"] : []),
    "python",
  ];
  for (const name of offered) {
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
      const scrollers = () => [...panel.querySelectorAll(".scroller")];
      const places = scrollers().map(({ scrollTop, scrollLeft }) => [scrollLeft, scrollTop]);
      fill.data();
      scrollers().forEach((scroller, index) => {
        scroller.scrollTo(...places[index]);
      });
    },
  };
}
