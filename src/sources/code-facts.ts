import type { Day } from "../graph/day.ts";
import type { GraphView } from "../graph/graph.ts";
import { relationshipDeclaration } from "../graph/model/model.ts";
import type { NodeType } from "../graph/model/nodes.ts";
import type { RelationshipType } from "../graph/model/relationships.ts";
import { totalOrder } from "../graph/order.ts";
import { relationship, type RelationshipRecord, type Value } from "../graph/record.ts";
import type { Page, Relation, Selection, Tree } from "../graph/shape.ts";

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
      everything("HAS_CURATED_ENTRY", CURATED),
      everything("HAS_FEE_SCHEDULE_ENTRY", FEE_SCHEDULE),
      ...types.map((type) => everything(type, [], `all ${type}`)),
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
      curated: nodesOf(tree, "HAS_CURATED_ENTRY"),
      feeSchedule: nodesOf(tree, "HAS_FEE_SCHEDULE_ENTRY"),
      relationships: types.flatMap((type) =>
        ((tree?.[`all ${type}`] as Page | undefined)?.edges ?? []).map((edge) =>
          toRecord(type, `Code:${code}`, edge),
        ),
      ),
    };
  });
}

const CURATED = [
  "release",
  "origin",
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
];

function everything(
  type: RelationshipType,
  properties: readonly string[],
  as: string = type,
): Relation {
  const { to, properties: declared, timed } = relationshipDeclaration(type);
  return {
    as,
    relationship: type,
    direction: "out",
    nodes: to.map((end: NodeType) => ({
      type: end,
      properties: ["id", ...properties],
      relations: [],
      flags: [],
    })),
    edge: [...Object.keys(declared), ...(timed ? ["validFrom", "validTo"] : [])],
    form: "page",
    where: [],
    order: totalOrder([], type),
    first: null,
    after: null,
    items: true,
    keys: false,
    count: false,
  };
}

const nodesOf = (tree: Tree | null, as: string): Properties[] =>
  ((tree?.[as] as Page | undefined)?.edges ?? []).map(({ node }) => node as unknown as Properties);

function toRecord(
  type: RelationshipType,
  from: string,
  edge: Record<string, unknown>,
): RelationshipRecord {
  const { node, validFrom, validTo, ...properties } = edge as Record<string, Value | null> & {
    node: unknown;
  };
  return relationship(type, from, (node as Tree).id as string, properties, {
    ...(validFrom == null ? {} : { validFrom: validFrom as Day }),
    ...(validTo == null ? {} : { validTo: validTo as Day }),
  });
}
