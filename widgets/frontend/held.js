// The settings that an assignment holds: behind a click, with their values and a way to have all of them.
import { h } from "./dom.js";
import { exact, withUnit } from "./format.js";
import { isShown } from "./inputs.js";
import { t } from "./text.js";

/** A setting's value as text. */
function sayValue(input, value) {
  if (input.type === "slider") return withUnit(exact(value), t(input.unit));
  return t(input.options.find((option) => option.value === value)?.label ?? "");
}

/** @param {() => void} showAll */
export function createHeld(declaration, showAll) {
  const list = h("dl", {});
  const summary = h("summary", {});
  const button = h("button", { type: "button", "data-action": "show-all", onclick: showAll }, t("held.all"));
  const element = h("details", { class: "held", hidden: true }, summary, list, button);
  let rows = [];

  return {
    element,
    /** Hold these inputs. */
    take(inputs) {
      rows = inputs.map((input) => {
        const value = h("dd", {});
        return { input, value, element: h("div", {}, h("dt", {}, t(input.label)), value) };
      });
      list.replaceChildren(...rows.map((row) => row.element));
      element.hidden = rows.length === 0;
    },
    show(inputs) {
      let count = 0;
      for (const { input, value, element: row } of rows) {
        row.hidden = !isShown(declaration, input, inputs);
        if (!row.hidden) count++;
        const text = sayValue(input, inputs[input.key]);
        if (value.textContent !== text) value.textContent = text;
      }
      const text = t("held.summary", { count });
      if (rows.length && summary.textContent !== text) summary.textContent = text;
    },
  };
}
