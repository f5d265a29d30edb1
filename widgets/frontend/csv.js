// The outputs as a CSV file. Keys head the columns because they carry the units; numbers are as computed.
import { groups } from "./table.js";

/** One row a month; an empty field where there is no observation. */
export function csv(declaration, outputs) {
  const keys = groups(declaration).flatMap(({ columns }) => columns.map(({ key }) => key));
  const rows = outputs.month.map((_, month) => keys.map((key) => field(outputs[key]?.[month])).join(","));
  return `${[keys.join(","), ...rows].join("\r\n")}\r\n`;
}

function field(value) {
  return Number.isFinite(value) ? String(value) : "";
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
