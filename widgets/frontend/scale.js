// Round numbers along an axis, and where they stand.
import { nice as niceRange, ticks as ticksBetween } from "d3-array";

/** Round numbers within a range, its ends included. */
export const ticks = ([low, high], count) => ticksBetween(low, high, count);

/** The range widened to round numbers. */
export const nice = ([low, high], count) => niceRange(low, high, count);

/** From a value to pixels, as bare arithmetic for the thousands of values of a frame. */
export function straight([low, high], [from, to]) {
  const slope = (to - from) / (high - low);
  return (value) => from + slope * (value - low);
}
