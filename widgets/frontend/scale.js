// Round numbers along an axis, and where they stand. As much of a scale as these charts need: a general library's brings
// interpolation of colors and dates with it, and is the larger half of such a script.

/** Distance between round numbers of which about `count` fit a range: 1, 2 or 5 times a power of ten. */
export function tickStep(low, high, count) {
  const even = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(even));
  const share = even / power;
  // The geometric middles between 1, 2, 5 and 10.
  return power * (share >= Math.sqrt(50) ? 10 : share >= Math.sqrt(10) ? 5 : share >= Math.sqrt(2) ? 2 : 1);
}

/** A multiple of a step, free of the dust of binary fractions. */
const multiple = (count, step) => Number((count * step).toPrecision(12));

/** Round numbers within a range, its ends included. */
export function ticks([low, high], count) {
  const step = tickStep(low, high, count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, each) => multiple(first + each, step));
}

/** The range widened to round numbers. */
export function nice([low, high], count) {
  let range = [low, high];
  let step = 0;
  // A wider range may ask for a larger step.
  for (let again = 0; again < 3; again++) {
    const next = tickStep(...range, count);
    if (next === step) break;
    step = next;
    range = [multiple(Math.floor(range[0] / step + 1e-9), step), multiple(Math.ceil(range[1] / step - 1e-9), step)];
  }
  return range;
}

/** From a value to pixels, as bare arithmetic for the thousands of values of a frame. */
export function straight([low, high], [from, to]) {
  const slope = (to - from) / (high - low);
  return (value) => from + slope * (value - low);
}
