import assert from "node:assert/strict";
import { test } from "node:test";
import { exact, fill, number } from "../../widgets/frontend/format.js";
import { linesFor } from "../../widgets/frontend/readout.js";
import { t, useCatalogue } from "../../widgets/frontend/text.js";

test("templates follow Python's format specs and print a true minus sign", () => {
  assert.equal(
    fill("{a:,.0f} bn, {b:+.1f} bp, {c:.2f}%", { a: 12345.6, b: -3.25, c: 0.5 }),
    "12,346 bn, \u22123.3 bp, 0.50%",
  );
  assert.equal(fill("{b:+.0f}", { b: 7 }), "+7");
});

test("a fact without a value is a dash, and doubled braces are braces", () => {
  assert.equal(fill("{a:.0f} {b} {{x}}", { a: Number.NaN }), "– – {x}");
});

test("numbers in tables and notes", () => {
  assert.equal(number(-1234.5, 1), "\u22121,234.5");
  assert.equal(number(Number.NaN, 1), "–");
  assert.equal(exact(0.05), "0.05");
  assert.equal(exact(-800), "\u2212800");
});

test("a catalogue translates the front end's sentences and the declarations' strings; the rest stays English", () => {
  useCatalogue({ "actions.reset": "重置", "Treasury run-off cap": "国债缩减上限" });
  assert.equal(t("actions.reset"), "重置");
  assert.equal(t("Treasury run-off cap"), "国债缩减上限");
  assert.equal(t("actions.data"), "Data");
  assert.equal(t("A string of a declaration"), "A string of a declaration");
  useCatalogue({});
  assert.equal(t("actions.reset"), "Reset");
});

test("text that looks like a property of every object is still only text", () => {
  assert.equal(t("constructor"), "constructor");
});

test("room is kept for the longest sentence, numbers included", () => {
  const lines = (sentence) => Object.fromEntries(linesFor(["Short.", sentence]));
  assert.deepEqual(lines("Short too."), { narrow: 1, middle: 1, wide: 1 });
  const long = "{a:,.0f} of them ".repeat(14);
  assert.deepEqual(lines(long), { narrow: 5, middle: 2, wide: 2 });
});
