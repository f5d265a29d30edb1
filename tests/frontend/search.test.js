import assert from "node:assert/strict";
import { test } from "node:test";
import { finder } from "../../widgets/frontend/find.js";

const page = (url, title, ...sections) => ({
  url,
  title,
  chapter: title.startsWith("Chapter"),
  sections: sections.map(([heading, text, code = ""], at) => ({ id: at ? `s${at}` : "", heading, text, code })),
});

const find = finder({
  pages: [
    page("us.html", "Chapter 1. The United States, 2008-2014", ["", "QE1 bought $1,500 billion. QE 2 came later."]),
    page(
      "qt.html",
      "Chapter 2. How a balance sheet shrinks",
      ["", "Securities mature, and ten-year yields rise by 2.5%."],
      [
        "Caps",
        "Run-off is limited by a cap. The programme labelled QT ran in 2022\u201325 and met the ON RRP in Fran\u00e7ois\u2019 list.",
      ],
    ),
    page("index.html", "About the book", [
      "",
      "This book mentions the run-off, the S&P 500, 量化緊縮, -0.1% and 85 bn.",
    ]),
    page("code.html", "Chapter 3. Code", ["", "A table.", 'history.table("us_gdp")']),
    page("long.html", "Chapter 4. Everything", [
      "",
      "A term is named here: hot money. Hot money. Hot money. Hot money.",
    ]),
  ],
  terms: [
    { names: ["run-off"], url: "glossary.html#run-off", home: "qt.html", text: "Letting securities mature." },
    { names: ["hot money", "熱錢"], url: "glossary.html#hot", home: "us.html", text: "Money that moves fast." },
  ],
});

const urls = (question) => find(question).results.map((result) => result.page.url);

test("numbers are words", () => {
  assert.deepEqual(urls("2008"), ["us.html"]);
  assert.deepEqual(urls("500"), ["index.html"]);
  assert.deepEqual(urls("2.5"), ["qt.html"]);
  assert.deepEqual(urls("2.5 per cent"), ["qt.html"]);
  assert.deepEqual(urls("\u22120.1%"), ["index.html"]);
});

const SAME = [
  [
    "runoff",
    "run-off",
    "run off",
    "RUN-OFF",
    "run\u2011off",
    "run\u2013off",
    "run-offs",
    "Runoffs",
    "r\u00fcn-\u00f6ff",
  ],
  ["S&P 500", "S&P500", "SP500", "s & p 500", "S\uff06P 500"],
  ["QE1", "QE 1", "QE-1", "qe one", "\uff31\uff25\uff11"],
  ["ten-year", "10-year", "ten year", "10 years", "10\u2011Year", "tenyear"],
  ["ON RRP", "ONRRP", "ON-RRP", "on rrp"],
  ["$1,500 billion", "1500 bn", "1\u202f500 billion", "1,500bn"],
  ["$85 billion", "85 bn", "85bn", "US$85 billion"],
  ["2022-25", "2022\u201325", "2022\u20132025", "2022/25"],
  ["programme", "program", "programmes", "Programs"],
  ["labelled", "labeled"],
  ["Fran\u00e7ois\u2019s", "francois", "Francois'"],
  ["balance sheet", "balance-sheet", "balancesheet", "balance sheets"],
];
for (const [first, ...others] of SAME) {
  test(`one answer for ${[first, ...others].join(", ")}`, () => {
    assert.ok(urls(first).length > 0 && find(first).exact);
    for (const other of others) {
      assert.deepEqual(urls(other), urls(first), other);
      assert.ok(find(other).exact, other);
    }
  });
}

test("the page that teaches a term comes before one that says it more often, and the glossary's entry is given", () => {
  assert.equal(urls("hot money")[0], "us.html");
  assert.equal(urls("熱錢")[0], "us.html");
  assert.equal(find("Hot Money").term.url, "glossary.html#hot");
  assert.equal(urls("runoff")[0], "qt.html");
  assert.equal(find("hot").term, undefined);
});

test("every word must be there; if no page has them all, the nearest are given and it is said", () => {
  assert.deepEqual(urls("run-off cap"), ["qt.html"]);
  assert.deepEqual(find("securites mature").exact, false);
  assert.equal(urls("securites mature")[0], "qt.html");
  assert.equal(find("cap 1887").exact, false);
  assert.deepEqual(urls("xyzzy"), []);
  for (const nothing of ["", "   ", "&", "-", "<>", "\u200b"]) assert.deepEqual(urls(nothing), []);
});

test("the beginning of a word finds it", () => {
  assert.deepEqual(urls("securit"), ["qt.html"]);
  assert.deepEqual(urls("balance sh"), ["qt.html"]);
  assert.deepEqual(urls("mentio"), ["index.html"]);
});

test("Chinese is found by any part of a run of characters", () => {
  assert.deepEqual(urls("緊縮"), ["index.html"]);
  assert.deepEqual(urls("縮"), ["index.html"]);
  assert.equal(find("量化緊縮 QT").exact, false);
});

test("code is found", () => {
  assert.deepEqual(urls("history.table us_gdp"), ["code.html"]);
});

test("a result leads to the section that has the words, and marks them in a sentence of it", () => {
  const [{ section, excerpt }] = find("runoff caps").results;
  assert.equal(section.id, "s1");
  assert.deepEqual(
    excerpt.filter((part) => part.found).map((part) => part.text),
    ["Run-off", "cap."],
  );
});
