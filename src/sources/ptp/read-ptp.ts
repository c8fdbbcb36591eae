import { createHash } from "node:crypto";
import type { Day } from "../../graph/day.ts";
import { openFile, type ByteSource } from "../files/byte-source.ts";
import type { OnProgress } from "../files/progress.ts";
import { SourceError } from "../source-error.ts";
import { chooseParts } from "./choose-parts.ts";
import { settleDay, settleSetting, settingOfFlag } from "./identity.ts";
import { findParts, type Part } from "./part.ts";
import { PartReader } from "./part-reader.ts";
import type { PtpRelease, PtpRow } from "./ptp-row.ts";

export { groupPtpParts, type PtpGroup } from "./group-parts.ts";
export type * from "./ptp-row.ts";

export interface OpenPtpOptions {
  /** The first day on which the release holds, for files whose names do not tell it: YYYY-MM-DD. */
  readonly effectiveFrom?: Day;
  /** PRACTITIONER or OUTPATIENT_HOSPITAL, for files whose names do not tell it. */
  readonly setting?: string;
  /** Whether parts may be missing. */
  readonly allowPartial?: boolean;
  /** Told how much of all parts has been read, in bytes, as rows are. */
  readonly onProgress?: OnProgress;
}

/**
 * Opens a release of NCCI's procedure-to-procedure edits from the files of its parts as they were
 * downloaded, in any order: archives, text, CSV or XLSX. Where files hold more than one release, the
 * options choose one. Headers and first rows are read, so that what is no such part, or not known to
 * be of which release, is refused before any row is given.
 *
 * @throws SourceError
 */
export async function openPtp(
  paths: readonly string[],
  options: OpenPtpOptions = {},
): Promise<PtpRelease> {
  const found: Part[] = [];
  for (const path of paths) found.push(...(await findParts(await openFile(path))));
  const wanted = ofOneRelease(found, options);
  const { parts, leftOut } = await chooseParts(wanted, options.allowPartial === true);
  const [first] = parts;
  if (first === undefined)
    throw new SourceError("NOT_FOUND", "No file with procedure-to-procedure edits was given.");
  const reader = new PartReader(parts, options.allowPartial === true);
  let opened = false;
  const batches = (): AsyncGenerator<PtpRow[]> => {
    if (opened) throw new Error("The rows of a release can be read once.");
    opened = true;
    return reader.batches(options.onProgress);
  };
  return {
    source: "ptp",
    setting: settleSetting(first.file, first.setting, options.setting),
    variant: null,
    effectiveFrom: settleDay(first.names, options.effectiveFrom),
    title: first.table.layout.titles.find((title) => /edits/i.test(title)) ?? null,
    file: first.file,
    files: parts.map(({ file }) => file),
    sha256: await sha256OfAll(new Set(parts.map(({ given }) => given))),
    form: first.table.form,
    leftOut,
    rejected: reader.rejected,
    notices: reader.notices,
    get rowsRead() {
      return reader.rowsRead;
    },
    batches,
    async *rows() {
      for await (const batch of batches()) yield* batch;
    },
  };
}

/** The parts of the release that is asked for, where there are several. */
function ofOneRelease(
  found: readonly Part[],
  { effectiveFrom, setting }: OpenPtpOptions,
): readonly Part[] {
  const asked = settingOfFlag(setting);
  const identityOf = (part: Part) =>
    `${part.setting ?? "unknown setting"} of ${part.effectiveFrom ?? "unknown date"}`;
  if (new Set(found.map(identityOf)).size < 2) return found;
  const wanted = found.filter(
    (part) =>
      (effectiveFrom === undefined || part.effectiveFrom === effectiveFrom) &&
      (asked === null || part.setting === asked),
  );
  const [one, another] = new Set((wanted.length > 0 ? wanted : found).map(identityOf));
  if (wanted.length > 0 && another === undefined) return wanted;
  throw new SourceError(
    "IDENTITY_CONFLICT",
    `The files are parts of more than one release: ${[one, another].join("; ")}.`,
    { hint: "Give the parts of one release, or choose it by --effective and --setting." },
  );
}

async function sha256OfAll(files: Iterable<ByteSource>): Promise<string> {
  const hash = createHash("sha256");
  for (const file of files) for await (const chunk of file.read()) hash.update(chunk);
  return hash.digest("hex");
}
