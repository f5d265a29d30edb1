// Numbers as readers see them. Python and d3-format share their format specs, so one template serves both.
import { format } from "d3-format";

const formats = new Map();

/** A cached d3 format; its minus is U+2212. */
function formatter(spec) {
  if (!formats.has(spec)) formats.set(spec, format(spec));
  return formats.get(spec);
}

/** A number with thousands separators and a fixed number of decimals; an en dash where there is none. */
export function number(value, decimals = 0) {
  return Number.isFinite(value) ? formatter(`,.${decimals}f`)(value) : "–";
}

/** Whether an output counts calendar years, which have no thousands separator: 2008, not 2,008. */
export function isYear({ key, unit }) {
  return key === "year" || key.endsWith("_year") || unit === "year";
}

/** A value of an output with its declared decimals. */
export function quantity(value, output) {
  const decimals = output?.decimals ?? 0;
  if (!Number.isFinite(value)) return "–";
  return formatter(`${output && isYear(output) ? "" : ","}.${decimals}f`)(value);
}

/** A change: its sign always shown, except where it rounds to nothing. */
export function signed(value, decimals = 0) {
  if (!Number.isFinite(value)) return "–";
  return Number(value.toFixed(decimals)) === 0 ? number(0, decimals) : formatter(`+,.${decimals}f`)(value);
}

/** How the ticks of an axis are written: with as many decimals as tell them apart, years without separators. */
export function formatTick(ticks, years) {
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : 1;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return formatter(`${years ? "" : ","}.${decimals}f`);
}

/** A number as short as it is exact (60, 0.5, −800), for ranges and notes. */
export function exact(value) {
  return Number.isFinite(value) ? formatter(",.10~f")(value) : "–";
}

/** "60 bn USD a month", but "11%". */
export function withUnit(text, unit) {
  if (!unit) return text;
  return unit.startsWith("%") ? `${text}${unit}` : `${text} ${unit}`;
}

/** The unit of something named, or nothing where the name says it already: "Months of buying", "First year". */
export function unitBeside(name, unit) {
  const plain = (text) => text.toLowerCase().replace(/s\b/g, "");
  return unit && ` ${plain(name)} `.includes(` ${plain(unit)} `) ? "" : unit;
}

const parsed = new Map();

/** Split "a {x:,.0f} b" once into its literal texts and its placeholders. */
function parse(template) {
  if (!parsed.has(template)) {
    const parts = [];
    let end = 0;
    for (const match of template.matchAll(/\{\{|\}\}|\{(\w+)(?::([^{}]*))?\}/g)) {
      parts.push(template.slice(end, match.index));
      parts.push(match[1] ? { name: match[1], spec: match[2] } : match[0][0]);
      end = match.index + match[0].length;
    }
    parts.push(template.slice(end));
    parsed.set(template, parts);
  }
  return parsed.get(template);
}

/** What rounds to zero has no sign. */
const unsignedZero = (text) => (/[1-9]/.test(text) ? text : text.replace(/^[+\u2212]/, ""));

/** Fill a template's named placeholders: "{x:,.0f}" with a number, "{label}" with text. */
export function fill(template, values = {}) {
  let text = "";
  for (const part of parse(template)) {
    if (typeof part === "string") text += part;
    else {
      const value = values[part.name];
      if (typeof value !== "number") text += value ?? "–";
      else if (!Number.isFinite(value)) text += "–";
      else text += part.spec ? unsignedZero(formatter(part.spec)(value)) : exact(value);
    }
  }
  return text;
}
