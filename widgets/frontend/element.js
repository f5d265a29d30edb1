// The page element.
//
//   <qe-explorer name="runoff" inputs='{"treasury_cap_bn": 95}'> static picture </qe-explorer>
//
// name         which explorer; read once, when the element enters the page
// inputs       attribute: starting inputs as JSON; the page's query comes on top, whose parts
//              are ?runoff.treasury_cap_bn=95 for an input, ?runoff.preset=qt2 to start from a preset (before inputs), and
//              ?runoff.show=treasury_cap_bn,stop_pct in place of the attribute `show`. A part that means nothing is ignored
//              with a visible note, as is one for an explorer that is not on the page
// show         attribute: the controls the reader has, as in "treasury_cap_bn stop_pct"; the others are held. "presets" and
//              "predict" name what is not a setting; "all" is what a page without the attribute gives. Read once
// .inputs      get: a copy of all inputs; set: a plain object with some or all of them. Values outside their range
//              are clamped, snapped to the slider's step or left as they were, with a visible note
// .outputs     {key: number[]} for months 0 to 120; NaN where there is no observation. Keys with _low and _high span
//              the estimates
// .declaration the explorer as declared: inputs with their ranges, outputs with label and unit, presets, sources
// .reset()     back to the defaults; where `show` holds settings, back to what the element started with
// "change"     event, bubbles, detail {inputs}: the reader moved something (again and again during a drag). As with
//              native inputs, it does not fire for what a program sets
//
// The children are the static fallback. They stay in the page, and are shown until this element has started, and wherever
// it cannot. Inputs given before then are kept.

import { queryOf } from "./address.js";
import { readShow } from "./choose.js";
import { h } from "./dom.js";
import shared from "./generated/shared.json";
import { defaults, normaliseAll } from "./inputs.js";
import { readLink } from "./link.js";
import { load, scriptAddress } from "./loader.js";
import { find } from "./registry.js";
import { strayParts } from "./stray.js";
import { t } from "./text.js";
import { createView } from "./view.js";

export class QeExplorer extends HTMLElement {
  #view = null;
  #declaration = null;
  #early = null;
  #name = null;

  connectedCallback() {
    if (this.#view) this.#view.connect();
    else if (this.#name === null) this.#begin(this.getAttribute("name") ?? "");
    else this.#startIfFound();
  }

  disconnectedCallback() {
    this.#view?.disconnect();
  }

  get inputs() {
    return this.#view ? this.#view.inputs : { ...this.#early };
  }

  set inputs(inputs) {
    if (this.#view) this.#view.set(inputs);
    else this.#early = inputs;
  }

  get outputs() {
    return this.#view ? this.#view.outputs : {};
  }

  get declaration() {
    return this.#declaration;
  }

  reset() {
    this.#view?.reset();
  }

  /** Start at once if the explorer is at hand; else the fallback stays in sight until it has come. */
  #begin(name) {
    this.#name = name;
    if (this.#startIfFound()) return;
    const unknown = t("explorer.unknown", { name: name.slice(0, 60), names: shared.names.join(", ") });
    if (!scriptAddress(name)) {
      this.#fail(unknown);
      return;
    }
    const missing = () => {
      const known = shared.names.includes(name);
      this.#fail(known ? t("explorer.missing", { name, address: scriptAddress(name) }) : unknown);
    };
    // It may have left the page in the meantime, and then starts when it comes back.
    load(name).then(() => this.isConnected && this.#startIfFound(), missing);
  }

  /** @returns {boolean} whether the explorer is at hand */
  #startIfFound() {
    const found = find(this.#name);
    if (found && !this.#view && !this.shadowRoot) {
      this.#start(found);
      this.#view?.connect();
    }
    return found !== null;
  }

  #start(found) {
    const root = this.attachShadow({ mode: "open" });
    try {
      this.#declaration = found.declaration;
      const { inputs, show, notes } = this.#startingState(found.declaration);
      const onInput = (now) =>
        this.dispatchEvent(new CustomEvent("change", { bubbles: true, detail: { inputs: now } }));
      this.#view = createView(root, { ...found, palette: shared.palette, inputs, show, onInput });
      this.#view.notify(notes);
    } catch (error) {
      console.error(error);
      this.#fail(t("explorer.failed"));
    }
  }

  /** Defaults, then the attribute, then what a program set early, then the link; each may leave notes. */
  #startingState(declaration) {
    let inputs = defaults(declaration);
    let show = null;
    const notes = [];
    const take = (step) => {
      inputs = step.inputs ?? inputs;
      show = step.show === undefined ? show : step.show;
      notes.push(...step.notes);
    };
    const attribute = this.getAttribute("inputs");
    if (attribute) take(normaliseAll(declaration, parse(attribute), inputs));
    const offered = this.getAttribute("show");
    if (offered) take(readShow(declaration, offered));
    if (this.#early) take(normaliseAll(declaration, this.#early, inputs));
    take(readLink(declaration, queryOf(location), inputs));
    notes.push(...this.#strayParts(declaration));
    return { inputs, show, notes };
  }

  /** What the link says to none of the page's explorers; the first of them tells. */
  #strayParts(declaration) {
    const elements = [...document.querySelectorAll("qe-explorer")];
    if (this !== elements[0]) return [];
    const here = elements.map((element) => element.getAttribute("name"));
    return strayParts(declaration, queryOf(location), { names: shared.names, here });
  }

  /** A message above the fallback, which the slot keeps in sight. */
  #fail(message) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const style = "font: inherit; border-left: 3px solid; padding: .25em .75em; margin: .5em 0";
    root.replaceChildren(h("p", { role: "alert", style }, message), h("slot"));
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
