// What somebody typed, pasted or sent, free of what nobody sees.

const LONGEST = 60; // letters of a reader's own text that a note repeats

/** Without invisible characters, with every kind of space as one, and with full-width letters and signs as plain ones. */
export function plain(text) {
  return text
    .replace(/\p{Cf}|[\ufe00-\ufe0f]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .trim();
}

/** Cut where it is too long to be repeated in a note. */
export function clip(text) {
  const letters = Array.from(text.slice(0, 4 * LONGEST));
  return letters.length <= LONGEST ? letters.join("") : `${letters.slice(0, LONGEST).join("")}…`;
}
