import assert from "node:assert/strict";
import { test } from "node:test";
import { sumsOf } from "../../widgets/frontend/accounts.js";
import { describeBars } from "../../widgets/frontend/describe.js";
import { barExtent, layRows, stackRow, wrap } from "../../widgets/frontend/rows.js";
import { learnRoot, pageAddress } from "../../widgets/frontend/site.js";

test("parts of a stack follow each other, those below zero to the left; the total is their sum", () => {
  const { pieces, left, right, total } = stackRow([2, -1, 3, Number.NaN, -0.5]);
  assert.deepEqual(
    pieces.map(({ from, to }) => [from, to]),
    [
      [0, 2],
      [0, -1],
      [2, 5],
      [5, 5],
      [-1, -1.5],
    ],
  );
  assert.deepEqual([left, right, total], [-1.5, 5, 3.5]);
});

const outputs = {
  group: [0, 1],
  gain: [1, -2],
  gain_low: [-1, -4],
  gain_high: [3, Number.NaN],
  part: [5, 1],
};
const series = [
  { output: "gain", label: "Gain", style: "bar" },
  { output: "part", label: "Part", style: "bar" },
];
const declared = {
  group: { key: "group", label: "Group", unit: "", categories: ["Poor", "Rich"] },
  gain: { key: "gain", unit: "%", decimals: 1, banded: true },
  part: { key: "part", unit: "%", decimals: 0 },
};

test("bars make room for their whiskers and for zero, stacks for their sums", () => {
  assert.deepEqual(barExtent({ kind: "bars", series: [series[0]] }, outputs), [-4, 3]);
  assert.deepEqual(barExtent({ kind: "bars", series: [series[1]] }, outputs), [0, 5]);
  assert.deepEqual(barExtent({ kind: "stacked_bars", series }, outputs), [-2, 6]);
});

test("names stand beside wide bars and above narrow ones; no row touches the next", () => {
  const names = ["Short", "A name that is much too long for the room it has"];
  for (const width of [300, 600]) {
    const { rows, left, height, beside } = layRows(names, 2, 13, { width, top: 4 });
    assert.equal(beside, width === 600);
    assert.equal(left > 0, beside);
    for (const { lines, name, bars } of rows) {
      if (!beside) assert.ok(name + 13 * (lines.length - 1) < bars[0], "the name is above its bars");
      assert.ok(bars[1] >= bars[0] + 13, "bars do not cover each other");
    }
    assert.ok(rows[1].bars[0] > rows[0].bars[1] + 13);
    assert.ok(height >= rows[1].bars[1] + 13);
  }
});

test("long names are broken between words only", () => {
  assert.deepEqual(wrap("the bottom half of households", 12), ["the bottom", "half of", "households"]);
  assert.deepEqual(wrap("indivisible", 4), ["indivisible"]);
});

test("bars in words: every row with each value, its range, and the total of a stack", () => {
  const chart = { kind: "bars", title: "Gains", unit: "%", x: "group", series: [series[0]] };
  assert.equal(
    describeBars(chart, outputs, {}, declared),
    "Gains, %. Poor: 1.0 (\u22121.0 to 3.0). Rich: \u22122.0 (\u22124.0 to –).",
  );
  const { gain_low: _low, gain_high: _high, ...plain } = outputs;
  assert.equal(
    describeBars({ ...chart, kind: "stacked_bars", series }, plain, {}, declared),
    "Gains, %. Poor: Gain 1.0, Part 5, total 6.0. Rich: Gain \u22122.0, Part 1, total \u22121.0.",
  );
});

test("both sides of an account are added up; a gap that the decimals show is found", () => {
  const account = {
    assets: [
      ["Treasuries", "a"],
      ["Other", "b"],
    ],
    liabilities: [["Reserves", "c"]],
  };
  assert.deepEqual(sumsOf(account, { a: [600], b: [-100], c: [500] }, 0), {
    assets: 500,
    liabilities: 500,
    agree: true,
  });
  assert.equal(sumsOf(account, { a: [0.1], b: [0.2], c: [0.3] }, 1).agree, true, "dust of binary fractions");
  assert.equal(sumsOf(account, { a: [600], b: [-100], c: [501] }, 0).agree, false);
  assert.equal(sumsOf(account, { a: [600], b: [-100] }, 0).agree, false, "an output that is missing is not zero");
});

test("a card's link leads into the book where the script knows where that is, and nowhere else", () => {
  learnRoot("https://example.org/book/_static/explorers.js?v=1");
  assert.equal(pageAddress("how/x.html#c0-45"), "https://example.org/book/how/x.html#c0-45");
  for (const link of ["//evil.org/x", "https://evil.org", "javascript:alert(1)", "../x.html", "/x.html", ""]) {
    assert.equal(pageAddress(link), null, link);
  }
  learnRoot("file:///home/book/_static/explorers.js");
  assert.equal(pageAddress("x.html"), "file:///home/book/x.html");
  for (const script of ["https://example.org/course/explorers.js", "", undefined]) {
    learnRoot(script);
    assert.equal(pageAddress("x.html"), null, String(script));
  }
});
