// The explorer's style sheets, in the order in which they apply.
import charts from "./charts.css";
import controls from "./controls.css";
import layout from "./layout.css";
import media from "./media.css";
import panels from "./panels.css";
import paper from "./paper.css";
import predict from "./predict.css";
import rows from "./rows.css";
import base from "./style.css";

export const css = base + controls + charts + rows + panels + predict + layout + media + paper;
