// The row of buttons under the explorer and what they open: data, sources, and texts to copy.
import { createAssign } from "./assign.js";
import { csv } from "./csv.js";
import { h } from "./dom.js";
import { writeLink } from "./link.js";
import { createShare } from "./share.js";
import { dataTables, sourceTable } from "./tables.js";
import { t } from "./text.js";

/**
 * @param {object} declaration
 * @param {{outputs: () => object, state: (() => {inputs: object, show?: string[]|null}) | null, python: () => string,
 *          reset: () => void}} ask state is what a link is made of, null where there are no links
 */
export function createPanels(declaration, ask) {
  const share = createShare();
  const panel = h("div", { class: "panel", id: "panel", hidden: true });
  const buttons = {};
  let open = null;
  let assign = null;

  const fill = {
    data() {
      const show = (field) => button.after(field);
      const save = () => share.save(`qe-${declaration.name}.csv`, csv(declaration, ask.outputs()), "text/csv", show);
      const button = h("button", { type: "button", class: "csv", onclick: save }, t("actions.csv"));
      panel.replaceChildren(button, ...dataTables(declaration, ask.outputs()));
    },
    sources: () => panel.replaceChildren(sourceTable(declaration)),
    link() {
      assign = createAssign(declaration, { ...share, state: ask.state });
      panel.replaceChildren(share.element, assign.element);
      share.copy(writeLink(declaration, location.href, ask.state()), t("share.link"), t("share.copied_link"));
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
    ...(ask.state ? ["link"] : []),
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
    /** After a change: new numbers in the table; a copied text is out of date, so it goes, but for one that is being made. */
    update() {
      if (open === "link" && assign.element.open) assign.update();
      else if (open === "link" || open === "python") show(null);
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
