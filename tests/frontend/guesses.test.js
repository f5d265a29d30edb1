import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import {
  answers,
  forgetAll,
  hindrance,
  recall,
  remember,
  takeBack,
  unreadable,
} from "../../widgets/frontend/guesses.js";
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

/** A storage with room for so many letters, as browsers have one. */
class SmallStorage extends Storage {
  #room;
  constructor(room) {
    super();
    this.#room = room;
  }
  setItem(key, value) {
    const others = Object.entries(this).filter(([each]) => each !== key);
    const taken = others.reduce((sum, [each, text]) => sum + each.length + text.length, 0);
    if (taken + key.length + value.length > this.#room) throw new DOMException("full", "QuotaExceededError");
    super.setItem(key, value);
  }
}

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

test("where storage is full, answers last as long as the page, and it is said why", () => {
  globalThis.localStorage = new SmallStorage(10);
  assert.equal(remember(asked, 5), "full");
  assert.equal(hindrance(), "full");
  assert.equal(recall("toy", "How much?"), 5);
  takeBack("toy", "How much?");
  assert.equal(recall("toy", "How much?"), null);
  assert.equal(remember(asked, -7), "full");
  assert.deepEqual(answers()[0].guesses, [5, -7]);
  assert.deepEqual(JSON.parse(answersFile("Ada", answers(), new Date(0)).text).answers[0].guesses, [5, -7]);
  forgetAll();
  assert.deepEqual(answers(), []);
});

test("where storage is blocked or missing, it is said too", () => {
  for (const storage of [blocked, undefined, null]) {
    globalThis.localStorage = storage;
    assert.equal(remember(asked, 5), "blocked");
    assert.equal(hindrance(), "blocked");
    assert.deepEqual(answers()[0].guesses, [5]);
    forgetAll();
  }
  globalThis.localStorage = new Storage();
  assert.equal(remember(asked, 5), "");
  assert.equal(hindrance(), "");
  assert.deepEqual(Object.keys(localStorage), ["qe.guess.toy.How much?"], "nothing is left of the trial");
});

test("an answer that fills the storage later replaces what is there for the page, and is kept once there is room", () => {
  globalThis.localStorage = new SmallStorage(600);
  assert.equal(remember(asked, 5), "");
  localStorage.setItem("another site's", "x".repeat(290));
  const other = { ...asked, question: "How long?" };
  assert.equal(remember(other, 1), "full");
  for (const guess of [6, 7, 8]) remember(asked, guess);
  const made = Object.fromEntries(answers().map(({ question, guesses }) => [question, guesses]));
  assert.deepEqual(made, { "How long?": [1], "How much?": [5, 6, 7, 8] });
  localStorage.removeItem("another site's");
  assert.equal(remember(asked, 9), "");
  const kept = Object.keys(localStorage).map((key) => JSON.parse(localStorage.getItem(key)).guesses);
  assert.deepEqual(kept, [[5, 6, 7, 8, 9], [1]]);
});

const good = { ...asked, guesses: [5], asking: false, committed_at: "2026-01-01T00:00:00.000Z" };
const { guesses: _, ...guessless } = good;
const { model: __, ...modelless } = good;
const DAMAGED = {
  "no JSON": "{",
  "nothing at all": "",
  "cut short": JSON.stringify(good).slice(0, -10),
  "not closed for a million levels": "[".repeat(1_000_000),
  "an object of objects": "{}",
  "wrong dates": { ...good, committed_at: "yesterday" },
  "a day that no month has": { ...good, committed_at: "2026-02-31T00:00:00.000Z" },
  "a date that is a number": { ...good, committed_at: 1767225600000 },
  "a date of another age": { ...good, committed_at: "+275760-09-13T00:00:00.000Z" },
  "NaN as JavaScript writes it": JSON.stringify(good).replace("[5]", "[NaN]"),
  "NaN as JSON writes it": { ...good, guesses: [Number.NaN] },
  infinity: JSON.stringify(good).replace("[5]", "[1e999]"),
  "no guesses": { ...good, guesses: [] },
  "guesses that are none": { ...good, guesses: { length: 1, 0: 5 } },
  "more guesses than anybody makes": { ...good, guesses: Array(100_000).fill(1) },
  "a guess that is text": { ...good, guesses: ["5"] },
  "guesses missing": guessless,
  "model missing": modelless,
  "a model that is null": { ...good, model: null },
  "a model of null": { ...good, model: { low: null, central: null, high: null } },
  "a model of text": { ...good, model: { low: "1", central: "2", high: "3" } },
  "a unit that is null": { ...good, unit: null },
  "a title that cannot become text": { ...good, title: { toString: null } },
  "an empty title": { ...good, title: " " },
  "a huge title": { ...good, title: "x".repeat(2_000_000) },
  "the answer to another question": { ...good, question: "How long?" },
  "the names of every object": '{"__proto__": {"guesses": [5]}, "constructor": 1}',
  "an array": [good],
};
for (const json of ["null", "5", "true", '"text"']) DAMAGED[json] = json;

test("a damaged record is passed over, counted and never deleted, and takes no other with it", () => {
  for (const [how, record] of Object.entries(DAMAGED)) {
    globalThis.localStorage = new Storage();
    const text = typeof record === "string" ? record : JSON.stringify(record);
    localStorage.setItem("qe.guess.toy.How much?", text);
    const other = { ...asked, question: "How far?" };
    remember(other, 1);
    assert.deepEqual(
      answers().map(({ question }) => question),
      ["How far?"],
      how,
    );
    assert.equal(unreadable(), 1, how);
    assert.equal(recall("toy", "How much?"), null, how);
    takeBack("toy", "How much?");
    assert.equal(localStorage.getItem("qe.guess.toy.How much?"), text, how);
    remember(asked, 7);
    assert.equal(recall("toy", "How much?"), 7, how);
    assert.equal(unreadable(), 1, how);
    assert.ok(Object.values(localStorage).includes(text), how);
    assert.equal(JSON.parse(answersFile("Ada", answers(), new Date(0)).text).answers.length, 2);
    forgetAll();
    assert.equal(unreadable(), 0, how);
    assert.deepEqual(Object.keys(localStorage), [], how);
  }
});

test("what else stands in a record or in the storage is left out", () => {
  const extra = '{"__proto__": {"polluted": 1}, "toJSON": 1, "more": "x",';
  localStorage.setItem("qe.guess.toy.How much?", JSON.stringify(good).replace("{", extra));
  localStorage.setItem("theme", "dark");
  assert.deepEqual(answers(), [good]);
  assert.equal(unreadable(), 0);
  assert.equal({}.polluted, undefined);
  forgetAll();
  assert.deepEqual(Object.keys(localStorage), ["theme"]);
});

test("a record without a range or a unit is an answer like any other", () => {
  const plain = { ...good, unit: "", model: { central: 2 } };
  localStorage.setItem("qe.guess.toy.How much?", JSON.stringify(plain));
  assert.deepEqual(answers(), [{ ...plain, model: { low: 2, central: 2, high: 2 } }]);
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
