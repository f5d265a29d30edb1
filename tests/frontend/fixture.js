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
    { key: "seen_bn", label: "Seen", unit: "bn USD", decimals: 0, axis: "month" },
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

/** Outputs along other axes: calendar years, names, and single numbers. */
export const along = {
  inputs: [],
  sources: [],
  outputs: [
    { key: "total_bn", label: "Total", unit: "bn USD", decimals: 1, banded: true, axis: "" },
    { key: "rate_pct", label: "Rate", unit: "%", decimals: 2, axis: "year" },
    { key: "year", label: "Year", unit: "year", decimals: 2, axis: "year" },
    { key: "group", label: "Group", unit: "", axis: "group", categories: ["Poor", 'Rich, "old"'] },
    { key: "gain_pct", label: "Gain", unit: "%", decimals: 1, axis: "group", banded: true },
    { key: "peak_year", label: "Peak", unit: "year", decimals: 0, axis: "" },
  ],
};
export const alongOutputs = {
  total_bn: [1234.5],
  total_bn_low: [1000],
  total_bn_high: [2000],
  rate_pct: [1, Number.NaN, 3],
  year: [2008, 2008.25, 2008.5],
  group: [0, 1],
  gain_pct: [0.5, -2],
  gain_pct_low: [0, -3],
  gain_pct_high: [1, -1],
  peak_year: [2022],
};
