// Building elements. Text only ever goes in as text nodes, so nothing a link says can become markup. Style goes in by the
// style object: an attribute `style` is what a content security policy refuses.

function build(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") element.style.cssText = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** @returns {HTMLElement} `h("button", {type: "button", onclick: act}, "Reset")` */
export function h(tag, properties = {}, ...children) {
  return build(document.createElement(tag), properties, children);
}

/** @returns {SVGElement} */
export function svg(tag, properties = {}, ...children) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

/** Set an attribute unless it has the value: the browser works out style, layout and paint anew even for the same one. */
export function put(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
