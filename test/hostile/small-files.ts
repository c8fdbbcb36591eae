import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { openFile, readWhole } from "../../src/sources/files/byte-source.ts";
import { openContent } from "../../src/sources/files/content.ts";
import { listZip } from "../../src/sources/files/zip.ts";
import type { CellToMake } from "../sources/files/make-xlsx.ts";
import { makeXlsx } from "../sources/files/make-xlsx.ts";
import { PTP_PARTS, realFile } from "../sources/files/real-files.ts";
import { csvOf, sampleRow } from "../sources/mpfs/made-up-releases.ts";
import { textOf, WHOLE } from "../sources/ptp/made-up-parts.ts";

/** A file of a source that is small enough to be read thousands of times. */
export interface SmallFile {
  readonly slug: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Rows that are kept of each file, taken from all over it: each release has codes of all kinds. */
const ROWS = 40;

/** Texts with the number of their lines before the first row. */
const TEXTS: readonly (readonly [slug: string, path: string, head: number])[] = [
  ["mpfs", "mpfs/PPRRVU2025_Oct.csv", 10],
  ["mpfs", "mpfs/PPRRVU2025_Oct.txt", 7],
  ["gpci", "mpfs/GPCI2025.csv", 3],
  ["mue", "ncci/MCR_MUE_PractitionerServices_Eff_04-01-2026.csv", 12],
  ["mue", "reference/mue_outpatient_2024q3.csv", 1],
  ["nucc", "nucc/nucc_taxonomy_251.csv", 1],
  ["nucc", "nucc/nucc_taxonomy_90.csv", 1],
  ["aoc", "reference/ncci_aoc.csv", 1],
  ["opps", "reference/opps_addendum_b_2026apr.csv", 1],
  ["rbcs", "reference/rbcs.csv", 1],
  ["pos", "reference/pos_codes.csv", 1],
];

const HCPCS = "hcpcs/HCPC2025_OCT_ANWEB.xlsx";
const PTP = PTP_PARTS[0] ?? "";

/** Parts of the published files where they are at hand, and made-up ones where they are not. */
export async function smallFiles(): Promise<SmallFile[]> {
  const paths = [...TEXTS.map(([, path]) => path), HCPCS, PTP];
  if (!paths.every((path) => existsSync(realFile(path)))) return madeUpFiles();
  const texts = TEXTS.map(async ([slug, path, head]) => ({
    slug,
    name: path.slice(path.lastIndexOf("/") + 1),
    bytes: someLines(await readFile(realFile(path)), head),
  }));
  return [...(await Promise.all(texts)), await someOfHcpcs(), await someOfPtp()];
}

const madeUpFiles = (): SmallFile[] => [
  {
    slug: "mpfs",
    name: "PPRRVU2025_Oct.csv",
    bytes: Buffer.from(csvOf(["10001", "99213", "Q0001"].map((code) => sampleRow({ code })))),
  },
  { slug: "ptp", name: "ccipra-2024q3-f1.txt", bytes: Buffer.from(textOf(WHOLE)) },
];

function someLines(bytes: Buffer, head: number): Buffer {
  const lines = bytes.toString("latin1").split(/(?<=\n)/);
  const rows = lines.slice(head);
  const step = Math.max(1, Math.floor(rows.length / ROWS));
  const kept = rows.filter((_, index) => index % step === 0);
  return Buffer.from([...lines.slice(0, head), ...kept].join(""), "latin1");
}

async function someOfHcpcs(): Promise<SmallFile> {
  const content = await openContent(await openFile(realFile(HCPCS)));
  const [sheet] = content.kind === "WORKBOOK" ? content.sheets : [];
  const rows: CellToMake[][] = [];
  let count = 0;
  for await (const { cells } of sheet?.rows() ?? []) {
    if (count === 0 || count % 220 === 0) rows.push([...cells]);
    count += 1;
  }
  return {
    slug: "hcpcs",
    name: "HCPC2025_OCT_ANWEB.xlsx",
    bytes: makeXlsx([{ name: "HCPC", rows }]),
  };
}

async function someOfPtp(): Promise<SmallFile> {
  const [member] = await listZip(realFile(PTP), PTP);
  if (member === undefined) throw new Error(`${PTP} is empty`);
  const bytes = await readWhole(member, 2 ** 30);
  const start = bytes.subarray(0, 8_000);
  return {
    slug: "ptp",
    name: "ccipra-2024q3-f1.txt",
    bytes: start.subarray(0, start.lastIndexOf("\n") + 1),
  };
}
