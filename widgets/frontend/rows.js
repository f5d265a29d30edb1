// The rows of a bar chart: how long their bars are, and where they stand, with the name of each beside its bars, or above
// them where the chart is narrow.

const LETTER_WIDTH = 6;
const LINE_HEIGHT = 13;
const BAR_GAP = 2;
const ROW_GAP = 9;
// In pixels: below this the names stand above their bars.
const BESIDE_FROM = 400;
const NAME_SHARE = 0.4;

/** A text broken into lines of so many letters at most; a longer word stays whole. */
export function wrap(text, letters) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Room for texts, as far as can be told without asking the browser. */
export function textWidth(texts) {
  return LETTER_WIDTH * Math.max(0, ...texts.map((text) => text.length));
}

/**
 * @param {string[]} names of the rows
 * @param {number} bars in a row
 * @param {number} thickness of a bar
 * @param {{width: number, top: number}} room
 * @returns {{left: number, height: number, beside: boolean, rows: {lines: string[], name: number, bars: number[], middle: number}[]}}
 *   left: where bars may start; name: first baseline; bars: upper edges
 */
export function layRows(names, bars, thickness, { width, top }) {
  const beside = width >= BESIDE_FROM;
  const column = beside ? Math.min(NAME_SHARE * width, textWidth(names) + 8) : width;
  const block = bars * thickness + (bars - 1) * BAR_GAP;
  let at = top;
  const rows = names.map((name) => {
    const lines = wrap(name, Math.max(4, Math.floor((column - 8) / LETTER_WIDTH)));
    const text = lines.length * LINE_HEIGHT;
    const height = beside ? Math.max(text, block) : text + 2 + block;
    const first = beside ? at + (height - block) / 2 : at + text + 2;
    const row = {
      lines,
      name: (beside ? at + (height - text) / 2 : at) + LINE_HEIGHT - 3,
      bars: Array.from({ length: bars }, (_, each) => first + each * (thickness + BAR_GAP)),
      middle: first + block / 2,
    };
    at += height + ROW_GAP;
    return row;
  });
  return { left: beside ? column : 0, height: Math.ceil(at), beside, rows };
}

/**
 * The pieces of one row: from and to on the value axis, and the total of a stack. Parts below zero go to the left.
 * @param {number[]} values
 */
export function stackRow(values) {
  let right = 0;
  let left = 0;
  const pieces = values.map((value) => {
    const seen = Number.isNaN(value) ? 0 : value;
    const from = seen < 0 ? left : right;
    if (seen < 0) left += seen;
    else right += seen;
    return { from, to: from + seen };
  });
  return { pieces, left, right, total: left + right };
}

/** Lowest and highest end of any bar or whisker; zero is always in it. */
export function barExtent(chart, outputs) {
  const values = [0];
  if (chart.kind === "stacked_bars") {
    const count = outputs[chart.series[0].output].length;
    for (let row = 0; row < count; row++) {
      const { left, right } = stackRow(chart.series.map(({ output }) => outputs[output][row]));
      values.push(left, right);
    }
  } else {
    for (const { output } of chart.series) {
      for (const key of [output, `${output}_low`, `${output}_high`]) values.push(...(outputs[key] ?? []));
    }
  }
  const seen = values.filter((value) => !Number.isNaN(value));
  return [Math.min(...seen), Math.max(...seen)];
}
