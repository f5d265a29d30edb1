// An explorer on screen: from an input to a painted frame. Used by the page element and by the notebook.
import { createCharts } from "./charts.js";
import { offersPredict, offersPresets } from "./choose.js";
import { computer } from "./compute.js";
import { createControls } from "./controls.js";
import { h } from "./dom.js";
import css from "./generated/styles.css";
import { completed, defaults, normaliseAll, presetInputs, same } from "./inputs.js";
import { limited } from "./limits.js";
import { createNotice } from "./note.js";
import { createPanels } from "./panels.js";
import { createPaperLink } from "./paper.js";
import { createPredict } from "./predict.js";
import { createPresets } from "./presets.js";
import { useTypedOnClick } from "./pressed.js";
import { pythonFor } from "./python.js";
import { createReadout } from "./readout.js";
import { dress, framed } from "./shadow.js";
import { t } from "./text.js";
import { followTheme, paletteRules } from "./theme.js";

// Long enough to bridge the repeats of a held arrow key, short enough to feel immediate.
const REST_MS = 150;

/**
 * @param {ShadowRoot} root
 * @param {{declaration: object, model: object, palette: object, inputs?: object, show?: string[]|null, links?: boolean,
 *          onInput?: (inputs: object) => void}} options onInput is called for what the reader does, not for `set`;
 *          show: the controls offered, null for all
 */
export function createView(root, options) {
  const { declaration, model, palette, links = true, onInput = () => {} } = options;
  const compute = computer(declaration, model);
  const start = { ...defaults(declaration), ...options.inputs };
  let show = options.show ?? null;
  let assigned = show !== null;
  let inputs = start;
  let result = compute(inputs);
  let dragging = false;
  let pressed = false;
  let frame = 0;
  let rest = 0;
  let unfollow = () => {};
  const keys = declaration.inputs.map(({ key }) => key);
  const touched = new Set(); // inputs the reader has set, whose notes go when the hand rests

  const charts = createCharts(declaration);
  const set = (key, value, live) => {
    const { inputs: next, notes } = limited(declaration, completed(declaration, inputs, { [key]: value }), [key]);
    const over = renewed([key], next);
    controls.quiet(over.filter((each) => each !== key)); // its own control has said what there is to say
    for (const each of over) touched.add(each);
    change(next, live, notes);
  };
  const controls = createControls(declaration, set, showAll);
  const presets = createPresets(declaration, (preset) => {
    predict?.quiet();
    setAll(presetInputs(declaration, preset, inputs));
  });
  const predict = createPredict(declaration, compute, {
    set: setAll,
    reset: () => setAll(opening()),
  });
  const readout = createReadout(declaration);
  const notice = createNotice();
  const panels = createPanels(declaration, {
    outputs: () => result.outputs,
    state: links ? () => ({ inputs, show: assigned ? show : undefined }) : null,
    python: () => pythonFor(declaration, inputs),
    reset: () => {
      predict?.quiet();
      setAll(opening());
    },
  });
  const paperLink = links ? createPaperLink(declaration) : null;
  const title = h("p", { class: "title" }, t(declaration.title));
  const head = h("div", { class: "head" }, title, ...presets.elements);
  const link = paperLink ? [paperLink.element] : [];
  const body = h("div", { class: "body" }, charts.element, readout.element, controls.element, ...charts.below, ...link);
  const region = t("explorer.region", { title: t(declaration.title) });
  const foot = h("div", { class: "foot" }, charts.scrubber, panels.actions, panels.panel);
  const explorer = h(
    "section",
    { class: "qe", "aria-label": region },
    head,
    notice.element,
    ...(predict ? [predict.element] : []),
    body,
    foot,
  );
  root.replaceChildren(framed(explorer));
  const style = paletteRules(palette) + css;
  dress(root, style);
  offer(show);

  /** Offer these controls. A few stand above the charts, where they are seen first. */
  function offer(next) {
    show = next;
    assigned ||= show !== null;
    const { few, long } = controls.offer(show, inputs);
    body.classList.toggle("few", few);
    body.classList.toggle("long", long);
    if (few) body.prepend(controls.element);
    else readout.element.after(controls.element);
    presets.offer(offersPresets(show));
    if (predict) predict.element.hidden = !offersPredict(show);
  }

  function showAll() {
    offer(null);
    controls.focus();
  }

  /** What Reset goes back to: the defaults, or what was assigned, which hidden controls could not bring back. */
  function opening() {
    return show === null ? defaults(declaration) : start;
  }

  /** Inputs whose notes are over: those that were set, and those that came with them. */
  function renewed(set, next) {
    return keys.filter((key) => set.includes(key) || next[key] !== inputs[key]);
  }

  /** Compute now, so that outputs are never behind inputs; paint once in the next frame. */
  function update(next, live) {
    inputs = next;
    result = compute(inputs);
    dragging = live;
    if (!frame) frame = requestAnimationFrame(paint);
    clearTimeout(rest);
    if (live && !pressed) rest = setTimeout(settle, REST_MS);
  }

  function paint() {
    frame = 0;
    presets.show(inputs);
    controls.show(inputs, presets.note);
    readout.busy(dragging);
    readout.show(result.facts);
    charts.draw(result, dragging);
    if (dragging) return;
    panels.update();
    // Not under the hand that drags: the page would jump.
    notice.forget([...touched]);
    touched.clear();
  }

  /** The hand rests: axes fit again, text alternatives and the table catch up, the sentence is read out. */
  function settle() {
    dragging = false;
    if (!frame) frame = requestAnimationFrame(paint);
  }

  /** The reader changed something; notes say what of it could not be. */
  function change(next, live, notes = []) {
    const changed = !same(next, inputs);
    controls.explain(notes);
    if (notes.length) controls.show(next, presets.note); // the thumb goes back at once
    if (!changed && live) return;
    update(next, live);
    if (changed) onInput({ ...inputs });
  }

  /** The reader asked for a whole state, so nothing is left of what was said about an earlier one. */
  function setAll(next) {
    notice.show([]);
    controls.quiet(keys);
    change(next, false);
  }

  function press(event) {
    if (event.target.type === "range") pressed = true;
  }
  function release() {
    if (!pressed) return;
    pressed = false;
    if (dragging) rest = setTimeout(settle, REST_MS);
  }
  // Paper shows every chart, also those the narrow layout hides.
  function beforePrint() {
    explorer.classList.add("printing");
    paperLink?.show(inputs);
    charts.layout();
  }
  function afterPrint() {
    explorer.classList.remove("printing");
    charts.layout();
  }
  explorer.addEventListener("pointerdown", press);
  useTypedOnClick(root, explorer);

  return {
    get inputs() {
      return { ...inputs };
    },
    get outputs() {
      return result.outputs;
    },
    get dragging() {
      return dragging;
    },
    /** Take over inputs from a program; what had to be changed is listed in a visible note. */
    set(raw, options) {
      const { inputs: next, notes } = normaliseAll(declaration, raw, inputs, options);
      const named = keys.filter((key) => raw !== null && typeof raw === "object" && Object.hasOwn(raw, key));
      const over = renewed(named, next);
      controls.quiet(over);
      notice.renew(over, notes);
      update(next, false);
    },
    notify: (notes) => notice.renew([], notes),
    reset() {
      predict?.quiet();
      controls.quiet(keys);
      notice.show([]);
      update(opening(), false);
    },
    offer,
    connect() {
      dress(root, style);
      unfollow = followTheme((theme) => {
        explorer.dataset.theme = theme;
      });
      addEventListener("pointerup", release);
      addEventListener("pointercancel", release);
      addEventListener("beforeprint", beforePrint);
      addEventListener("afterprint", afterPrint);
      paint();
      charts.connect();
      charts.layout();
    },
    disconnect() {
      unfollow();
      removeEventListener("pointerup", release);
      removeEventListener("pointercancel", release);
      removeEventListener("beforeprint", beforePrint);
      removeEventListener("afterprint", afterPrint);
      charts.disconnect();
      cancelAnimationFrame(frame);
      clearTimeout(rest);
      frame = 0;
    },
  };
}
