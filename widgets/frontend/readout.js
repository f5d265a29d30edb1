// What the explorer says in words: the live sentence, and the note about settings that could not be used.
import { h } from "./dom.js";
import { t } from "./text.js";

/** @returns the sentence; it changes at once, but is read out only when the hand rests */
export function createReadout(declaration) {
  const element = h("output", { class: "sentence", "aria-live": "polite" });
  let shown = "";
  return {
    element,
    show(facts) {
      const text = t(declaration.sentences[facts.sentence] ?? "", facts);
      if (text !== shown) element.textContent = text;
      shown = text;
    },
    busy(dragging) {
      if (dragging) element.setAttribute("aria-busy", "true");
      else element.removeAttribute("aria-busy");
    },
  };
}

/** A visible note that lists what was changed; dismissed by the reader. */
export function createNotice() {
  const lines = h("ul", {});
  const dismiss = h("button", { type: "button", "aria-label": t("actions.dismiss") }, "×");
  const element = h(
    "div",
    { class: "notice", role: "status", hidden: true },
    h("p", {}, t("note.adjusted")),
    lines,
    dismiss,
  );
  const show = (notes) => {
    lines.replaceChildren(...notes.map((note) => h("li", {}, note)));
    element.hidden = notes.length === 0;
  };
  dismiss.addEventListener("click", () => show([]));
  return { element, show };
}
