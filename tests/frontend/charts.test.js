import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "../../widgets/frontend/describe.js";
import { extent, nextDomain, rounded } from "../../widgets/frontend/domain.js";

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
  const start = nextDomain(null, [0, 90], false, 1);
  assert.deepEqual(nextDomain(start, [0, 20], true, 1), start);
  const grown = nextDomain(start, [0, 390], true, 1);
  assert.ok(grown[1] >= 390);
  assert.deepEqual(nextDomain(grown, [0, 90], false, 1), start);
});

test("the text alternative says what is shown: start, end, extremes and the marked month", () => {
  const text = describe(lines, outputs, { month: 1 }, { y: 1, g: 0, seen: 0 });
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
    assert.ok(!describe(lines, outputs, { month }, { y: 1, g: 0, seen: 0 }).includes("Ample"));
  }
});
