import type { GraphView } from "../graph/graph.ts";
import type { RelationshipType } from "../graph/model/relationships.ts";
import { groupBy } from "../graph/group-by.ts";
import type { NodeRecord, RelationshipRecord, Value } from "../graph/record.ts";
import type { Page, Selection, Tree } from "../graph/shape.ts";
import { everything, recordsOf } from "./relationships-of.ts";

/**
 * What the graph holds of a code over its whole timeline: entries of its sources, and the
 * relationships that an import may have to change.
 */
export interface CodeFacts {
  readonly code: string;
  readonly curated: readonly Properties[];
  readonly feeSchedule: readonly Properties[];
  readonly relationships: readonly RelationshipRecord[];
}

export type Properties = Readonly<Record<string, Value | null>>;

/** What entries state of codes, by code. */
export function entriesByCode(entries: readonly NodeRecord[]): Map<string, Properties[]> {
  const stated = entries.map(({ id, properties }): Properties => ({ ...properties, id }));
  return groupBy(stated, ({ code }) => code as string);
}

/** Reads the facts of codes; a code that the graph lacks has none. */
export async function readCodeFacts(
  view: GraphView,
  codes: readonly string[],
  types: readonly RelationshipType[],
): Promise<CodeFacts[]> {
  const selection: Selection = {
    type: "Code",
    properties: [],
    flags: [],
    relations: [
      everything("HAS_CURATED_ENTRY", CURATED, "curated"),
      everything("HAS_FEE_SCHEDULE_ENTRY", FEE_SCHEDULE, "feeSchedule"),
      ...types.map((type) => everything(type)),
    ],
  };
  const trees = await view.read(
    selection,
    codes.map((code) => `Code:${code}`),
    null,
    [],
  );
  return codes.map((code, i) => {
    const tree = trees[i] ?? null;
    return {
      code,
      curated: nodesOf(tree, "curated"),
      feeSchedule: nodesOf(tree, "feeSchedule"),
      relationships: types.flatMap((type) => recordsOf(tree, type, `Code:${code}`)),
    };
  });
}

const CURATED = [
  "release",
  "origin",
  "rank",
  "from",
  "short",
  "medium",
  "long",
  "indicators",
  "indicatorOrigins",
  "listed",
  "listedOrigin",
];
const FEE_SCHEDULE = [
  "id",
  "release",
  "modifier",
  "row",
  "description",
  "indicators",
  "endoscopicBase",
  "isEndoscopicBase",
  "componentOf",
  "componentEvidence",
];

const nodesOf = (tree: Tree | null, as: string): Properties[] =>
  ((tree?.[as] as Page | undefined)?.edges ?? []).map(({ node }) => node as unknown as Properties);
