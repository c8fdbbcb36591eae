import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { PTP_PARTS, realFile } from "../../sources/files/real-files.ts";
import { stream } from "../../support/stream.ts";

/**
 * An own reading of the published files, to write expectations from. It shares nothing with `src`,
 * on purpose.
 */
export interface PairRow {
  readonly file: string;
  readonly row: number;
  readonly one: string;
  readonly two: string;
  readonly effective: string;
  /** Last day; null while there is none. */
  readonly last: string | null;
  readonly indicator: string;
}

/** The lines of the one text in an archive, taken out by hand. */
function linesOf(path: string): string[] {
  const zip = readFileSync(realFile(path));
  const entry = zip.lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1"));
  const local = zip.readUInt32LE(entry + 42);
  const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(data, data + zip.readUInt32LE(entry + 20));
  return inflateRawSync(packed).toString("latin1").split("\r\n");
}

const dayOf = (text: string): string =>
  `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;

function pairOf(line: string, at: number, path: string): PairRow | null {
  const [one = "", two = "", , effective = "", last = "", indicator = ""] = line.split("\t");
  if (!/^[0-9A-Z]{5}$/.test(one)) return null;
  const file = path.replace(/^.*\//, "").replace(".zip", ".txt");
  return {
    ...{ file, row: at + 1, one, two, indicator },
    effective: dayOf(effective),
    last: last === "*" ? null : dayOf(last),
  };
}

/** Whether a row says that an edit holds on a day. */
export const isInForce = ({ effective, last, indicator }: PairRow, day: string): boolean =>
  indicator !== "9" && effective <= day && (last === null || day <= last);

/** Numbers of surgery: visits, tests and therapy are elsewhere. */
const isSurgery = (code: string): boolean => /^[1-6]\d{4}$/.test(code);

/** What is picked of each part, and how many. */
const QUOTAS: readonly (readonly [number, (pair: PairRow, day: string) => boolean])[] = [
  [3, (pair, day) => isInForce(pair, day) && pair.indicator === "0"],
  [
    3,
    (pair, day) =>
      isInForce(pair, day) && pair.indicator === "1" && isSurgery(pair.one) && isSurgery(pair.two),
  ],
  [1, (pair) => pair.indicator !== "9" && pair.last !== null && pair.last < "2024-01-01"],
  [1, (pair) => pair.indicator === "9"],
];

/** Pairs picked at random from all parts, and every row about any two codes of them. */
export function pickPairs(
  day: string,
  more: readonly (readonly [string, string])[],
): { picked: readonly (readonly [string, string])[]; rows: readonly PairRow[] } {
  const random = stream(20_560);
  const picked: (readonly [string, string])[] = [];
  for (const path of PTP_PARTS) {
    const lines = linesOf(path);
    for (const [count, fits] of QUOTAS)
      for (let found = 0, tries = 0; found < count && tries < 20_000; tries++) {
        const at = Math.floor(random() * lines.length);
        const pair = pairOf(lines[at] ?? "", at, path);
        if (pair === null || !fits(pair, day)) continue;
        picked.push([pair.one, pair.two]);
        found += 1;
      }
  }
  const all = [...more, ...picked];
  const codes = new Set(all.flat());
  const rows = PTP_PARTS.flatMap((path) =>
    linesOf(path).flatMap((line, at) => {
      if (!codes.has(line.slice(0, 5)) || !codes.has(line.slice(6, 11))) return [];
      return pairOf(line, at, path) ?? [];
    }),
  );
  return { picked, rows };
}

/** The lines of a text of which each begins with a code: its cells, and where it stands. */
export const codeLines = (path: string): { row: number; cells: readonly string[] }[] =>
  readFileSync(realFile(path), "latin1")
    .split("\n")
    .flatMap((line, at) =>
      /^[0-9A-Z]{5},/.test(line) ? [{ row: at + 1, cells: line.trimEnd().split(",") }] : [],
    );

/** So many of a list, as if at random. */
export function some<Item>(count: number, items: readonly Item[], random: () => number): Item[] {
  const rest = [...items];
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    rest.splice(Math.floor(random() * rest.length), 1),
  ).flat();
}
