// Where a script lies that is just being run.

/** @returns {string|null} the address of the first script that a browser's account of its calls names */
export function addressIn(stack) {
  return /\b((?:https?|file):\/\/\S*?\.m?js(?:\?[^\s:]*)?):\d+/.exec(stack ?? "")?.[1] ?? null;
}

/**
 * A classic script is the document's current one; where it is written into the page, its address is "". A module, or what
 * a module has imported, is none: its address is in the account that comes with an error.
 */
export function ownAddress() {
  return document.currentScript ? document.currentScript.src : addressIn(new Error("whence").stack);
}
