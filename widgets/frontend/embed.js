// The script of embed.html, a page with one explorer for a frame elsewhere: `embed.html?explorer=runoff&theme=dark`, with
// the parts of a link after that. It tells the page around it how high it is, in pixels: {qeExplorer: name, qeHeight: 812}.
import { partsOf, queryOf } from "./address.js";

const asked = partsOf(queryOf(location));
const given = (key) => asked.find(([each]) => each === key)?.[1];
const name = given("explorer") ?? "";
const theme = given("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

const explorer = document.createElement("qe-explorer");
explorer.setAttribute("name", name);
document.querySelector("main").append(explorer);

function tell() {
  document.title = explorer.declaration?.title ?? document.title;
  const { height } = document.body.getBoundingClientRect();
  // Whoever frames the page may know its height: it is all that is told.
  parent.postMessage({ qeExplorer: name, qeHeight: Math.ceil(height) }, "*");
}
new ResizeObserver(tell).observe(document.body);
