import assert from "node:assert/strict";
import { test } from "node:test";
import { strayParts } from "../../widgets/frontend/stray.js";
import { declaration } from "./fixture.js";

const explorers = { names: ["toy", "runoff"], here: ["toy"] };
const notes = (search) => strayParts(declaration, search, explorers);

test("a part for an explorer that is not here is told, once for each name", () => {
  for (const search of [
    "?runoff.size=1",
    "?tyo.cap_bn=5",
    "?Toy.show=cap_bn",
    "?amp;tyo.preset=small",
    "?.cap_bn=5",
    "?TOY.CAP_BN=5",
    "?RUNOFF.SIZE=1",
  ]) {
    assert.equal(notes(search).length, 1, search);
  }
  assert.equal(notes("?tyo.cap_bn=5&tyo.tga_bn=5&toi.show=cap_bn").length, 2);
});

test("a setting without the explorer's name is told with the way to write it", () => {
  const [note] = notes("?cap_bn=5");
  assert.ok(note.text.includes("toy.cap_bn"));
});

test("what is this explorer's or the page's own business is left alone", () => {
  for (const search of [
    "",
    "?toy.cap_bn=5",
    "?amp;toy.cap_bn=5",
    "?toy.cap_bn%3D5%26toy.tga_bn%3D5",
    "?toy.nothing=5",
    "?toy.cap_bn=5&utm_source=mail&fbclid=toy.cap_bn%3D5",
    "?q=a&highlight=b&start=3&show=x&utm.source=1&%E0%A4%A",
  ]) {
    assert.deepEqual(notes(search), [], search);
  }
});

test("many misspelled names make one note with their number", () => {
  const parts = Array.from({ length: 1000 }, (_, place) => `toy${place}.cap_bn=5`);
  const found = notes(`?${parts.join("&amp;")}`);
  assert.equal(found.length, 1);
  assert.ok(found[0].text.includes("toy0") && found[0].text.includes("999"));
  assert.ok(notes(`?${"t".repeat(10_000)}.cap_bn=5`)[0].text.length < 250);
});
