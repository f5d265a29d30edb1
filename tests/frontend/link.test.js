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
    assert.deepEqual(read(searchOf(writeLink(declaration, page, { inputs }))), { inputs, notes: [] });
  }
});

test("a link keeps the page's other keys and its hash, and replaces its own", () => {
  const page = "https://example.org/a.html?q=a%20b&runoff.x=1&toy.cap_bn=5&toy%2Ecap_bn=7&flag#part";
  const address = writeLink(declaration, page, { inputs: initial });
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

test("a link starts from a preset, and inputs come on top", () => {
  const { inputs, notes } = read("?toy.start=2017&toy.preset=small");
  assert.deepEqual(inputs, { ...initial, cap_bn: 10, start: "2017" });
  assert.deepEqual(notes, []);
  assert.equal(
    writeLink(declaration, "https://example.org/a.html", { preset: "small", show: ["cap_bn"] }),
    "https://example.org/a.html?toy.preset=small&toy.show=cap_bn",
  );
});

test("a link that names controls is read back as it was written, in the order of the explorer", () => {
  for (const show of [["cap_bn"], ["cap_bn", "start", "presets"], null]) {
    const address = writeLink(declaration, "https://example.org/a.html", { inputs: initial, show });
    assert.deepEqual(read(searchOf(address)), { inputs: initial, notes: [], show });
  }
  assert.deepEqual(read("?toy.show=start,,cap_bn,start").show, ["cap_bn", "start"]);
  assert.equal("show" in read("?toy.cap_bn=5"), false, "without that part nothing is said about it");
});

test("parts about controls and presets that mean nothing are ignored with a note each", () => {
  const cases = [
    ["?toy.show=nothing_like_it,cap_bn", ["cap_bn"], 1],
    ["?toy.show=__proto__,constructor,cap_bn", ["cap_bn"], 2],
    ["?toy.show=all,cap_bn", ["cap_bn"], 1],
    ["?toy.show=", null, 1],
    ["?toy.show=<b>", null, 2],
    ["?toy.show=cap_bn&toy.show=start", ["cap_bn"], 1],
    ["?toy.preset=", undefined, 1],
    ["?toy.preset=constructor", undefined, 1],
    ["?toy.preset=small&toy.preset=small", undefined, 1],
  ];
  for (const [search, show, count] of cases) {
    const state = read(search);
    assert.deepEqual(state.show, show, search);
    assert.equal(state.notes.length, count, `${search}: ${state.notes.join(" ")}`);
  }
});

test("a control asked for that cannot come into sight is said", () => {
  const sometimes = { ...declaration.inputs[0], key: "sometimes_bn", shown_if: ["start", ["2017"]] };
  const declared = { ...declaration, inputs: [...declaration.inputs, sometimes] };
  const notes = (search) => readLink(declared, search, defaults(declared)).notes.length;
  assert.equal(notes("?toy.show=sometimes_bn"), 1);
  assert.equal(notes("?toy.show=sometimes_bn&toy.start=2017"), 0);
  assert.equal(notes("?toy.show=sometimes_bn,start"), 0);
});

test("no address makes the reader of links throw", () => {
  for (const search of [
    "",
    "?",
    "?&&==",
    "?toy.show=,",
    "?toy.show=%ff&toy.preset=%ff",
    "?toy.",
    "?%",
    "?toy.%ff=%ff",
    `?toy.cap_bn=${"9".repeat(10000)}`,
  ]) {
    assert.doesNotThrow(() => read(search));
  }
});
