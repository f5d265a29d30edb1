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
