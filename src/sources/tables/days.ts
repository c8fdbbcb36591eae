import { isDay, type Day } from "../../graph/day.ts";

/** Blank, or the last day of the year 9999 in the spellings of days, or a sheet's number for it. */
const NO_DAY =
  /^(\*|0+|9{7,8}|9999-?12-?31([T ].*)?|12[/-]31[/-]9999( .*)?|31-?DEC-?9999|9999365|2958465(\.\d*)?)?$/i;

/** Whether a text stands for no day, or for the end of all days. */
export const meansNoDay = (text: string): boolean => NO_DAY.test(text);

/** The day that a text spells, or the one of a sheet's own number for it; null for any other text. */
export const dayIn = (text: string, fromSheet: boolean): Day | null =>
  spelledDay(text) ?? (fromSheet ? sheetDay(text) : null);

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

/** Years of two digits from this one on are of the last century. */
const LAST_CENTURY = 70;

/**
 * The day of 2026-04-01, 20260401, 4/1/2026, 4/1/26, 04-01-2026 or 01APR2026, a time of day left
 * out.
 */
export function spelledDay(text: string): Day | null {
  const [spelled = ""] = text.split(/[T ](?=\d\d?:\d\d)/);
  const parts =
    /^(?<year>\d{4})-?(?<month>\d{2})-?(?<day>\d{2})$/.exec(spelled)?.groups ??
    /^(?<month>\d{1,2})[/-](?<day>\d{1,2})[/-](?<year>\d{4})$/.exec(spelled)?.groups ??
    /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{2})$/.exec(spelled)?.groups ??
    /^(?<day>\d{1,2})-?(?<name>[A-Z]{3})-?(?<year>\d{4})$/i.exec(spelled)?.groups;
  if (parts === undefined) return null;
  const { year = "", month, name, day = "" } = parts;
  const number = month ?? String(MONTHS.indexOf((name ?? "").toUpperCase()) + 1);
  const found = `${inFull(year)}-${number.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(found) ? found : null;
}

function inFull(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < LAST_CENTURY ? "20" : "19"}${year}`;
}

/** The day of a year and a number within it: 2026091 is the first of April. */
export function ordinalDay(text: string): Day | null {
  const { year, number } = /^(?<year>\d{4})(?<number>\d{3})$/.exec(text)?.groups ?? {};
  if (year === undefined || Number(number) === 0) return null;
  const found = new Date(Date.UTC(Number(year), 0, Number(number))).toISOString().slice(0, 10);
  return found.startsWith(year) ? found : null;
}

/** The day of a sheet's own number: days since the end of 1899, and of the last one a part. */
function sheetDay(text: string): Day | null {
  const days = /^(\d{5})(?:\.\d+)?$/.exec(text)?.[1];
  if (days === undefined) return null;
  return new Date(Date.UTC(1899, 11, 30 + Number(days))).toISOString().slice(0, 10);
}
