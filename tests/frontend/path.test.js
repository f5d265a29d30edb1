import assert from "node:assert/strict";
import { test } from "node:test";
import { bandPath, dotsPath, linePath, markersPath, strokesPath } from "../../widgets/frontend/path.js";

const x = [0, 1, 2, 3];
const y = (value) => 10 - value;

test("a line breaks where there is no observation", () => {
  assert.equal(linePath(x, [1, 2, Number.NaN, 4.04], y), "M0,9L1,8M3,6");
  assert.equal(
    linePath(
      x,
      x.map(() => Number.NaN),
      y,
    ),
    "",
  );
});

test("a band goes along its low line and back along its high line", () => {
  assert.equal(bandPath([0, 1], [1, 2], [3, 4], y), "M0,9L1,8L1,6L0,7Z");
});

test("a band is broken where either line has no value", () => {
  assert.equal(bandPath(x, [1, Number.NaN, 1, 1], [2, 2, 2, 3], y), "M0,9L0,8ZM2,9L3,9L3,7L2,8Z");
  assert.equal(bandPath([0], [Number.NaN], [1], y), "");
});

test("dots and markers stand on observations only", () => {
  assert.equal(dotsPath(x, [1, 2, Number.NaN, 4], y, 1), "M0,9h0M1,8h0M3,6h0");
  assert.equal(dotsPath(x, [1, 2, 3, 4], y, 2), "M0,9h0M2,7h0");
  assert.equal(markersPath(x, [1, 2, Number.NaN, 4], y, [1, 2], "h2v2z"), "M1,8h2v2z");
});

test("strokes reach from the low to the high line", () => {
  assert.equal(strokesPath(x, [0, 0, 0, 0], [1, 2, 3, 4], y, 1, 2), "M1,10V8M3,10V6");
});

test("what has no place across is not drawn either", () => {
  assert.equal(linePath([0, Number.NaN, 2], [1, 1, 1], y), "M0,9M2,9");
  assert.equal(dotsPath([0, Number.NaN, 2], [1, 1, 1], y, 1), "M0,9h0M2,9h0");
});
