// What a choice can hold: some sliders together have a most, such as what is owed against the assets of a starting point.
import { exact, withUnit } from "./format.js";
import { t } from "./text.js";

/** Why there is a most, in words, with the numbers of what was chosen. */
function because(declaration, { choice, reason }, record, chosen) {
  const { options } = declaration.inputs.find(({ key }) => key === choice);
  return t(reason, { ...record, [choice]: t(options.find(({ value }) => value === chosen).label) });
}

/**
 * Inputs with what a choice cannot hold taken off.
 * @param {object} declaration
 * @param {Object<string, number|string>} inputs all of them
 * @param {string[]} set keys of what was just set: it gives way first
 * @returns {{inputs: object, notes: {about: string, text: string}[]}} about: key of the input that was limited
 */
export function limited(declaration, inputs, set) {
  const values = { ...inputs };
  const notes = [];
  for (const limit of declaration.limits ?? []) {
    const record = declaration.records[limit.choice][values[limit.choice]];
    const justSet = (key) => (set.includes(key) ? 0 : 1);
    for (const key of [...limit.inputs].sort((one, other) => justSet(one) - justSet(other))) {
      const input = declaration.inputs.find((each) => each.key === key);
      const others = limit.inputs.reduce((sum, other) => sum + (other === key ? 0 : values[other]), 0);
      const room = record[limit.most] - others;
      if (values[key] <= room + 1e-9) continue; // sums of binary fractions have dust
      const steps = Math.max(0, Math.floor((room - input.low) / input.step + 1e-9));
      values[key] = Number((input.low + steps * input.step).toFixed(10));
      const value = withUnit(exact(values[key]), t(input.unit));
      const reason = because(declaration, limit, record, values[limit.choice]);
      notes.push({ about: key, text: t("note.limited", { label: t(input.label), value, reason }) });
    }
  }
  return { inputs: values, notes };
}
