import type { Graph, GraphView, GraphWriter } from "../../graph/graph.ts";
import { relationship, type NodeRecord, type RelationshipRecord } from "../../graph/record.ts";
import type { Properties } from "../code-facts.ts";
import { rederive } from "../rederive.ts";
import {
  contentHash,
  isComplete,
  releaseId,
  releaseKey,
  releaseRecords,
  type ReleaseDescription,
} from "../releases/release.ts";
import { contentStatements } from "../releases/content-statements.ts";
import type { ImportOptions, ImportSummary } from "../releases/import-release.ts";
import { knownReleases, type KnownRelease } from "../releases/known-releases.ts";
import { readRuleBook } from "../rule-book.ts";
import { putMemberships } from "../section-memberships.ts";
import { SourceError } from "../source-error.ts";
import { checkWhole } from "./completeness.ts";
import { nodesOfEntries } from "./entry-nodes.ts";
import { entryNode } from "./mpfs-records.ts";
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
  const rows: MpfsRow[] = [];
  for await (const row of file.rows()) rows.push(row);
  const release: ReleaseDescription = {
    source: "mpfs",
    setting: null,
    variant: file.variant,
    effectiveFrom: file.effectiveFrom,
    title: file.title,
    file: file.file,
    form: file.form,
    sha256: file.sha256,
    contentHash: contentHash(rows.map(canonical).sort()),
    rows: rows.length,
    rejected: file.rejected.length,
    whole: !options.allowPartial,
    importedAt: options.now,
  };
  const before = graph.view().epoch;
  const epoch = await graph.write((writer) => write(writer, release, rows, options));
  return {
    release: releaseId(releaseKey(release)),
    title: file.title,
    file: file.file,
    rowsRead: file.rowsRead,
    rowsUsed: rows.length,
    codes: new Set(rows.map(({ code }) => code)).size,
    rejected: file.rejected,
    changed: epoch !== before,
    epoch,
  };
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
  { replace, allowPartial, onProgress }: ImportOptions,
): Promise<void> {
  const key = releaseKey(release);
  const known = await knownReleases(writer.base);
  const same = known.find((other) => other.key === key);
  if (
    same?.contentHash === release.contentHash &&
    !(replace && same.complete !== isComplete(release))
  )
    return;
  if (same !== undefined && !replace)
    throw new SourceError(
      "IDENTITY_CONFLICT",
      `The graph has ${releaseId(key)} from ${same.file}, and ${release.file} says something else.`,
      { hint: "Give --replace to put this file in its place." },
    );
  const others = feeSchedules(known).filter((other) => other.key !== key);
  if (!allowPartial) checkWhole(release.file, release.effectiveFrom, rows, others);
  const bases = new Set(rows.flatMap(({ endoscopicBase: b }) => (b === null ? [] : [b])));
  const entries = rows.map((row) => entryNode(key, row, bases));
  const named = nodesOfEntries(entries.map(({ properties }) => properties));
  await writeNodes(writer, release, [...named.values()], entries);
  if (same !== undefined)
    await removeReplaced(writer, key, new Set([...named.keys(), ...idsOf(entries)]), known);
  const codes = await codesToRederive(writer.base, rows);
  await rederive(
    writer,
    codes,
    {
      releases: [...others, { ...release, key }],
      withdrawn: new Set([key]),
      addedFeeSchedule: byCode(entries),
      curated: null,
      others: await contentStatements(writer.base, known, new Set(codes)),
    },
    await readRuleBook(writer.base),
    (done, total) => {
      onProgress("codes", done, total);
    },
  );
}

async function writeNodes(
  writer: GraphWriter,
  release: ReleaseDescription,
  named: readonly NodeRecord[],
  entries: readonly NodeRecord[],
): Promise<void> {
  const described = releaseRecords(release);
  const id = releaseId(releaseKey(release));
  // What the graph knows already says more than a row of the file does.
  await putMissing(writer, named);
  await writer.putNodes([...described.nodes, ...entries]);
  await writer.putRelationships([
    ...described.relationships,
    ...entries.map((entry): RelationshipRecord => relationship("FROM_RELEASE", entry.id, id)),
  ]);
}

async function putMissing(writer: GraphWriter, records: readonly NodeRecord[]): Promise<void> {
  const missing: NodeRecord[] = [];
  for (const type of new Set(records.map((record) => record.type))) {
    const some = records.filter((record) => record.type === type);
    const selection = { type, properties: ["id"], relations: [], flags: [] };
    const there = await writer.base.read(selection, idsOf(some), null, []);
    missing.push(...some.filter((_, i) => there[i] === null));
  }
  await writer.putNodes(missing);
  await putMemberships(
    writer,
    missing.filter(({ type }) => type === "Code"),
  );
}

const idsOf = (records: readonly NodeRecord[]): string[] => records.map(({ id }) => id);

/** Of releases those of the fee schedule. */
export const feeSchedules = (releases: readonly KnownRelease[]): KnownRelease[] =>
  releases.filter(({ source }) => source === "mpfs");

/** Codes of the file, and of the graph: those that a neighbour in time has may end here. */
async function codesToRederive(view: GraphView, rows: readonly MpfsRow[]): Promise<string[]> {
  const codes = new Set(rows.map(({ code }) => code));
  for await (const batch of view.nodes("FeeScheduleEntry"))
    for (const { properties } of batch) codes.add(properties.code as string);
  return [...codes].sort();
}

function byCode(entries: readonly NodeRecord[]): Map<string, Properties[]> {
  const map = new Map<string, Properties[]>();
  for (const { id, properties } of entries) {
    const code = properties.code as string;
    map.set(code, [...(map.get(code) ?? []), { ...properties, id }]);
  }
  return map;
}
