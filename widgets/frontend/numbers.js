// A number as people write it: with any minus sign, a decimal point or comma, thousands set apart, and its unit.
import { plain } from "./plain.js";
import { t } from "./text.js";

const LONGEST = 100;
const MINUS = /[\p{Pd}\u2212\u02d7\u207b\u208b\u2796\u30fc]/gu;
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50]; // Arabic, Persian, Devanagari, Bengali, Thai
const SHAPE = /^([^\d.,+-]*)([+-]?)([^\d.,+-]*)([\d.,']*\d)(?: ?e ?([+-]?\d+))?(\D*)$/i;
// Thousands set apart in threes by one mark; in India, twos come before the last three.
const WHOLE = /^(?:\d*|[1-9]\d{0,2}([.,'])\d{3}(?:\1\d{3})*|[1-9]\d?(?:,\d{2})+,\d{3})$/;

const POWERS = { k: 3, thousand: 3, m: 6, mn: 6, million: 6, b: 9, bn: 9, billion: 9, t: 12, tn: 12, trillion: 12 };
const MONEY = ["usd", "eur", "hkd", "yen"];
const SPELLINGS = [
  [/hk\$/g, " hkd "],
  [/(us ?)?\$|dollars?/g, " usd "],
  [/€|euros?/g, " eur "],
  [/¥|jpy/g, " yen "],
  [/percentage points?/g, " pp "],
  [/basis points?/g, " bp "],
  [/per ?cent\b/g, " % "],
];

/**
 * One mark with three digits after it can be read in two ways: "1,500" is one thousand five hundred, or one and a half.
 * 1. The reading that the field can hold, in its range and on its steps, if the other is not such a one.
 * 2. Where steps are whole numbers, the mark sets thousands apart; elsewhere, the reading within the range.
 * 3. As the book writes numbers: a comma sets thousands apart, a point stands before decimals.
 * @param {string} text
 * @param {{low: number, high: number, step: number, unit: string}} input the field, which also decides which units fit
 * @returns {number} NaN for what is not plainly a number; it may lie out of range or between steps
 */
export function readNumber(text, input) {
  const found = text.length <= LONGEST && SHAPE.exec(withoutUnit(plain(text).replace(/ ?[.,]$/, ""), input.unit));
  if (!found) return Number.NaN;
  const [, before, sign, between, digits, exponent = "0", after] = found;
  const power = powerOf(`${before} ${between} ${after}`, input.unit) + Number(exponent);
  const readings = [".", ","].map((decimal) => reading(digits, decimal)).filter(Boolean);
  const values = readings.map((each) => Number(`${sign}${each}e${power}`) + 0); // no negative zero
  if (values.length < 2 || values[0] === values[1]) return values[0] ?? Number.NaN;
  return choose(values, input);
}

function choose(values, { low, high, step }) {
  const within = (value) => value >= low && value <= high;
  const steps = (value) => (value - low) / step;
  const fits = (value) => within(value) && Math.abs(steps(value) - Math.round(steps(value))) < 1e-6;
  const thousands = (value) => values.every((other) => Math.abs(value) >= Math.abs(other));
  for (const rule of [fits, Number.isInteger(step) ? thousands : within]) {
    const left = values.filter(rule);
    if (left.length === 1) return left[0];
  }
  return values[0];
}

/** The digits as JavaScript writes them, or null where this decimal mark makes no number of them. */
function reading(digits, decimal) {
  const [whole, fraction = "", ...more] = digits.split(decimal);
  const isNumber = !more.length && WHOLE.test(whole) && /^\d*$/.test(fraction);
  return isNumber ? `${whole.replace(/\D/g, "")}.${fraction}` : null;
}

/** Signs, digits and marks of all scripts in plain ones; a unit in full, which may hold digits, is taken off. */
function withoutUnit(text, unit) {
  const lower = text.toLowerCase();
  const whole = [unit, t(unit)].find((each) => each && lower.endsWith(each.toLowerCase()));
  return (whole ? text.slice(0, -whole.length) : text)
    .replace(MINUS, "-")
    .replace(/\p{Nd}/gu, (digit) => {
      const zero = ZEROS.find((each) => digit.codePointAt(0) - each >= 0 && digit.codePointAt(0) - each < 10);
      return zero ? String(digit.codePointAt(0) - zero) : digit;
    })
    .replace(/[·⋅。｡٫]/g, ".")
    .replace(/(\d)[ '’‘ʼ′`´_٬](?=\d)/g, "$1'")
    .replace(/^([+-]?) /, "$1");
}

/** Words for a unit, each in one spelling and without the s of a plural. */
function wordsOf(text) {
  const spelled = SPELLINGS.reduce((all, [pattern, word]) => all.replace(pattern, word), text.toLowerCase());
  return (spelled.match(/\p{L}+|%/gu) ?? []).map((word) => word.replace(/s$/, ""));
}

/** The power of ten that leads from the unit written to the field's: 3 from trillions to billions. NaN if it is another. */
function powerOf(written, unit) {
  if (/[^\p{L}\p{Sc}%. ]/u.test(written)) return Number.NaN;
  const own = [...wordsOf(unit), ...wordsOf(t(unit))];
  const isMoney = own.some((word) => MONEY.includes(word));
  const given = wordsOf(written);
  const isScale = (word) => isMoney && Object.hasOwn(POWERS, word);
  if (!given.every((word) => own.includes(word) || isScale(word))) return Number.NaN;
  const scale = given.find(isScale);
  return scale ? POWERS[scale] - (POWERS[own.find(isScale)] ?? 0) : 0;
}
