// Handing something to the reader: as text to copy, or as a file.
import { h } from "./dom.js";
import { t } from "./text.js";

/** A frame without an origin, as `sandbox="allow-scripts"` makes it, may not save files: the browser just does nothing. */
const maySave = () => globalThis.origin !== "null" || location.protocol === "file:";

/** Whether a frame with an origin may save files, nobody tells it. */
const inFrame = () => globalThis.self !== globalThis.top;

/** Asking for a clipboard that a frame may not have is a fault in the console of some browsers. */
const mayCopy = () => document.featurePolicy?.allowsFeature("clipboard-write") ?? true;

function download(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser reads the address after this turn; revoking it at once would cancel the download in some.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A text to copy: in a field, because a clipboard is missing on http:// and file://. Nothing leaves the page. */
export function createShare() {
  const status = h("p", { class: "share-status", role: "status" });
  const field = h("textarea", { readonly: true, spellcheck: "false" });
  const element = h("div", { class: "share" }, field, status);

  function offer(text, label) {
    field.setAttribute("aria-label", label);
    field.value = text;
    field.rows = Math.min(12, text.split("\n").length);
    status.textContent = "";
  }

  function select() {
    field.focus({ preventScroll: true });
    field.select();
  }

  async function copy(text, label, confirmation) {
    offer(text, label);
    select();
    try {
      if (!mayCopy()) throw new Error("the page around this frame does not let it");
      await navigator.clipboard.writeText(text);
      status.textContent = confirmation;
    } catch {
      status.textContent = t("share.manual");
    }
  }

  /** Save a file, or where that cannot be, give its text. @param {(field: HTMLElement) => void} show puts it in the page */
  function save(name, text, type, show) {
    const saved = maySave();
    if (saved) download(name, text, type);
    if (saved && !inFrame()) return;
    offer(text, t("share.file", { name }));
    show(element);
    select();
    status.textContent = t(saved ? "share.frame" : "share.no_files", { name });
  }
  return { element, offer, copy, save };
}
