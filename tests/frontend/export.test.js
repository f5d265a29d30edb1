import assert from "node:assert/strict";
import { test } from "node:test";
import { computer } from "../../widgets/frontend/compute.js";
import { csv } from "../../widgets/frontend/csv.js";
import { defaults } from "../../widgets/frontend/inputs.js";
import { pythonFor } from "../../widgets/frontend/python.js";
import { cell, groups } from "../../widgets/frontend/table.js";
import { declaration, model } from "./fixture.js";

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

test("the table has each output once, with the columns it has under it", () => {
  const parts = groups(declaration).map(({ label, columns }) => [label, columns.map(({ part }) => part).join(" ")]);
  assert.deepEqual(parts, [
    ["Month", "line"],
    ["Yield", "line low high"],
    ["Gold", "low high"],
    ["Seen", "line"],
  ]);
});

test("the table shows declared decimals, and nothing for what is not observed or never happens", () => {
  assert.equal(cell("yield_pct", -1.005, 1), "\u22121.0");
  assert.equal(cell("gap_bn", -1e-13, 0), "0");
  assert.equal(cell("seen_bn", Number.NaN, 0), "");
  assert.equal(cell("stopped_month", 1000, 0), "");
  assert.equal(cell("stopped_month", 120, 0), "120");
  assert.equal(cell("assets_bn", 1000, 0), "1,000");
});

test("the Python call names only what differs from the defaults", () => {
  assert.equal(pythonFor(declaration, initial), "from widgets import ToyExplorer\nexplorer = ToyExplorer()\nexplorer");
  assert.equal(
    pythonFor(declaration, { ...initial, cap_bn: 95, tga_bn: -300, start: "2017" }),
    'from widgets import ToyExplorer\nexplorer = ToyExplorer(cap_bn=95, tga_bn=-300, start="2017")\nexplorer',
  );
});
