import assert from "node:assert/strict";
import { test } from "node:test";
import { computer } from "../../widgets/frontend/compute.js";
import { defaults } from "../../widgets/frontend/inputs.js";
import { declaration, model } from "./fixture.js";

const compute = computer(declaration, model);
const run = (changes) => compute({ ...defaults(declaration), ...changes });

test("the line follows the chosen estimate", () => {
  assert.deepEqual(run({ estimate: "low" }).outputs.yield_pct, [0, -1, -2]);
  assert.deepEqual(run({ estimate: "central" }).outputs.yield_pct, [0, 2, 4]);
  assert.deepEqual(run({ estimate: "high" }).outputs.yield_pct, [0, 1, 2]);
});

test("the band spans all three estimates in every month, whichever is chosen and however they are ordered", () => {
  for (const estimate of ["low", "central", "high"]) {
    const { outputs } = run({ estimate });
    assert.deepEqual(outputs.yield_pct_low, [0, -1, -2]);
    assert.deepEqual(outputs.yield_pct_high, [0, 2, 4]);
  }
});

test("an output without a credible estimate has a range and no line", () => {
  const { outputs } = run({});
  assert.equal("gold_pct" in outputs, false);
  assert.deepEqual(outputs.gold_pct_low, [0, -2, -1]);
  assert.deepEqual(outputs.gold_pct_high, [0, 1, 2]);
});

test("a choice becomes its record, and a month without an observation is NaN", () => {
  assert.deepEqual(run({ start: "2017" }).outputs.seen_bn, [1, Number.NaN, 3]);
  assert.deepEqual(run({ start: "2022" }).outputs.seen_bn, [4, 5, Number.NaN]);
});

test("facts are of the chosen run and its band", () => {
  const { facts } = run({ estimate: "high" });
  assert.equal(facts.end_pct, 2);
  assert.equal(facts.spread_pct, 6);
});

test("an explorer of arithmetic is computed once, without bands, and its lists may have any length", () => {
  const outputs = [
    { key: "reserves", axis: "reserves" },
    { key: "spread", axis: "reserves" },
    { key: "now", axis: "" },
  ];
  const seen = [];
  const respond = (inputs, parameters) => {
    seen.push(parameters);
    return { reserves: [1, 2], spread: [inputs.size, 0], now: [7] };
  };
  const facts = (_, { now }) => ({ sentence: 0, now: now[0] });
  const sizes = [{ key: "size", default: 3 }];
  const parameters = { low: "low", central: "central", high: "high" };
  const result = computer({ inputs: sizes, outputs, parameters }, { respond, facts })({ size: 3 });
  assert.deepEqual(result, {
    outputs: { reserves: [1, 2], spread: [3, 0], now: [7] },
    facts: { sentence: 0, now: 7 },
  });
  assert.deepEqual(seen, ["central"]);
});
