// The outputs as a CSV file. Keys head the columns because they carry the units; numbers are as computed.
import { blocks, length } from "./table.js";

/** The block of each axis beside the others, led by its places; an empty field where there is no observation. */
export function csv(declaration, outputs) {
  const found = blocks(declaration);
  const columns = found.flatMap(({ axis, groups }) =>
    groups.flatMap((group) =>
      group.columns.map(({ key }) => ({ key, names: axis?.kind === "names" && key === axis.key ? axis : null })),
    ),
  );
  const rows = Math.max(0, ...found.map((block) => length(block, outputs)));
  const lines = [columns.map(({ key }) => key).join(",")];
  for (let row = 0; row < rows; row++) {
    lines.push(columns.map(({ key, names }) => field(outputs[key]?.[row], names)).join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}

function field(value, names) {
  if (!Number.isFinite(value)) return "";
  const text = names ? names.cell(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hand the text to the reader as a file. Nothing leaves the page. */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser reads the address after this turn; revoking it at once would cancel the download in some.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
