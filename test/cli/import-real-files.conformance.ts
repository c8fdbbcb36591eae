import { beforeAll, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import type { Graph } from "../../src/graph/graph.ts";
import type { RelationshipType } from "../../src/graph/model/relationships.ts";
import { ApiClient } from "../api/api-client.ts";
import { PTP_PARTS, realFile } from "../sources/files/real-files.ts";
import { useCommand, type Outcome } from "./command.ts";

const HALF_AN_HOUR = 1_800_000;

/** The published files that it needs. */
export const FILES = [
  "mpfs/PPRRVU2025_Oct.csv",
  "mpfs/PPRRVU23_JAN.csv",
  "mpfs/GPCI2025.csv",
  "hcpcs/HCPC2025_OCT_ANWEB.xlsx",
  "hcpcs/2019-Alpha-Numeric-HCPCS-File.zip",
  "ncci/MCR_MUE_PractitionerServices_Eff_04-01-2026.csv",
  "nucc/nucc_taxonomy_251.csv",
  "nucc/nucc_taxonomy_90.csv",
  "reference/mue_outpatient_2024q3.csv",
  "reference/ncci_aoc.csv",
  "reference/opps_addendum_b_2026apr.csv",
  "reference/pos_codes.csv",
  "reference/rbcs.csv",
  ...PTP_PARTS,
];

const linesOf = (path: string, encoding: "utf8" | "latin1" = "latin1"): string[] =>
  readFileSync(realFile(path), encoding).split(/\r?\n/);

const matching = (path: string, pattern: RegExp): number =>
  linesOf(path).filter((line) => pattern.test(line)).length;

/** The one member of an archive, without our own reader of archives. */
function memberOf(path: string): string {
  const zip = readFileSync(realFile(path));
  const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
  return inflateRawSync(zip.subarray(start)).toString("latin1");
}

/** Rows of each release, counted by the raw lines of its file. */
const ROWS = (): Record<string, number> => ({
  "Release:aoc:2013-04-01": matching("reference/ncci_aoc.csv", /^\w{5},\w{5},[123]$/),
  "Release:gpci:2025-01-01": matching("mpfs/GPCI2025.csv", /^\d{5},[A-Z]{2},\d{2},/),
  "Release:mpfs:2023-01-01": matching("mpfs/PPRRVU23_JAN.csv", /^(?!HCPCS)[A-Z0-9]{5},/),
  "Release:mpfs:2025-10-01": matching("mpfs/PPRRVU2025_Oct.csv", /^(?!HCPCS)[A-Z0-9]{5},/),
  "Release:mue:2024-07-01:OUTPATIENT_HOSPITAL": matching(
    "reference/mue_outpatient_2024q3.csv",
    /^\w{5},\d+,[123],/,
  ),
  "Release:mue:2026-04-01:PRACTITIONER": matching(
    "ncci/MCR_MUE_PractitionerServices_Eff_04-01-2026.csv",
    /^\w{5},\d+,/,
  ),
  "Release:opps:2026-04-01": matching("reference/opps_addendum_b_2026apr.csv", /^"\w{5}\s*",/),
  "Release:rbcs:2022-10-01": matching("reference/rbcs.csv", /^\w{5},/),
  "Release:nucc:2009-04-01": matching("nucc/nucc_taxonomy_90.csv", /^"[0-9A-Z]{9}X",/),
  "Release:nucc:2025-10-01": matching("nucc/nucc_taxonomy_251.csv", /^[0-9A-Z]{9}X,/),
  "Release:pos:2024-08-01": matching("reference/pos_codes.csv", /^\d{2},/),
  "Release:hcpcs:2019-01-01": 6_440 + 360,
  "Release:hcpcs:2025-10-01": 8_463 + 383,
});

/** Edits of the four parts, and those of them that ever held. */
export function editsOf(): { all: number; held: number } {
  let [all, held] = [0, 0];
  for (const path of PTP_PARTS)
    for (const line of memberOf(path).split("\r\n")) {
      const [columnOne = "", , , , , indicator] = line.split("\t");
      if (!/^[A-Z0-9]{5}$/.test(columnOne)) continue;
      all += 1;
      if (indicator !== "9") held += 1;
    }
  return { all, held };
}

/** The code that is part of more others than any. */
const SUPERNODE = "96523";
const DAY = "2024-08-15";

/** Edits of that code in force on the day, by the raw lines. */
function editsOfSupernode(): number {
  const day = DAY.replaceAll("-", "");
  let found = 0;
  for (const path of PTP_PARTS)
    for (const line of memberOf(path).split("\r\n")) {
      const [columnOne = "", columnTwo, , effective = "", deleted = "", indicator] =
        line.split("\t");
      if (!/^[A-Z0-9]{5}$/.test(columnOne) || indicator === "9") continue;
      if (columnOne !== SUPERNODE && columnTwo !== SUPERNODE) continue;
      if (effective <= day && (deleted.startsWith("*") || deleted >= day)) found += 1;
    }
  return found;
}

/** Its edits as the API pages them: how many there are, and how many different ones came. */
async function pagesOfSupernode(graph: Graph): Promise<{ total: number; different: number }> {
  const api = new ApiClient(graph);
  const seen = new Set<string>();
  let total = 0;
  for (let after: string | null = null, isMore = true; isMore;) {
    const { code } = await api.data(
      `query ($after: String) { code(code: "${SUPERNODE}", asOf: "${DAY}") {
        edits(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { cursor } } } }`,
      { after },
    );
    total = code.edits.totalCount as number;
    for (const { cursor } of code.edits.edges as { cursor: string }[]) seen.add(cursor);
    isMore = code.edits.pageInfo.hasNextPage as boolean;
    after = code.edits.pageInfo.endCursor as string;
  }
  return { total, different: seen.size };
}

/** A store after the import, opened anew. */
export interface Imported {
  readonly graph: Graph;
  /** How many relationships of a type are in force there. */
  readonly count: (type: RelationshipType) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** The rows used of each release, by the summary of the command. */
const summaryOf = ({ stdout }: Outcome): Record<string, number> =>
  Object.fromEntries(
    [
      ...stdout.matchAll(/^Imported (Release:\S+)\n(?: {2}.*\n)*? {2}rows +\S+ read, (\S+) used/gm),
    ].map(([, id = "", used = ""]) => [id, Number(used.replaceAll(",", ""))]),
  );

/** One command brings all of them into the store that the environment names; counts follow. */
export function defineImportTests(
  environment: () => Promise<NodeJS.ProcessEnv>,
  open: (dataDir: string) => Promise<Imported>,
): void {
  const { start, dataDir } = useCommand();
  let rows: Record<string, number> = {};
  let edits = { all: 0, held: 0 };

  beforeAll(() => {
    rows = ROWS();
    edits = editsOf();
  });

  test(
    "brings in every release, with counts that the files have by themselves",
    async () => {
      const outcome = await start(["import", realFile("")], await environment()).ended;
      console.info(outcome.stdout.replace(/^ {2}(title|file|codes) .*\n/gm, ""));
      expect(outcome).toMatchObject({ code: 0 });
      expect(summaryOf(outcome)).toEqual({
        ...rows,
        "Release:ptp:2024-07-01:PRACTITIONER": edits.all,
      });
      expect(outcome.stdout).toContain("Left out HCPC2026_OCT_ANWEB.excerpt.csv: ");
      expect(outcome.stdout).toContain("Left out ccipra-v322r0-f1.excerpt.txt: ");
      expect(outcome.stdout.match(/: no source knows it$/gm)).toHaveLength(5);
      const { graph, count, close } = await open(dataDir());
      try {
        expect(await count("BUNDLES")).toBe(edits.held);
        expect(await count("LIMITED_TO")).toBe(
          (rows["Release:mue:2024-07-01:OUTPATIENT_HOSPITAL"] ?? 0) +
            (rows["Release:mue:2026-04-01:PRACTITIONER"] ?? 0),
        );
        expect(await count("ADD_ON_TO")).toBe(
          matching("reference/ncci_aoc.csv", /^(?!CCCCC)\w{5},\w{5},[123]$/),
        );
        const ofSupernode = editsOfSupernode();
        expect(ofSupernode).toBeGreaterThan(5_000);
        expect(await pagesOfSupernode(graph)).toEqual({
          total: ofSupernode,
          different: ofSupernode,
        });
        expect(await count("HAS_FACTORS")).toBe(rows["Release:gpci:2025-01-01"]);
        expect(await count("HAS_FEE_SCHEDULE_ENTRY")).toBe(
          (rows["Release:mpfs:2023-01-01"] ?? 0) + (rows["Release:mpfs:2025-10-01"] ?? 0),
        );
      } finally {
        await close();
      }
    },
    HALF_AN_HOUR,
  );
}
