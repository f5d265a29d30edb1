import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { normalise, stepped } from "../../widgets/frontend/inputs.js";
import { readNumber } from "../../widgets/frontend/numbers.js";

const field = (low, high, step, unit = "bn USD") => ({ type: "slider", key: "x", label: "X", low, high, step, unit });
const account = field(-800, 800, 10);
const rate = field(0, 10, 0.1, "%");
const stock = field(0, 3000, 100);

const folder = new URL("../../widgets/frontend/generated/explorers/", import.meta.url);
const names = readdirSync(folder).filter((name) => !name.endsWith(".js"));
const declared = names.flatMap((name) => {
  const { inputs, predictions = [] } = JSON.parse(readFileSync(new URL(`${name}/declaration.json`, folder), "utf8"));
  return [...inputs.filter(({ type }) => type === "slider"), ...predictions];
});
// Each kind of field once.
const fields = [
  ...new Map(declared.map((each) => [[each.unit, each.low, each.high, each.step].join(), each])).values(),
];

// How people write numbers, as the language data of Node has it, not the book.
const LANGUAGES = [
  "en",
  "de",
  "fr",
  "de-CH",
  "de-AT",
  "en-IN",
  "sv",
  "pl",
  "pt-PT",
  "es",
  "it-CH",
  "en-ZA",
  "zh-Hant",
  "ja",
];
const SCRIPTS = ["latn", "fullwide", "arab", "arabext", "deva", "beng", "thai"];
const MINUSES = [
  "-",
  "\u2212",
  "\u2013",
  "\u2014",
  "\u2010",
  "\u2011",
  "\u2012",
  "\uff0d",
  "\ufe63",
  "\u207b",
  "\u2796",
  "- ",
];

const formats = [...LANGUAGES, ...SCRIPTS.map((script) => `en-u-nu-${script}`)].flatMap((language) =>
  [true, false].map((useGrouping) => new Intl.NumberFormat(language, { maximumFractionDigits: 10, useGrouping })),
);

function* spellings(value, { unit }) {
  for (const format of formats) yield format.format(value);
  const [sign, digits] = [value < 0 ? "-" : "", String(Math.abs(value))];
  for (const minus of sign ? MINUSES : []) yield minus + digits;
  yield `${sign}${digits.replace(".", ",")}`;
  yield `${sign}${digits.replace(/^0\./, ".")}`;
  yield `  ${sign}\u200b${digits}\u00a0`;
  yield `${sign}${digits.padStart(digits.length + 2, "0")}`;
  yield value.toExponential();
  yield value.toExponential().toUpperCase().replace(".", ",").replaceAll("-", "\u2212");
  for (const gap of ["", " ", "\u00a0", "\u202f"]) yield `${sign}${digits}${gap}${unit}`;
  yield `${sign}${digits} ${unit.toUpperCase()}`;
  if (!sign) yield `+${digits}`;
}

test("every number that a field of the book can hold is read back from every way to write it", () => {
  assert.ok(fields.length > 100);
  let dice = 20081125;
  const roll = (sides) => {
    dice = (dice * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((dice / 2 ** 31) * sides);
  };
  for (const input of fields) {
    const places = Math.round((input.high - input.low) / input.step);
    for (const place of [0, places, ...Array.from({ length: 6 }, () => roll(places + 1))]) {
      const value = Number((input.low + place * input.step).toFixed(10)) + 0;
      for (const text of spellings(value, input)) {
        assert.equal(readNumber(text, input), value, `${JSON.stringify(text)} in ${JSON.stringify(input)}`);
      }
    }
  }
});

test("what the issue lists", () => {
  assert.equal(readNumber("\u2212300", account), -300);
  assert.equal(readNumber("1,5", rate), 1.5);
  assert.equal(readNumber("\u221212", field(-20, 20, 1, "%")), -12);
  for (const text of ["1,500", "1.500", "1 500", "1'500", "1’500", "1\u202f500", "1\u2009500", "1_500"]) {
    assert.equal(readNumber(text, stock), 1500, text);
  }
  for (const text of ["1,500", "1.500"]) assert.equal(readNumber(text, rate), 1.5, text);
  for (const text of [
    "1,50,000",
    "150,000",
    "150.000",
    "1.5e5",
    "$150,000",
    "150k",
    "150 000 dollars",
    "US$ 150,000.00",
  ]) {
    assert.equal(readNumber(text, field(50_000, 1_000_000, 10_000, "dollars")), 150_000, text);
  }
});

test("where both readings of one mark fit or neither does, whole steps say thousands, and else the book's own way", () => {
  assert.equal(readNumber("1.000", field(0, 3000, 1)), 1000);
  assert.equal(readNumber("1.234", stock), 1234);
  assert.equal(readNumber("7,000", field(0, 3000, 100)), 7000);
  assert.equal(readNumber("1,234", rate), 1.234);
  assert.equal(readNumber("1.500", field(0, 3000, 0.5)), 1.5);
  assert.equal(readNumber("1,500", field(0, 3000, 0.5)), 1500);
  assert.equal(readNumber("\u22121,500", field(-3000, 0, 100)), -1500);
});

test("a unit that is the field's own, or another scale of its money, is read along", () => {
  const month = field(-100, 150, 5, "bn USD a month");
  for (const text of [
    "95 bn",
    "$95bn",
    "USD 95 billion",
    "95 bn USD",
    "95 a month",
    "0.095 tn",
    "95,000 mn",
    "95 Bn.",
  ]) {
    assert.equal(readNumber(text, month), 95, text);
  }
  for (const text of ["-$95 bn", "$-95 bn", "USD \u221295 bn"]) assert.equal(readNumber(text, month), -95, text);
  for (const text of ["5 %", "5%", "5 percent", "5 per cent", "5 %."]) assert.equal(readNumber(text, rate), 5, text);
  for (const text of ["1 month", "1 months"]) assert.equal(readNumber(text, field(0, 36, 1, "months")), 1, text);
  assert.equal(readNumber("25 basis points", field(0, 60, 1, "bp")), 25);
  const per = field(2, 10, 0.5, "bp per 1% of GDP");
  assert.equal(readNumber("2.5 bp per 1% of GDP", per), 2.5);
  for (const text of ["95 bn USD a year", "95 bn EUR", "95 %"]) assert.ok(Number.isNaN(readNumber(text, month)), text);
  assert.ok(Number.isNaN(readNumber("5 bn", rate)));
});

test("a mark at the end, of a number half typed or of the text around it, says nothing", () => {
  assert.equal(readNumber("5.", rate), 5);
  assert.equal(readNumber("1.5.", rate), 1.5);
  assert.equal(readNumber("1,500.", stock), 1500);
  assert.equal(readNumber("2.5 bp per 1% of GDP.", field(2, 10, 0.5, "bp per 1% of GDP")), 2.5);
});

test("what is not plainly a number is none", () => {
  const odd = [
    "",
    " ",
    "-",
    ".",
    ",",
    "e5",
    "1e",
    "abc",
    "NaN",
    "Infinity",
    "\u221e",
    "0x10",
    "--5",
    "+-5",
    "\u00b15",
    "5-",
    "(5)",
  ];
  odd.push(
    "1-2",
    "1\u20132",
    "1/2",
    "\u00bd",
    "10\u00b2",
    "1,2,3",
    "1.2.3",
    "1,50.0,0",
    "1 5",
    "1 , 5",
    "5; drop",
    "~5",
    "\u4e94",
  );
  odd.push(
    "1,5 or 2",
    "5\ud835\udfd3",
    "\u200b",
    "1".repeat(101),
    "9".repeat(100_000),
    "<".repeat(100_000),
    "toString",
    "5 constructor",
  );
  for (const text of odd) {
    assert.ok(Number.isNaN(readNumber(text, account)), JSON.stringify(text.slice(0, 20)));
  }
});

test("zero has no sign, and too large a number is one that is out of range", () => {
  assert.ok(Object.is(readNumber("\u22120", account), 0));
  assert.equal(readNumber("1e999", account), Number.POSITIVE_INFINITY);
  assert.equal(readNumber("\u2212999999999999999999999", account), -1e21);
});

test("a value that cannot be read stays, and the note says what was not understood and how to write it", () => {
  const { value, note } = normalise(account, "three <b>hundred</b>", -50);
  assert.equal(value, -50);
  for (const part of ["three <b>hundred</b>", "\u221250 bn USD", "\u2212800", "800 bn USD", "point"]) {
    assert.ok(note.includes(part), part);
  }
  assert.ok(normalise(account, "x".repeat(10_000), 0).note.length < 250);
});

test("attributes, programs and links are read by the same rules", () => {
  assert.deepEqual(normalise(account, "\u2212300"), { value: -300, note: "" });
  assert.deepEqual(normalise(rate, "1,5"), { value: 1.5, note: "" });
  assert.deepEqual(normalise(rate, 1.5), { value: 1.5, note: "" });
});

test("keys move by steps, from between two steps to the next one, and stop at the ends", () => {
  assert.equal(stepped(account, 0, 1), 10);
  assert.equal(stepped(account, 0, -10), -100);
  assert.equal(stepped(account, 3, 1), 10);
  assert.equal(stepped(account, 3, -1), 0);
  assert.equal(stepped(account, -3, 1), 0);
  assert.equal(stepped(account, 795, 10), 800);
  assert.equal(stepped(account, 5000, -1), 800);
  assert.equal(stepped(rate, 0.3, 1), 0.4);
  assert.equal(stepped(rate, 0.7, -1), 0.6);
});
