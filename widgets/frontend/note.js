// A note beside a field, and the list of notes above an explorer.
import { h } from "./dom.js";
import { t } from "./text.js";

// Lines of the list; a link could ask for any number of them.
const MOST = 4;

/** A note that screen readers read out when it appears. */
export function createNote() {
  const element = h("p", { class: "note", role: "status", hidden: true });
  return {
    element,
    say(text) {
      element.textContent = text;
      element.hidden = !text;
    },
  };
}

/**
 * The part of the notes that is shown: all of them, or the first and how many more there are.
 * @param {import("./inputs.js").Note[]} notes
 * @returns {string[]}
 */
export function lines(notes) {
  const texts = [...new Set(notes.map(({ text }) => text))];
  if (texts.length <= MOST) return texts;
  return [...texts.slice(0, MOST - 1), t("note.more", { count: texts.length - MOST + 1 })];
}

/** A visible list of what could not be used as it was; dismissed by the reader. */
export function createNotice() {
  const list = h("ul", {});
  const dismiss = h("button", { type: "button", "aria-label": t("actions.dismiss") }, "×");
  const element = h(
    "div",
    { class: "notice", role: "status", hidden: true },
    h("p", {}, t("note.adjusted")),
    list,
    dismiss,
  );
  let shown = [];
  const show = (notes) => {
    if (!notes.length && !shown.length) return;
    shown = notes;
    list.replaceChildren(...lines(notes).map((line) => h("li", {}, line)));
    element.hidden = notes.length === 0;
  };
  dismiss.addEventListener("click", () => show([]));
  return {
    element,
    show,
    /** These inputs have been set anew; what was said about them is over. */
    forget(keys) {
      const left = shown.filter(({ about }) => !keys.includes(about));
      if (left.length < shown.length) show(left);
    },
    /** A program has set these inputs, with these notes; of what was said earlier, the notes about other inputs stay. */
    renew: (keys, notes) => show([...shown.filter(({ about }) => about && !keys.includes(about)), ...notes]),
  };
}
