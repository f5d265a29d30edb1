// Guesses that the reader has committed to, kept in this browser alone. Where its storage is missing, blocked or full they
// live as long as the page.

const PREFIX = "qe.guess.";
const ROOM = "qe.room";
const keyOf = (explorer, question) => `${PREFIX}${explorer}.${question}`;

// More than one question can have led to; a record beyond is none of ours.
const LETTERS = 1000;
const TRIES = 1000;
const TIME = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * @typedef {{explorer: string, title: string, question: string, unit: string, guesses: number[], asking: boolean,
 *            model: {low: number, central: number, high: number}, committed_at: string}} Answer guesses in the order in which
 *          they were made; asking while the reader has taken the last one back
 * @typedef {""|"full"|"blocked"} Hindrance why the browser does not keep something; empty if it does
 */

/** What the browser does not keep: key -> text of the record. */
const page = new Map();

/** @returns {Storage|null} null where the browser lets the page have none */
function storage() {
  try {
    const found = globalThis.localStorage;
    found.getItem(PREFIX);
    return found;
  } catch {
    return null;
  }
}

/** @returns {Hindrance} */
function store(key, text) {
  const found = storage();
  if (!found) return "blocked";
  try {
    const earlier = found.getItem(key);
    // A record that cannot be read may still be worth something to somebody: it moves out of the way.
    if (earlier !== null && !parse(key, earlier)) found.setItem(`${key} (unreadable, ${Date.now()})`, earlier);
    found.setItem(key, text);
    return "";
  } catch {
    return "full";
  }
}

/** Every record: key -> text. What is in the page alone is newer than what the browser has. */
function records() {
  const found = storage();
  const keys = found ? Object.keys(found).filter((key) => key.startsWith(PREFIX)) : [];
  return new Map([...keys.map((key) => [key, found.getItem(key)]), ...page]);
}

const isText = (value, least = 1) =>
  typeof value === "string" && value.trim().length >= least && value.length <= LETTERS;

function isTime(value) {
  if (typeof value !== "string" || !TIME.test(value)) return false;
  const time = new Date(value);
  // A day that its month does not have becomes another one, or none.
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === value.slice(0, 19);
}

/** @returns {Answer|null} null for what is not an answer: anything may stand in a browser's storage */
function parse(key, text) {
  try {
    const { explorer, title, question, unit, guesses, asking, model, committed_at } = JSON.parse(text);
    // Where nothing is estimated, the range is the answer itself.
    const { central, low = central, high = central } = model;
    const isAnswer =
      [explorer, title, question].every((each) => isText(each)) &&
      isText(unit, 0) &&
      key === keyOf(explorer, question) &&
      Array.isArray(guesses) &&
      guesses.length > 0 &&
      guesses.length <= TRIES &&
      [...guesses, low, central, high].every(Number.isFinite) &&
      isTime(committed_at);
    if (!isAnswer) return null;
    const asked = { explorer, title, question, unit, model: { low, central, high } };
    return { ...asked, guesses, asking: asking === true, committed_at };
  } catch {
    return null;
  }
}

function read(explorer, question) {
  const key = keyOf(explorer, question);
  return parse(key, page.get(key) ?? storage()?.getItem(key));
}

/** @returns {Hindrance} */
function write(answer) {
  const own = keyOf(answer.explorer, answer.question);
  page.set(own, JSON.stringify(answer));
  let hindrance = "";
  // What could not be kept earlier is tried again: there may be room by now.
  for (const [key, text] of page) {
    const found = store(key, text);
    if (!found) page.delete(key);
    if (key === own) hindrance = found;
  }
  return hindrance;
}

/**
 * @param {Omit<Answer, "guesses"|"asking"|"committed_at">} asked
 * @returns {Hindrance} why the answer lasts no longer than the page, if it does not
 */
export function remember(asked, guess) {
  const earlier = read(asked.explorer, asked.question)?.guesses ?? [];
  return write({ ...asked, guesses: [...earlier, guess], asking: false, committed_at: new Date().toISOString() });
}

/** @returns {number|null} the guess that stands */
export function recall(explorer, question) {
  const answer = read(explorer, question);
  return answer && !answer.asking ? answer.guesses.at(-1) : null;
}

/** The reader predicts again; what was guessed before is no longer shown, but still counts as an earlier try. */
export function takeBack(explorer, question) {
  const answer = read(explorer, question);
  if (answer) write({ ...answer, asking: true });
}

/** @returns {Answer[]} everything kept, in the order in which it was committed to */
export function answers() {
  const found = [...records()].map(([key, text]) => parse(key, text)).filter(Boolean);
  return found.sort((one, other) => (one.committed_at < other.committed_at ? -1 : 1));
}

/** How many records there are that are no answers, and passed over. */
export const unreadable = () => records().size - answers().length;

/** Whether there is room for one more answer. @returns {Hindrance} */
export function hindrance() {
  const found = storage();
  if (!found) return "blocked";
  try {
    found.setItem(ROOM, " ".repeat(LETTERS));
    found.removeItem(ROOM);
    return "";
  } catch {
    return "full";
  }
}

export function forgetAll() {
  for (const key of records().keys()) storage()?.removeItem(key);
  page.clear();
}
