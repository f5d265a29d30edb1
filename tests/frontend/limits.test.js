import assert from "node:assert/strict";
import { test } from "node:test";
import { askedInputs } from "../../widgets/frontend/guess.js";
import { changed, completed, defaults, normaliseAll, presetInputs } from "../../widgets/frontend/inputs.js";
import { limited } from "../../widgets/frontend/limits.js";
import { readLink } from "../../widgets/frontend/link.js";
import { shortLink } from "../../widgets/frontend/paper.js";
import { pythonFor } from "../../widgets/frontend/python.js";
import { elementFor } from "../../widgets/frontend/snippets.js";

// A bank that opened with 400 of money in it, and one with 40.
const slider = (key, initial) => ({
  type: "slider",
  key,
  label: key,
  unit: "bn",
  low: 0,
  high: 500,
  step: 10,
  default: initial,
});
const declaration = {
  name: "bank",
  class_name: "BankExplorer",
  title: "Bank",
  inputs: [
    slider("cash", 100),
    slider("notes", 300),
    slider("pace", 5),
    {
      type: "choice",
      key: "start",
      label: "Start",
      options: [
        { value: "small", label: "a small bank" },
        { value: "large", label: "a large bank" },
      ],
      default: "large",
      brings: { small: { cash: 10, notes: 30 }, large: { cash: 100, notes: 300 } },
    },
  ],
  presets: [{ key: "own", label: "Own", inputs: { start: "small", cash: 20 }, note: "" }],
  records: { start: { small: { most: 55 }, large: { most: 555 } } },
  limits: [{ inputs: ["notes", "cash"], choice: "start", most: "most", reason: "In {start} at most {most:,.0f}." }],
};
const large = { cash: 100, notes: 300, pace: 5, start: "large" };
const small = { cash: 10, notes: 30, pace: 5, start: "small" };

test("a choice that changes brings its inputs, and what is set beside it goes before", () => {
  assert.deepEqual(completed(declaration, { ...large, pace: 7 }, { start: "small" }), { ...small, pace: 7 });
  assert.deepEqual(completed(declaration, large, { start: "small", cash: 20 }), { ...small, cash: 20 });
  assert.deepEqual(completed(declaration, { ...large, cash: 110 }, { start: "large" }), { ...large, cash: 110 });
});

test("links, attributes, presets and questions all bring them", () => {
  assert.deepEqual(readLink(declaration, "?bank.start=small", large), { inputs: small, notes: [] });
  assert.deepEqual(normaliseAll(declaration, { start: "small" }, large), { inputs: small, notes: [] });
  assert.deepEqual(presetInputs(declaration, declaration.presets[0], large), { ...small, cash: 20 });
  assert.deepEqual(askedInputs(declaration, { inputs: { start: "small" } }), small);
  const { inputs, notes } = normaliseAll(declaration, { start: "small", cash: "much" }, large);
  assert.deepEqual([inputs, notes.length], [small, 1], "what cannot be read leaves what is brought");
  assert.match(notes[0].text, /^cash stays at 10 bn/, "and the note says what it stays at");
});

test("a number that is taken to the step or the end where the input was is set all the same", () => {
  const initial = { ...large, cash: 40, notes: 0 };
  for (const asked of [
    { cash: 41, start: "small" },
    { start: "small", cash: 39 },
  ]) {
    const { inputs, notes } = normaliseAll(declaration, { ...asked, notes: -5 }, initial);
    assert.deepEqual(inputs, { ...small, cash: 40, notes: 0 });
    assert.deepEqual(notes.map(({ text }) => text.split(":")[0]).sort(), [
      "cash was set to 40 bn",
      "notes was set to 0 bn",
    ]);
  }
});

test("of an input that is limited nothing else is said", () => {
  const { notes } = normaliseAll(declaration, { start: "small", cash: 1e9 }, large);
  assert.deepEqual(notes, [{ about: "cash", text: "cash was set to 20 bn. In a small bank at most 55." }]);
});

test("what fits exactly is not limited by the dust of binary fractions", () => {
  const full = { ...small, cash: 15.4, notes: 1 };
  const exactly = { ...declaration, records: { start: { small: { most: 16.4 }, large: { most: 555 } } } };
  assert.ok(16.4 - 15.4 < 1, "the dust");
  assert.deepEqual(limited(exactly, full, ["notes"]), { inputs: full, notes: [] });
});

test("what was asked for and cannot be is limited, with a note that says why", () => {
  const { inputs, notes } = readLink(declaration, "?bank.start=small&bank.cash=50&bank.notes=40", large);
  assert.deepEqual(inputs, { ...small, cash: 50, notes: 0 });
  assert.deepEqual(notes, [{ about: "notes", text: "notes was set to 0 bn. In a small bank at most 55." }]);
  const most = normaliseAll(declaration, { start: "small", cash: 500, notes: 500 }, large);
  assert.ok(most.inputs.cash + most.inputs.notes <= 55 && most.notes.length === 2);
});

test("of two sliders the one that was moved gives way, to its own step", () => {
  for (const [key, value] of [
    ["cash", 20],
    ["notes", 40],
  ]) {
    const { inputs, notes } = limited(declaration, { ...small, [key]: 500 }, [key]);
    assert.deepEqual(inputs, { ...small, [key]: value });
    assert.deepEqual(
      notes.map(({ about }) => about),
      [key],
    );
  }
  assert.deepEqual(limited(declaration, small, ["cash"]), { inputs: small, notes: [] });
});

test("what is written out is read back to the same inputs, and is as short as it can be", () => {
  const states = [large, small, { ...small, cash: 20 }, { ...large, cash: 10 }, { ...small, notes: 20, pace: 20 }];
  for (const state of states) {
    const initial = defaults(declaration);
    assert.deepEqual(completed(declaration, initial, changed(declaration, state)), state);
    const address = shortLink(declaration, "https://book.example/page.html", state);
    assert.deepEqual(readLink(declaration, new URL(address).search, initial), { inputs: state, notes: [] });
  }
  assert.deepEqual(changed(declaration, small), { start: "small" });
  assert.match(pythonFor(declaration, { ...small, cash: 20 }), /BankExplorer\(cash=20, start="small"\)/);
  assert.match(
    elementFor(declaration, "explorers.js", { inputs: small }),
    /inputs="{&quot;start&quot;:&quot;small&quot;}"/,
  );
});
