import { compareText } from "../../graph/compare.ts";
import type { Day } from "../../graph/day.ts";
import { identityOf, type NodeRecord, type RelationshipRecord } from "../../graph/record.ts";

/** Nodes and relationships that curated facts make. */
export interface Records {
  readonly nodes: readonly NodeRecord[];
  readonly relationships: readonly RelationshipRecord[];
}

/** A release of curated facts, as far as its facts name it. */
export interface CuratedRelease {
  /** Slug of the source: `seed`, or a team's own. */
  readonly source: string;
  readonly key: string;
  readonly id: string;
  /** Of curated sources the one with the lowest rank speaks first. */
  readonly rank: number;
  /** First day on which its facts hold that name no other. */
  readonly effectiveFrom: Day;
}

/** What a release of curated facts makes of the graph, were it the only one. */
export interface StatedRecords extends Records, Pick<CuratedRelease, "source" | "key"> {}

/**
 * What curated releases make of the graph together. Of two that say different things of one node or
 * relationship, the one whose source has the lower rank speaks; so it does with the steps of a
 * procedure and its aftercare, which make sense only whole. What one leaves out of a code, the other
 * adds.
 */
export function combine(releases: readonly StatedRecords[]): Records {
  const nodes = new Map<string, NodeRecord>();
  const relationships = new Map<string, RelationshipRecord>();
  const speakers = new Map<string, string>();
  const speaks = (what: string, { key }: StatedRecords): boolean => {
    const speaker = speakers.get(what) ?? key;
    speakers.set(what, speaker);
    return speaker === key;
  };
  for (const release of inRank(releases)) {
    for (const record of release.nodes) {
      if (isPartOfProcedure(record) && !speaks(procedureOf(record), release)) continue;
      const there = nodes.get(record.id);
      if (there === undefined) nodes.set(record.id, record);
      else if (record.type === "Code") nodes.set(record.id, joined(there, record));
    }
    for (const record of release.relationships) {
      // From another day it is the same fact.
      const key = `${record.type}\n${identityOf({ ...record, validFrom: undefined })}`;
      const isSpoken = record.type !== "HAS_STEP" && record.type !== "FOLLOWED_BY";
      if (!relationships.has(key) && (isSpoken || speaks(procedureOf(record), release)))
        relationships.set(key, record);
    }
  }
  return { nodes: [...nodes.values()], relationships: [...relationships.values()] };
}

const inRank = (releases: readonly StatedRecords[]): StatedRecords[] =>
  [...releases].sort((a, b) => rankOf(a) - rankOf(b) || compareText(a.key, b.key));

/** The rank of a release's own source, which it always has with it. */
const rankOf = ({ source, nodes }: StatedRecords): number =>
  (nodes.find(({ id }) => id === `Source:${source}`)?.properties.rank as number | undefined) ?? 0;

const isPartOfProcedure = ({ type }: NodeRecord): boolean =>
  type === "ProcedureStep" || type === "Aftercare";

/** The steps or the aftercare of a code, of which a record is one. */
function procedureOf(record: NodeRecord | RelationshipRecord): string {
  if ("id" in record) return `${record.type} ${String(record.properties.code)}`;
  const code = record.from.slice("Code:".length);
  return `${record.type === "HAS_STEP" ? "ProcedureStep" : "Aftercare"} ${code}`;
}

function joined(first: NodeRecord, second: NodeRecord): NodeRecord {
  const synonyms = [first, second].flatMap(
    ({ properties }) => properties.synonyms as readonly string[],
  );
  return {
    ...first,
    properties: {
      ...second.properties,
      ...first.properties,
      synonyms: [...new Set(synonyms)],
    },
  };
}
