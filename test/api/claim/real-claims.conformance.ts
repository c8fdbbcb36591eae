import { beforeAll, expect, test } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import { openAoc } from "../../../src/sources/aoc/read-aoc.ts";
import { openHcpcs } from "../../../src/sources/hcpcs/read-hcpcs.ts";
import { importMpfs } from "../../../src/sources/mpfs/import-mpfs.ts";
import { openMpfs } from "../../../src/sources/mpfs/read-mpfs.ts";
import { openMue } from "../../../src/sources/mue/read-mue.ts";
import { openNucc } from "../../../src/sources/nucc/read-nucc.ts";
import { openPos } from "../../../src/sources/pos/read-pos.ts";
import { openPtp } from "../../../src/sources/ptp/read-ptp.ts";
import { ROW_SOURCES } from "../../../src/sources/registry.ts";
import { batchesOf, type ReleaseFile } from "../../../src/sources/release-file.ts";
import { importRelease } from "../../../src/sources/releases/import-release.ts";
import type { NumberedRow } from "../../../src/sources/source.ts";
import { PTP_PARTS, realFile } from "../../sources/files/real-files.ts";
import { putSeed } from "../../sources/import/graphs.ts";
import { ApiClient, type Data } from "../api-client.ts";
import { CHECK_ALL } from "./claim.conformance.ts";
import { claimOf } from "./claim-text.ts";
import { OPTIONS } from "./made-up-world.ts";
import { AOC, HOSPITAL_MUE, MPFS, MPFS_TEXT, MUE, type RealCase } from "./real-table.ts";

const HCPCS = "hcpcs/HCPC2025_OCT_ANWEB.xlsx";
const NUCC = "nucc/nucc_taxonomy_251.csv";
const POS = "reference/pos_codes.csv";
const JANUARY_2023 = "mpfs/PPRRVU23_JAN.csv";
/** The published files that the table is made from. */
export const FILES = [
  MPFS,
  MPFS_TEXT,
  JANUARY_2023,
  MUE,
  HOSPITAL_MUE,
  AOC,
  HCPCS,
  NUCC,
  POS,
  ...PTP_PARTS,
];
export const TWENTY_MINUTES = 1_200_000;

/** Imports every file that checks ask; of each all rows, or those whose codes are all wanted. */
export async function putFiles(graph: Graph, wanted: ReadonlySet<string> | null): Promise<void> {
  await putSeed(graph);
  const put = async (opened: ReleaseFile<object>): Promise<void> => {
    const file = opened as ReleaseFile<NumberedRow>;
    const source = ROW_SOURCES.find(({ slug }) => slug === file.source);
    if (source === undefined) throw new Error(`There is no source ${file.source}.`);
    // What a row of HCPCS or of an add-on refers to may be left out; both of a pair may not.
    const keep = (row: NumberedRow): boolean =>
      source
        .codes(row)
        .every((code, i) => (wanted?.has(code) ?? true) || (i > 0 && file.source !== "ptp"));
    await importRelease(graph, source, only(file, keep), OPTIONS);
  };
  await put(await openHcpcs(realFile(HCPCS)));
  for (const path of [JANUARY_2023, MPFS])
    await importMpfs(
      graph,
      only(await openMpfs(realFile(path)), ({ code }) => wanted?.has(code) ?? true),
      OPTIONS,
    );
  await put(await openMue(realFile(MUE)));
  await put(await openMue(realFile(HOSPITAL_MUE), { effectiveFrom: "2024-07-01" }));
  await put(await openAoc(realFile(AOC)));
  await put(await openNucc(realFile(NUCC)));
  await put(await openPos(realFile(POS), { effectiveFrom: "2024-08-01" }));
  await put(await openPtp(PTP_PARTS.map(realFile)));
}

/** The release with some of its rows, which keep their numbers. */
function only<Row extends object, File extends ReleaseFile<Row>>(
  file: File & ReleaseFile<Row>,
  keep: (row: Row) => boolean,
): File {
  const batches = batchesOf<Row>(file);
  return Object.assign(file, {
    async *batches() {
      for await (const rows of batches) yield rows.filter(keep);
    },
  });
}

/** `status rule lines file:row`, the row where there is one. */
function words({ status, rule, lines, source }: Data): string {
  const row = source === null || source.row === null ? "" : `:${String(source.row)}`;
  const where = source === null ? "" : ` ${String(source.file)}${row}`;
  return `${String(status)} ${String(rule)} ${(lines as number[]).join(",")}${where}`;
}

function expectAnswer({ has, only: begin, what, status }: RealCase, answer: Data): void {
  const { findings } = answer;
  if (status !== undefined) expect([what, answer.status]).toEqual([what, status]);
  const found: string[] = findings.map(words);
  for (const expected of has) {
    // Where a table gives no row, or no file, it leaves it open.
    const fits = found.some(
      (one) => one === expected || one.startsWith(`${expected} `) || one.startsWith(`${expected}:`),
    );
    expect({ what, expected, found, fits }).toMatchObject({ fits: true });
  }
  if (begin === undefined) return;
  expect(found.filter((one) => one.split(" ")[1]?.startsWith(begin))).toHaveLength(has.length);
}

/** The claim of each case. */
export const claimsOf = (cases: readonly RealCase[]): Data[] =>
  cases.map((one) => claimOf(one, one.on));

/** The table, on a graph into which hooks before have imported the files. */
export function defineTableTests(cases: readonly RealCase[], graph: () => Graph): void {
  const answers: Data[] = [];

  beforeAll(async () => {
    const api = new ApiClient(graph());
    const claims = claimsOf(cases);
    for (let at = 0; at < claims.length; at += 100) {
      const { checkClaims } = await api.data(CHECK_ALL, { claims: claims.slice(at, at + 100) });
      answers.push(...checkClaims);
    }
  }, TWENTY_MINUTES);

  test.each(cases.map((one, i) => [one.what, one, i] as const))("%s", (_what, one, i) => {
    expectAnswer(one, answers[i]);
  });
}
