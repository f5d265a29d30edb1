// The Python that gives the same explorer in a notebook.

/** Only what differs from the defaults is written out: the shortest call says most clearly what was changed. */
export function pythonFor(declaration, inputs) {
  const changed = declaration.inputs
    .filter(({ key, default: initial }) => inputs[key] !== initial)
    .map(({ key }) => `${key}=${JSON.stringify(inputs[key])}`);
  const name = declaration.class_name;
  return `from widgets import ${name}\nexplorer = ${name}(${changed.join(", ")})\nexplorer`;
}
