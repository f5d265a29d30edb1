// Programmes of the record as buttons; the one that is set is marked, and its note is shown.
import { h } from "./dom.js";
import { presetInputs, same } from "./inputs.js";
import { t } from "./text.js";

/** @param {(preset: object) => void} choose */
export function createPresets(declaration, choose) {
  const note = h("p", { class: "preset-note", hidden: true });
  const presets = declaration.presets.map((preset) => {
    const button = h("button", { type: "button", "data-preset": preset.key, "aria-pressed": "false" }, t(preset.label));
    button.addEventListener("click", () => choose(preset));
    return { preset, button };
  });
  const legend = h("legend", {}, t("presets.legend"));
  const row = h("fieldset", { class: "presets" }, legend, ...presets.map(({ button }) => button));
  let active;
  let withheld = false;

  return {
    elements: presets.length ? [row, note] : [],
    /** The note of the preset that is set, or nothing. */
    get note() {
      return active && !withheld ? t(active.preset.note) : "";
    },
    /** Whether the reader has them. */
    offer(offered) {
      withheld = !offered;
      for (const each of [row, note]) each.classList.toggle("withheld", withheld);
    },
    show(inputs) {
      const next = presets.find(({ preset }) => same(presetInputs(declaration, preset, inputs), inputs));
      if (next === active) return;
      active = next;
      for (const each of presets) each.button.setAttribute("aria-pressed", String(each === active));
      // A note left behind keeps its room, unseen: were it to go, the page would jump under the hand that drags.
      note.style.visibility = active ? "" : "hidden";
      if (!active) return;
      note.textContent = t(active.preset.note);
      note.hidden = !note.textContent;
    },
  };
}
