// Runs the built model through the front end's own computation for many inputs.
// Standard input: {name, inputs, keys, facts, sentences}. Prints, for each input, the named outputs month by month and
// the named facts as 64-bit floats; or, if `sentences` is true, the sentences as JSON.
import { readFileSync, writeSync } from "node:fs";
import { computer } from "../widgets/frontend/compute.js";
import { fill } from "../widgets/frontend/format.js";

const { name, inputs, keys, facts: wanted, sentences } = JSON.parse(readFileSync(0, "utf8"));
const built = new URL(`../widgets/frontend/generated/explorers/${name}/`, import.meta.url);
const declaration = JSON.parse(readFileSync(new URL("declaration.json", built), "utf8"));
const model = await import(new URL("model.js", built));
const compute = computer(declaration, { respond: model.respond[name], facts: model.facts[name] });

const print = (bytes) => {
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
};

if (sentences) {
  const texts = inputs.map((each) => {
    const { facts } = compute(each);
    return fill(declaration.sentences[facts.sentence], facts);
  });
  print(Buffer.from(JSON.stringify(texts)));
} else {
  for (const each of inputs) {
    const { outputs, facts } = compute(each);
    const numbers = [...keys.flatMap((key) => outputs[key]), ...wanted.map((key) => facts[key])];
    print(Buffer.from(Float64Array.from(numbers).buffer));
  }
}
