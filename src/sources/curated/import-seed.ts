import { isDeepStrictEqual } from "node:util";
import { RELATIONSHIP_TYPES, relationshipDeclaration } from "../../graph/model/model.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type { Graph, GraphView, GraphWriter } from "../../graph/graph.ts";
import type { NodeRecord, RelationshipRecord } from "../../graph/record.ts";
import { isDerived } from "../../rules/derive.ts";
import type { Properties } from "../code-facts.ts";
import { writeDifference } from "../difference.ts";
import { feeSchedules } from "../mpfs/import-mpfs.ts";
import { rederive } from "../rederive.ts";
import { contentStatements } from "../releases/content-statements.ts";
import { knownReleases } from "../releases/known-releases.ts";
import { contentHash, releaseRecords } from "../releases/release.ts";
import { readRuleBook, ruleBookOf } from "../rule-book.ts";
import { codeRecords } from "./code-records.ts";
import { dictionaryRecords } from "./dictionary-records.ts";
import type { CuratedFile } from "./format.ts";
import { retireNodes } from "./retire-nodes.ts";
import { SEED_FROM, SEED_RELEASE } from "./seed-release.ts";

export interface SeedSummary {
  readonly nodes: number;
  readonly relationships: number;
  readonly changed: boolean;
  readonly epoch: number;
}

/** Puts the curated facts into the graph, in place of what an earlier version of them said. */
export async function importSeed(
  graph: Graph,
  facts: CuratedFile,
  now: Date,
): Promise<SeedSummary> {
  const parts = [dictionaryRecords(facts), codeRecords(facts)];
  const nodes = parts.flatMap((part) => part.nodes);
  const relationships = parts.flatMap((part) => part.relationships);
  const hash = contentHash([JSON.stringify(nodes), JSON.stringify(relationships)]);
  const release = releaseRecords({
    source: "seed",
    setting: null,
    variant: null,
    effectiveFrom: SEED_FROM,
    title: "Reference facts of Codeloom",
    file: "seed",
    form: "YAML",
    sha256: hash,
    contentHash: hash,
    rows: nodes.length + relationships.length,
    rejected: 0,
    importedAt: now,
  });
  const before = graph.view().epoch;
  const epoch = await graph.write(async (writer) => {
    if (await isThere(writer.base, hash)) return;
    await write(writer, [...release.nodes, ...nodes], [...release.relationships, ...relationships]);
  });
  const counts = { nodes: nodes.length, relationships: relationships.length };
  return { ...counts, changed: epoch !== before, epoch };
}

/** Whether the graph has these very facts. */
async function isThere(view: GraphView, hash: string): Promise<boolean> {
  const selection = {
    type: "Release" as const,
    properties: ["contentHash"],
    relations: [],
    flags: [],
  };
  const [release] = await view.read(selection, [SEED_RELEASE], null, []);
  return release?.contentHash === hash;
}

async function write(
  writer: GraphWriter,
  nodes: readonly NodeRecord[],
  relationships: readonly RelationshipRecord[],
): Promise<void> {
  const { base } = writer;
  const ids = new Set(nodes.map(({ id }) => id));
  const codesBefore = codesOf(await nodesOf(base, ["CuratedEntry"]));
  await writer.putNodes(nodes);
  await retireNodes(writer, codesBefore, ids);
  await writeDifference(writer, await seedRelationships(base, ids), relationships);
  const curated = new Map<string, Properties[]>(
    nodes.flatMap(({ type, properties }): [string, Properties[]][] =>
      type === "CuratedEntry" ? [[properties.code as string, [properties]]] : [],
    ),
  );
  const rules = ruleBookOf(nodes, relationships);
  const rulesDiffer = !isDeepStrictEqual(rules, await readRuleBook(base));
  const entries = rulesDiffer ? await nodesOf(base, ["FeeScheduleEntry"]) : [];
  const known = await knownReleases(base);
  const codes = new Set([...curated.keys(), ...codesBefore, ...codesOf(entries)]);
  await rederive(
    writer,
    [...codes].sort(),
    {
      releases: feeSchedules(known),
      withdrawn: new Set(),
      addedFeeSchedule: new Map(),
      curated,
      others: await contentStatements(base, known, codes),
    },
    rules,
  );
}

const codesOf = (entries: readonly NodeRecord[]): string[] =>
  entries.map(({ properties }) => properties.code as string);

async function nodesOf(view: GraphView, types: readonly NodeType[]): Promise<NodeRecord[]> {
  const found: NodeRecord[] = [];
  for (const type of types) for await (const batch of view.nodes(type)) found.push(...batch);
  return found;
}

/** What the seed said before: relationships that name its release, or have no other source. */
async function seedRelationships(
  view: GraphView,
  ids: ReadonlySet<string>,
): Promise<RelationshipRecord[]> {
  const found: RelationshipRecord[] = [];
  for (const type of RELATIONSHIP_TYPES) {
    const names = "release" in relationshipDeclaration(type).properties;
    if (type === "TAKES_MODIFIER" || type === "HAS_INDICATOR" || type === "HAS_FEE_SCHEDULE_ENTRY")
      continue;
    for await (const batch of view.relationships(type))
      found.push(
        ...batch.filter((record) =>
          names
            ? record.properties.release === SEED_RELEASE && !isDerived(record)
            : record.to === SEED_RELEASE && ids.has(record.from),
        ),
      );
  }
  return found;
}
