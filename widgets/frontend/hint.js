// One place for words about the settings. Where all charts and settings share a screen there is no room for a help
// text under each, so it shows the help of the setting under the pointer or the focus, and else the note of the preset
// that is set. Screen readers have each help with its input and the note with the presets.
import { h } from "./dom.js";
import { t } from "./text.js";

export function createHint(declaration) {
  const element = h("p", { class: "hint", "aria-hidden": "true" });
  const helps = new Map(declaration.inputs.map(({ key, help }) => [key, t(help)]));
  let alone = "";
  let help = "";
  let note = "";
  let shown = "";

  function update() {
    const text = help || note || alone || t("controls.hint");
    if (text !== shown) element.textContent = text;
    shown = text;
  }
  function explain(target) {
    help = helps.get(target?.closest("[data-key]")?.dataset.key) ?? "";
    update();
  }
  return {
    element,
    /** Where there is one setting only, it is explained at once. */
    offer(inputs) {
      alone = inputs.length === 1 ? helps.get(inputs[0].key) : "";
      update();
    },
    note(text) {
      note = text;
      update();
    },
    /** Explain what the pointer or the focus is on in this list. */
    follow(list) {
      for (const type of ["pointerover", "focusin"]) list.addEventListener(type, (event) => explain(event.target));
      for (const type of ["pointerleave", "focusout"]) {
        list.addEventListener(type, () => explain(list.querySelector(":focus-visible")));
      }
    },
  };
}
