import assert from "node:assert/strict";
import test from "node:test";
import { legible, parsed } from "../../widgets/frontend/given.js";

const raise = () => {
  throw new Error("no");
};

test("numbers and texts are copied under their names", () => {
  const given = { cap_bn: 7, start: "2017" };
  const copy = legible(given);
  assert.deepEqual(copy, given);
  given.cap_bn = 8;
  assert.equal(copy.cap_bn, 7);
});

test("what is neither means nothing, and is not asked for its text", () => {
  const asked = { toString: raise, valueOf: raise, [Symbol.toPrimitive]: raise };
  for (const value of [
    asked,
    null,
    undefined,
    true,
    7n,
    Symbol("no"),
    raise,
    [7],
    { toString: null },
    "7".repeat(1e6),
  ]) {
    assert.deepEqual(legible({ value }), { value: null });
  }
});

test("names of prototypes are names like others", () => {
  const copy = parsed('{"__proto__": {"cap_bn": 7}, "constructor": 1}');
  assert.deepEqual(Object.keys(copy), ["__proto__", "constructor"]);
  assert.equal(Object.getPrototypeOf(copy), Object.prototype);
  assert.equal(copy.cap_bn, undefined);
});

test("a getter that throws spoils its own name only", () => {
  const given = { cap_bn: 7 };
  Object.defineProperty(given, "start", { get: raise, enumerable: true });
  assert.deepEqual(legible(given), { cap_bn: 7, start: null });
});

test("what is no object of names and values is null", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const raw of [null, undefined, 7, "7", 7n, Symbol("no"), raise, [7], proxy, new Proxy({}, { ownKeys: raise })]) {
    assert.equal(legible(raw), null);
  }
  for (const text of ["", "{oops", "[1]", "7", '"x"', "null"]) assert.equal(parsed(text), null);
});
