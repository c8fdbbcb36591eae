import { isDay } from "../graph/day.ts";

/**
 * When a release takes effect, as publishers write it: into titles ("2025 … October Release") and
 * into file names (`PPRRVU2025_Oct.txt`, `RVU25D.zip`, `ccipra-2024q3`, `…_Eff_04-01-2026.csv`).
 */
export interface ReleaseDate {
  /** The first day on which the release holds, as YYYY-MM-DD. */
  readonly effectiveFrom: string;
  /**
   * The day before which a flag may still place the release, when what was read is vague: the
   * correction RVU24AR took effect within its quarter, not with it. Null when it is exact.
   */
  readonly vagueUntil: string | null;
}

const MONTH_NAMES = [
  "jan(?:uary)?",
  "feb(?:ruary)?",
  "mar(?:ch)?",
  "apr(?:il)?",
  "may",
  "june?",
  "july?",
  "aug(?:ust)?",
  "sept?(?:ember)?",
  "oct(?:ober)?",
  "nov(?:ember)?",
  "dec(?:ember)?",
];
const MONTH = `(?<month>${MONTH_NAMES.join("|")})(?![a-z])`;
const YEAR = "(?<![0-9])(?<year>(?:19|20)[0-9]{2})(?![0-9])";

/** The date that a title names, and null when it names no month and year. */
export function releaseDateInTitle(title: string): ReleaseDate | null {
  const year = yearInTitle(title);
  const month = new RegExp(`(?<![a-z])${MONTH}`, "i").exec(withoutAuxiliary(title))?.groups?.month;
  return year === null || month === undefined ? null : startOfMonth(year, monthNumber(month));
}

/** "Which may be corrected" names no month; "May 2026", "MAY RELEASE" and "2026 May Release" do. */
const withoutAuxiliary = (title: string): string =>
  title.replace(
    /(?<![a-z])may(?![a-z])(?!\W*(?:\d|release|update|correction|addendum))(?!\W*$)/gi,
    "",
  );

/** The year that a title names, with or without a month. */
export function yearInTitle(title: string): number | null {
  const year = new RegExp(YEAR).exec(title)?.groups?.year;
  return year === undefined ? null : Number(year);
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Ways in which file names carry a date, the most exact first. */
const NAME_PATTERNS: readonly (readonly [RegExp, (found: Groups) => ReleaseDate | null])[] = [
  [
    /eff[a-z]*[\s_-]*(?<month>\d{2})[_-](?<day>\d{2})[_-](?<year>(?:19|20)\d{2})(?!\d)/i,
    ({ year, month, day }) => exactDay(`${year ?? ""}-${month ?? ""}-${day ?? ""}`),
  ],
  [
    /(?<!\d)(?<year>(?:19|20)\d{2})[\s_-]?q(?<quarter>[1-4])(?!\d)/i,
    ({ year, quarter }) => startOfMonth(Number(year), firstMonth(Number(quarter))),
  ],
  // NCCI's versions count years from 1994 and quarters from 0: v30.2 (v302r0 in names) is July 2024.
  [
    /(?:cci|ptp).*?(?<![a-z0-9])v(?<version>\d{2})[._]?(?<quarter>[0-3])(?:r\d)?(?![a-z0-9])/i,
    ({ version, quarter }) => startOfMonth(1994 + Number(version), firstMonth(Number(quarter) + 1)),
  ],
  // NUCC publishes .0 in January and .1 in July, for use from April 1 and October 1: its own words,
  // by HL7 (terminology.hl7.org, NamingSystem v3-nuccProviderCodes), which name 3.0 and 3.1 of 2003.
  [
    /nucc[\s_-]*taxonomy[\s_-]*v?(?<version>\d{1,2})[._]?(?<half>[01])(?!\d)/i,
    ({ version, half }) => startOfMonth(2000 + Number(version), half === "0" ? 4 : 10),
  ],
  // The fee schedule's archives: A is January, B April, C July, D October; R is a correction.
  [
    /(?<![a-z0-9])rvu(?<year>\d{2})(?<quarter>[a-d])(?<correction>r\d*)?(?![a-z0-9])/i,
    ({ year, quarter, correction }) => {
      const number = "abcd".indexOf((quarter ?? "").toLowerCase()) + 1;
      const start = startOfMonth(2000 + Number(year), firstMonth(number));
      return correction === undefined
        ? start
        : { ...start, vagueUntil: dayOf(2000 + Number(year), firstMonth(number) + 3) };
    },
  ],
  [
    new RegExp(`(?<!\\d)(?<year>(?:19|20)\\d{2}|(?<=[a-z])\\d{2})[\\s_-]?${MONTH}`, "i"),
    ({ year, month }) => startOfMonth(fullYear(year ?? ""), monthNumber(month ?? "")),
  ],
  [
    new RegExp(`(?<![a-z])${MONTH}[\\s_-]?(?:(?<day>\\d{1,2}),?[\\s_-]{1,2})?${YEAR}`, "i"),
    ({ year = "", month = "", day }) => {
      const start = startOfMonth(Number(year), monthNumber(month));
      return day === undefined
        ? start
        : exactDay(start.effectiveFrom.slice(0, -2) + day.padStart(2, "0"));
    },
  ],
  [
    new RegExp(`(?<![a-z])${MONTH}[\\s_-]?(?<year>\\d{2})(?!\\d|[\\s_-]+(?:19|20)\\d{2})`, "i"),
    ({ year = "", month = "" }) => startOfMonth(fullYear(year), monthNumber(month)),
  ],
  // HCPCS came once a year up to 2020, on the first of January, and its names tell no month.
  [
    /(?<![a-z])hcpcs?[\s_-]?(?<year>(?:19|20)\d{2}|\d{2})(?:[\s_-]contr)?[\s_-](?:anweb|a-n)(?![a-z])/i,
    ({ year }) => startOfMonth(fullYear(year ?? ""), 1),
  ],
  [
    /(?<![a-z\d])(?<year>(?:19|20)\d{2}|\d{2})[\s_-]?(?:anweb|(?:annual[\s_-])?alpha[\s_-]numeric[\s_-]hcpcs)(?![a-z])/i,
    ({ year }) => startOfMonth(fullYear(year ?? ""), 1),
  ],
];

/** The date that a published file name carries, and null when it carries none. */
export function releaseDateInName(name: string): ReleaseDate | null {
  for (const [pattern, read] of NAME_PATTERNS) {
    const groups = pattern.exec(name)?.groups;
    const date = groups === undefined ? null : read(groups);
    if (date !== null) return date;
  }
  return null;
}

function exactDay(day: string): ReleaseDate | null {
  return isDay(day) ? { effectiveFrom: day, vagueUntil: null } : null;
}

/** Releases come by quarters: any other month is a mid-quarter change, whose day a month hides. */
function startOfMonth(year: number, month: number): ReleaseDate {
  const quarterly = month % 3 === 1;
  return {
    effectiveFrom: dayOf(year, month),
    vagueUntil: quarterly ? null : dayOf(year, month + 1),
  };
}

/**
 * Whether a date is that of a correction: it is vague though it begins with a quarter. The name says
 * which release is corrected, and not whether from its own first day on or from a later one.
 */
export function isCorrection({ effectiveFrom, vagueUntil }: ReleaseDate): boolean {
  return vagueUntil !== null && Number(effectiveFrom.slice(5, 7)) % 3 === 1;
}

function dayOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

function firstMonth(quarter: number): number {
  return quarter * 3 - 2;
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function monthNumber(name: string): number {
  const start = name.slice(0, 3).toLowerCase();
  return MONTH_NAMES.findIndex((pattern) => pattern.startsWith(start)) + 1;
}
