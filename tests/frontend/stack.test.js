// Stacked areas as they are drawn, for random settings of every explorer that has any: the outline of each is read back into
// numbers.  An area lies on the one before it, never below it, and none leaves the frame.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { computer } from "../../widgets/frontend/compute.js";
import { extent, rounded, xExtent } from "../../widgets/frontend/domain.js";
import { limited } from "../../widgets/frontend/limits.js";
import { tenth } from "../../widgets/frontend/path.js";
import { straight } from "../../widgets/frontend/scale.js";
import { drawers } from "../../widgets/frontend/series.js";

const SETTINGS = 60;
const FRAME = { left: 40, right: 320, top: 10, bottom: 180 };
const built = new URL("../../widgets/frontend/generated/explorers/", import.meta.url);

/** An element that only keeps its attributes. */
function element() {
  const attributes = new Map();
  return {
    style: {},
    append() {},
    setAttribute: (name, value) => attributes.set(name, value),
    getAttribute: (name) => attributes.get(name),
  };
}
globalThis.document = { createElementNS: element };

/** The same numbers in every run: a small linear congruential generator. */
function randomizer(seed) {
  let state = seed;
  return () => {
    state = (1664525 * state + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

function randomInputs(declaration, random) {
  const inputs = {};
  for (const { key, type, options, low, high, step } of declaration.inputs) {
    const place = random();
    if (type === "choice") inputs[key] = options[Math.floor(place * options.length)].value;
    // One in five at an end.
    else if (place < 0.1 || place > 0.9) inputs[key] = place < 0.1 ? low : high;
    else inputs[key] = Math.min(high, Number((low + step * Math.floor((random() * (high - low)) / step)).toFixed(10)));
  }
  return limited(declaration, inputs, []).inputs;
}

/** The closed outline of an area as its lower and its upper edge, from left to right. */
function edges(d) {
  assert.match(d, /^M[-\d.,L]+Z$/, "one unbroken area");
  const points = d
    .slice(1, -1)
    .split("L")
    .map((point) => point.split(",").map(Number));
  return { lower: points.slice(0, points.length / 2), upper: points.slice(points.length / 2).reverse() };
}

const stacking = readdirSync(built)
  .filter((name) => !name.includes("."))
  .map((name) => JSON.parse(readFileSync(new URL(`${name}/declaration.json`, built), "utf8")))
  .filter(({ charts }) => charts.some(({ kind }) => kind === "stack"));

test("the explorers that stack are found", () => {
  assert.ok(stacking.length >= 6);
});

for (const declaration of stacking) {
  test(`stacked areas of ${declaration.name} lie on each other and inside the frame`, async () => {
    const { respond, facts } = await import(new URL(`${declaration.name}/model.js`, built));
    const compute = computer(declaration, { respond: respond[declaration.name], facts: facts[declaration.name] });
    const known = Object.fromEntries(declaration.outputs.map((output) => [output.key, output]));
    const random = randomizer(20170927);
    for (let each = 0; each < SETTINGS; each++) {
      const inputs = randomInputs(declaration, random);
      const { outputs } = compute(inputs);
      for (const chart of declaration.charts.filter(({ kind }) => kind === "stack"))
        check(chart, outputs, known, inputs);
    }
  });
}

function check(chart, outputs, known, inputs) {
  const y = straight(rounded(extent(chart, outputs), 10), [FRAME.bottom, FRAME.top]);
  const across = straight(xExtent(chart, outputs), [FRAME.left, FRAME.right]);
  const x = outputs[chart.x || "month"].map((place) => tenth(across(place)));
  const sums = new Array(x.length).fill(0);
  let below = x.map((place) => [place, tenth(y(0))]);
  chart.series.forEach((series, index) => {
    if (series.style !== "area") return;
    const drawer = drawers(chart, known)[index];
    drawer.draw(outputs, x, y, sums);
    const { lower, upper } = edges(drawer.back[0].getAttribute("d"));
    const where = `${chart.key}, ${series.output}: ${JSON.stringify(inputs)}`;
    assert.deepEqual(lower, below, `lies on the area before it: ${where}`);
    upper.forEach(([place, top], at) => {
      assert.equal(place, x[at]);
      assert.ok(top <= lower[at][1], `never below it: ${where}`);
      assert.ok(
        top >= FRAME.top && top <= FRAME.bottom && place >= FRAME.left && place <= FRAME.right,
        `inside: ${where}`,
      );
    });
    below = upper;
  });
}
