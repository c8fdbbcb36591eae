import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { lines, words } from "../curated/seed.ts";
import {
  INDICATOR_COLUMNS,
  speakerOf,
  type OfficialRecord,
  type OfficialType,
} from "./official-records.ts";

/**
 * The table of verdicts of `../shared/domain.md`, written down here and computed by hand, so that
 * neither the seed's rules nor `src/rules` can be wrong unnoticed.
 */
const TABLE = `
PC_TC 1 | 26 TC | ALLOWED
PC_TC 6 | 26 | ALLOWED
PC_TC 6 | TC | NOT_ALLOWED
PC_TC 8 | 26 | IF_ROW
PC_TC 8 | TC | NOT_ALLOWED
PC_TC 0 2 3 4 5 7 | 26 TC | NOT_ALLOWED
PC_TC 9 | 26 TC | NOT_APPLICABLE
MULTIPLE_PROCEDURES 2 3 | 51 | SYSTEM_ASSIGNED
MULTIPLE_PROCEDURES 0 | 51 | NOT_ALLOWED
MULTIPLE_PROCEDURES 4 5 6 7 9 | 51 | NOT_APPLICABLE
MULTIPLE_PROCEDURES 1 | 51 | UNKNOWN
GLOBAL_DAYS ZZZ | 51 | NOT_ALLOWED
BILATERAL_SURGERY 1 3 | 50 | ALLOWED
BILATERAL_SURGERY 0 2 | 50 | NOT_ALLOWED
BILATERAL_SURGERY 9 | 50 | NOT_APPLICABLE
BILATERAL_SURGERY 0 1 3 | LT RT | ALLOWED
BILATERAL_SURGERY 2 | LT RT | DOCUMENTATION
BILATERAL_SURGERY 9 | LT RT | NOT_APPLICABLE
ASSISTANT_SURGEON 0 | 80 81 82 AS | DOCUMENTATION
ASSISTANT_SURGEON 1 | 80 81 82 AS | NOT_ALLOWED
ASSISTANT_SURGEON 2 | 80 81 82 AS | ALLOWED
ASSISTANT_SURGEON 9 | 80 81 82 AS | NOT_APPLICABLE
CO_SURGEONS 0 | 62 | NOT_ALLOWED
CO_SURGEONS 1 | 62 | DOCUMENTATION
CO_SURGEONS 2 | 62 | ALLOWED
CO_SURGEONS 9 | 62 | NOT_APPLICABLE
TEAM_SURGERY 0 | 66 | NOT_ALLOWED
TEAM_SURGERY 1 | 66 | DOCUMENTATION
TEAM_SURGERY 2 | 66 | ALLOWED
TEAM_SURGERY 9 | 66 | NOT_APPLICABLE
GLOBAL_DAYS 010 090 | 54 55 58 78 79 | ALLOWED
GLOBAL_DAYS 000 XXX ZZZ | 54 55 58 78 79 | NOT_APPLICABLE
GLOBAL_DAYS MMM YYY | 54 55 58 78 79 | UNKNOWN
GLOBAL_DAYS 000 010 090 MMM XXX YYY ZZZ | 56 | NOT_ALLOWED`;

/** By `TYPE:VALUE` what it says of modifiers. */
const SAID = new Map<string, [modifier: string, verdict: string][]>();
for (const line of lines(TABLE)) {
  const [left = "", modifiers = "", verdict = ""] = line.split(" | ");
  const [type = "", ...values] = words(left);
  for (const value of values) {
    const said = words(modifiers).map((modifier): [string, string] => [modifier, verdict]);
    SAID.set(`${type}:${value}`, [...(SAID.get(`${type}:${value}`) ?? []), ...said]);
  }
}

/** Types that govern modifiers, each of whose values the table has to know. */
export const GOVERNING_TYPES: readonly OfficialType[] = [
  "GLOBAL_DAYS",
  "PC_TC",
  "MULTIPLE_PROCEDURES",
  "BILATERAL_SURGERY",
  "ASSISTANT_SURGEON",
  "CO_SURGEONS",
  "TEAM_SURGERY",
];

export const isInTable = (indicator: string): boolean => SAID.has(indicator);

interface CodeLists {
  readonly targetLists: readonly { id: string; members: string[]; others: string[] }[];
}

/** Which codes are evaluation and management is curated; only that is taken from the seed. */
const { targetLists } = parse(
  readFileSync(new URL("../../../seed/targets.yaml", import.meta.url), "utf8"),
) as CodeLists;

const covers = (ranges: readonly string[], code: string): boolean =>
  ranges.some((range) => code >= range.slice(0, 5) && code <= range.slice(-5));

/** Whether a code is an evaluation-and-management code; null where the curated list is silent. */
export function isVisit(code: string): boolean | null {
  const list = targetLists.find(({ id }) => id === "evaluation-and-management");
  if (list === undefined) throw new Error("there is no list of visits");
  if (covers(list.members, code)) return true;
  return covers(list.others, code) ? false : null;
}

/** What is to be found of a modifier on a code. */
export interface ExpectedVerdict {
  readonly verdict: string;
  readonly listed: boolean;
  /** What speaks of it: ids of indicators, names of code lists, and LISTED. */
  readonly grounds: readonly string[];
}

const FROM_MOST_RESTRICTIVE = [
  "NOT_ALLOWED",
  "UNKNOWN",
  "DOCUMENTATION",
  "SYSTEM_ASSIGNED",
  "ALLOWED",
  "NOT_APPLICABLE",
];

/** The verdicts of a code by its records, and by the modifiers that the seed lists for it. */
export function expectedVerdicts(
  records: readonly OfficialRecord[],
  listedBySeed: readonly string[],
): Map<string, ExpectedVerdict> {
  const speaker = speakerOf(records);
  const { code } = speaker;
  const rows = records.map(({ modifier }) => modifier).filter((modifier) => modifier !== "");
  const listed = new Set([...rows, ...listedBySeed]);
  const spoken: [modifier: string, verdict: string, ground: string][] = [];
  for (const [type, column] of Object.entries(INDICATOR_COLUMNS)) {
    const indicator = `${type}:${speaker[column]}`;
    for (const [modifier, said] of SAID.get(indicator) ?? []) {
      const byRow = rows.includes(modifier) ? "ALLOWED" : "NOT_ALLOWED";
      spoken.push([modifier, said === "IF_ROW" ? byRow : said, `Indicator:${indicator}`]);
    }
  }
  const visit = isVisit(code);
  const onVisits = visit === null ? "UNKNOWN" : visit ? "ALLOWED" : "NOT_ALLOWED";
  for (const modifier of ["24", "25", "57"])
    spoken.push([modifier, onVisits, "evaluation-and-management"]);
  for (const modifier of ["59", "XE", "XP", "XS", "XU", "76"]) {
    if (visit === true) spoken.push([modifier, "NOT_ALLOWED", "evaluation-and-management"]);
    if (visit === null && listed.has(modifier))
      spoken.push([modifier, "UNKNOWN", "evaluation-and-management"]);
  }
  const manipulation = ["98940", "98941", "98942"].includes(code);
  spoken.push(["AT", manipulation ? "ALLOWED" : "NOT_ALLOWED", "manipulation"]);
  const modifiers = new Set([...spoken.map(([modifier]) => modifier), ...listed]);
  return new Map(
    [...modifiers].map((modifier) => {
      const own = spoken.filter(([name]) => name === modifier);
      const verdicts = own.map(([, verdict]) => verdict);
      const found = FROM_MOST_RESTRICTIVE.find((verdict) => verdicts.includes(verdict));
      const grounds = own.map(([, , ground]) => ground);
      return [
        modifier,
        {
          verdict: found ?? "ALLOWED",
          listed: listed.has(modifier),
          grounds: [...grounds, ...(listed.has(modifier) ? ["LISTED"] : [])].sort(),
        },
      ];
    }),
  );
}
