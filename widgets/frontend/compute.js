// From inputs to everything the view shows. The model itself is generated from Python; nothing of it is here.

const ESTIMATES = ["low", "central", "high"];

/** JSON has no NaN: a missing observation is stored as null and is NaN again for the model. */
function revive(value) {
  if (Array.isArray(value)) return value.map((each) => (each === null ? Number.NaN : revive(each)));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, revive(each)]));
}

/** Element-wise lowest and highest of three runs. */
function band([first, second, third]) {
  const low = new Array(first.length);
  const high = new Array(first.length);
  for (let place = 0; place < first.length; place++) {
    low[place] = Math.min(first[place], second[place], third[place]);
    high[place] = Math.max(first[place], second[place], third[place]);
  }
  return { low, high };
}

/**
 * A function from inputs to results, prepared once for an explorer. Facts see the chosen run with its bands.
 * @param {object} declaration
 * @param {{respond: Function, facts: Function}} model
 * @returns {(inputs: object) => {outputs: Object<string, number[]>, facts: Object<string, number>}}
 */
export function computer(declaration, model) {
  const records = revive(declaration.records ?? {});
  // Arithmetic has no estimates: one run, and no bands.
  const estimated = declaration.inputs.some(({ key }) => key === "estimate");
  const estimates = estimated ? ESTIMATES : ["central"];

  return (inputs) => {
    const resolved = { ...inputs };
    for (const key of Object.keys(records)) resolved[key] = records[key][inputs[key]];

    const runs = estimates.map((estimate) => model.respond(resolved, declaration.parameters[estimate]));
    const chosen = runs[Math.max(0, estimates.indexOf(inputs.estimate ?? "central"))];

    const outputs = {};
    for (const { key, banded, range_only: rangeOnly } of declaration.outputs) {
      if (!rangeOnly) outputs[key] = chosen[key];
      if (banded || rangeOnly) {
        const { low, high } = band(runs.map((run) => run[key]));
        outputs[`${key}_low`] = low;
        outputs[`${key}_high`] = high;
      }
    }
    return { outputs, facts: model.facts(resolved, { ...chosen, ...outputs }) };
  };
}
