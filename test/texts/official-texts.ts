import { openFile } from "../../src/sources/files/byte-source.ts";
import { readCsv } from "../../src/sources/files/csv.ts";
import { decodeText } from "../../src/sources/files/text.ts";
import { openHcpcs } from "../../src/sources/hcpcs/read-hcpcs.ts";
import { openMpfs } from "../../src/sources/mpfs/read-mpfs.ts";
import { openOpps } from "../../src/sources/opps/read-opps.ts";

/** A text that is not ours to publish, and where it stands. */
export interface OfficialText {
  readonly of: string;
  readonly text: string;
}

/** Codes of CPT (the AMA's) and of CDT (the ADA's): all others are of CMS, and public domain. */
const OWNED = /^(\d{4}[0-9A-Z]|D\d{4})$/;

const MPFS = ["mpfs/PPRRVU2025_Oct.csv", "mpfs/PPRRVU23_JAN.csv"];
const OPPS = ["reference/opps_addendum_b_2026apr.csv"];
const HCPCS = ["hcpcs/HCPC2025_OCT_ANWEB.xlsx", "hcpcs/2019-Alpha-Numeric-HCPCS-File.zip"];
const NUCC = ["nucc/nucc_taxonomy_251.csv", "nucc/nucc_taxonomy_90.csv"];

/** The published files that hold such texts. */
export const FILES_WITH_TEXTS: readonly string[] = [...MPFS, ...OPPS, ...HCPCS, ...NUCC];

/** The descriptors of CPT and CDT, and the names and definitions of NUCC, in the published files. */
export async function* officialTexts(
  pathOf: (file: string) => string,
): AsyncGenerator<OfficialText> {
  for (const file of MPFS)
    for await (const { code, description } of (await openMpfs(pathOf(file))).rows())
      yield* owned(code, description);
  for (const file of OPPS)
    for await (const { code, short } of (await openOpps(pathOf(file))).rows())
      yield* owned(code, short);
  for (const file of HCPCS)
    for await (const { code, short, long } of (await openHcpcs(pathOf(file))).rows())
      yield* owned(code, short, long);
  for (const file of NUCC) yield* taxonomyTexts(pathOf(file));
}

function* owned(code: string, ...texts: string[]): Generator<OfficialText> {
  if (OWNED.test(code)) for (const text of texts) yield { of: code, text };
}

/** Names and definitions; of a definition each sentence is a text too: one would be copied alone. */
async function* taxonomyTexts(path: string): AsyncGenerator<OfficialText> {
  const file = await openFile(path);
  let notes = -1;
  for await (const { cells } of readCsv(decodeText(file.read()))) {
    const [code = "", ...texts] = cells;
    // Notes tell sources and days: bookkeeping, of words that anybody uses.
    if (code === "Code") notes = texts.indexOf("Notes");
    if (!/^[0-9A-Z]{10}$/.test(code)) continue;
    for (const text of texts.filter((_, column) => column !== notes))
      for (const sentence of new Set([text, ...text.split(/(?<=[.;:])\s+/)]))
        yield { of: code, text: sentence };
  }
}
