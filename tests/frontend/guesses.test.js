import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { answers, forgetAll, recall, remember, takeBack } from "../../widgets/frontend/guesses.js";
import { answersFile } from "../../widgets/frontend/handin.js";

const asked = {
  explorer: "toy",
  title: "Toy",
  question: "How much?",
  unit: "bp",
  model: { low: 1, central: 2, high: 3 },
};

/** A browser's storage: what it holds are its own keys. */
class Storage {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key, value) {
    this[key] = String(value);
  }
  removeItem(key) {
    delete this[key];
  }
}

const blocked = {
  get getItem() {
    throw new Error("denied");
  },
};

const full = new Storage();
Object.defineProperty(full, "setItem", {
  value() {
    throw new Error("quota");
  },
});

beforeEach(() => {
  globalThis.localStorage = new Storage();
});
afterEach(() => {
  forgetAll();
  delete globalThis.localStorage;
});

for (const [name, storage] of [
  ["a browser that keeps it", () => new Storage()],
  ["one that lets nobody store", () => blocked],
  ["one without storage", () => undefined],
]) {
  test(`a guess stands until it is taken back, and stays on record: ${name}`, () => {
    globalThis.localStorage = storage();
    remember(asked, 5);
    assert.equal(recall("toy", "How much?"), 5);
    assert.equal(recall("toy", "How long?"), null);
    assert.equal(recall("other", "How much?"), null);
    takeBack("toy", "How much?");
    assert.equal(recall("toy", "How much?"), null);
    remember(asked, -7);
    assert.equal(recall("toy", "How much?"), -7);
    assert.deepEqual(
      answers().map(({ guesses }) => guesses),
      [[5, -7]],
    );
    forgetAll();
    assert.deepEqual(answers(), []);
    assert.equal(recall("toy", "How much?"), null);
  });
}

test("full storage and what others have stored do no harm", () => {
  globalThis.localStorage = full;
  assert.doesNotThrow(() => remember(asked, 5));
  globalThis.localStorage = new Storage();
  const odd = ["", "5", "null", "{}", "{", '{"guesses": []}', '{"guesses": ["5"], "explorer": "toy", "question": "q"}'];
  for (const [place, text] of odd.entries()) localStorage.setItem(`qe.guess.toy.${place}`, text);
  localStorage.setItem("theme", "dark");
  assert.deepEqual(answers(), []);
  assert.equal(recall("toy", "1"), null);
  forgetAll();
  assert.deepEqual(Object.keys(localStorage), ["theme"]);
});

test("the file says whose answers it holds and can be read back", () => {
  remember(asked, 5);
  const { name, text } = answersFile("Ada  Lovelace / 7", answers(), new Date(0));
  assert.equal(name, "answers-Ada-Lovelace-7.json");
  const { format, version, student, saved_at, answers: listed } = JSON.parse(text);
  assert.deepEqual(
    [format, version, student, saved_at],
    ["qe-answers", 1, "Ada  Lovelace / 7", "1970-01-01T00:00:00.000Z"],
  );
  const { committed_at, ...answer } = listed[0];
  assert.deepEqual(answer, { ...asked, guesses: [5] });
  assert.ok(Date.parse(committed_at) > 0);
});

test("a file has a name whatever the reader's is", () => {
  const names = ["吳小明", "../../etc/passwd", "???", "x".repeat(500)].map(
    (student) => answersFile(student, [], new Date()).name,
  );
  assert.deepEqual(names.slice(0, 3), ["answers-吳小明.json", "answers-etc-passwd.json", "answers-1.json"]);
  assert.ok(names[3].length < 80);
});
