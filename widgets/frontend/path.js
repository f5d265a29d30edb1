// Path data of lines and bands. Written by hand because a drag writes some thirty of them a frame, and a general
// library's way of building them took longer than the model.

// A tenth of a pixel is finer than a screen shows, and halves the text the browser has to parse.
export const tenth = (px) => Math.round(10 * px) / 10;

/**
 * A line through the observations; it is broken where there is none.
 * @param {number[]} x pixels, NaN where there is no place
 * @param {number[]} values NaN where there is no observation
 * @param {(value: number) => number} y pixels
 */
export function linePath(x, values, y) {
  let d = "";
  let command = "M";
  for (let each = 0; each < values.length; each++) {
    const at = tenth(y(values[each]));
    if (Number.isNaN(at) || Number.isNaN(x[each])) command = "M";
    else {
      d += `${command}${x[each]},${at}`;
      command = "L";
    }
  }
  return d;
}

/** The area between two lines; it is broken where either has no value. */
export function bandPath(x, low, high, y) {
  let d = "";
  let back = "";
  let command = "M";
  for (let each = 0; each < low.length; each++) {
    const bottom = tenth(y(low[each]));
    const top = tenth(y(high[each]));
    if (Number.isNaN(bottom) || Number.isNaN(top)) {
      if (back) d += `${back}Z`;
      back = "";
      command = "M";
    } else {
      d += `${command}${x[each]},${bottom}`;
      back = `L${x[each]},${top}${back}`;
      command = "L";
    }
  }
  return back ? `${d}${back}Z` : d;
}

/** Dots: zero-length strokes, which the style sheet gives round ends. */
export function dotsPath(x, values, y, every) {
  let d = "";
  for (let each = 0; each < values.length; each += every) {
    if (!Number.isNaN(values[each]) && !Number.isNaN(x[each])) d += `M${x[each]},${tenth(y(values[each]))}h0`;
  }
  return d;
}

/** A small shape, drawn around the current point, at some of the observations. */
export function markersPath(x, values, y, at, shape) {
  let d = "";
  for (const each of at) if (!Number.isNaN(values[each])) d += `M${x[each]},${tenth(y(values[each]))}${shape}`;
  return d;
}

/** Upright strokes between two lines. */
export function strokesPath(x, low, high, y, first, every) {
  let d = "";
  for (let each = first; each < low.length; each += every) {
    if (!Number.isNaN(low[each]) && !Number.isNaN(high[each])) {
      d += `M${x[each]},${tenth(y(low[each]))}V${tenth(y(high[each]))}`;
    }
  }
  return d;
}
