import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsFor } from "../../widgets/frontend/arrange.js";
import { placesFor } from "../../widgets/frontend/axes.js";
import { axisOf, byKey, nearest, spacing } from "../../widgets/frontend/axis.js";
import { formatTick, quantity, signed, unitBeside } from "../../widgets/frontend/format.js";
import { freeBox } from "../../widgets/frontend/plane.js";
import { along } from "./fixture.js";

const outputs = {
  ...byKey(along.outputs),
  month: { key: "month", label: "Month", unit: "months", decimals: 0 },
  reserves_tn: { key: "reserves_tn", label: "Reserves", unit: "tn USD", decimals: 1 },
  maturity_years: { key: "maturity_years", label: "Maturity", unit: "years", decimals: 0 },
};

test("each kind of axis says its places in its own way", () => {
  const said = (key, value) => {
    const axis = axisOf(key, outputs);
    return [axis.kind, axis.title, axis.say(value), axis.within(value)];
  };
  assert.deepEqual(said("month", 12), ["months", "Month", "Month 12", "month 12"]);
  assert.deepEqual(said("year", 2008.25), ["years", "Year", "2008.25", "2008.25"]);
  assert.deepEqual(said("group", 0), ["names", "Group", "Poor", "Poor"]);
  assert.deepEqual(said("reserves_tn", 3.2), ["numbers", "Reserves, tn USD", "Reserves 3.2 tn USD", "3.2 tn USD"]);
  assert.equal(axisOf("maturity_years", outputs).kind, "numbers", "a duration is not a calendar year");
});

test("years have no separator, changes always have a sign", () => {
  assert.equal(quantity(2022, { key: "year", unit: "year", decimals: 0 }), "2022");
  assert.equal(quantity(2022, { key: "sum_bn", unit: "bn USD", decimals: 0 }), "2,022");
  assert.equal(signed(600), "+600");
  assert.equal(signed(-1234.5, 1), "\u22121,234.5");
  assert.equal(signed(-0.004, 1), "0.0");
});

test("ticks have as many decimals as tell them apart", () => {
  assert.equal(formatTick([2008, 2010, 2012], true)(2010), "2010");
  assert.equal(formatTick([2008, 2008.5], true)(2008.5), "2008.5");
  assert.equal(formatTick([0, 500, 1000], false)(1000), "1,000");
  assert.equal(formatTick([0, 0.2], false)(0.2), "0.2");
});

test("the nearest place is found within reach only", () => {
  assert.equal(nearest([1, 2, 4], 3.2), 2);
  assert.equal(nearest([1, 2, 4], -9), 0);
  assert.equal(nearest([1, 2, 4], 9, 0.5), -1);
  assert.equal(spacing([1, 2, 4]), 1.5);
  assert.equal(spacing([7]), 0);
});

test("a name beside a point keeps inside the picture and off the names that stand there", () => {
  const room = { left: 0, right: 100, top: 0, bottom: 100 };
  const first = freeBox(50, 50, 24, [], room);
  assert.ok(first.left > 50, "to the right where there is room");
  const second = freeBox(50, 50, 24, [first], room);
  assert.ok(second.right < 50, "else to the left");
  assert.ok(freeBox(95, 50, 24, [], room).right < 95, "and never over the edge");
  const everywhere = [{ left: 0, right: 100, top: 0, bottom: 100 }];
  assert.equal(freeBox(50, 50, 24, everywhere, room), null, "no name rather than one on another");
});

test("as many columns as suit the number of charts", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 9].map(columnsFor), [1, 1, 2, 3, 2, 3, 3, 3]);
});

test("ticks stand where a reader looks for them: parts of a year, whole years, round numbers", () => {
  const at = (key, domain, room) => placesFor(axisOf(key, outputs), domain, room);
  assert.deepEqual(at("month", [0, 120], 180), [0, 24, 48, 72, 96, 120]);
  assert.deepEqual(at("month", [0, 120], 280), [0, 12, 24, 36, 48, 60, 72, 84, 96, 108, 120]);
  assert.deepEqual(at("month", [0, 24], 180), [0, 6, 12, 18, 24]);
  assert.deepEqual(at("year", [2021, 2023.9], 250), [2021, 2022, 2023]);
  assert.deepEqual(at("year", [2021.1, 2021.9], 250), [2021.2, 2021.4, 2021.6, 2021.8]);
  assert.deepEqual(at("reserves_tn", [-1, 5], 250), [-1, 0, 1, 2, 3, 4, 5]);
});

test("a unit is not repeated after a name that holds it", () => {
  assert.equal(unitBeside("Months of buying", "months"), "");
  assert.equal(unitBeside("First year", "year"), "");
  assert.equal(unitBeside("Correlation", "correlation"), "");
  assert.equal(unitBeside("Phase-in", "months"), "months");
  assert.equal(unitBeside("Share prices", "share of all"), "share of all");
  assert.equal(unitBeside("Ratio", ""), "");
});
