// A small explorer with every kind of input, so that the front end is tested apart from the model.
const option = (value) => ({ value, label: value });

export const declaration = {
  name: "toy",
  class_name: "ToyExplorer",
  title: "Toy",
  inputs: [
    { type: "slider", key: "cap_bn", label: "Cap", unit: "bn USD a month", low: 0, high: 120, step: 5, default: 60 },
    { type: "slider", key: "tga_bn", label: "Account", unit: "bn USD", low: -800, high: 800, step: 10, default: 0 },
    { type: "slider", key: "rate_pct", label: "Rate", unit: "%", low: 0, high: 9, step: 0.05, default: 3 },
    { type: "choice", key: "start", label: "Start", options: ["2017", "2022"].map(option), default: "2022" },
    {
      type: "choice",
      key: "estimate",
      label: "Estimate",
      options: ["low", "central", "high"].map(option),
      default: "central",
    },
  ],
  presets: [{ key: "small", label: "Small", inputs: { cap_bn: 10 }, note: "" }],
  outputs: [
    { key: "month", label: "Month", unit: "months", decimals: 0 },
    { key: "yield_pct", label: "Yield", unit: "%", decimals: 2, banded: true },
    { key: "gold_pct", label: "Gold", unit: "%", decimals: 1, banded: true, range_only: true },
    { key: "seen_bn", label: "Seen", unit: "bn USD", decimals: 0 },
  ],
  charts: [],
  sentences: ["Zero.", "Yields end at {end_pct:.2f}% and may be {spread_pct:+.0f} apart."],
  parameters: { low: { slope: -1 }, central: { slope: 2 }, high: { slope: 1 } },
  records: { start: { 2017: { seen: [1, null, 3] }, 2022: { seen: [4, 5, null] } } },
};

/** Three months: the yield is slope times month. */
export const model = {
  respond: (inputs, { slope }) => ({
    month: [0, 1, 2],
    yield_pct: [0, slope, 2 * slope],
    gold_pct: [0, -slope, slope],
    seen_bn: inputs.start.seen,
  }),
  facts: (_, outputs) => ({
    sentence: 1,
    end_pct: outputs.yield_pct[2],
    spread_pct: outputs.yield_pct_high[2] - outputs.yield_pct_low[2],
  }),
};
