const MINUTE = 60;

const spoken = (seconds: number): string =>
  seconds >= MINUTE && seconds % MINUTE === 0 ? `${seconds / MINUTE} min` : `${seconds} s`;

/** How long something takes, between the least and the most seconds, as far as they are known. */
export function durationOf(least: number | null, most: number | null): string {
  if (least !== null && most !== null)
    return least === most ? spoken(least) : `${spoken(least)} to ${spoken(most)}`;
  if (most !== null) return `up to ${spoken(most)}`;
  return least === null ? "" : `at least ${spoken(least)}`;
}
