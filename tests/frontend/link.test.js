import assert from "node:assert/strict";
import { test } from "node:test";
import { defaults } from "../../widgets/frontend/inputs.js";
import { readLink, writeLink } from "../../widgets/frontend/link.js";
import { declaration } from "./fixture.js";

const initial = defaults(declaration);
const read = (search) => readLink(declaration, search, initial);
const searchOf = (address) => new URL(address).search;

test("a link restores every input", () => {
  const inputs = { cap_bn: 95, tga_bn: -300, rate_pct: 5.35, start: "2017", estimate: "low" };
  for (const page of ["https://example.org/book/a.html", "file:///home/a%20b/a.html", "http://localhost:8000/x/"]) {
    assert.deepEqual(read(searchOf(writeLink(declaration, page, inputs))), { inputs, notes: [] });
  }
});

test("a link keeps the page's other keys and its hash, and replaces its own", () => {
  const page = "https://example.org/a.html?q=a%20b&runoff.x=1&toy.cap_bn=5&toy%2Ecap_bn=7&flag#part";
  const address = writeLink(declaration, page, initial);
  assert.ok(address.startsWith("https://example.org/a.html?q=a%20b&runoff.x=1&flag&toy.cap_bn=60&"));
  assert.ok(address.endsWith("#part"));
  assert.equal(address.match(/cap_bn/g).length, 1);
});

test("keys of other explorers and of the page are none of our business", () => {
  assert.deepEqual(read("?runoff.cap_bn=5&highlight=word&toys.cap_bn=1&toy=3"), { inputs: initial, notes: [] });
});

test("a malformed link gives defaults or clamped values and one note for each thing changed", () => {
  const cases = [
    ["?toy.cap_bn=lots", "cap_bn", 60],
    ["?toy.cap_bn=NaN", "cap_bn", 60],
    ["?toy.cap_bn=", "cap_bn", 60],
    ["?toy.cap_bn=%E0%A4%A", "cap_bn", 60],
    ["?toy.cap_bn=1e999", "cap_bn", 120],
    ["?toy.cap_bn=999999999999999999999", "cap_bn", 120],
    ["?toy.cap_bn=-5", "cap_bn", 0],
    ["?toy.start=<script>alert(1)</script>", "start", "2022"],
    ["?toy.estimate=__proto__", "estimate", "central"],
    ["?toy.cap_bn=30&toy.cap_bn=40", "cap_bn", 30],
  ];
  for (const [search, key, value] of cases) {
    const { inputs, notes } = read(search);
    assert.equal(inputs[key], value, search);
    assert.equal(notes.length, 1, search);
  }
});

test("an unknown key of this explorer is ignored with a note, prototype names included", () => {
  for (const key of ["size", "__proto__", "constructor", "toString", ""]) {
    const { inputs, notes } = read(`?toy.${key}=1`);
    assert.deepEqual(inputs, initial);
    assert.equal(notes.length, 1);
  }
});

test("no address makes the reader of links throw", () => {
  for (const search of ["", "?", "?&&==", "?toy.", "?%", "?toy.%ff=%ff", `?toy.cap_bn=${"9".repeat(10000)}`]) {
    assert.doesNotThrow(() => read(search));
  }
});
