import assert from "node:assert/strict";
import { test } from "node:test";
import { nice, straight, ticks } from "../../widgets/frontend/scale.js";

test("a nice range begins and ends on a tick and holds the range", () => {
  for (const range of [
    [0.13, 9.7],
    [-37, 12],
    [900, 960],
    [180, 961],
    [0, 0.007],
  ]) {
    const [low, high] = nice(range, 4);
    assert.ok(low <= range[0] && high >= range[1], `${range} lies in ${low} to ${high}`);
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
