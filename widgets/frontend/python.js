// The Python that gives the same explorer in a notebook.
import { changed } from "./inputs.js";

/** Only what differs from the defaults is written out: the shortest call says most clearly what was changed. */
export function pythonFor(declaration, inputs) {
  const given = Object.entries(changed(declaration, inputs)).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const name = declaration.class_name;
  return `from widgets import ${name}\nexplorer = ${name}(${given.join(", ")})\nexplorer`;
}
