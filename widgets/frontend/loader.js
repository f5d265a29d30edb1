// Fetching an explorer that the page did not bring: its script lies beside the page script, in `explorers/`.
import { arrival, find } from "./registry.js";

const NAME = /^[a-z0-9_]+$/;
let folder = null;

/** Learn where the page script lies. A script written into the page itself lies nowhere. */
export function learnFolder(script) {
  folder = /^(.*\/)[^/]*$/.exec((script ?? "").split(/[?#]/)[0])?.[1] ?? null;
}

/** The address of an explorer's script, or null where there can be none. */
export function scriptAddress(name) {
  return folder && NAME.test(name) ? `${folder}explorers/${name}.js` : null;
}

/** Whether the page itself brings the explorer, with a script that has not run yet. */
function isComing(name) {
  const own = ({ src }) => src?.split(/[?#]/)[0].endsWith(`/explorers/${name}.js`);
  return document.readyState !== "complete" && [...document.scripts].some(own);
}

let policy = null;

/** Pages that require trusted types take an address only from a policy; they may say which policies there can be. */
function trusted(address) {
  if (!globalThis.trustedTypes) return address;
  policy ??= trustedTypes.createPolicy("qe-explorers", { createScriptURL: (own) => own });
  return policy.createScriptURL(address);
}

function fetchScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    // Pages that let in scripts by a nonce have given it to this one.
    script.nonce = document.querySelector("script[nonce]")?.nonce ?? "";
    script.src = trusted(address);
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(script);
  });
}

const loading = new Map();

async function fetchExplorer(name) {
  const address = scriptAddress(name);
  if (isComing(name)) await Promise.race([arrival(name), new Promise((done) => addEventListener("load", done))]);
  if (!find(name)) {
    if (!address) throw new Error(`there is no address for an explorer named ${name}`);
    await fetchScript(address);
  }
  const found = find(name);
  if (!found) throw new Error(`${address} brings another explorer`);
  return found;
}

/**
 * @param {string} name
 * @returns {Promise<import("./registry.js").Found>} rejected where the explorer is not to be had; asking again tries again
 */
export function load(name) {
  if (!loading.has(name)) {
    loading.set(
      name,
      fetchExplorer(name).finally(() => loading.delete(name)),
    );
  }
  return loading.get(name);
}
