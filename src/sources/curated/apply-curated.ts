import { isDeepStrictEqual } from "node:util";
import type { GraphView, GraphWriter } from "../../graph/graph.ts";
import { typeOfId } from "../../graph/model/model.ts";
import type { NodeRecord, RelationshipRecord } from "../../graph/record.ts";
import { entriesByCode, type Properties } from "../code-facts.ts";
import { writeDifference } from "../difference.ts";
import { idsThere } from "../node-properties.ts";
import { rederive } from "../rederive.ts";
import type { KnownRelease } from "../releases/known-releases.ts";
import { readRuleBook, ruleBookOf } from "../rule-book.ts";
import { isSection, membershipsIn } from "../section-memberships.ts";
import { SourceError } from "../source-error.ts";
import { namedOtherwise } from "./named-otherwise.ts";
import { combine, type Records, type StatedRecords } from "./records.ts";

/** Curated releases before a change and after it, and the releases of official files beside them. */
export interface CuratedChange {
  readonly before: readonly StatedRecords[];
  readonly after: readonly StatedRecords[];
  readonly releases: readonly KnownRelease[];
}

/** Changes the graph from what curated releases say together before to what they say after. */
export async function applyCurated(
  writer: GraphWriter,
  { before: statedBefore, after: statedAfter, releases }: CuratedChange,
): Promise<void> {
  const { base } = writer;
  const before = combine(statedBefore);
  const after = combine(statedAfter);
  const ids = new Set(after.nodes.map(({ id }) => id));
  const gone = before.nodes.map(({ id }) => id).filter((id) => !ids.has(id));
  const kept = await namedOtherwise(base, releases, gone);
  const removed = new Set(gone.filter((id) => !kept.has(id)));
  await checkEnds(base, after, removed);
  await writer.putNodes([...after.nodes, ...kept.values()]);
  await writer.removeNodes([...removed]);
  await writeDifference(writer, before.relationships, after.relationships);
  await changeSections(writer, before, after, removed);
  const curated = entriesOf(after);
  const rules = ruleBookOf(after.nodes, after.relationships);
  const codes = new Set([...curated.keys(), ...entriesOf(before).keys()]);
  if (!isDeepStrictEqual(rules, await readRuleBook(base)))
    for await (const batch of base.nodes("Code"))
      for (const { properties } of batch) codes.add(properties.code as string);
  await rederive(writer, [...codes].sort(), { releases, curated }, rules);
}

/** What curated releases state of codes, by code. */
const entriesOf = ({ nodes }: Records): Map<string, Properties[]> =>
  entriesByCode(nodes.filter(({ type }) => type === "CuratedEntry"));

/** Refuses facts that name what neither they nor the graph have. */
async function checkEnds(
  view: GraphView,
  { nodes, relationships }: Records,
  removed: ReadonlySet<string>,
): Promise<void> {
  const known = new Set(nodes.map(({ id }) => id));
  const ends = [
    ...relationships.flatMap(({ from, to }) => [from, to]),
    // Relationships to these are derived from what an entry states.
    ...nodes
      .filter(({ type }) => type === "CuratedEntry")
      .flatMap(({ properties }) => [
        ...(properties.indicators as readonly string[]),
        ...(properties.listed as readonly string[]).map((code) => `Modifier:${code}`),
      ]),
  ];
  const unknown = [...new Set(ends)].filter((id) => !known.has(id) && typeOfId(id) !== "Release");
  const there = await idsThere(view, unknown);
  const missing = unknown.filter((id) => removed.has(id) || !there.has(id));
  if (missing.length === 0) return;
  throw new SourceError(
    "NOT_THIS_SOURCE",
    `Facts name what is not there: ${missing.sort().slice(0, SHOWN).join(", ")}${missing.length > SHOWN ? " and others" : ""}.`,
    { hint: "Add it to the files, or correct the name." },
  );
}

const SHOWN = 5;

/**
 * Puts codes into the sections that they are in now: those that come, and where the sections are
 * others than before, all.
 */
async function changeSections(
  writer: GraphWriter,
  before: Records,
  after: Records,
  removed: ReadonlySet<string>,
): Promise<void> {
  const [old, now] = [before, after].map(({ nodes }) => nodes.filter(isSection));
  const [inOld, inNow] = [membershipsIn(old ?? []), membershipsIn(now ?? [])];
  const differ = !isDeepStrictEqual(byId(old ?? []), byId(now ?? []));
  const added = new Set(after.nodes.filter(({ type }) => type === "Code").map(({ id }) => id));
  const there: RelationshipRecord[] = [];
  const wanted: RelationshipRecord[] = [];
  for await (const batch of writer.base.nodes("Code"))
    for (const { id, properties } of batch) {
      added.delete(id);
      if (!differ || removed.has(id)) continue;
      there.push(...inOld(properties.code as string));
      wanted.push(...inNow(properties.code as string));
    }
  for (const id of added) wanted.push(...inNow(id.slice("Code:".length)));
  await writeDifference(writer, there, wanted);
}

const byId = (nodes: readonly NodeRecord[]): Map<string, NodeRecord> =>
  new Map(nodes.map((record) => [record.id, record]));
