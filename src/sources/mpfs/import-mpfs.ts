import type { Graph, GraphView, GraphWriter } from "../../graph/graph.ts";
import { relationship, type NodeRecord, type RelationshipRecord } from "../../graph/record.ts";
import { entriesByCode } from "../code-facts.ts";
import { idsThere } from "../node-properties.ts";
import { rederive } from "../rederive.ts";
import { batchesOf } from "../release-file.ts";
import { checkWhole, letIn } from "../releases/admit.ts";
import { judged } from "../releases/completeness.ts";
import { knownReleases, type KnownRelease } from "../releases/known-releases.ts";
import { markComplete } from "../releases/mark-complete.ts";
import {
  contentHash,
  releaseId,
  releaseRecords,
  type ReleaseDescription,
} from "../releases/release.ts";
import {
  describeFile,
  writeRelease,
  type ImportOptions,
  type ImportSummary,
} from "../releases/write-release.ts";
import { readRuleBook } from "../rule-book.ts";
import { putMemberships } from "../section-memberships.ts";
import { nodesOfEntries } from "./entry-nodes.ts";
import { entryNodes } from "./mpfs-records.ts";
import type { MpfsRelease, MpfsRow } from "./read-mpfs.ts";
import { removeReplaced } from "./remove-replaced.ts";

/**
 * Imports a release of the fee schedule: its rows as entries, and what follows from them for every
 * code that it or a neighbour in time has. The release shows whole or not at all.
 *
 * @throws SourceError IDENTITY_CONFLICT where the release is there with other content, PARTIAL where
 * the file seems to be cut off.
 */
export async function importMpfs(
  graph: Graph,
  file: MpfsRelease,
  options: ImportOptions,
): Promise<ImportSummary> {
  const { release, rows } = await read(file, options);
  const codes = new Set(rows.map(({ code }) => code));
  return writeRelease(graph, file, { rows: rows.length, codes: codes.size }, (writer) =>
    write(writer, release, rows, options),
  );
}

/**
 * What importing a release beside these would add; null if it is there already.
 *
 * @throws SourceError as the import would
 */
export async function planMpfs(
  file: MpfsRelease,
  known: readonly KnownRelease[],
  options: ImportOptions,
): Promise<KnownRelease | null> {
  const { release } = await read(file, options);
  return letIn(release, known, options) === null ? null : releaseRecords(release).added;
}

async function read(
  file: MpfsRelease,
  options: ImportOptions,
): Promise<{ release: ReleaseDescription; rows: MpfsRow[] }> {
  const rows: MpfsRow[] = [];
  for await (const batch of batchesOf(file)) rows.push(...batch);
  if (!options.allowPartial) checkWhole(file);
  const content = { contentHash: contentHash(rows.map(canonical).sort()), rows: rows.length };
  return { release: describeFile(file, content, options), rows };
}

/**
 * What a row says, without where it stands, so that all forms of a release are alike. A form that
 * has no column for the mark says what a form says that never sets it.
 */
const canonical = ({ row: _, notUsedForMedicare, ...content }: MpfsRow): string =>
  JSON.stringify({ ...content, notUsedForMedicare: notUsedForMedicare ?? false });

async function write(
  writer: GraphWriter,
  release: ReleaseDescription,
  rows: readonly MpfsRow[],
  options: ImportOptions,
): Promise<readonly string[]> {
  const known = await knownReleases(writer.base);
  const admission = letIn(release, known, options);
  if (admission === null) return [];
  const { same, others } = admission;
  const { added, ...described } = releaseRecords(release);
  const releases = judged([...others, added]);
  const { key } = added;
  const entries = entryNodes(key, rows);
  const named = nodesOfEntries(entries.map(({ properties }) => properties));
  await writeNodes(writer, described, [...named.values()], entries);
  if (same !== null)
    await removeReplaced(writer, key, new Set([...named.keys(), ...idsOf(entries)]), known);
  await rederive(
    writer,
    await codesToRederive(writer.base, rows),
    {
      releases,
      withdrawn: new Set([key]),
      feeSchedule: entriesByCode(entries),
    },
    await readRuleBook(writer.base),
    (done, total) => {
      options.onProgress("codes", done, total);
    },
  );
  return markComplete(writer, [...others, added], releases);
}

async function writeNodes(
  writer: GraphWriter,
  described: Pick<ReturnType<typeof releaseRecords>, "nodes" | "relationships">,
  named: readonly NodeRecord[],
  entries: readonly NodeRecord[],
): Promise<void> {
  // What the graph knows already says more than a row of the file does.
  await putMissing(writer, named);
  await writer.putNodes([...described.nodes, ...entries]);
  await writer.putRelationships([
    ...described.relationships,
    ...entries.map(({ id, properties }): RelationshipRecord =>
      relationship("FROM_RELEASE", id, releaseId(properties.release as string)),
    ),
  ]);
}

async function putMissing(writer: GraphWriter, records: readonly NodeRecord[]): Promise<void> {
  const there = await idsThere(writer.base, idsOf(records));
  const missing = records.filter(({ id }) => !there.has(id));
  await writer.putNodes(missing);
  await putMemberships(
    writer,
    missing.filter(({ type }) => type === "Code"),
  );
}

const idsOf = (records: readonly NodeRecord[]): string[] => records.map(({ id }) => id);

/** Codes of the file, and of the graph: those that a neighbour in time has may end here. */
async function codesToRederive(view: GraphView, rows: readonly MpfsRow[]): Promise<string[]> {
  const codes = new Set(rows.map(({ code }) => code));
  for await (const batch of view.nodes("FeeScheduleEntry"))
    for (const { properties } of batch) codes.add(properties.code as string);
  return [...codes].sort();
}
