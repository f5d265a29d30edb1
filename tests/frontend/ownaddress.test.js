import assert from "node:assert/strict";
import test from "node:test";
import { addressIn } from "../../widgets/frontend/ownaddress.js";

const ADDRESS = "https://course.test/qe(1)/explorers.js?v=1a2b";

test("every browser's account of its calls names the script", () => {
  const accounts = [
    `Error: whence\n    at ownAddress (${ADDRESS}:2:1934)\n    at https://course.test/other.js:1:1`,
    `Error: whence\n    at ${ADDRESS}:2:1934`,
    `ownAddress@${ADDRESS}:2:1934\n@https://course.test/other.js:1:1`,
    `module code@${ADDRESS}:2:1934`,
  ];
  for (const account of accounts) assert.equal(addressIn(account), ADDRESS);
});

test("the port is no line, and a script on disk has an address", () => {
  assert.equal(addressIn("at x (http://127.0.0.1:8177/explorers.js:1:2)"), "http://127.0.0.1:8177/explorers.js");
  assert.equal(addressIn("at file:///course/explorers.mjs:1:2"), "file:///course/explorers.mjs");
});

test("a script written into a page has none", () => {
  for (const account of [
    undefined,
    "",
    "Error: whence\n    at <anonymous>:1:2",
    "at https://course.test/page.html:3:5",
  ]) {
    assert.equal(addressIn(account), null);
  }
});
