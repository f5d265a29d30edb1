// The explorer in Jupyter: an anywidget whose `inputs` Python and the reader share.
import { explorers } from "./generated/all.js";
import { palette } from "./generated/shared.json";
import { defaults, normaliseAll, same } from "./inputs.js";
import { find, register } from "./registry.js";
import { t } from "./text.js";
import { createView } from "./view.js";

// The charts answer in the browser at once; the kernel is told at a pace it can follow.
const PACE_MS = 50;

explorers.forEach(register);

function render({ model, el, signal }) {
  const found = find(model.get("name"));
  if (!found) {
    const names = explorers.map(({ declaration }) => declaration.name).join(", ");
    el.textContent = t("explorer.unknown", { name: String(model.get("name")), names });
    return;
  }
  const { declaration } = found;
  // Python has checked its values; they need not lie on a slider's step.
  const checked = { snapping: false };
  let timer = 0;
  let later = 0;

  const push = () => {
    timer = 0;
    model.set("inputs", view.inputs);
    model.save_changes();
  };
  const onInput = () => {
    if (!timer) timer = setTimeout(push, PACE_MS);
  };
  const { inputs } = normaliseAll(declaration, model.get("inputs") ?? {}, defaults(declaration), checked);
  const host = document.createElement("div");
  el.append(host);
  const root = host.attachShadow({ mode: "open" });
  // Python names no control for "all".
  const offered = () => (model.get("shown")?.length ? model.get("shown") : null);
  const view = createView(root, { ...found, palette, inputs, show: offered(), onInput, links: false });

  const pull = () => {
    // While the reader drags, the hand is right; what Python made of it is taken over when the hand rests.
    clearTimeout(later);
    if (timer || view.dragging) {
      later = setTimeout(pull, 4 * PACE_MS);
      return;
    }
    const next = model.get("inputs");
    if (!same(view.inputs, next)) view.set(next, checked);
  };
  const offer = () => view.offer(offered());
  model.on("change:inputs", pull);
  model.on("change:shown", offer);
  view.connect();

  const stop = () => {
    model.off("change:inputs", pull);
    model.off("change:shown", offer);
    clearTimeout(timer);
    clearTimeout(later);
    view.disconnect();
  };
  signal?.addEventListener("abort", stop);
  return stop;
}

export default { render };
