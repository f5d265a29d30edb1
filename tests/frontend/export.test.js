import assert from "node:assert/strict";
import { test } from "node:test";
import { computer } from "../../widgets/frontend/compute.js";
import { csv } from "../../widgets/frontend/csv.js";
import { defaults } from "../../widgets/frontend/inputs.js";
import { pythonFor } from "../../widgets/frontend/python.js";
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

test("the Python call names only what differs from the defaults", () => {
  assert.equal(pythonFor(declaration, initial), "from widgets import ToyExplorer\nexplorer = ToyExplorer()\nexplorer");
  assert.equal(
    pythonFor(declaration, { ...initial, cap_bn: 95, tga_bn: -300, start: "2017" }),
    'from widgets import ToyExplorer\nexplorer = ToyExplorer(cap_bn=95, tga_bn=-300, start="2017")\nexplorer',
  );
});
