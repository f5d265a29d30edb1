// The file with a reader's answers, to hand in: they type a name, the browser saves the file, and nothing is sent.
import { h } from "./dom.js";
import { answers, unreadable } from "./guesses.js";
import { createNote } from "./note.js";
import { createShare } from "./share.js";
import { t } from "./text.js";

/** @returns {{name: string, text: string}} the file's name and contents */
export function answersFile(student, kept, now) {
  const listed = kept.map(({ asking: _, ...answer }) => answer);
  const contents = { format: "qe-answers", version: 1, student, saved_at: now.toISOString(), answers: listed };
  const safe = student.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return { name: `answers-${safe.slice(0, 60) || "1"}.json`, text: `${JSON.stringify(contents, null, 1)}\n` };
}

let typed = "";

/** A field for the name and the button. */
export function createHandIn() {
  const share = createShare();
  const note = createNote();
  const field = h("input", { type: "text", maxlength: 100, autocomplete: "name", value: typed });
  field.addEventListener("input", () => note.say(""));
  const button = h("button", { type: "button", "data-action": "save-answers", onclick: save }, t("answers.save"));
  const label = h("label", {}, `${t("answers.name")} `, field);
  const element = h("div", { class: "hand-in" }, h("div", {}, label, " ", button), note.element);

  function save() {
    typed = field.value.trim();
    const kept = answers();
    const lost = unreadable();
    const missing = !kept.length ? "answers.none" : !typed ? "answers.nameless" : "";
    note.say(missing ? t(missing) : lost ? t("answers.unreadable", { count: lost }) : "");
    if (missing) return;
    const { name, text } = answersFile(typed, kept, new Date());
    share.save(name, text, "application/json", (shown) => element.append(shown));
  }
  return element;
}
