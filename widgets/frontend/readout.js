// What the explorer says in words: the live sentence.
import { h } from "./dom.js";
import { t } from "./text.js";

// Letters a line holds where the explorer is narrow, of middle width, and wide.
const LINE_LETTERS = { narrow: 45, middle: 105, wide: 125 };
const NUMBER_LETTERS = "00000";

/** Lines that the longest sentence may take, for each width. */
export function linesFor(sentences) {
  const longest = Math.max(0, ...sentences.map((text) => t(text).replace(/\{[^{}]*\}/g, NUMBER_LETTERS).length));
  return Object.entries(LINE_LETTERS).map(([width, letters]) => [width, Math.max(1, Math.ceil(longest / letters))]);
}

/** @returns the sentence; it changes at once, but is read out only when the hand rests */
export function createReadout(declaration) {
  const room = linesFor(declaration.sentences).map(([width, lines]) => `--${width}-lines:${lines}`);
  const sentence = h("output", { class: "sentence", "aria-live": "polite", style: room.join(";") });
  const element = h("div", { class: "said" }, sentence);
  let shown = "";
  let held = false;
  return {
    element,
    show(facts) {
      const text = t(declaration.sentences[facts.sentence] ?? "", facts);
      if (text !== shown) sentence.textContent = text;
      shown = text;
    },
    busy(dragging) {
      if (dragging === held) return;
      held = dragging;
      // Its height is the same until the hand rests, whatever it says.
      sentence.style.minHeight = dragging ? `${sentence.offsetHeight}px` : "";
      if (dragging) sentence.setAttribute("aria-busy", "true");
      else sentence.removeAttribute("aria-busy");
    },
  };
}
