import assert from "node:assert/strict";
import { test } from "node:test";
import { queryOf } from "../../widgets/frontend/address.js";
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

const asked = { ...initial, cap_bn: 95, tga_bn: -300, start: "2017" };
const QUERY = "toy.cap_bn=95&toy.tga_bn=-300&toy.start=2017";
const MENDED = {
  "escaped as HTML": QUERY.replaceAll("&", "&amp;"),
  "escaped as HTML twice": QUERY.replaceAll("&", "&amp;amp;"),
  "escaped as HTML by number": QUERY.replaceAll("&", "&#38;"),
  "escaped once": encodeURIComponent(QUERY),
  "escaped twice": encodeURIComponent(encodeURIComponent(QUERY)),
  "escaped three times": encodeURIComponent(encodeURIComponent(encodeURIComponent(QUERY))),
  "escaped with its question mark": encodeURIComponent(`?${QUERY}`),
  "escaped as HTML and then whole": encodeURIComponent(QUERY.replaceAll("&", "&amp;")),
  "escaped after the first part": QUERY.replaceAll("&", "%26"),
  "only its values escaped twice": QUERY.replace("-", "%252D"),
  "with a true minus sign": QUERY.replace("-", "\u2212"),
  "with a true minus sign, escaped": QUERY.replace("-", "%E2%88%92"),
  "with full-width letters": QUERY.replace("95", "\uff19\uff15"),
  "with zero-width spaces": QUERY.replaceAll("toy", "\u200btoy").replaceAll("=", "\u200b=\u200b"),
  "with zero-width spaces, escaped": `${QUERY.replace("cap", "cap%E2%80%8B")}%E2%80%8B`,
  "with a soft hyphen and a byte-order mark": `%EF%BB%BF${QUERY.replace("cap", "%C2%ADcap")}`,
  "with line breaks of a mail": QUERY.replace("tga_bn", "tga_%0D%0Abn").replace("=95", "=%0A95"),
  "with spaces for line breaks": QUERY.replace("tga_bn", "tga_%20bn").replace("=95", "=+95+"),
  "with quoted-printable equal signs": QUERY.replaceAll("=", "=3D"),
  "with semicolons": QUERY.replaceAll("&", ";"),
  "with Markdown's backslashes": QUERY.replaceAll("_", "%5C_"),
  "after a stray ampersand": `&${QUERY}&`,
  "with tracking parameters": `${QUERY}&utm_source=a.b&utm_medium=x&fbclid=IwAR0_-9&gclid=1`,
  "with tracking after a second question mark": `${QUERY}?utm_source=news&fbclid=1`,
  "with tracking in front": `utm_source=a&${QUERY}`,
};
for (const junk of [
  ")",
  ").",
  "]",
  "}",
  ">",
  '"',
  "'",
  "\u201d",
  "\u00bb",
  ".",
  ",",
  ";",
  ":",
  "!",
  "?",
  "*",
  "`",
  "\u3002",
  "\uff09",
  "\u2026",
]) {
  MENDED[`with ${junk} of the text around it`] = QUERY + junk;
  MENDED[`with ${junk}, escaped`] = QUERY + encodeURIComponent(junk);
}

test("a link that was changed on its way is read as it was meant, without a note", () => {
  for (const [how, query] of Object.entries(MENDED)) {
    assert.deepEqual(read(`?${query}`), { inputs: asked, notes: [] }, how);
  }
});

test("so are a preset and a list of settings, whatever the browser made of the address", () => {
  for (const query of [
    "toy.preset=small&amp;toy.show=cap_bn,start.",
    "toy.preset%3Dsmall%26toy.show%3Dcap_bn%2Cstart",
    "toy.preset=%22small%22&toy.show=cap_bn%252Cstart)",
  ]) {
    const state = read(`?${query}`);
    assert.deepEqual(state, { inputs: { ...initial, cap_bn: 10 }, notes: [], show: ["cap_bn", "start"] }, query);
  }
  const address = new URL(`https://example.org/a.html?${QUERY.replaceAll("&", "&#38;")}`);
  assert.deepEqual(read(queryOf(address)), { inputs: asked, notes: [] });
  assert.equal(queryOf(new URL("https://example.org/a.html?a=1#part")), "?a=1");
});

test("what is inside another parameter of the page is not ours", () => {
  for (const query of [
    "url=https%3A%2F%2Fx.org%2F%3Ftoy.cap_bn%3D5%26toy.tga_bn%3D5",
    "q=toy.cap_bn%3D5",
    "q=a%26toy.cap_bn%3D5",
  ]) {
    assert.deepEqual(read(`?${query}`), { inputs: initial, notes: [] }, query);
  }
});

test("a link escaped on its way does not stay beside the one that is written anew", () => {
  for (const query of [QUERY.replaceAll("&", "&amp;"), encodeURIComponent(QUERY)]) {
    const address = writeLink(declaration, `https://example.org/a.html?q=1&${query}#part`, { inputs: initial });
    assert.deepEqual(read(searchOf(address)), { inputs: initial, notes: [] });
    assert.ok(address.includes("?q=1&toy.cap_bn=60&") && address.endsWith("#part"), address);
  }
});

test("what has no plain meaning keeps its note, which stays short", () => {
  for (const value of [
    "95) and more",
    "(95)",
    "9\u00a05",
    "x".repeat(10_000),
    "%".repeat(10_000),
    "9".repeat(10_000),
    "<".repeat(10_000),
  ]) {
    const { inputs, notes } = read(`?toy.cap_bn=${value}`);
    assert.equal(inputs.cap_bn, 60, value.slice(0, 20));
    assert.equal(notes.length, 1);
    assert.equal(notes[0].about, "cap_bn");
    assert.ok(notes[0].text.length < 250);
  }
});

test("notes are few, whatever a link holds", () => {
  const unknown = Array.from({ length: 1000 }, (_, place) => `toy.part${place}=${"x".repeat(100)}`);
  assert.equal(read(`?${unknown.join("&")}`).notes.length, 1);
  const names = Array.from({ length: 1000 }, (_, place) => `part${place}`);
  assert.equal(read(`?toy.show=cap_bn,${names.join(",")}`).notes.length, 1);
  assert.equal(read(`?${"toy.cap_bn=5&".repeat(20_000)}`).notes.length, 1);
  assert.ok(read(`?toy.preset=${"x".repeat(10_000)}`).notes[0].text.length < 250);
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
