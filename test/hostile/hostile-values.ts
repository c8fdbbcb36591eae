import fc from "fast-check";
import { DAYS, EXTREME_DAYS, TEXTS } from "../graph/arbitrary.ts";

/** What has broken programs before: injections, paths, formats, numbers, and characters that are odd. */
const CORPUS = [
  ...TEXTS,
  "'; DROP TABLE codes; --",
  "1 OR 1=1",
  "' UNION MATCH (n) RETURN n //",
  "{$ne: null}",
  "${7*7}",
  "{{7*7}}",
  "%00",
  "%n%n%s",
  "\u0000",
  "20560\u0000",
  "../../etc/passwd",
  "..\\..\\windows",
  "file:///etc/passwd",
  "http://169.254.169.254/",
  "<script>alert(1)</script>",
  "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
  "=cmd|'/c calc'!A1",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "undefined",
  "null",
  "NaN",
  "Infinity",
  "-0",
  "1e308",
  "0x20",
  "٢٠٥٦٠",
  "２０５６０",
  "\ud800",
  "\udfff\ud800",
  "\ufeff20560",
  "a\u200db",
  "\u202eabc",
  "ﬀ",
  "ß",
  "İ",
  "(a+)+$",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!",
  "[",
  "(",
  "*",
  "?",
  "~",
  "^",
  "AND OR NOT",
  '"unclosed',
  "eyJhZnRlciI6WzFdfQ==",
  "W10=",
  "bnVsbA==",
  "W1tbW11dXV0=",
  "x".repeat(300),
  "漢".repeat(1_000),
  "a ".repeat(2_000),
  "e\u0301".repeat(500),
];

/** Keys that lead to nodes of the graph, so that hostile values meet resolvers that have work to do. */
const KEYS = [
  "20560",
  "97810",
  "10001",
  "10112",
  "00",
  "11",
  "59",
  "XS",
  "Code:20560",
  "Modifier:59",
  "Family:dry-needling",
  "Indicator:GLOBAL_DAYS:XXX",
  "ProviderType:111N00000X",
  "225100000X",
];

const HOSTILE_DAYS = [
  "",
  "0000-00-00",
  "2025-02-30",
  "2025-1-1",
  "2025-11-01T00:00:00Z",
  "-2025-11-01",
  "+275760-09-13",
  "99999-01-01",
  "now",
];

/** Texts: known, hostile, or random down to lone halves of surrogate pairs. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...KEYS) },
  { weight: 4, arbitrary: fc.constantFrom(...CORPUS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
);

/** Days that there are, and texts that are none. */
export const day: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...DAYS, ...EXTREME_DAYS, "2025-10-01"),
  fc.constantFrom(...HOSTILE_DAYS),
);

/** Numbers within the bounds of arguments, on them, and far beyond. */
export const integer: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.constantFrom(-1, -0, 100, 101, 1_000, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 53, 1e308, 0.5),
);

/** Anything that JSON can say. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  text,
  integer,
  day,
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { __proto__: null }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(text, { maxLength: 4 }),
);

/** A text in an address, where lone halves of a surrogate pair can't be written. */
export function encoded(value: string): string {
  return encodeURIComponent(value.replace(/[\ud800-\udfff]/g, "x"));
}
