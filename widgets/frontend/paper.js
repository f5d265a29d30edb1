// What paper needs and the screen does not: where to find the picture alive, in the state in which it was printed.
import { h } from "./dom.js";
import { changed } from "./inputs.js";
import { t } from "./text.js";

/**
 * The shortest address that gives these inputs: only those that differ from the defaults are in it.
 * @param {string} page an address; what it asks and its hash are left out
 * @returns {string|null} null for a page that others cannot reach, such as a file
 */
export function shortLink(declaration, page, inputs) {
  if (!/^https?:/.test(page)) return null;
  const asked = Object.entries(changed(declaration, inputs)).map(
    ([key, value]) => `${declaration.name}.${key}=${encodeURIComponent(String(value))}`,
  );
  return page.replace(/[?#].*$/s, "") + (asked.length ? `?${asked.join("&")}` : "");
}

/** Where the page says that it belongs, which may be elsewhere than where it was opened. */
function pageAddress() {
  return document.querySelector('link[rel="canonical"]')?.href ?? location.href;
}

/** A line that only paper shows. */
export function createPaperLink(declaration) {
  const element = h("p", { class: "paper-link" });
  return {
    element,
    show(inputs) {
      const address = shortLink(declaration, pageAddress(), inputs);
      element.replaceChildren(...(address ? [t("paper.link"), " ", h("a", { href: address }, address)] : []));
    },
  };
}
