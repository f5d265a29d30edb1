import assert from "node:assert/strict";
import { test } from "node:test";
import { computer } from "../../widgets/frontend/compute.js";
import { answer, askedInputs, compareInWords, hasDirection, usable } from "../../widgets/frontend/guess.js";
import { declaration, model as toy } from "./fixture.js";

const prediction = {
  question: "By how much?",
  fact: "end_pct",
  unit: "bp",
  low: -100,
  high: 100,
  step: 5,
  decimals: 0,
  inputs: { cap_bn: 95 },
  published: [10, 30],
};
const model = { low: 5, central: 20, high: 40 };
const words = (guess, changes = {}, found = model) => compareInWords({ ...prediction, ...changes }, guess, found);

test("the model answers the question's setting with the central run and the range of all three", () => {
  const compute = computer(declaration, toy);
  assert.equal(askedInputs(declaration, prediction).cap_bn, 95);
  assert.equal(askedInputs(declaration, prediction).start, "2022");
  assert.deepEqual(answer(declaration, prediction, compute), { low: -2, central: 4, high: 4 });
});

test("an explorer of arithmetic has one answer", () => {
  const plain = { inputs: [{ key: "size", default: 3 }] };
  const compute = ({ size }) => ({ facts: { twice: 2 * size } });
  const asked = { fact: "twice", inputs: { size: 5 } };
  assert.deepEqual(answer(plain, asked, compute), { low: 10, central: 10, high: 10 });
});

test("the words say how far off the guess was, and where it lies among both ranges", () => {
  assert.equal(
    words(35),
    "You guessed +35 bp; the model gives +20 bp, so your guess is 15 bp above it. " +
      "It lies inside the model’s range, +5 to +40 bp. It lies outside the published range, +10 to +30 bp.",
  );
  assert.ok(words(10).includes("10 bp below it"));
  assert.ok(words(10).includes("inside the published range"), "the ends belong to the range");
  assert.ok(words(20).startsWith("You guessed +20 bp, and so does the model"));
});

test("a guess in another direction is told so", () => {
  assert.ok(words(-5).includes("The direction differs: in the model it rises."));
  assert.ok(words(0).includes("in the model it rises"));
  assert.ok(words(5, {}, { low: -0.1, central: 0.2, high: 0.4 }).includes("in the model it stays"), "0.2 prints as 0");
  assert.ok(!words(5).includes("direction"));
});

test("without a published range or bands nothing is said of them", () => {
  assert.equal(
    words(5, { published: [] }, { low: 20, central: 20, high: 20 }),
    "You guessed +5 bp; the model gives +20 bp, so your guess is 15 bp below it.",
  );
});

test("a single published figure is not called a range", () => {
  assert.ok(words(12, { published: [12, 12] }).endsWith("It is the published figure, +12 bp."));
  assert.ok(words(13, { published: [12, 12] }).endsWith("The published figure is +12 bp."));
});

test("a size alone has no sign and no direction", () => {
  const size = { low: 0, high: 100, unit: "%", published: [] };
  assert.equal(hasDirection({ ...prediction, ...size }), false);
  assert.equal(
    words(50, size, { low: 20, central: 20, high: 20 }),
    "You guessed 50%; the model gives 20%, so your guess is 30 percentage points above it.",
  );
});

test("a guess with finer steps than the answer is printed as it was given", () => {
  assert.ok(words(2.5, { step: 0.5 }).startsWith("You guessed +2.5 bp"));
});

test("a guess out of range is clamped with a note; what is no number leaves none", () => {
  const above = usable(prediction, 250, null);
  assert.equal(above.value, 100);
  assert.ok(above.note.includes("100 bp"));
  assert.deepEqual(usable(prediction, "35", null), { value: 35, note: "" });
  assert.equal(usable(prediction, "lots", null).value, null);
  assert.equal(usable(prediction, "lots", 35).value, 35);
  assert.ok(usable(prediction, "lots", null).note.includes("lots"));
});

test("a guess is read like any other number", () => {
  for (const text of ["\u221212", "\uff0d12", "\u201312 bp", "-12,0"]) {
    assert.deepEqual(usable({ ...prediction, step: 1 }, text, null), { value: -12, note: "" }, text);
  }
});
