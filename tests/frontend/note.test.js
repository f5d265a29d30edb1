import assert from "node:assert/strict";
import { test } from "node:test";
import { lines } from "../../widgets/frontend/note.js";

const notes = (count) =>
  Array.from({ length: count }, (_, place) => ({ about: `input${place}`, text: `Note ${place}.` }));

test("a few notes are all shown, each once", () => {
  assert.deepEqual(lines([...notes(3), ...notes(3)]), ["Note 0.", "Note 1.", "Note 2."]);
  assert.equal(lines(notes(4)).length, 4);
});

test("of many the first are shown, and how many more there are", () => {
  const shown = lines(notes(1000));
  assert.equal(shown.length, 4);
  assert.ok(shown[3].includes("997"));
});
