import type { Day } from "../../graph/day.ts";
import type { Graph, GraphWriter } from "../../graph/graph.ts";
import type { NodeRecord } from "../../graph/record.ts";
import { contentIds, contentNodes } from "../releases/contents.ts";
import { knownReleases, type KnownRelease } from "../releases/known-releases.ts";
import { contentHash, releaseId, releaseKey, releaseRecords } from "../releases/release.ts";
import { SourceError } from "../source-error.ts";
import { applyCurated } from "./apply-curated.ts";
import { codeRecords } from "./code-records.ts";
import { dictionaryRecords } from "./dictionary-records.ts";
import type { CuratedFile } from "./format.ts";
import { isCurated, linesOf, readKept } from "./kept-records.ts";
import { problemsOf } from "./problems.ts";
import type { CuratedRelease, StatedRecords } from "./records.ts";

/** Curated facts of one source, as they were read. */
export interface CuratedFacts {
  readonly source: string;
  /** First day on which facts hold that name no other. */
  readonly effectiveFrom: Day;
  readonly title: string;
  readonly files: readonly string[];
  readonly facts: CuratedFile;
}

/** What an import of curated facts did. */
export interface CuratedSummary {
  readonly release: string;
  /** The release in whose place it came, if its source had one. */
  readonly replaced: string | null;
  readonly nodes: number;
  readonly relationships: number;
  readonly changed: boolean;
  readonly epoch: number;
}

/**
 * Puts curated facts into the graph, in place of what their source said before: it has one release
 * at a time.
 *
 * @throws SourceError where facts name what is not there, or say one thing twice
 */
export async function importCurated(
  graph: Graph,
  curated: CuratedFacts,
  now: Date,
): Promise<CuratedSummary> {
  const { stated, parts, release } = await describe(curated, now);
  const before = graph.view().epoch;
  let replaced: string | null = null;
  const epoch = await graph.write(async (writer) => {
    const known = await knownReleases(writer.base);
    if (isThere(release.added, known)) return;
    replaced = known.find(({ source }) => source === curated.source)?.id ?? null;
    await writer.putNodes([...release.nodes, ...parts]);
    await replace(writer, stated, parts.length);
    await writer.putRelationships(release.relationships);
  });
  const { nodes, relationships } = stated;
  return {
    release: release.added.id,
    replaced,
    nodes: nodes.length,
    relationships: relationships.length,
    changed: epoch !== before,
    epoch,
  };
}

/**
 * What importing curated facts beside these releases would do: the release that it would add, and the
 * one in whose place; null if they are there already.
 *
 * @throws SourceError where facts do not fit each other; whether the graph has what they name, the
 * import sees
 */
export async function planCurated(
  curated: CuratedFacts,
  known: readonly KnownRelease[],
): Promise<{ added: KnownRelease; replaced: KnownRelease | null } | null> {
  const { added } = (await describe(curated, new Date())).release;
  if (isThere(added, known)) return null;
  return { added, replaced: known.find(({ source }) => source === curated.source) ?? null };
}

/** The records of curated facts, and those of the release that they are. */
async function describe(
  { source, effectiveFrom, title, files, facts }: CuratedFacts,
  now: Date,
): Promise<{
  stated: StatedRecords;
  parts: readonly NodeRecord[];
  release: ReturnType<typeof releaseRecords>;
}> {
  const identity = { source, effectiveFrom, setting: null, variant: null };
  const key = releaseKey(identity);
  const rank = facts.sources.find(({ id }) => id === source)?.rank ?? 0;
  const stated = statedBy(facts, { source, key, id: releaseId(key), rank, effectiveFrom });
  const lines = linesOf(stated);
  const hash = contentHash(lines);
  const parts: NodeRecord[] = [];
  for await (const part of contentNodes(key, [lines])) parts.push(part);
  const release = releaseRecords({
    ...identity,
    title,
    file: files[0] ?? "",
    files,
    form: "YAML",
    sha256: hash,
    contentHash: hash,
    rows: lines.length,
    rejected: 0,
    importedAt: now,
    parts: parts.length,
  });
  return { stated, parts, release };
}

function statedBy(facts: CuratedFile, release: CuratedRelease): StatedRecords {
  const problems = problemsOf(facts);
  if (problems.length > 0) throw new SourceError("NOT_THIS_SOURCE", problems.join("\n"));
  const made = [dictionaryRecords(facts, release.id), codeRecords(facts, release)];
  const nodes = made.flatMap((part) => part.nodes);
  const seen = new Set<string>();
  for (const { id } of nodes) {
    if (seen.has(id)) throw new SourceError("NOT_THIS_SOURCE", `${id} stands twice in the files.`);
    seen.add(id);
  }
  return {
    source: release.source,
    key: release.key,
    nodes,
    relationships: made.flatMap((part) => part.relationships),
  };
}

/** Whether these very facts are there. */
const isThere = ({ key, contentHash }: KnownRelease, known: readonly KnownRelease[]): boolean =>
  known.some((one) => one.key === key && one.contentHash === contentHash);

/** Puts the facts of a source in place of what it stated before. */
async function replace(writer: GraphWriter, stated: StatedRecords, parts: number): Promise<void> {
  const known = await knownReleases(writer.base);
  const before = await readKept(writer.base, known);
  await applyCurated(writer, {
    before,
    after: [...before.filter(({ source }) => source !== stated.source), stated],
    releases: known.filter((release) => !isCurated(release)),
  });
  for (const { source, key, id, parts: there } of known) {
    if (source !== stated.source) continue;
    const contents = contentIds(key, there);
    await writer.removeNodes(key === stated.key ? contents.slice(parts) : [id, ...contents]);
  }
}
