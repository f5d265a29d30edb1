// <qe-answers>: the answers kept in this browser, with buttons to save them as a file and to delete them.
import { h } from "./dom.js";
import { exact, withUnit } from "./format.js";
import css from "./generated/styles.css";
import { answers, forgetAll, hindrance, unreadable } from "./guesses.js";
import { createHandIn } from "./handin.js";
import { dress, framed } from "./shadow.js";
import { t } from "./text.js";
import { followTheme } from "./theme.js";

const COLUMNS = ["explorer", "question", "guesses", "model", "when"].map((name) => `answers.${name}`);

function row({ title, question, unit, guesses, model, committed_at }) {
  const say = (value) => (Number.isFinite(value) ? withUnit(exact(value), t(unit)) : "–");
  const cells = [t(title), t(question), guesses.map(say).join(", "), say(model?.central)];
  const when = h("time", { datetime: committed_at }, new Date(committed_at).toLocaleString());
  return h("tr", {}, ...cells.map((cell) => h("td", {}, cell)), h("td", {}, when));
}

function table(kept) {
  const head = h("tr", {}, ...COLUMNS.map((column) => h("th", { scope: "col" }, t(column))));
  const list = h("table", { class: "answers" }, h("thead", {}, head), h("tbody", {}, ...kept.map(row)));
  return h("div", { class: "scroller", role: "region", "aria-label": t("answers.table"), tabindex: 0 }, list);
}

/** Asks once more before it deletes. */
function deleter(done) {
  const element = h("div", { class: "delete" });
  const button = (action, label, act) => h("button", { type: "button", "data-action": action, onclick: act }, t(label));
  const ask = button("delete", "answers.delete", () => {
    element.replaceChildren(`${t("answers.sure")} `, yes, " ", no);
    no.focus();
  });
  const no = button("keep", "answers.keep", () => {
    element.replaceChildren(ask);
    ask.focus();
  });
  const yes = button("delete-all", "answers.delete_all", () => {
    forgetAll();
    done();
  });
  element.append(ask);
  return element;
}

export class QeAnswers extends HTMLElement {
  #unfollow = () => {};

  connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const section = h("section", { class: "qe", "aria-label": t("answers.region") });
    root.replaceChildren(framed(section));
    dress(root, css);
    const show = () => {
      const kept = answers();
      const lost = unreadable();
      const hindered = hindrance();
      const says = [
        kept.length ? t("answers.count", { count: kept.length }) : t("answers.none"),
        ...(lost ? [t("answers.unreadable", { count: lost })] : []),
        ...(hindered ? [t(`answers.${hindered}`)] : []),
      ];
      section.replaceChildren(
        h("div", { role: "status" }, ...says.map((each) => h("p", {}, each))),
        ...(kept.length ? [table(kept), createHandIn()] : []),
        ...(kept.length || lost ? [deleter(show)] : []),
      );
    };
    show();
    this.#unfollow = followTheme((theme) => {
      section.dataset.theme = theme;
    });
  }

  disconnectedCallback() {
    this.#unfollow();
  }
}
