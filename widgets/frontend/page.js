// The page script: one deferred classic script that turns every <qe-explorer> into an explorer. It asks nothing of
// any server, so it works under any path and from disk.
import { QeExplorer } from "./element.js";
import { learnRoot } from "./site.js";

learnRoot(document.currentScript?.src);

// A course page may carry the script twice; the first one wins.
if (!customElements.get("qe-explorer")) customElements.define("qe-explorer", QeExplorer);
