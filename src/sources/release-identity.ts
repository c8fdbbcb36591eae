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
  const month = new RegExp(`(?<![a-z])${MONTH}`, "i").exec(title)?.groups?.month;
  return year === null || month === undefined ? null : startOfMonth(year, monthNumber(month));
}

/** The year that a title names, with or without a month. */
export function yearInTitle(title: string): number | null {
  const year = new RegExp(YEAR).exec(title)?.groups?.year;
  return year === undefined ? null : Number(year);
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Ways in which file names carry a date, the most exact first. */
const NAME_PATTERNS: readonly (readonly [RegExp, (found: Groups) => ReleaseDate | null])[] = [
  [
    /eff[a-z]*[\s_-]*(?<month>\d{2})-(?<day>\d{2})-(?<year>(?:19|20)\d{2})(?!\d)/i,
    ({ year, month, day }) => exactDay(`${year ?? ""}-${month ?? ""}-${day ?? ""}`),
  ],
  [
    /(?<!\d)(?<year>(?:19|20)\d{2})[\s_-]?q(?<quarter>[1-4])(?!\d)/i,
    ({ year, quarter }) => startOfMonth(Number(year), firstMonth(Number(quarter))),
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
    new RegExp(`(?<![a-z])${MONTH}[\\s_-]?${YEAR}`, "i"),
    ({ year, month }) => startOfMonth(Number(year), monthNumber(month ?? "")),
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

/** Whether a text is a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
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
