import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "../../widgets/frontend/describe.js";
import { exactly, extent, nextDomain, rounded, xExtent } from "../../widgets/frontend/domain.js";

const stack = {
  kind: "stack",
  title: "Holdings",
  unit: "bn USD",
  series: [
    { output: "a", label: "A", style: "area" },
    { output: "b", label: "B", style: "area" },
  ],
};
const lines = {
  kind: "lines",
  title: "Yield",
  unit: "%",
  series: [
    { output: "y", label: "Yield", style: "line" },
    { output: "g", label: "Gold", style: "hatched" },
    { output: "seen", label: "Actual", style: "dots" },
  ],
  mark: { fact: "month", label: "Ample" },
};
const outputs = {
  month: [0, 1, 2],
  a: [1, 2, 3],
  b: [10, 20, 5],
  y: [2, 3, 2.5],
  y_low: [2, 1, 2],
  y_high: [2, 4, 3],
  g_low: [0, -6, -2],
  g_high: [0, 1, 2],
  seen: [Number.NaN, 5, Number.NaN],
};

test("a stack reaches from zero to its largest sum", () => {
  assert.deepEqual(extent(stack, outputs), [0, 22]);
});

test("dots over a stack are not stacked, but have room", () => {
  const series = [...stack.series, { output: "seen", style: "dots" }];
  assert.deepEqual(extent({ kind: "stack", series }, { ...outputs, seen: [Number.NaN, 5, 40] }), [0, 40]);
});

test("lines make room for their bands, ranges and dots, and pass over missing observations", () => {
  assert.deepEqual(extent(lines, outputs), [-6, 5]);
});

test("a chart without a single observation still has a range", () => {
  assert.deepEqual(extent({ kind: "lines", series: [lines.series[2]] }, { seen: [Number.NaN] }), [0, 1]);
});

test("the range is round, keeps a near zero in sight and does not blow up noise", () => {
  assert.deepEqual(rounded([180, 960], 1), [0, 1000]);
  assert.deepEqual(rounded([900, 960], 1), [900, 960]);
  const [low, high] = rounded([0, 0], 10);
  assert.ok(low < 0 && high > 0 && high - low >= 10);
});

test("under the hand the range only grows; afterwards it fits again", () => {
  const fit = (range) => rounded(range, 1);
  const start = nextDomain(null, [0, 90], false, fit);
  assert.deepEqual(nextDomain(start, [0, 20], true, fit), start);
  const grown = nextDomain(start, [0, 390], true, fit);
  assert.ok(grown[1] >= 390);
  assert.deepEqual(nextDomain(grown, [0, 90], false, fit), start);
});

test("across, a chart reaches from its first place to its last, below zero too", () => {
  const chart = { x: "rate", series: [{ output: "y", style: "line" }] };
  assert.deepEqual(xExtent(chart, { rate: [-2, 0, 3], y: [1, 2, 3] }), [-2, 3]);
  assert.deepEqual(exactly([-2, 3]), [-2, 3]);
  const [low, high] = exactly([4, 4]);
  assert.ok(low < 4 && high > 4, "a single place has room around it");
});

test("a series with places of its own counts where it has values", () => {
  const series = [
    { output: "y", style: "line" },
    { output: "seen", style: "dots", x: "week" },
  ];
  const chart = { x: "rate", series };
  const found = { rate: [0, 3], y: [1, 2], week: [-9, 1, 5], seen: [Number.NaN, 1, 2] };
  assert.deepEqual(xExtent(chart, found), [0, 5]);
});

const declared = {
  month: { key: "month", label: "Month", unit: "months", decimals: 0 },
  y: { key: "y", decimals: 1, unit: "%" },
  g: { key: "g", decimals: 0, unit: "%" },
  seen: { key: "seen", decimals: 0, unit: "%" },
};

test("the text alternative says what is shown: start, end, extremes and the marked month", () => {
  const text = describe(lines, outputs, { month: 1 }, declared);
  assert.equal(
    text,
    "Yield, %. " +
      "Yield: 2.0% at the start, 2.5% in the last month shown; lowest 2.0% in month 0, highest 3.0% in month 1. " +
      "Gold, only a range: from \u22126% to 2%; in the last month \u22122% to 2%. " +
      "Actual: 5% throughout. Ample: month 1.",
  );
});

test("a month that is never reached is not mentioned", () => {
  for (const month of [Number.NaN, -1, 1000]) {
    assert.ok(!describe(lines, outputs, { month }, declared).includes("Ample"));
  }
});

test("a chart along years speaks of years, without separators, and of its shaded stretches", () => {
  const chart = {
    kind: "lines",
    title: "Peak of {peak_pct:.1f}%",
    unit: "%",
    x: "year",
    series: [{ output: "y", label: "Yield", style: "line" }],
    spans: [
      { from: "start", to: "end", label: "QE1" },
      { from: "never", to: "never", label: "Never" },
    ],
  };
  const found = { year: [2008, 2009, 2010], y: [4, 2, 3] };
  const facts = { peak_pct: 4, start: 2008.5, end: 2030, never: Number.NaN };
  const year = { key: "year", label: "Year", unit: "year", decimals: 0 };
  assert.equal(
    describe(chart, found, facts, { ...declared, year }),
    "Peak of 4.0%, %. Yield: 4.0% at the start, 3.0% at the end; lowest 2.0% at 2009, highest 4.0% at 2008. " +
      "QE1: from 2009 to 2010.",
  );
});

test("a path is told by its named points, a point by its place", () => {
  const chart = {
    kind: "lines",
    title: "Plane",
    unit: "%",
    x: "reserves",
    series: [
      { output: "y", label: "Record", style: "path", tags: "year" },
      { output: "now", label: "Now", style: "point", x: "now_reserves" },
    ],
  };
  const found = {
    reserves: [1, 2, 3],
    y: [5, 4, 3],
    year: [2008, Number.NaN, 2015],
    now: [0.5],
    now_reserves: [2.5],
  };
  const reserves = { label: "Reserves", unit: "tn USD", decimals: 1 };
  const known = { ...declared, reserves: { key: "reserves", ...reserves }, now_reserves: { key: "x", ...reserves } };
  assert.equal(
    describe(chart, found, {}, known),
    "Plane, %. Record: 2008: 5.0% at Reserves 1.0 tn USD; 2015: 3.0% at Reserves 3.0 tn USD. " +
      "Now: 1% at Reserves 2.5 tn USD.",
  );
});
