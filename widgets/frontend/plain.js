// What somebody typed, pasted or sent, free of what nobody sees.

// Letters of what somebody wrote that a note repeats: a name in full, of anything else enough to know it again.
const NAME = 60;
const VALUE = 24;

/** Without invisible characters, with every kind of space as one, and with full-width letters and signs as plain ones. */
export function plain(text) {
  return text
    .replace(/\p{Cf}|[\ufe00-\ufe0f]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .trim();
}

function cut(text, most) {
  const letters = Array.from(text.slice(0, 4 * most));
  return letters.length <= most ? letters.join("") : `${letters.slice(0, most).join("")}…`;
}

/** A name, and a value, cut where they are too long to be repeated in a note. */
export const clipName = (text) => cut(plain(text), NAME);
export const clipValue = (text) => cut(plain(text), VALUE);
