// Statements to judge; the verdict of each is shown once the reader has judged it.
import { h } from "./dom.js";
import { createHeading } from "./heading.js";
import { pageAddress } from "./site.js";
import { t } from "./text.js";

function createCard(card, id) {
  const address = pageAddress(card.link);
  const statement = h("p", { class: "statement", id }, t(card.statement));
  // Alike links need a context: the statement they belong to.
  const more = address
    ? h("a", { href: address, "aria-describedby": id }, t("cards.more"))
    : card.link
      ? h("span", { class: "page-name" }, t("cards.page", { page: card.link }))
      : null;
  const verdict = h("p", { class: "verdict" }, h("strong", {}, t(card.verdict)));
  const note = card.note ? h("p", {}, t(card.note), " ", more) : more && h("p", {}, more);
  const answer = h("div", { class: "card-answer", hidden: true }, verdict, note);
  return {
    element: h("li", { class: "card" }, statement, answer),
    show(outputs) {
      const hidden = outputs[card.shown]?.[0] !== 1;
      if (answer.hidden !== hidden) answer.hidden = hidden;
    },
  };
}

export function createCards(chart) {
  const heading = createHeading(chart);
  const cards = chart.cards.map((card, index) => createCard(card, `${chart.key}-card-${index}`));
  const plot = h("ol", { class: "cards", "data-picture": "" }, ...cards.map(({ element }) => element));
  const note = chart.note ? h("p", { class: "chart-note key" }, t(chart.note)) : null;
  return {
    chart,
    element: h("figure", { class: "chart rows card-list", "data-chart": chart.key }, heading.element, note, plot),
    plot,
    axis: null,
    resize() {},
    draw({ outputs, facts }) {
      heading.show(facts);
      for (const card of cards) card.show(outputs);
    },
    describe() {},
    read() {},
  };
}
