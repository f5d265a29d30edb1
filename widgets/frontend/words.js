// What counts as the same word for the search: any spelling of a number, a hyphen, a plural, British and American English.
import { stemmer } from "stemmer";

// Chinese is written without spaces: its pieces are runs of characters, found by each two that stand side by side.
const PIECE = /\d+(?:\.\d+)*|%|\p{Script=Han}+|(?:(?!\p{Script=Han})\p{L})+/gu;
const HAN = /^\p{Script=Han}/u;
const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const SAME = new Map([
  ...NUMBERS.map((word, number) => [word, String(number)]),
  ...Object.entries({ twenty: "20", thirty: "30", million: "mn", billion: "bn", trillion: "tn", "%": "percent" }),
  ...Object.entries({ millions: "mn", billions: "bn", trillions: "tn", usd: "dollar", yr: "year", yrs: "years" }),
]);
const AMERICAN = [
  [/is(e[sdr]?|ing|ations?)$/, "iz$1"],
  [/ys(e[sdr]?|ing)$/, "yz$1"],
  [/our/, "or"],
  [/tre(s?)$/, "ter$1"],
  [/mme(s?)$/, "m$1"],
  [/ogue(s?)$/, "og$1"],
  [/ence(s?)$/, "ense$1"],
  [/dgement/, "dgment"],
];

/** A text in one spelling of its marks: no accents, one kind of hyphen, no thousands separators, whole years in a range. */
function plain(text) {
  return text
    .replace(/(\d)[,\u2009\u202f\u00a0](?=\d{3}(?!\d))/g, "$1")
    .normalize("NFKD")
    .replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu, "")
    .toLowerCase()
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/['\u2018\u2019\u02bc`\u00b4](?:s(?!\p{L}))?/gu, "")
    .replace(/(?<!\d)((?:19|20)\d\d)[-/](\d\d)(?![\d-])/g, (_, first, last) => `${first}-${first.slice(0, 2)}${last}`)
    .replace(/\bper cent\b/g, "percent")
    .replace(/\b[a-z]{1,3}\$/g, "$"); // US$
}

/** A function of a word that is computed once for each: a book says few words, and many times. */
function once(compute) {
  const known = new Map();
  return (word) => {
    if (!known.has(word)) known.set(word, compute(word));
    return known.get(word);
  };
}

const spelled = once((word) => AMERICAN.reduce((now, [from, to]) => now.replace(from, to), SAME.get(word) ?? word));

/** The stem under which all forms of a word are found. */
export const stem = once((word) => stemmer(spelled(word)));

/**
 * The pieces of a text, in order.
 * @returns {{raw: string, glued: boolean}[]} each as written; glued: only a hyphen, slash or & (or nothing)
 * stands between it and the one before, which makes the two a compound: “run-off”, “S&P”, “QE1”
 */
export function pieces(text) {
  const clean = plain(text);
  let end = -1;
  return [...clean.matchAll(PIECE)].map((found) => {
    const between = end < 0 ? " " : clean.slice(end, found.index);
    end = found.index + found[0].length;
    return { raw: found[0], glued: /^[-&/]?$/.test(between) && found[0] !== "%" };
  });
}

/** Two pieces of a compound as one form, and the stem of the two written as one word. */
export const pair = (one, two) => `${stem(one.raw)}~${stem(two.raw)}`;
export const joined = (one, two) => stem(spelled(one.raw) + spelled(two.raw));

/** Every form under which a piece is kept: the whole word for those who have typed its beginning, and its stem. */
export const forms = ({ raw }) => formsOf(raw);

const formsOf = once((raw) => {
  if (!HAN.test(raw)) return [...new Set([spelled(raw), stem(raw)])];
  const signs = [...raw];
  return [...new Set([...signs, ...signs.slice(1).map((sign, at) => signs[at] + sign)])];
});

/** The forms that a text must have to hold a piece of a question: for Chinese every pair, else the stem. */
export function needed(piece) {
  if (!HAN.test(piece.raw)) return [stem(piece.raw)];
  const all = forms(piece);
  return [...piece.raw].length > 1 ? all.filter((form) => [...form].length === 2) : all;
}
