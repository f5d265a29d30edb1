// The query of an address, read as it was meant. Mail programs, editors and scripts escape a link once more, break its lines,
// or take a bracket from the text around it along.
import { plain } from "./plain.js";

const TIMES = 4; // a link may have been escaped more than once
const LONGEST = 2000; // letters of a name or a value that is worth mending
const OWN = /^([\w-]+\.[\w-]+|explorer|theme)$/; // such as runoff.stop_pct; what else there is, is the page's business
const ENTITY = /^(amp;|#0*38;|#x0*26;)+/i; // what is left of an escaped "&" after the sign itself
const NEXT = /&|[?;](?=[\w.-]+=)/;

/** The query, with what an "&#38;" has made a browser take for the hash. */
export const queryOf = ({ search, hash }) => (/^#(0*38|x0*26);/i.test(hash) ? search + hash : search);

/**
 * Key and value of each part, in their order. Never throws.
 * @param {string} query
 * @returns {[string, string][]}
 */
export function partsOf(query) {
  const parts = query.replace(/^\?/, "").split("&").flatMap(readPart);
  return parts.filter(([key, value]) => key || value);
}

/** One part as it stands between two "&"; several, where the signs between them were escaped. */
function readPart(part) {
  const [key, value] = halves(part);
  const name = tidyKey(decode(key));
  if (value !== null && !OWN.test(name)) return [[name, decode(value)]];
  const inner = decode(part).replace(/^\?/, "").split(NEXT).map(halves);
  return inner.map(([own, given]) => [tidyKey(own), tidyValue(given ?? "")]);
}

/** What is before the first "=" and after it; null where there is none. */
function halves(part) {
  const place = part.indexOf("=");
  return place < 0 ? [part, null] : [part.slice(0, place), part.slice(place + 1)];
}

/** Without escapes, however often they were escaped; what is no escape stays. */
function decode(text) {
  let found = text.replaceAll("+", " ");
  for (let time = 0; time < TIMES; time++) found = found.replace(/(?:%[\da-f]{2})+/gi, decodeRun);
  return found;
}

function decodeRun(run) {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

/** A name without spaces, line breaks and signs around it; what is no name even so stays as it is. */
function tidyKey(text) {
  if (text.length > LONGEST) return text;
  const key = plain(text).replace(ENTITY, "");
  const name = key.replace(/[\s\\]|^[^\w.]+|[^\w.]+$/g, "");
  return /^[\w.-]+$/.test(name) ? name : key;
}

/** A value without quotes around it, without a mail's "=3D" for "=", and without the punctuation of the text around the link. */
function tidyValue(text) {
  if (text.length > LONGEST) return text;
  return plain(text.replace(/[\r\n]+/g, ""))
    .replace(/^=?(3D(?=.))?["'‘’“”«»`<]*/, "")
    .replace(/[^\p{L}\p{N}\p{Sc}%]+$/u, "");
}
