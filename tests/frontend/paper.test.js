import assert from "node:assert/strict";
import { test } from "node:test";
import { defaults } from "../../widgets/frontend/inputs.js";
import { readLink } from "../../widgets/frontend/link.js";
import { shortLink } from "../../widgets/frontend/paper.js";
import { declaration } from "./fixture.js";

const PAGE = "https://example.org/book/a.html";
const initial = defaults(declaration);

test("the link on paper restores every input", () => {
  const inputs = { ...initial, tga_bn: -300, start: "2017" };
  const address = shortLink(declaration, `${PAGE}?q=words&toy.cap_bn=5#part`, inputs);
  assert.ok(address.startsWith(`${PAGE}?`));
  assert.deepEqual(readLink(declaration, new URL(address).search, initial), { inputs, notes: [] });
});

test("the link on paper is short: it leaves out what is as usual", () => {
  assert.equal(shortLink(declaration, PAGE, initial), PAGE);
  assert.equal([...new URL(shortLink(declaration, PAGE, { ...initial, cap_bn: 95 })).searchParams].length, 1);
});

test("a page on disk has no address to print", () => {
  assert.equal(shortLink(declaration, "file:///somewhere/a.html", initial), null);
});
