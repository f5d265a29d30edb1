// "Predict, then see": a question with a guess to commit to, and then guess, model and published range together.
import { compare } from "./compare.js";
import { h } from "./dom.js";
import { answer, askedInputs, compareInWords, hasDirection, usable } from "./guess.js";
import { forget, recall, remember } from "./guesses.js";
import { createGuessForm } from "./guessform.js";
import { t } from "./text.js";

/**
 * @param {object} declaration
 * @param {(inputs: object) => {facts: object}} compute
 * @param {(inputs: object) => void} set shows these inputs in the explorer
 * @returns {HTMLElement|null} null where nothing is asked
 */
export function createPredict(declaration, compute, set) {
  const { name, predictions = [] } = declaration;
  if (!predictions.length) return null;

  const committed = predictions.map((prediction) => {
    const kept = recall(name, prediction.question);
    return kept === null ? null : usable(prediction, kept, null).value;
  });
  let index = 0;

  const question = h("span", { class: "question" });
  const title = h("strong", {});
  const note = h("p", { class: "note", role: "status", hidden: true });
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
  const buttons = h("div", { class: "predict-buttons" }, again, setting, predictions.length > 1 ? next : null);
  const result = h("div", { class: "predict-result" }, picture, words, basis, buttons);
  const element = h(
    "details",
    { class: "predict", open: true },
    h("summary", {}, title, " ", question),
    form,
    note,
    result,
  );
  let fields = null;

  function say(text) {
    note.textContent = text;
    note.hidden = !text;
  }

  function commit() {
    const prediction = predictions[index];
    const guess = fields.value;
    if (guess === null) {
      say(t(hasDirection(prediction) ? "predict.first" : "predict.number"));
      return;
    }
    committed[index] = guess;
    remember(name, prediction.question, guess);
    set(askedInputs(declaration, prediction));
    show();
    // The button that had the focus is gone; a key still held does no harm on this one.
    setting.focus({ preventScroll: true });
  }

  function restart() {
    committed[index] = null;
    forget(name, predictions[index].question);
    set(askedInputs(declaration, { inputs: {} }));
    say("");
    show();
    fields.focus();
  }

  function show() {
    const prediction = predictions[index];
    const guess = committed[index];
    const asking = guess === null;
    const count = { number: index + 1, count: predictions.length };
    title.textContent = predictions.length > 1 ? t("predict.title_of", count) : t("predict.title");
    question.textContent = t(prediction.question);
    form.hidden = !asking;
    for (const each of [picture, basis, buttons]) each.hidden = asking;
    element.classList.toggle("asking", asking);
    if (asking) {
      fields = createGuessForm(prediction, { commit, say });
      form.replaceChildren(...fields.elements, ...(predictions.length > 1 ? [nextInForm] : []));
      picture.replaceChildren();
      words.textContent = "";
      return;
    }
    const model = answer(declaration, prediction, compute);
    picture.replaceChildren(compare(prediction, guess, model));
    words.textContent = compareInWords(prediction, guess, model);
    basis.textContent = prediction.note ? t(prediction.note) : "";
  }

  show();
  return element;
}
