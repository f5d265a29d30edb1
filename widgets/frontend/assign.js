// The builder under the Link button: what a link sets, what it leaves the reader to move, and in which form it is handed out.
import { nameable } from "./choose.js";
import { h } from "./dom.js";
import { isShown, presetInputs } from "./inputs.js";
import { pageAddress, scriptOfSite } from "./site.js";
import { elementFor, frameFor, linkTo } from "./snippets.js";
import { t } from "./text.js";

/** The forms that make sense where this page is: what is embedded must have an address that others can reach. */
function forms() {
  const online = /^https?:/.test(location.protocol);
  const [frame, script] = [pageAddress("embed.html"), scriptOfSite()];
  return {
    link: (declaration, state) => linkTo(declaration, location.href, state),
    ...(online && frame ? { frame: (declaration, state) => frameFor(declaration, frame, state) } : {}),
    ...(online && script ? { element: (declaration, state) => elementFor(declaration, script, state) } : {}),
  };
}

function select(label, options, change) {
  const element = h("select", { onchange: change }, ...options.map(([value, name]) => h("option", { value }, name)));
  return { element: h("label", {}, h("span", {}, label), element), select: element };
}

/**
 * @param {object} declaration
 * @param {{state: () => {inputs: object, show?: string[]|null}, offer: (text: string, label: string) => void,
 *          copy: (text: string, label: string, confirmation: string) => void}} ask
 */
export function createAssign(declaration, { state, offer, copy }) {
  const made = forms();
  const kept = new Set(state().show ?? []);
  const presets = declaration.presets.map(({ key, label }) => [key, t(label)]);
  const start = select(t("assign.start"), [["", t("assign.now")], ...presets], update);
  const form = select(
    t("assign.form"),
    Object.keys(made).map((name) => [name, t(`assign.${name}`)]),
    update,
  );
  const boxes = nameable(declaration).map((name) => {
    const box = h("input", { type: "checkbox", value: name, checked: kept.has(name) });
    box.addEventListener("change", () => {
      if (box.checked) kept.add(name);
      else kept.delete(name);
      update();
    });
    const input = declaration.inputs.find(({ key }) => key === name);
    return { name, input, element: h("label", {}, box, " ", input ? t(input.label) : t(`assign.${name}`)) };
  });
  const button = h("button", { type: "button", "data-assign": "copy" }, t("assign.copy"));
  button.addEventListener("click", () => copy(text(), t("assign.text"), t("assign.copied")));
  const element = h(
    "details",
    { class: "assign", ontoggle: () => element.open && update() },
    h("summary", {}, t("assign.title")),
    h("div", { class: "assign-choices" }, start.element, Object.keys(made).length > 1 ? form.element : null),
    h("fieldset", { class: "assign-keep" }, h("legend", {}, t("assign.keep")), ...boxes.map((box) => box.element)),
    button,
  );

  const preset = () => declaration.presets.find(({ key }) => key === start.select.value) ?? null;

  /** Whether readers could come to see a setting: it matters where the link starts, or they have the choice that decides. */
  function reachable(input) {
    const chosen = preset();
    const inputs = chosen ? presetInputs(declaration, chosen, state().inputs) : state().inputs;
    return isShown(declaration, input, inputs) || kept.has(input.shown_if[0]);
  }

  function text() {
    const show = boxes.filter(({ element, name }) => kept.has(name) && !element.hidden).map(({ name }) => name);
    return made[form.select.value](declaration, {
      inputs: state().inputs,
      preset: preset(),
      show: show.length ? show : state().show && null,
    });
  }

  /** The settings have moved, or the reader has chosen something here. */
  function update() {
    for (const { input, element: box } of boxes) box.hidden = input !== undefined && !reachable(input);
    offer(text(), t("assign.text"));
  }

  return { element, update };
}
