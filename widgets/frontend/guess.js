// A guess beside the model and what has been published: the numbers, and how they compare in words.
import { exact, number, signed, withUnit } from "./format.js";
import { completed, defaults, normalise } from "./inputs.js";
import { clipValue } from "./plain.js";
import { t } from "./text.js";

/** Where the range of the guess lies on both sides of zero, the question is one of direction as well as of size. */
export const hasDirection = ({ low, high }) => low < 0 && high > 0;

/** The inputs of the question, in full. */
export function askedInputs(declaration, prediction) {
  return completed(declaration, defaults(declaration), prediction.inputs);
}

/**
 * The model's answer: the run with central estimates, and the lowest and highest of the runs that the explorer draws.
 * @returns {{low: number, central: number, high: number}}
 */
export function answer(declaration, prediction, compute) {
  const inputs = askedInputs(declaration, prediction);
  const estimates = declaration.inputs.find(({ key }) => key === "estimate")?.options.map(({ value }) => value);
  const runs = (estimates ?? ["central"]).map((estimate) => {
    const value = compute(estimates ? { ...inputs, estimate } : inputs).facts[prediction.fact];
    return { estimate, value };
  });
  const values = runs.map(({ value }) => value);
  const central = runs.find(({ estimate }) => estimate === "central").value;
  return { low: Math.min(...values), central, high: Math.max(...values) };
}

/** A guess made usable: clamped to its range with a note, or the current one if it means nothing. */
export function usable(prediction, raw, current) {
  const { unit, low, high, step } = prediction;
  const input = { type: "slider", label: t("predict.guess"), unit, low, high, step };
  const { value, note } = normalise(input, raw, current ?? Number.NaN);
  if (!Number.isNaN(value)) return { value, note };
  const asked = typeof raw === "string" ? clipValue(raw) : "";
  const range = { low: exact(low), high: withUnit(exact(high), t(unit)) };
  return { value: null, note: t(asked ? "predict.unread" : "predict.number", { asked, ...range }) };
}

/** The sign that counts: a value that rounds to zero stays. */
function signOf(value, decimals) {
  return Math.sign(Number(value.toFixed(decimals)));
}

/** How numbers of this question are written. A guess may have finer steps than the answer has decimals. */
export function writer(prediction) {
  const fraction = String(prediction.step).split(".")[1] ?? "";
  const write = hasDirection(prediction) ? signed : number;
  const unit = t(prediction.unit);
  return {
    plain: (value) => write(value, prediction.decimals),
    say: (value) => withUnit(write(value, prediction.decimals), unit),
    guess: (value) => withUnit(write(value, Math.max(prediction.decimals, fraction.length)), unit),
    distance: (value) => {
      const size = number(Math.abs(value), prediction.decimals);
      // "7% above 20%" would be 21.4%.
      return unit.startsWith("%") ? t("predict.points", { size }) : withUnit(size, unit);
    },
    range: ([low, high]) =>
      write(low, prediction.decimals) === write(high, prediction.decimals)
        ? withUnit(write(low, prediction.decimals), unit)
        : withUnit(
            t("charts.range", { low: write(low, prediction.decimals), high: write(high, prediction.decimals) }),
            unit,
          ),
  };
}

const DIRECTIONS = { "-1": "predict.model_falls", 0: "predict.model_stays", 1: "predict.model_rises" };

/** How far the guess was from the model, whether the direction was the same, and where it lies among the ranges. */
export function compareInWords(prediction, guess, model) {
  const { decimals, published } = prediction;
  const { say, guess: sayGuess, distance, range } = writer(prediction);
  const gap = signOf(guess - model.central, decimals);
  const verdict = gap > 0 ? "predict.above" : gap < 0 ? "predict.below" : "predict.same";
  const values = { guess: sayGuess(guess), model: say(model.central), distance: distance(guess - model.central) };
  const sentences = [t(verdict, values)];
  const sign = signOf(model.central, decimals);
  if (hasDirection(prediction) && signOf(guess, decimals) !== sign) sentences.push(t(DIRECTIONS[sign]));
  const place = (name, [low, high]) => {
    const single = range([low, high]) === say(low);
    const rounded = Number(guess.toFixed(decimals));
    const inside = rounded >= Number(low.toFixed(decimals)) && rounded <= Number(high.toFixed(decimals));
    return t(`predict.${name}_${single ? "one_" : ""}${inside ? "inside" : "outside"}`, { range: range([low, high]) });
  };
  if (range([model.low, model.high]) !== say(model.central)) {
    sentences.push(place("model", [model.low, model.high]));
  }
  if (published.length) sentences.push(place("published", published));
  return sentences.join(" ");
}
