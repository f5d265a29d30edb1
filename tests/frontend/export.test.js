import assert from "node:assert/strict";
import { test } from "node:test";
import { computer } from "../../widgets/frontend/compute.js";
import { csv } from "../../widgets/frontend/csv.js";
import { defaults } from "../../widgets/frontend/inputs.js";
import { pythonFor } from "../../widgets/frontend/python.js";
import { blocks, cell, length } from "../../widgets/frontend/table.js";
import { along, alongOutputs, declaration, model } from "./fixture.js";

const initial = defaults(declaration);

test("the CSV has a row a month, month first, every band, plain numbers and empty fields for no observation", () => {
  const { outputs } = computer(declaration, model)({ ...initial, start: "2017" });
  assert.deepEqual(csv(declaration, outputs).split("\r\n"), [
    "month,yield_pct,yield_pct_low,yield_pct_high,gold_pct_low,gold_pct_high,seen_bn",
    "0,0,0,0,0,0,1",
    "1,2,-1,2,-2,1,",
    "2,4,-2,4,-1,2,3",
    "",
  ]);
});

test("the CSV puts the outputs of each axis side by side, led by its places, names as text", () => {
  assert.deepEqual(csv(along, alongOutputs).split("\r\n"), [
    "total_bn,total_bn_low,total_bn_high,peak_year,year,rate_pct,group,gain_pct,gain_pct_low,gain_pct_high",
    "1234.5,1000,2000,2022,2008,1,Poor,0.5,0,1",
    ',,,,2008.25,,"Rich, ""old""",-2,-3,-1',
    ",,,,2008.5,3,,,,",
    "",
  ]);
});

const shape = (block) => [
  block.axis?.key ?? "",
  ...block.groups.map(({ label, columns }) => `${label}: ${columns.map(({ part }) => part).join(" ")}`),
];

test("the table has each output once, with the columns it has under it", () => {
  assert.deepEqual(blocks(declaration).map(shape), [
    ["month", "Month: line", "Yield: line low high", "Gold: low high", "Seen: line"],
  ]);
});

test("there is a table for each axis, and one for single numbers", () => {
  const found = blocks(along);
  assert.deepEqual(found.map(shape), [
    ["", "Total: line low high", "Peak: line"],
    ["year", "Year: line", "Rate: line"],
    ["group", "Group: line", "Gain: line low high"],
  ]);
  assert.deepEqual(
    found.map((block) => length(block, alongOutputs)),
    [1, 3, 2],
  );
});

test("places of an axis lead its table even where they were declared to lie along another", () => {
  const outputs = along.outputs.map((each) => (each.key === "year" ? { ...each, axis: "" } : each));
  assert.deepEqual(blocks({ outputs }).map(shape), blocks(along).map(shape));
});

test("the table shows declared decimals, and nothing for what is not observed or never happens", () => {
  const say = (key, value, decimals) => cell({ axis: null }, { output: { key, unit: "", decimals } }, value);
  assert.equal(say("yield_pct", -1.005, 1), "\u22121.0");
  assert.equal(say("gap_bn", -1e-13, 0), "0");
  assert.equal(say("seen_bn", Number.NaN, 0), "");
  assert.equal(say("stopped_month", 1000, 0), "");
  assert.equal(say("stopped_month", 120, 0), "120");
  assert.equal(say("assets_bn", 1000, 0), "1,000");
  assert.equal(say("peak_year", 2022, 0), "2022");
});

test("places are written as years and names", () => {
  const [, years, names] = blocks(along);
  assert.equal(cell(years, years.groups[0], 2008.25), "2008.25");
  assert.equal(cell(names, names.groups[0], 0), "Poor");
});

test("the Python call names only what differs from the defaults", () => {
  assert.equal(pythonFor(declaration, initial), "from widgets import ToyExplorer\nexplorer = ToyExplorer()\nexplorer");
  assert.equal(
    pythonFor(declaration, { ...initial, cap_bn: 95, tga_bn: -300, start: "2017" }),
    'from widgets import ToyExplorer\nexplorer = ToyExplorer(cap_bn=95, tga_bn=-300, start="2017")\nexplorer',
  );
});
