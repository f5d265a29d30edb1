// An element's inside: a box that no rule of the page reaches, and style sheets that a strict content security policy lets in.

/** Whether the browser has constructed style sheets. Without them, an element for style has to do. */
const constructs = () => "adoptedStyleSheets" in document && "replaceSync" in CSSStyleSheet.prototype;

/** Per page, its sheets by their text: all explorers of a page share them. A sheet belongs to the page that made it. */
const sheets = new WeakMap();

function sheetFor(page, css) {
  if (!sheets.has(page)) sheets.set(page, new Map());
  const made = sheets.get(page);
  if (!made.has(css)) {
    const sheet = new page.defaultView.CSSStyleSheet();
    sheet.replaceSync(css);
    made.set(css, sheet);
  }
  return made.get(css);
}

/**
 * Give a shadow root its style, anew if it has come to another page since.
 * @param {ShadowRoot} root
 * @param {string} css
 * @throws {Error} where the browser has no way to apply it, so that what stands in the page is better left as it is
 */
export function dress(root, css) {
  if (constructs()) {
    const sheet = sheetFor(root.ownerDocument, css);
    if (root.adoptedStyleSheets[0] !== sheet) root.adoptedStyleSheets = [sheet];
    return;
  }
  if (root.querySelector(":scope > style")) return;
  const style = document.createElement("style");
  style.textContent = css;
  root.prepend(style);
  if (!style.sheet) throw new Error("the page's content security policy refuses the explorer's style");
}

/** What a shadow root holds: the content in a box that inherits nothing from the page but its font. */
export function framed(...content) {
  const box = document.createElement("div");
  box.className = "frame";
  box.append(...content);
  return box;
}
