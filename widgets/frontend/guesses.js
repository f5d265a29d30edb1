// Guesses that the reader has committed to, kept in this browser alone. Where storage is missing or blocked they live as
// long as the page.

const PREFIX = "qe.guess.";
const keyOf = (explorer, question) => `${PREFIX}${explorer}.${question}`;

/**
 * @typedef {{explorer: string, title: string, question: string, unit: string, guesses: number[], asking: boolean,
 *            model: {low: number, central: number, high: number}, committed_at: string}} Answer guesses in the order in which
 *          they were made; asking while the reader has taken the last one back
 */

const page = new Map();
const inPage = {
  keys: () => [...page.keys()],
  getItem: (key) => page.get(key) ?? null,
  setItem: (key, value) => page.set(key, value),
  removeItem: (key) => page.delete(key),
};

function store() {
  try {
    const kept = globalThis.localStorage;
    kept.getItem(PREFIX);
    return {
      keys: () => Object.keys(kept),
      getItem: (key) => kept.getItem(key),
      setItem: (key, value) => kept.setItem(key, value),
      removeItem: (key) => kept.removeItem(key),
    };
  } catch {
    return inPage;
  }
}

/** @returns {Answer|null} null for what is not an answer: anything may stand in a browser's storage */
function read(key) {
  try {
    const answer = JSON.parse(store().getItem(key));
    const known = answer.guesses.length > 0 && answer.guesses.every(Number.isFinite);
    return known && key === keyOf(answer.explorer, answer.question) ? answer : null;
  } catch {
    return null;
  }
}

function write(answer) {
  try {
    store().setItem(keyOf(answer.explorer, answer.question), JSON.stringify(answer));
  } catch {
    // Storage is full; the guess stays on the screen.
  }
}

/** @param {Omit<Answer, "guesses"|"asking"|"committed_at">} asked */
export function remember(asked, guess) {
  const earlier = read(keyOf(asked.explorer, asked.question))?.guesses ?? [];
  write({ ...asked, guesses: [...earlier, guess], asking: false, committed_at: new Date().toISOString() });
}

/** @returns {number|null} the guess that stands */
export function recall(explorer, question) {
  const answer = read(keyOf(explorer, question));
  return answer && !answer.asking ? answer.guesses.at(-1) : null;
}

/** The reader predicts again; what was guessed before is no longer shown, but still counts as an earlier try. */
export function takeBack(explorer, question) {
  const answer = read(keyOf(explorer, question));
  if (answer) write({ ...answer, asking: true });
}

/** @returns {Answer[]} everything kept, in the order in which it was committed to */
export function answers() {
  const kept = store()
    .keys()
    .filter((key) => key.startsWith(PREFIX))
    .map(read)
    .filter(Boolean);
  return kept.sort((one, other) => (one.committed_at < other.committed_at ? -1 : 1));
}

export function forgetAll() {
  const kept = store();
  for (const key of kept.keys()) if (key.startsWith(PREFIX)) kept.removeItem(key);
}
