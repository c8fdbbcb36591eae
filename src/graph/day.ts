/** A UTC day, written YYYY-MM-DD. */
export type Day = string;

const MILLISECONDS = 86_400_000;
const PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const texts = new Map<number, Day>();

/** Whether the text is a day of the calendar: 2025-02-30 is none. */
export function isDay(text: string): boolean {
  if (!PATTERN.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Days since 1970-01-01, so that a day fits a column of integers. */
export function dayNumber(day: Day): number {
  return Date.parse(day) / MILLISECONDS;
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

/** The UTC day at an instant. */
export const dayOf = (instant: Date): Day => instant.toISOString().slice(0, 10);
