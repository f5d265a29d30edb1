// The script of embed.html, a page with one explorer for a frame elsewhere: `embed.html?explorer=runoff&theme=dark`, with
// the parts of a link after that. It tells the page around it how high it is, in pixels: {qeExplorer: name, qeHeight: 812},
// and as learning systems such as Canvas and Sakai have it: {subject: "lti.frameResize", height: 812}.
import { partsOf, queryOf } from "./address.js";

const asked = partsOf(queryOf(location));
const given = (key) => asked.find(([each]) => each === key)?.[1];
const name = given("explorer") ?? "";
const theme = given("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

const explorer = document.createElement("qe-explorer");
explorer.setAttribute("name", name);
document.querySelector("main").append(explorer);

// What has been told, so that a page that answers with the very height it was told hears nothing new.
let told = 0;

/** Whoever frames the page may know its height: it is all that is told. */
function tell() {
  document.title = explorer.declaration?.title ?? document.title;
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === told || height === 0) return;
  told = height;
  const asLearningSystemsKnowIt = { subject: "lti.frameResize", height };
  parent.postMessage({ qeExplorer: name, qeHeight: height }, "*");
  parent.postMessage(asLearningSystemsKnowIt, "*");
  // The same as text, which is what some of them read.
  parent.postMessage(JSON.stringify(asLearningSystemsKnowIt), "*");
}
new ResizeObserver(tell).observe(document.body);
