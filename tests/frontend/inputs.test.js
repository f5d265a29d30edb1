import assert from "node:assert/strict";
import { test } from "node:test";
import { defaults, isShown, normalise, normaliseAll, presetInputs } from "../../widgets/frontend/inputs.js";
import { declaration } from "./fixture.js";

const [cap, account, rate, start] = declaration.inputs;

test("a value in range and on a step is taken as it is, without a note", () => {
  assert.deepEqual(normalise(cap, 95), { value: 95, note: "" });
  assert.deepEqual(normalise(cap, "95"), { value: 95, note: "" });
  assert.deepEqual(normalise(rate, 5.35), { value: 5.35, note: "" });
});

test("a value out of range is clamped, and the note names input, unit and range", () => {
  const above = normalise(cap, 1e300);
  assert.equal(above.value, 120);
  for (const part of ["Cap", "bn USD a month", "0", "120"]) assert.ok(above.note.includes(part), part);
  assert.equal(normalise(cap, -1).value, 0);
  assert.equal(normalise(cap, Number.POSITIVE_INFINITY).value, 120);
  assert.equal(normalise(cap, "1e999").value, 120);
});

test("notes print negative numbers with a minus sign, not a hyphen", () => {
  assert.ok(normalise(account, -5000).note.includes("\u2212800"));
});

test("a value between steps goes to the nearest step, exact in decimals", () => {
  assert.equal(normalise(cap, 61).value, 60);
  assert.ok(normalise(cap, 61).note.includes("steps of 5"));
  assert.equal(normalise(rate, 0.31).value, 0.3);
});

test("what is not a number leaves the current value", () => {
  for (const raw of ["", "abc", "NaN", "Infinity", "0x10", "5; drop", null, undefined, {}, [], true, Number.NaN]) {
    const { value, note } = normalise(cap, raw, 45);
    assert.equal(value, 45, String(raw));
    assert.ok(note, String(raw));
  }
});

test("a choice takes its options only; a year may come as a number", () => {
  assert.equal(normalise(start, 2017).value, "2017");
  assert.equal(normalise(start, "1929", "2017").value, "2017");
  assert.ok(normalise(start, "1929", "2017").note.includes("2022"));
});

test("anything but a plain object is refused with a note and changes nothing", () => {
  for (const raw of [null, undefined, 5, "text", [1]]) {
    const { inputs, notes } = normaliseAll(declaration, raw, defaults(declaration));
    assert.deepEqual(inputs, defaults(declaration));
    assert.equal(notes.length, 1);
  }
});

test("unknown keys are named in a note and never become inputs", () => {
  const raw = JSON.parse('{"__proto__": 1, "constructor": 2, "cap_bn": 30}');
  const { inputs, notes } = normaliseAll(declaration, raw, defaults(declaration));
  assert.deepEqual(Object.keys(inputs), Object.keys(defaults(declaration)));
  assert.equal(inputs.cap_bn, 30);
  assert.equal(notes.length, 2);
});

test("a note names the input that it is about; one about an unknown name names none", () => {
  const { notes } = normaliseAll(declaration, { cap_bn: "many", rate_pct: 99, size: 1 }, defaults(declaration));
  assert.deepEqual(
    notes.map(({ about }) => about),
    ["cap_bn", "rate_pct", undefined],
  );
});

test("a thousand unknown names make one note with their number", () => {
  const raw = Object.fromEntries(Array.from({ length: 1000 }, (_, place) => [`part${place}`, 1]));
  const { notes } = normaliseAll(declaration, { ...raw, cap_bn: 30 }, defaults(declaration));
  assert.equal(notes.length, 1);
  assert.ok(notes[0].text.includes("part0") && notes[0].text.includes("999"));
  const [long] = normaliseAll(declaration, { ["k".repeat(10_000)]: 1 }, defaults(declaration)).notes;
  assert.ok(long.text.length < 150);
});

test("a value that cannot even be turned into text leaves a choice as it is", () => {
  for (const raw of [{ toString: null }, Object.create(null), Symbol("2017"), () => "2017", [], true, null, 2017n]) {
    const { value, note } = normalise(start, raw, "2022");
    assert.equal(value, "2022");
    assert.ok(note);
  }
});

test("values Python has checked may lie between steps", () => {
  const { inputs, notes } = normaliseAll(declaration, { cap_bn: 61.5 }, defaults(declaration), { snapping: false });
  assert.equal(inputs.cap_bn, 61.5);
  assert.deepEqual(notes, []);
});

test("a preset sets every input but leaves the reader's estimate", () => {
  const current = { ...defaults(declaration), tga_bn: 300, estimate: "high" };
  const expected = { ...defaults(declaration), cap_bn: 10, estimate: "high" };
  assert.deepEqual(presetInputs(declaration, declaration.presets[0], current), expected);
});

test("a control is shown where its choice has one of its values, and that choice is shown itself", () => {
  const plan = { key: "plan", default: "a" };
  const step = { key: "step", default: "x", shown_if: ["plan", ["a", "b"]] };
  const size = { key: "size", shown_if: ["step", ["x"]] };
  const declared = { inputs: [plan, step, size] };
  const shown = (inputs) => declared.inputs.filter((each) => isShown(declared, each, inputs)).map(({ key }) => key);
  assert.deepEqual(shown({ plan: "b", step: "x" }), ["plan", "step", "size"]);
  assert.deepEqual(shown({ plan: "a", step: "y" }), ["plan", "step"]);
  assert.deepEqual(shown({ plan: "c", step: "x" }), ["plan"]);
});

test("where nothing is estimated a preset brings no estimate", () => {
  const plain = { inputs: [{ key: "size", default: 1 }] };
  assert.deepEqual(presetInputs(plain, { inputs: { size: 2 } }, { size: 1 }), { size: 2 });
});
