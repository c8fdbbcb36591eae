/** A UTC day, written YYYY-MM-DD. */
export type Day = string;

/**
 * The days that stand for open ends of validity where one must be written. No fact begins on the
 * one or ends on the other, or the two could not be told apart.
 */
export const OPEN_FROM: Day = "0001-01-01";
export const OPEN_TO: Day = "9999-12-31";

const MILLISECONDS = 86_400_000;
const PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const texts = new Map<number, Day>();

/** Days that were asked for: an import asks for few, millions of times. */
const known = new Set<Day>();
const numbers = new Map<Day, number>();
const MOST_KNOWN = 10_000;

/** Whether the text is a day of the calendar: 2025-02-30 is none. */
export function isDay(text: string): boolean {
  if (known.has(text)) return true;
  if (!PATTERN.test(text)) return false;
  const time = Date.parse(text);
  const is = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  if (is && known.size < MOST_KNOWN) known.add(text);
  return is;
}

/** Days since 1970-01-01, so that a day fits a column of integers. */
export function dayNumber(day: Day): number {
  let number = numbers.get(day);
  if (number === undefined) {
    number = Date.parse(day) / MILLISECONDS;
    if (numbers.size < MOST_KNOWN) numbers.set(day, number);
  }
  return number;
}

/** The day of a number of days since 1970-01-01. */
export function dayText(number: number): Day {
  let text = texts.get(number);
  if (text === undefined) {
    text = new Date(number * MILLISECONDS).toISOString().slice(0, 10);
    texts.set(number, text);
  }
  return text;
}

/** The day after: end dates in files are the last day that counts, ours the first that does not. */
export const dayAfter = (day: Day): Day => dayText(dayNumber(day) + 1);

/** The last day that counts of what ends where the day begins. */
export const dayBefore = (day: Day): Day => dayText(dayNumber(day) - 1);

/** The UTC day at an instant. */
export const dayOf = (instant: Date): Day => dayText(Math.floor(instant.getTime() / MILLISECONDS));
