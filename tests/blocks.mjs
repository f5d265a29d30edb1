// Calls functions of the model's blocks, built for this test: standard input {module, cases: [[name, args, estimate]],
// parameters}; prints the results as JSON, with NaN and infinities as text.
import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { module, cases, parameters } = JSON.parse(readFileSync(0, "utf8"));
const { functions } = await import(pathToFileURL(module).href);
const results = cases.map(([name, args, estimate]) =>
  functions[name](...args.map((value) => (value === "parameters" ? parameters[estimate] : value))),
);
const text = JSON.stringify(results, (_, value) =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
);
for (let at = 0; at < text.length; ) at += writeSync(1, text.slice(at, at + 65536));
