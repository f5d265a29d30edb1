import assert from "node:assert/strict";
import { test } from "node:test";
import { defaults } from "../../widgets/frontend/inputs.js";
import { readLink } from "../../widgets/frontend/link.js";
import { elementFor, frameFor, linkTo } from "../../widgets/frontend/snippets.js";
import { declaration } from "./fixture.js";

const initial = defaults(declaration);
const inputs = { ...initial, cap_bn: 95, start: "2017" };
const [preset] = declaration.presets;
const attribute = (html, name) =>
  new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1].replaceAll("&quot;", '"').replaceAll("&amp;", "&");

test("a link gives settings in full, or a preset by its name", () => {
  const page = "https://example.org/a.html";
  const full = new URL(linkTo(declaration, page, { inputs, preset: null, show: ["cap_bn"] }));
  assert.deepEqual(readLink(declaration, full.search, initial), { inputs, notes: [], show: ["cap_bn"] });
  assert.equal(linkTo(declaration, page, { inputs, preset }), `${page}?toy.preset=small`);
});

test("a frame's address is read back as it was meant, from its attribute", () => {
  const html = frameFor(declaration, "https://example.org/embed.html", { inputs, show: ["cap_bn", "start"] });
  const address = new URL(attribute(html, "src"));
  assert.equal(address.searchParams.get("explorer"), "toy");
  assert.deepEqual(readLink(declaration, address.search, initial), { inputs, notes: [], show: ["cap_bn", "start"] });
  assert.deepEqual([...address.searchParams.keys()], ["explorer", "toy.cap_bn", "toy.start", "toy.show"]);
  assert.equal(attribute(html, "sandbox"), "allow-scripts");
  assert.equal(attribute(html, "title"), declaration.title);
});

test("an element carries what differs from the defaults, and nothing if nothing does", () => {
  const script = "https://example.org/_static/explorers.js";
  const html = elementFor(declaration, script, { inputs, show: ["cap_bn"] });
  assert.deepEqual(JSON.parse(attribute(html, "inputs")), { cap_bn: 95, start: "2017" });
  assert.equal(attribute(html, "show"), "cap_bn");
  assert.ok(html.includes(script));
  assert.deepEqual(JSON.parse(attribute(elementFor(declaration, script, { inputs, preset }), "inputs")), {
    cap_bn: 10,
  });
  const plain = elementFor(declaration, script, { inputs: initial, show: null });
  assert.ok(plain.endsWith('<qe-explorer name="toy"></qe-explorer>'));
});

test("nothing in a title can close an attribute", () => {
  const title = '"><script>alert(1)</script>';
  const html = frameFor({ ...declaration, title }, "https://example.org/embed.html", { inputs });
  assert.equal(html.includes('"><script>alert'), false);
  assert.ok(attribute(html, "title").startsWith('">'));
});
