// Series of a plane: a path joined in the order of its list, with some of its points named, and a single large point.
import { svg } from "./dom.js";
import { linePath, tenth } from "./path.js";
import { t } from "./text.js";
import { roleColor } from "./theme.js";

const LETTER_WIDTH = 6;
const LINE_HEIGHT = 11;
// Where a name may stand beside its point, in the order of preference: [share of its width to the left, down].
const BESIDE = [
  { dx: 6, anchor: 0, dy: 4 },
  { dx: -6, anchor: -1, dy: 4 },
  { dx: 0, anchor: -0.5, dy: -7 },
  { dx: 0, anchor: -0.5, dy: 15 },
];

/** The first place beside a point that is inside the picture and free, or null: names on names cannot be read. */
export function freeBox(x, y, width, taken, room) {
  const boxes = BESIDE.map(({ dx, anchor, dy }) => {
    const left = x + dx + anchor * width;
    return { left, right: left + width, top: y + dy - LINE_HEIGHT, bottom: y + dy };
  });
  const apart = (a, b) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
  const inside = ({ left, right, top, bottom }) =>
    left >= room.left && right <= room.right && top >= room.top && bottom <= room.bottom;
  return boxes.find((box) => inside(box) && taken.every((other) => apart(box, other))) ?? null;
}

/** Numbers beside points are names (years along a path): as short as they are, without separators. */
const tagText = (value) => String(Number(value.toFixed(2)));

export function pathDrawer(series) {
  const color = roleColor(series.color);
  const path = svg("path", { class: "line", style: `stroke:${color}` });
  const knots = svg("path", { class: "dots knots", style: `stroke:${color}` });
  const names = svg("g", { class: "tags" });
  let shown = [];

  function drawTags(tags, x, values, y, room) {
    const at = [];
    for (let each = 0; each < values.length; each++) {
      if (Number.isFinite(tags[each]) && Number.isFinite(values[each]) && Number.isFinite(x[each])) at.push(each);
    }
    const texts = at.map((each) => tagText(tags[each]));
    if (texts.join() !== shown.join()) {
      names.replaceChildren(...texts.map((text) => svg("text", { class: "tag" }, text)));
      shown = texts;
    }
    const taken = [];
    let d = "";
    at.forEach((each, index) => {
      const px = x[each];
      const py = tenth(y(values[each]));
      d += `M${px},${py}h0`;
      const box = freeBox(px, py, texts[index].length * LETTER_WIDTH, taken, room);
      const name = names.children[index];
      name.setAttribute("visibility", box ? "visible" : "hidden");
      if (!box) return;
      taken.push(box);
      name.setAttribute("transform", `translate(${tenth(box.left)},${tenth(box.bottom)})`);
    });
    knots.setAttribute("d", d);
  }

  return {
    back: [],
    front: [path, knots, names],
    draw(outputs, x, y, _, room) {
      const values = outputs[series.output];
      path.setAttribute("d", linePath(x, values, y));
      if (series.tags) drawTags(outputs[series.tags], x, values, y, room);
    },
  };
}

/** One large dot with its name beside it. */
export function pointDrawer(series) {
  const dot = svg("circle", { class: "point", r: 6, style: `fill:${roleColor(series.color)}` });
  const name = svg("text", { class: "point-label" }, t(series.label));
  let width = 0;
  return {
    back: [],
    front: [dot, name],
    draw(outputs, x, y, _, room) {
      const px = x[0];
      const py = y(outputs[series.output][0]);
      const seen = Number.isFinite(px) && Number.isFinite(py);
      for (const each of [dot, name]) each.setAttribute("visibility", seen ? "visible" : "hidden");
      if (!seen) return;
      // Measured once: asking for the length of a text makes the browser lay out the page.
      width ||= name.getComputedTextLength();
      const beside = px + 10 + width > room.right ? px - 10 - width : px + 10;
      const left = Math.max(room.left, Math.min(beside, room.right - width));
      const top = Math.max(room.top + LINE_HEIGHT, Math.min(py - 7, room.bottom - 4));
      dot.setAttribute("transform", `translate(${tenth(px)},${tenth(py)})`);
      name.setAttribute("transform", `translate(${tenth(left)},${tenth(top)})`);
    },
  };
}
