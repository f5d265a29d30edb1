// What is said about places along a chart's horizontal axis: a vertical line with its name, and shaded stretches.
import { svg } from "./dom.js";
import { tenth } from "./path.js";
import { t } from "./text.js";

/** A text that stands beside a place, wholly inside the chart, and is measured only once. */
function createName(kind, label) {
  const element = svg("text", { class: kind }, t(label));
  let width = 0;
  return {
    element,
    width() {
      // Asking for the length of a text makes the browser lay out the page.
      width ||= element.getComputedTextLength();
      return width;
    },
    hide: () => element.setAttribute("visibility", "hidden"),
    put(left, top) {
      element.setAttribute("visibility", "visible");
      element.setAttribute("transform", `translate(${tenth(left)},${top})`);
    },
  };
}

function createMark({ fact, label }) {
  const line = svg("path", { class: "mark" });
  const name = createName("mark-label", label);
  return {
    back: [],
    front: [line, name.element],
    facts: [fact],
    draw([place], [first, last], px, room) {
      const shown = place >= first && place <= last;
      const at = px(place);
      line.setAttribute("d", shown ? `M${tenth(at)},${room.top}V${room.bottom}` : "");
      if (!shown) {
        name.hide();
        return;
      }
      // On the side with more room, and wholly inside the chart even where that means crossing the line.
      const beside = place > (first + last) / 2 ? at - 5 - name.width() : at + 5;
      name.put(Math.max(room.left, Math.min(beside, room.right + 9 - name.width())), room.top + 9);
    },
  };
}

function createSpan({ from, to, label }, row) {
  const area = svg("rect", { class: "span" });
  const name = createName("span-label", label);
  return {
    back: [area],
    front: [name.element],
    facts: [from, to],
    draw([start, end], [first, last], px, room) {
      const left = px(Math.max(first, start));
      const width = px(Math.min(last, end)) - left;
      const shown = width > 0;
      area.setAttribute("visibility", shown ? "visible" : "hidden");
      if (!shown) {
        name.hide();
        return;
      }
      area.setAttribute("x", tenth(left));
      area.setAttribute("y", room.top);
      area.setAttribute("width", tenth(width));
      area.setAttribute("height", room.bottom - room.top);
      // Above its stretch, which may be narrower than its name; one name below the other.
      const middle = left + width / 2 - name.width() / 2;
      name.put(Math.max(room.left, Math.min(middle, room.right - name.width())), room.top + 9 + 12 * row);
    },
  };
}

/** @returns {{back: SVGElement[], front: SVGElement[], draw: Function}} redrawn only when a place or the axis changes */
export function createMarks(chart) {
  const marks = (chart.mark ? [createMark(chart.mark)] : []).concat(
    (chart.spans ?? []).map((span, index) => createSpan(span, index + (chart.mark ? 1 : 0))),
  );
  let drawn = [];
  return {
    back: marks.flatMap(({ back }) => back),
    front: marks.flatMap(({ front }) => front),
    draw(facts, domain, px, room) {
      const places = marks.map((mark) => mark.facts.map((fact) => facts[fact]));
      const now = [px, ...places.flat()];
      if (now.length === drawn.length && now.every((each, index) => Object.is(each, drawn[index]))) return;
      drawn = now;
      for (const [index, mark] of marks.entries()) mark.draw(places[index], domain, px, room);
    },
  };
}
