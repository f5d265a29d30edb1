// Guesses that the reader has committed to, kept in this browser alone. Storage may be missing, blocked or full.

const keyOf = (name, question) => `qe.${name}.guess.${question}`;

export function remember(name, question, guess) {
  try {
    localStorage.setItem(keyOf(name, question), String(guess));
  } catch {
    // The guess lives as long as the page.
  }
}

/** @returns {number|null} */
export function recall(name, question) {
  try {
    const kept = localStorage.getItem(keyOf(name, question));
    return kept && Number.isFinite(Number(kept)) ? Number(kept) : null;
  } catch {
    return null;
  }
}

export function forget(name, question) {
  try {
    localStorage.removeItem(keyOf(name, question));
  } catch {
    // Nothing was kept.
  }
}
