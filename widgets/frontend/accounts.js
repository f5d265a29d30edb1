// T-accounts of changes: what one party owns to the left, what it owes to the right, and the check that they agree.
import { h } from "./dom.js";
import { signed, withUnit } from "./format.js";
import { createHeading } from "./heading.js";
import { t } from "./text.js";

/** Sums of both sides of an account, and whether they agree to what the decimals can show. */
export function sumsOf(account, outputs, decimals) {
  const sum = (side) => side.reduce((total, [, output]) => total + (outputs[output]?.[0] ?? Number.NaN), 0);
  const assets = sum(account.assets);
  const liabilities = sum(account.liabilities);
  return { assets, liabilities, agree: Math.abs(assets - liabilities) < 0.5 * 10 ** -decimals };
}

function createAccount(account, unit, outputsByKey) {
  const all = [...account.assets, ...account.liabilities];
  const decimals = Math.max(0, ...all.map(([, output]) => outputsByKey[output]?.decimals ?? 0));
  const cells = new Map();
  const side = (entries, row) => {
    if (!entries[row]) return [h("td", {}), h("td", {})];
    const [label, output] = entries[row];
    const value = h("td", {});
    cells.set(value, output);
    return [h("th", { scope: "row" }, t(label)), value];
  };
  const count = Math.max(account.assets.length, account.liabilities.length);
  const rows = Array.from({ length: count }, (_, row) =>
    h("tr", {}, ...side(account.assets, row), ...side(account.liabilities, row)),
  );
  const totals = { assets: h("td", {}), liabilities: h("td", {}) };
  const total = (key) => [h("th", { scope: "row" }, t("accounts.total")), totals[key]];
  const check = h("p", { class: "account-check" });
  const caption = h("caption", {}, t(account.title), h("span", { class: "unit" }, ` ${t(unit)}`));
  const table = h(
    "table",
    { class: "account" },
    caption,
    h("colgroup", {}, ...["name", "amount", "name", "amount"].map((kind) => h("col", { class: kind }))),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "colgroup", colspan: 2 }, t("accounts.assets")),
        h("th", { scope: "colgroup", colspan: 2 }, t("accounts.liabilities")),
      ),
    ),
    h("tbody", {}, ...rows),
    h("tfoot", {}, h("tr", {}, ...total("assets"), ...total("liabilities"))),
  );

  function write(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }
  return {
    element: h("div", { class: "account-box" }, table, check),
    draw(outputs) {
      for (const [cell, output] of cells) {
        const text = signed(outputs[output]?.[0], outputsByKey[output]?.decimals ?? 0);
        write(cell, text);
        cell.classList.toggle("nothing", !/[1-9]/.test(text));
      }
      const sums = sumsOf(account, outputs, decimals);
      const say = (value) => signed(value, decimals);
      write(totals.assets, say(sums.assets));
      write(totals.liabilities, say(sums.liabilities));
      const unchanged = sums.agree && !/[1-9]/.test(say(sums.assets));
      const both = withUnit(say(sums.assets), t(unit));
      const words = {
        amount: both,
        difference: withUnit(say(sums.assets - sums.liabilities), t(unit)),
      };
      write(check, t(!sums.agree ? "accounts.differ" : unchanged ? "accounts.unchanged" : "accounts.agree", words));
      check.classList.toggle("wrong", !sums.agree);
    },
  };
}

export function createAccounts(chart, outputsByKey) {
  const heading = createHeading(chart);
  const accounts = chart.accounts.map((account) => createAccount(account, chart.unit, outputsByKey));
  const plot = h("div", { class: "accounts", "data-picture": "" }, ...accounts.map(({ element }) => element));
  const note = chart.note ? h("p", { class: "chart-note key" }, t(chart.note)) : null;
  return {
    chart,
    element: h("figure", { class: "chart rows whole", "data-chart": chart.key }, heading.element, plot, note),
    plot,
    axis: null,
    resize() {},
    draw({ outputs, facts }) {
      heading.show(facts);
      for (const account of accounts) account.draw(outputs);
    },
    describe() {},
    read() {},
  };
}
