// How an explorer's script hands over what it brings, whether the page script has run already or not.

export function bring(found) {
  globalThis.qeExplorers ??= [];
  globalThis.qeExplorers.push(found);
}
