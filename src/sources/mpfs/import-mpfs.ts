import type { Graph, GraphView, GraphWriter } from "../../graph/graph.ts";
import { INDICATOR_TYPES } from "../../graph/model/vocabulary.ts";
import {
  node,
  relationship,
  type NodeRecord,
  type RelationshipRecord,
} from "../../graph/record.ts";
import { endoscopyFamily } from "../../rules/derive.ts";
import type { Properties } from "../code-facts.ts";
import { rederive } from "../rederive.ts";
import {
  contentHash,
  releaseId,
  releaseKey,
  releaseRecords,
  type ReleaseDescription,
} from "../release.ts";
import { readRuleBook } from "../rule-book.ts";
import { SourceError } from "../source-error.ts";
import type { SnapshotRelease } from "../statements.ts";
import { entryNode, indicatorIds, systemOf } from "./mpfs-records.ts";
import type { MpfsRelease, MpfsRow, RejectedRow } from "./read-mpfs.ts";

/** What an import did, for the summary. */
export interface ImportSummary {
  readonly release: string;
  readonly title: string | null;
  readonly file: string;
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly codes: number;
  readonly rejected: readonly RejectedRow[];
  /** False where the release was there already. */
  readonly changed: boolean;
  readonly epoch: number;
}

export interface ImportOptions {
  /** Take the place of a release of the same identity that says something else. */
  readonly replace: boolean;
  readonly now: Date;
  readonly onProgress: (step: string, done: number, total: number) => void;
}

/**
 * Imports a release of the fee schedule: its rows as entries, and what follows from them for every
 * code that it or a neighbour in time has. The release shows whole or not at all.
 *
 * @throws SourceError IDENTITY_CONFLICT where the release is there with other content.
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

/** What a row says, without where it stands, so that all forms of a release are alike. */
const canonical = ({ row: _, ...content }: MpfsRow): string => JSON.stringify(content);

async function write(
  writer: GraphWriter,
  release: ReleaseDescription,
  rows: readonly MpfsRow[],
  { replace, onProgress }: ImportOptions,
): Promise<void> {
  const key = releaseKey(release);
  const releases = await feeScheduleReleases(writer.base);
  const same = releases.find((other) => other.key === key);
  if (same?.contentHash === release.contentHash) return;
  if (same !== undefined && !replace)
    throw new SourceError(
      "IDENTITY_CONFLICT",
      `The graph has ${releaseId(key)} from ${same.file}, and ${release.file} says something else.`,
      { hint: "Give --replace to put this file in its place." },
    );
  const bases = new Set(rows.flatMap(({ endoscopicBase: b }) => (b === null ? [] : [b])));
  const entries = rows.map((row) => entryNode(key, row, bases));
  await writeNodes(writer, release, rows, bases, entries);
  const old = same === undefined ? [] : await entryIds(writer.base, key);
  const now = new Set(entries.map(({ id }) => id));
  await writer.removeNodes(old.filter((id) => !now.has(id)));
  await rederive(
    writer,
    await codesToRederive(writer.base, rows),
    {
      releases: [...releases.filter((other) => other.key !== key), { ...release, key }],
      withdrawn: new Set([key]),
      addedFeeSchedule: byCode(entries),
      curated: null,
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
  rows: readonly MpfsRow[],
  bases: ReadonlySet<string>,
  entries: readonly NodeRecord[],
): Promise<void> {
  const origin = releaseId(releaseKey(release));
  const codes = [...new Set(rows.map(({ code }) => code))].map((code) =>
    node("Code", { code, system: systemOf(code), synonyms: [] }),
  );
  const modifiers = [...new Set(rows.map(({ modifier }) => modifier))]
    .filter((modifier) => modifier !== "")
    .map((code) => node("Modifier", { code, level: /^\d+$/.test(code) ? "CPT" : "HCPCS", origin }));
  const families = [...bases].map((base) =>
    node("Family", {
      slug: endoscopyFamily(base),
      name: `Endoscopies with base code ${base}`,
      kind: "ENDOSCOPY",
      origin: "Medicare physician fee schedule, endoscopic base",
    }),
  );
  const indicators = [...new Set(rows.flatMap(indicatorIds))].map((id) =>
    indicatorNode(id, origin),
  );
  const described = releaseRecords(release);
  // What the graph knows already says more than a row of the file does.
  await putMissing(writer, [...codes, ...modifiers, ...families, ...indicators]);
  await writer.putNodes([...described.nodes, ...entries]);
  await writer.putRelationships([
    ...described.relationships,
    ...entries.map(({ id }): RelationshipRecord => relationship("FROM_RELEASE", id, origin)),
  ]);
}

/** A value that the dictionary does not know: it is there, and says that its meaning is unknown. */
function indicatorNode(id: string, origin: string): NodeRecord {
  const [, type = "", value = ""] = id.split(":");
  const typeName = INDICATOR_TYPES.find((known) => known === type) ?? type;
  return node("Indicator", { type, typeName, value, origin });
}

async function putMissing(writer: GraphWriter, records: readonly NodeRecord[]): Promise<void> {
  const missing: NodeRecord[] = [];
  for (const type of new Set(records.map((record) => record.type))) {
    const some = records.filter((record) => record.type === type);
    const selection = { type, properties: ["id"], relations: [], flags: [] };
    const there = await writer.base.read(
      selection,
      some.map(({ id }) => id),
      null,
      [],
    );
    missing.push(...some.filter((_, i) => there[i] === null));
  }
  await writer.putNodes(missing);
}

type KnownRelease = SnapshotRelease & { readonly contentHash: string };

/** Releases of the fee schedule that the graph holds. */
export async function feeScheduleReleases(view: GraphView): Promise<KnownRelease[]> {
  const releases: KnownRelease[] = [];
  for await (const batch of view.nodes("Release"))
    for (const { properties } of batch)
      if (properties["source"] === "mpfs")
        releases.push({
          key: properties["key"] as string,
          effectiveFrom: properties["effectiveFrom"] as string,
          variant: (properties["variant"] as string | undefined) ?? null,
          file: properties["file"] as string,
          contentHash: properties["contentHash"] as string,
        });
  return releases;
}

async function entryIds(view: GraphView, key: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const batch of view.nodes("FeeScheduleEntry"))
    ids.push(...batch.filter((e) => e.properties["release"] === key).map(({ id }) => id));
  return ids;
}

/** Codes of the file, and of the graph: those that a neighbour in time has may end here. */
async function codesToRederive(view: GraphView, rows: readonly MpfsRow[]): Promise<string[]> {
  const codes = new Set(rows.map(({ code }) => code));
  for await (const batch of view.nodes("FeeScheduleEntry"))
    for (const { properties } of batch) codes.add(properties["code"] as string);
  return [...codes].sort();
}

function byCode(entries: readonly NodeRecord[]): Map<string, Properties[]> {
  const map = new Map<string, Properties[]>();
  for (const { id, properties } of entries) {
    const code = properties["code"] as string;
    map.set(code, [...(map.get(code) ?? []), { ...properties, id }]);
  }
  return map;
}
