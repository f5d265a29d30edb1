// The script of the search page: what is typed, or stands in the address as ?q=, is looked for in the book's texts, which
// `searchindex.js` has brought.
import { finder } from "./find.js";
import { t } from "./text.js";

const field = document.querySelector(".bd-search-container input[type=search]");
const said = document.getElementById("search-said");
const list = document.getElementById("search-results");
const address = new URL(location.href);
const find = finder(globalThis.qeTexts);

/** An element with text or elements in it. Texts are never read as HTML. */
function make(tag, attributes, ...content) {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...content.filter((each) => each !== ""));
  return element;
}

function show() {
  const question = field.value.trim().slice(0, 200);
  const { exact, term, results } = find(question);
  const count = results.length;
  said.textContent = !question ? "" : message(question, exact, count);
  const entry = term ? [make("li", { className: "term" }, entryOf(term))] : [];
  list.replaceChildren(...(count || term ? [make("ol", {}, ...entry, ...results.map(item))] : []));
  address.searchParams.set("q", question);
  if (!question) address.searchParams.delete("q");
  history.replaceState(null, "", address);
}

function message(question, exact, count) {
  if (!count) return t("search.nothing", { question });
  if (!exact) return t("search.near", { question, count });
  return count === 1 ? t("search.one", { question }) : t("search.found", { question, count });
}

function entryOf(term) {
  const link = make("a", { href: term.url }, t("search.term", { term: term.names[0] }));
  return make("div", {}, link, make("p", { className: "context" }, term.text));
}

function item({ page, section, excerpt }) {
  const place = section.id ? `${page.url}#${section.id}` : page.url;
  const name = section.heading ? t("search.place", { page: page.title, section: section.heading }) : page.title;
  const words = excerpt.map(({ text, found }) => (found ? make("mark", {}, text) : text));
  return make("li", {}, make("a", { href: place }, name), make("p", { className: "context" }, ...words));
}

let waiting;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, 150);
});
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  show();
});
field.value = address.searchParams.get("q") ?? "";
field.focus();
show();
