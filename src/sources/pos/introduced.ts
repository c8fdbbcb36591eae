import type { Day } from "../../graph/day.ts";
import { spelledDay } from "../tables/days.ts";

/**
 * From when on each place of service is in the code set of CMS, as its own table says in brackets
 * behind the descriptions ("Effective January 1, 2016") or a transmittal does: 27 CR 13314 of 2023,
 * 66 transmittal 12779 of 2024. Those without a date are older than the table's first.
 */
const DATED: Readonly<Record<Day, readonly string[]>> = {
  "2003-01-01": ["03", "04", "05", "06", "07", "08", "15", "20"],
  "2003-10-01": ["01", "13", "14", "49", "57"],
  "2006-07-01": ["09"],
  "2008-01-01": ["16"],
  "2010-05-01": ["17"],
  "2013-05-01": ["18"],
  "2016-01-01": ["19"],
  "2017-01-01": ["02"],
  "2020-01-01": ["58"],
  "2022-01-01": ["10"],
  "2023-10-01": ["27"],
  "2024-08-01": ["66"],
};

const UNDATED = [
  ["11", "12", "21", "22", "23", "24", "25", "26"],
  ["31", "32", "33", "34", "41", "42"],
  ["50", "51", "52", "53", "54", "55", "56"],
  ["60", "61", "62", "65", "71", "72", "81", "99"],
].flat();

const DAYS = new Map<string, Day | null>([
  ...UNDATED.map((code) => [code, null] as const),
  ...Object.entries(DATED).flatMap(([day, codes]) => codes.map((code) => [code, day] as const)),
]);

/** The day on which a place was introduced; null for the oldest, undefined for one not known here. */
export function introducedOn(code: string): Day | null | undefined {
  return DAYS.get(code);
}

/** The first day of a place, as far as its description tells or it is known here; else null. */
export function firstDayOf(code: string, description: string): Day | null {
  const known = introducedOn(code);
  if (known !== undefined) return known;
  return [...effectiveDaysIn(description)].sort()[0] ?? null;
}

/** The days that a description names, as "(Effective January 1, 2016)" or "(effective 10/1/03)". */
export function effectiveDaysIn(description: string): readonly Day[] {
  const found = description.matchAll(
    /effective (?:(?<name>[a-z]{3,9}) (?<date>\d{1,2}), (?<year>\d{4})|(?<spelled>\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})))(?!\d)/gi,
  );
  return [...found].flatMap(({ groups = {} }) => {
    const { name = "", date = "", year = "", spelled } = groups;
    const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
    return spelledDay(spelled ?? `${month}/${date}/${year}`) ?? [];
  });
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
