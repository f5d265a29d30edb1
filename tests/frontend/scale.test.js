import assert from "node:assert/strict";
import { test } from "node:test";
import { nice, straight, tickStep, ticks } from "../../widgets/frontend/scale.js";

test("ticks are round numbers, their steps 1, 2 or 5 times a power of ten", () => {
  assert.deepEqual(ticks([0, 10000], 4), [0, 2000, 4000, 6000, 8000, 10000]);
  assert.deepEqual(ticks([2008, 2026], 5), [2010, 2015, 2020, 2025]);
  assert.deepEqual(ticks([-0.3, 0.1], 4), [-0.3, -0.2, -0.1, 0, 0.1], "ends included, and no dust of fractions");
  for (const [low, high] of [
    [0, 1],
    [-37, 12],
    [1e-4, 3e-4],
    [950, 960],
    [0, 123456789],
  ]) {
    const found = ticks([low, high], 5);
    assert.ok(found.length >= 3 && found.length <= 11, `${found.length} ticks from ${low} to ${high}`);
    assert.ok(found.every((place) => place >= low - 1e-9 && place <= high + 1e-9));
    const digits = tickStep(low, high, 5) / 10 ** Math.floor(Math.log10(tickStep(low, high, 5)) + 1e-9);
    assert.ok([1, 2, 5].some((digit) => Math.abs(digits - digit) < 1e-6));
  }
});

test("a nice range begins and ends on a tick, holds the range and is less than two steps wider", () => {
  for (const range of [
    [0.13, 9.7],
    [-37, 12],
    [900, 960],
    [180, 961],
    [-3.21, -3.2],
    [0, 0.007],
  ]) {
    const [low, high] = nice(range, 4);
    const step = tickStep(low, high, 4);
    assert.ok(low <= range[0] && high >= range[1], `${range} lies in ${low} to ${high}`);
    assert.ok(range[0] - low < step && high - range[1] < step);
    const found = ticks([low, high], 4);
    assert.deepEqual([found[0], found.at(-1)], [low, high]);
  }
  assert.deepEqual(nice([0, 100], 4), [0, 100], "what is round stays");
});

test("a straight scale meets both ends, and its inverse leads back", () => {
  const down = straight([0, 50], [200, 10]);
  assert.equal(down(0), 200);
  assert.equal(down(50), 10);
  assert.equal(straight([200, 10], [0, 50])(down(20)), 20);
});
