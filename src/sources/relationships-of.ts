import type { Day } from "../graph/day.ts";
import type { GraphView } from "../graph/graph.ts";
import { relationshipDeclaration } from "../graph/model/model.ts";
import type { NodeType } from "../graph/model/nodes.ts";
import type { RelationshipType } from "../graph/model/relationships.ts";
import { relationship, type RelationshipRecord, type Value } from "../graph/record.ts";
import type { Page, Relation, Tree } from "../graph/shape.ts";
import { selectionOf, wholeRelation } from "../graph/whole.ts";

/** For each node, every relationship of the types that leads away from it, its whole timeline. */
export async function readRelationships(
  view: GraphView,
  start: NodeType,
  ids: readonly string[],
  types: readonly RelationshipType[],
): Promise<RelationshipRecord[][]> {
  if (ids.length === 0 || types.length === 0) return ids.map(() => []);
  const relations = types.map((type) => everything(type));
  const trees = await view.read(selectionOf(start, [], relations), ids, null, []);
  return ids.map((id, i) => types.flatMap((type) => recordsOf(trees[i] ?? null, type, id)));
}

/** All relationships of a type away from a node, with the properties of the nodes they lead to. */
export function everything(
  type: RelationshipType,
  properties: readonly string[] = [],
  as: string = type,
): Relation {
  const { to, properties: declared, timed } = relationshipDeclaration(type);
  return wholeRelation({
    as,
    relationship: type,
    nodes: to.map((end) => selectionOf(end, ["id", ...properties])),
    edge: [...Object.keys(declared), ...(timed ? ["validFrom", "validTo"] : [])],
    form: "page",
  });
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
