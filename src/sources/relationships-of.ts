import type { Day } from "../graph/day.ts";
import type { GraphView } from "../graph/graph.ts";
import { relationshipDeclaration } from "../graph/model/model.ts";
import type { NodeType } from "../graph/model/nodes.ts";
import type { RelationshipType } from "../graph/model/relationships.ts";
import { totalOrder } from "../graph/order.ts";
import { relationship, type RelationshipRecord, type Value } from "../graph/record.ts";
import type { Page, Relation, Tree } from "../graph/shape.ts";

/** For each node, every relationship of the types that leads away from it, its whole timeline. */
export async function readRelationships(
  view: GraphView,
  start: NodeType,
  ids: readonly string[],
  types: readonly RelationshipType[],
): Promise<RelationshipRecord[][]> {
  if (ids.length === 0 || types.length === 0) return ids.map(() => []);
  const relations = types.map((type) => everything(type));
  const selection = { type: start, properties: [], flags: [], relations };
  const trees = await view.read(selection, ids, null, []);
  return ids.map((id, i) => types.flatMap((type) => recordsOf(trees[i] ?? null, type, id)));
}

/** All relationships of a type away from a node, with the properties of the nodes they lead to. */
export function everything(
  type: RelationshipType,
  properties: readonly string[] = [],
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

/** The records of a relation that was read by `everything`. */
export const recordsOf = (
  tree: Tree | null,
  type: RelationshipType,
  from: string,
): RelationshipRecord[] =>
  ((tree?.[type] as Page | undefined)?.edges ?? []).map((edge) => toRecord(type, from, edge));

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
