// Series of a plane: a path joined in the order of its list, with some of its points named, and a single large point.
import { put, svg } from "./dom.js";
import { linePath, tenth } from "./path.js";
import { t } from "./text.js";
import { roleColor } from "./theme.js";

const LETTER_WIDTH = 6;
const LINE_HEIGHT = 11;
// Where a name may stand beside its point, in the order of preference: steps across and down, shares of its own width.
const BESIDE = [
  { across: 1, share: 0, down: 4 },
  { across: -1, share: -1, down: 4 },
  { across: 0, share: -0.5, down: -7 },
  { across: 0, share: -0.5, down: 15 },
];
// The same for the name of a large point, which keeps off the line that it stands on.
const ASLANT = [
  { across: 1, share: 0, down: -7 },
  { across: -1, share: -1, down: -7 },
  { across: 1, share: 0, down: 17 },
  { across: -1, share: -1, down: 17 },
];
const TAG_STEP = 6;
const POINT_STEP = 10;

/** The first place beside a point that is inside the picture and free, or null: names on names cannot be read. */
export function freeBox(x, y, width, taken, room, places = BESIDE, step = TAG_STEP) {
  const boxes = places.map(({ across, share, down }) => {
    const left = x + across * step + share * width;
    return { left, right: left + width, top: y + down - LINE_HEIGHT, bottom: y + down };
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
    let d = "";
    at.forEach((each, index) => {
      const px = x[each];
      const py = tenth(y(values[each]));
      d += `M${px},${py}h0`;
      const box = freeBox(px, py, texts[index].length * LETTER_WIDTH, room.taken, room);
      const name = names.children[index];
      put(name, "visibility", box ? "visible" : "hidden");
      if (!box) return;
      room.taken.push(box);
      put(name, "transform", `translate(${tenth(box.left)},${tenth(box.bottom)})`);
    });
    put(knots, "d", d);
  }

  return {
    back: [],
    front: [path, knots, names],
    draw(outputs, x, y, _, room) {
      const values = outputs[series.output];
      put(path, "d", linePath(x, values, y));
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
      for (const each of [dot, name]) put(each, "visibility", seen ? "visible" : "hidden");
      if (!seen) return;
      // Measured once: asking for the length of a text makes the browser lay out the page.
      width ||= name.getComputedTextLength();
      const free = freeBox(px, py, width, room.taken, room, ASLANT, POINT_STEP);
      // Where nothing is free it stands to the right, inside the picture: a point without a name says nothing.
      const left = free?.left ?? Math.max(room.left, Math.min(px + POINT_STEP, room.right - width));
      const bottom = free?.bottom ?? Math.max(room.top + LINE_HEIGHT, Math.min(py - 7, room.bottom - 4));
      room.taken.push({ left, right: left + width, top: bottom - LINE_HEIGHT, bottom });
      dot.setAttribute("transform", `translate(${tenth(px)},${tenth(py)})`);
      name.setAttribute("transform", `translate(${tenth(left)},${tenth(bottom)})`);
    },
  };
}
