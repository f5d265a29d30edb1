// An explorer's state as something to hand out: an address, or HTML for a page of one's own.
import { writeShow } from "./choose.js";
import { changed, presetInputs } from "./inputs.js";
import { writeLink } from "./link.js";
import { t } from "./text.js";

/** @typedef {{inputs: object, preset?: object|null, show?: string[]|null}} Assignment a preset stands in for inputs */

const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** A preset is named by its key, so that the link stays short and follows the preset. */
function parts({ inputs, preset, show }) {
  return preset ? { preset: preset.key, show } : { inputs, show };
}

/** A link says all, because its page may start elsewhere than at the defaults. @param {Assignment} assignment */
export function linkTo(declaration, address, assignment) {
  return writeLink(declaration, address, parts(assignment));
}

/** A frame, and a line that gives it the height of what it shows. @param {string} page address of embed.html */
export function frameFor(declaration, page, assignment) {
  const needed = { ...assignment, inputs: changed(declaration, assignment.inputs) };
  const address = writeLink(declaration, `${page}?explorer=${declaration.name}`, parts(needed));
  const attributes = `src="${quoted(address)}" title="${quoted(t(declaration.title))}" sandbox="allow-scripts"`;
  return (
    `<iframe ${attributes} style="width: 100%; height: 700px; border: 0"></iframe>\n` +
    '<script>addEventListener("message", ({ source, data }) => document.querySelectorAll("iframe").forEach((frame) => ' +
    'frame.contentWindow === source && data?.qeHeight > 0 && (frame.style.height = data.qeHeight + "px")))</script>'
  );
}

/** The page element with its script. @param {string} script address of the page script */
export function elementFor(declaration, script, { inputs, preset, show }) {
  const needed = changed(declaration, preset ? presetInputs(declaration, preset, inputs) : inputs);
  const given = Object.keys(needed).length ? ` inputs="${quoted(JSON.stringify(needed))}"` : "";
  const offered = show ? ` show="${quoted(writeShow(show))}"` : "";
  return (
    `<script defer src="${quoted(script)}"></script>\n` +
    `<qe-explorer name="${declaration.name}"${given}${offered}></qe-explorer>`
  );
}
