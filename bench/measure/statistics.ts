/** The middle one of some figures; of an even number the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length % 2 === 1) return at(sorted, Math.floor(middle));
  return (at(sorted, middle - 1) + at(sorted, middle)) / 2;
}

/** The figure that a part (0 to 1) of the sorted figures does not exceed. */
export const percentile = (sorted: ArrayLike<number>, part: number): number =>
  at(sorted, Math.max(0, Math.ceil(sorted.length * part) - 1));

function at(figures: ArrayLike<number>, index: number): number {
  const figure = figures[index];
  if (figure === undefined) throw new RangeError("There are no figures.");
  return figure;
}

/** Median of those that are there; null where none is. */
export function medianOf(figures: readonly (number | null)[]): number | null {
  const there = figures.filter((figure) => figure !== null);
  return there.length === 0 ? null : median(there);
}
