// The page script: one script that turns every <qe-explorer> into an explorer, and <qe-answers> into the
// list of what the reader has predicted. What an explorer
// shows and computes is in a script of its own, `explorers/<name>.js` beside this one: the page brings it, or it is
// loaded when it is needed. Nothing is asked of any other place, so it works under any path and, as a classic script,
// from disk.
import { QeAnswers } from "./answers.js";
import { QeExplorer } from "./element.js";
import { learnFolder } from "./loader.js";
import { ownAddress } from "./ownaddress.js";
import { adopt } from "./registry.js";
import { learnRoot } from "./site.js";

// A course page may carry the script twice; the first one wins.
if (!customElements.get("qe-explorer")) {
  const address = ownAddress();
  learnFolder(address);
  learnRoot(address);
  adopt(globalThis);
  customElements.define("qe-explorer", QeExplorer);
  customElements.define("qe-answers", QeAnswers);
}
