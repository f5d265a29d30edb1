// Where the book is, as far as its script can tell: the folder above `_static`. Elsewhere nobody knows.

let root = null;
let own = null;

/** Learn the root from the address of the page script. */
export function learnRoot(script) {
  own = (script ?? "").split(/[?#]/)[0] || null;
  const found = /^(.*\/)_static\/[^/]*$/.exec(own ?? "");
  root = found ? found[1] : null;
}

/** The address of the page script, or null for one that is written into its page. */
export const scriptOfSite = () => own;

/** The address of a page of the book, such as "part/chapter.html#place", or null. Nothing leads out of the book. */
export function pageAddress(link) {
  if (!root || !/^[\w-]+[\w\-./]*(#[\w\-.:]*)?$/.test(link) || link.includes("..")) return null;
  return root + link;
}
