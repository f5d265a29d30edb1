// Finds pages of the book: an index of its texts, made in the browser, and an answer in which the page that teaches a term
// comes before those that mention it.
import MiniSearch from "minisearch";
import { forms, joined, needed, pair, pieces, stem } from "./words.js";

const FIELDS = { title: 8, taught: 6, headings: 4, text: 1, code: 0.2 };
const CHAPTER = 3; // a chapter before the pages about the book, where both have the words
const HOME = 50; // before all others: the page that teaches just the term that was asked for
const EXCERPT = 240; // letters

/**
 * @param {{pages: {url: string, title: string, chapter: boolean, sections: {id: string, heading: string, text: string,
 *   code: string}[]}[], terms: {names: string[], url: string, home: string, text: string}[]}} texts
 * as `widgets/sphinx_ext/search.py` writes them
 */
export function finder({ pages, terms }) {
  const compounds = new Map(); // the pair of pieces, as one form -> the two
  const closed = new Map(); // the two written as one word -> their pair
  const known = new Set();
  const read = (text) => {
    const found = pieces(text);
    found.forEach((piece, at) => {
      for (const form of forms(piece)) known.add(form);
      if (!at || !piece.glued) return;
      const two = [found[at - 1], piece];
      if (compounds.has(pair(...two))) return;
      compounds.set(pair(...two), two);
      closed.set(joined(...two), pair(...two));
    });
    return found;
  };
  /** The forms under which the pieces of a text are kept, with the compounds that they make, hyphen or none. */
  const kept = (found) =>
    found.flatMap((piece, at) => {
      const two = at ? pair(found[at - 1], piece) : "";
      const one = closed.get(stem(piece.raw));
      return [...forms(piece), ...(compounds.has(two) ? [two] : []), ...(one ? [one] : [])];
    });

  const inSections = new Map(); // section -> the pieces of its heading and of its text
  for (const { sections } of pages) {
    for (const each of sections) inSections.set(each, [read(each.heading), read(each.text)]);
  }
  const all = (page, part) => page.sections.flatMap((section) => inSections.get(section)[part]);
  const taught = grouped(terms);
  const documents = pages.map((page, id) => ({
    id,
    title: read(page.title),
    taught: read((taught.get(page.url) ?? []).flatMap((term) => term.names).join(" . ")),
    headings: all(page, 0),
    text: all(page, 1),
    code: read(page.sections.map((section) => section.code).join(" . ")),
  }));
  const index = new MiniSearch({
    fields: Object.keys(FIELDS),
    tokenize: kept,
    processTerm: (form) => form,
    stringifyField: (value) => value,
    searchOptions: { tokenize: (form) => [form], boost: FIELDS, bm25: { k: 2, b: 0.5, d: 0.5 } },
  });
  index.addAll(documents);
  const sets = new Map(); // section -> the forms in its heading and in its text
  for (const [section, parts] of inSections)
    sets.set(
      section,
      parts.map((found) => new Set(kept(found))),
    );
  const named = new Map();
  for (const term of terms) for (const name of term.names) if (!named.has(key(name))) named.set(key(name), term);

  /** A question as the words, or pairs of pieces of one word, that a page must have. */
  function units(question) {
    const asked = pieces(question)
      .flatMap(split)
      .flatMap((piece) => compounds.get(closed.get(stem(piece.raw))) ?? [piece]);
    const found = [];
    for (let at = 0; at < asked.length; at += 1) {
      const whole = at + 1 < asked.length ? pair(asked[at], asked[at + 1]) : "";
      if (compounds.has(whole)) {
        found.push({ whole, parts: asked.slice(at, at + 2) });
        at += 1;
      } else found.push({ parts: [asked[at]] });
    }
    return found;
  }

  /** A word that the book does not have, as two or more that it has: “ONRRP” as “ON RRP”. */
  function split(piece) {
    const { raw } = piece;
    const isKnown = (word) => known.has(stem(word)) || closed.has(stem(word));
    if (isKnown(raw) || raw.length < 4 || [...known].some((form) => form.startsWith(raw))) return [piece];
    for (let at = 2; at <= raw.length - 2; at += 1) {
      const parts = [raw.slice(0, at), raw.slice(at)];
      if (parts.every(isKnown)) return parts.map((part) => ({ raw: part, glued: false }));
    }
    return [piece];
  }

  /** A word that the book has; else one that begins so or, loose, is nearly the same. */
  function word(piece, loose) {
    if (needed(piece).every((form) => known.has(form))) return { combineWith: "AND", queries: needed(piece) };
    const prefix = piece.raw.length > 2 && /^\p{L}/u.test(piece.raw);
    return { queries: [forms(piece)[0]], prefix, fuzzy: loose && piece.raw.length > 4 ? 0.2 : false };
  }
  /** What a page must have; loose: the pieces of a compound apart will do, and a word that is nearly the same. */
  const tree = (asked, combineWith, loose) => ({
    combineWith,
    queries: asked.map(({ whole, parts }) => {
      const apart = { combineWith: "AND", queries: parts.map((part) => word(part, loose)) };
      const together = { queries: [whole], boost: boosted(3) };
      return !whole ? apart : loose ? { combineWith: "OR", queries: [together, apart] } : together;
    }),
  });

  /**
   * @param {string} question as typed
   * @returns {{exact: boolean, term: object | undefined, results: {page: object, section: object, excerpt: {text: string,
   *   found: boolean}[]}[]}} exact: every word was found as it is; otherwise the results are the nearest there are
   */
  return function find(question) {
    const asked = units(question);
    const term = named.get(key(question));
    const weight = (id) => (pages[id].chapter ? CHAPTER : 1) * (term && pages[id].url === term.home ? HOME : 1);
    const ways = asked.length ? [tree(asked, "AND", false), tree(asked, "AND", true), tree(asked, "OR", true)] : [];
    for (const [place, way] of ways.entries()) {
      const found = index.search(way, { boostDocument: weight });
      if (!found.length) continue;
      const matched = new Set(found.flatMap((result) => result.terms));
      const results = found.map(({ id }) => ({ page: pages[id], ...passage(pages[id], matched) }));
      return { exact: place === 0, term, results };
    }
    return { exact: false, term, results: [] };
  };

  /** The section of a page that has most of the words, and a few sentences of it. */
  function passage(page, matched) {
    const count = (set) => [...matched].filter((form) => set.has(form)).length;
    const has = (text) => count(new Set(kept(pieces(text))));
    const section = best(page.sections, (each) => 2 * count(sets.get(each)[0]) + count(sets.get(each)[1]));
    const sentences = section.text.match(/\S.*?(?:[.!?。](?=\s)|$)/gs) ?? [];
    const start = sentences.indexOf(best(sentences, has));
    const shown = sentences
      .slice(Math.max(start, 0))
      .join(" ")
      .slice(0, EXCERPT + 40);
    const text = shown.length > EXCERPT ? `${shown.slice(0, shown.lastIndexOf(" ", EXCERPT))} …` : shown;
    const excerpt = text.split(/(\s+)/).map((part) => ({ text: part, found: has(part) > 0 }));
    return { section, excerpt };
  }
}

const boosted = (factor) => Object.fromEntries(Object.entries(FIELDS).map(([field, boost]) => [field, factor * boost]));

const key = (name) =>
  pieces(name)
    .map((piece) => stem(piece.raw))
    .join("");

function best(list, score) {
  let [top, most] = [list[0], -1];
  for (const each of list) {
    const now = score(each);
    if (now > most) [top, most] = [each, now];
  }
  return top;
}

function grouped(terms) {
  const found = new Map();
  for (const term of terms) found.set(term.home, [...(found.get(term.home) ?? []), term]);
  return found;
}
