// The page element.
//
//   <qe-explorer name="runoff" inputs='{"treasury_cap_bn": 95}'> static picture </qe-explorer>
//
// name         which explorer; another name starts another one
// inputs       attribute: starting inputs as JSON; the page's query comes on top, whose parts
//              are ?runoff.treasury_cap_bn=95 for an input, ?runoff.preset=qt2 to start from a preset (before inputs), and
//              ?runoff.show=treasury_cap_bn,stop_pct in place of the attribute `show`. A part that means nothing is ignored
//              with a visible note, as is one for an explorer that is not on the page
// show         attribute: the controls the reader has, as in "treasury_cap_bn stop_pct"; the others are held. "presets" and
//              "predict" name what is not a setting; "all" is what a page without the attribute gives
// .inputs      get: a copy of all inputs; set: a plain object with some or all of them. Values outside their range
//              are clamped, snapped to the slider's step or left as they were, with a visible note
// .name, .show the attributes, as properties
// .outputs     {key: number[]} for months 0 to 120; NaN where there is no observation. Keys with _low and _high span
//              the estimates
// .declaration the explorer as declared: inputs with their ranges, outputs with label and unit, presets, sources
// .reset()     back to the defaults; where `show` holds settings, back to what the element started with
// "change"     event, bubbles, detail {inputs}: the reader moved something (again and again during a drag). As with
//              native inputs, it does not fire for what a program sets
//
// Attributes and properties may be set in any order: before this script has run, before the element is in the page, and
// after. What is set before it has started, or by the program that puts it in the page, is part of its start.
// The children are the static fallback. They stay in the page, and are shown until this element has started, and wherever
// it cannot.

import { queryOf } from "./address.js";
import { readShow } from "./choose.js";
import { h } from "./dom.js";
import shared from "./generated/shared.json";
import { legible, parsed } from "./given.js";
import { defaults, normaliseAll } from "./inputs.js";
import { readLink } from "./link.js";
import { load, scriptAddress } from "./loader.js";
import { arrival, find } from "./registry.js";
import { strayParts } from "./stray.js";
import { t } from "./text.js";
import { createView } from "./view.js";

export class QeExplorer extends HTMLElement {
  static observedAttributes = ["name", "inputs", "show"];

  #view = null;
  #declaration = null;
  #early = [];
  #awaited = null;
  #failed = null;

  constructor() {
    super();
    takeOver(this, ["name", "inputs", "show"], ["outputs", "declaration", "reset"]);
  }

  connectedCallback() {
    if (this.#view) this.#view.connect();
    else this.#beginSoon();
  }

  disconnectedCallback() {
    this.#view?.disconnect();
  }

  attributeChangedCallback(attribute, before, now) {
    if (before === now) return;
    if (attribute === "name") this.#beginAnew();
    else if (!this.#view) return;
    else if (attribute === "inputs") this.#view.set(now === null ? {} : parsed(now));
    else {
      const { show, notes } = readShow(this.#declaration, now || "all");
      this.#view.offer(show);
      this.#view.notify(notes);
    }
  }

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  get show() {
    return this.getAttribute("show");
  }

  set show(show) {
    if (show === null || show === undefined) this.removeAttribute("show");
    else this.setAttribute("show", show);
  }

  get inputs() {
    this.#begin();
    return this.#view ? this.#view.inputs : Object.assign({}, ...this.#early);
  }

  set inputs(inputs) {
    const given = legible(inputs);
    if (this.#view) this.#view.set(given);
    else this.#early.push(given);
  }

  get outputs() {
    this.#begin();
    return this.#view ? this.#view.outputs : {};
  }

  get declaration() {
    this.#begin();
    return this.#declaration;
  }

  reset() {
    this.#begin();
    this.#view?.reset();
  }

  /** After the program that puts the element in the page has said all it has to say; sooner if it asks something. */
  #beginSoon() {
    queueMicrotask(() => this.#begin());
  }

  #beginAnew() {
    this.#view?.disconnect();
    this.#view = null;
    this.#declaration = null;
    this.#awaited = null;
    this.#failed = null;
    this.shadowRoot?.replaceChildren(h("slot"));
    this.#beginSoon();
  }

  /** Start if the explorer is at hand; else the fallback stays in sight until it has come. */
  #begin() {
    if (this.#view || !this.isConnected) return;
    const { name } = this;
    const found = find(name);
    if (found) {
      if (found !== this.#failed) this.#start(found);
    } else if (name !== this.#awaited) this.#await(name);
  }

  #await(name) {
    this.#awaited = name;
    // It may have left the page in the meantime, and then starts when it comes back.
    arrival(name).then(() => this.#begin());
    load(name).catch(() => name === this.name && !this.#view && this.#fail(whyMissing(name)));
  }

  #start(found) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    try {
      this.#declaration = found.declaration;
      const { inputs, show, notes } = this.#startingState(found.declaration);
      const onInput = (now) =>
        this.dispatchEvent(new CustomEvent("change", { bubbles: true, detail: { inputs: now } }));
      this.#view = createView(root, { ...found, palette: shared.palette, inputs, show, onInput });
      this.#early = [];
      this.#view.notify(notes);
      this.#view.connect();
    } catch (error) {
      console.error(error);
      this.#view = null;
      this.#failed = found;
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
    if (attribute) take(normaliseAll(declaration, parsed(attribute), inputs));
    const offered = this.getAttribute("show");
    if (offered) take(readShow(declaration, offered));
    for (const early of this.#early) take(normaliseAll(declaration, early, inputs));
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

/** Why an explorer is not to be had, and what to do about it. */
function whyMissing(name) {
  if (!shared.names.includes(name)) {
    return t("explorer.unknown", { name: name.slice(0, 60), names: shared.names.join(", ") });
  }
  const address = scriptAddress(name);
  return address ? t("explorer.missing", { name, address }) : t("explorer.placeless", { name });
}

/**
 * What a program set before this script ran are properties of the element's own, in front of the class's: give them to
 * the class, and take away those that would hide what can only be read.
 */
function takeOver(element, settable, readable) {
  for (const key of [...settable, ...readable].filter((each) => Object.hasOwn(element, each))) {
    try {
      const value = element[key];
      if (Reflect.deleteProperty(element, key) && settable.includes(key)) element[key] = value;
    } catch (error) {
      console.error(error);
    }
  }
}
