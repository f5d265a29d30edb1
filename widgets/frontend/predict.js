// "Predict, then see": a question with a guess to commit to, and then guess, model and published range together.
import { compare } from "./compare.js";
import { h } from "./dom.js";
import { answer, askedInputs, compareInWords, hasDirection, usable } from "./guess.js";
import { recall, remember, takeBack } from "./guesses.js";
import { createGuessForm } from "./guessform.js";
import { createHandIn } from "./handin.js";
import { createNote } from "./note.js";
import { t } from "./text.js";

/**
 * @param {object} declaration
 * @param {(inputs: object) => {facts: object}} compute
 * @param {{set: (inputs: object) => void, reset: () => void}} explorer set shows these inputs, reset what it opens with
 * @returns {{element: HTMLElement, quiet: () => void}|null} null where nothing is asked
 */
export function createPredict(declaration, compute, { set, reset }) {
  const { name, title, predictions = [] } = declaration;
  if (!predictions.length) return null;

  const committed = predictions.map((prediction) => {
    const kept = recall(name, prediction.question);
    return kept === null ? null : usable(prediction, kept, null).value;
  });
  const hindered = predictions.map(() => ""); // why an answer is not kept
  let entry = ""; // what is said about the entry
  let index = 0;

  const question = h("span", { class: "question" });
  const heading = h("strong", {});
  const note = createNote();
  const form = h("div", { class: "guess-form" });
  const picture = h("div", {});
  // Always in the page, so that what it says is read out when it changes.
  const words = h("p", { class: "compare-words", role: "status" });
  const basis = h("p", { class: "compare-basis" });
  const button = (action, label, act) =>
    h("button", { type: "button", "data-predict": action, onclick: act }, t(label));
  const again = button("again", "predict.again", restart);
  const setting = button("set", "predict.set", () => set(askedInputs(declaration, predictions[index])));
  const next = button("next", "predict.next", () => {
    index = (index + 1) % predictions.length;
    say("");
    show();
  });
  const nextInForm = button("next", "predict.next", () => next.click());
  const handIn = h("div", {});
  const saving = button("save", "predict.save", () => {
    handIn.replaceChildren(...(handIn.firstChild ? [] : [createHandIn()]));
    saving.setAttribute("aria-expanded", String(handIn.firstChild !== null));
  });
  saving.setAttribute("aria-expanded", "false");
  const buttons = h("div", { class: "predict-buttons" }, again, setting, predictions.length > 1 ? next : null, saving);
  const result = h("div", { class: "predict-result" }, picture, words, basis, buttons, handIn);
  const element = h(
    "details",
    { class: "predict", open: true },
    h("summary", {}, heading, " ", question),
    form,
    note.element,
    result,
  );
  let fields = null;

  function say(text) {
    entry = text;
    const hindrance = committed[index] !== null && hindered[index];
    note.say([entry, hindrance && t(`predict.kept_${hindrance}`)].filter(Boolean).join(" "));
  }

  /** What the model says to the question, to as many decimals as it is asked for. */
  function model() {
    const { decimals } = predictions[index];
    const given = Object.entries(answer(declaration, predictions[index], compute));
    return Object.fromEntries(given.map(([name, value]) => [name, Number(value.toFixed(decimals))]));
  }

  function commit() {
    const prediction = predictions[index];
    const guess = fields.value;
    if (guess === null) {
      say(t(hasDirection(prediction) ? "predict.first" : "predict.number"));
      return;
    }
    committed[index] = guess;
    const asked = { explorer: name, title, question: prediction.question, unit: prediction.unit, model: model() };
    hindered[index] = remember(asked, guess);
    set(askedInputs(declaration, prediction));
    show();
    // The button that had the focus is gone; a key still held does no harm on this one.
    setting.focus({ preventScroll: true });
  }

  function restart() {
    committed[index] = null;
    takeBack(name, predictions[index].question);
    reset();
    say("");
    show();
    fields.focus();
  }

  function show() {
    const prediction = predictions[index];
    const guess = committed[index];
    const asking = guess === null;
    const count = { number: index + 1, count: predictions.length };
    heading.textContent = predictions.length > 1 ? t("predict.title_of", count) : t("predict.title");
    question.textContent = t(prediction.question);
    form.hidden = !asking;
    say(entry);
    for (const each of [picture, basis, buttons, handIn]) each.hidden = asking;
    element.classList.toggle("asking", asking);
    if (asking) {
      fields = createGuessForm(prediction, { commit, say });
      form.replaceChildren(...fields.elements, ...(predictions.length > 1 ? [nextInForm] : []));
      picture.replaceChildren();
      words.textContent = "";
      return;
    }
    const given = answer(declaration, prediction, compute);
    picture.replaceChildren(compare(prediction, guess, given));
    words.textContent = compareInWords(prediction, guess, given);
    basis.textContent = prediction.note ? t(prediction.note) : "";
  }

  show();
  return {
    element,
    /** Take away what was said about an entry. */
    quiet: () => say(""),
  };
}
