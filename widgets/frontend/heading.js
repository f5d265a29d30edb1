// The title of a chart: it says what is to be seen, in numbers where the declaration has placeholders for facts.
import { h } from "./dom.js";
import { t } from "./text.js";

// The picker of the narrow layout shows about this many letters; a longer title stands above its chart as well.
const PICKER_LETTERS = 32;

export function titleOf(chart, facts) {
  return chart.title.includes("{") ? t(chart.title, facts) : t(chart.title);
}

/** @returns the figure's caption; its text is touched only when it changes */
export function createHeading(chart) {
  const element = h("figcaption", { class: chart.title.length > PICKER_LETTERS ? "wordy" : null });
  let shown = "";
  return {
    element,
    show(facts) {
      const text = titleOf(chart, facts);
      if (text !== shown) element.textContent = text;
      shown = text;
    },
  };
}
