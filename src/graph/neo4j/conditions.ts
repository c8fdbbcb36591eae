import {
  endTypes,
  nodeProperty,
  relationshipDeclaration,
  relationshipProperty,
} from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { PropertyKind } from "../model/property.ts";
import type { RelationshipType } from "../model/relationships.ts";
import {
  OUTGOING,
  isExistence,
  type Comparison,
  type Direction,
  type Existence,
  type Operand,
  type OrderKey,
  type Predicate,
  type Slot,
} from "../shape.ts";
import type { Statement } from "./statement.ts";

/** A matched pattern: its node, its relationship if there is one, and what types they may have. */
export interface Scope {
  readonly node: string;
  readonly types: readonly NodeType[];
  readonly edge: string | null;
  readonly relationship: RelationshipType | null;
}

/** Whether the statement reads one day or the whole timeline. */
export interface Reading {
  readonly statement: Statement;
  readonly timeline: boolean;
}

/** The kind of an operand; a property of one of several node types has the same kind in each. */
export function kindOf({ on, property }: Operand, scope: Scope): PropertyKind {
  const declared =
    on === "edge"
      ? scope.relationship && relationshipProperty(scope.relationship, property)
      : scope.types
          .map((type) => nodeProperty(type, property))
          .find((found) => found !== undefined);
  if (!declared) throw new RangeError(`The model has no property ${property} here.`);
  return declared.kind;
}

/** An expression of the value of an operand as it is stored. */
export function operand({ on, property }: Operand, { edge, node }: Scope): string {
  if (on === "node") return `${node}.${property}`;
  // A loop leads away, as it does in memory: its end is the node at the far end.
  return property === OUTGOING ? `(endNode(${edge ?? ""}) = ${node})` : `${edge ?? ""}.${property}`;
}

/** What is visible at the pinned epoch. */
export const alive = (variable: string): string =>
  `${variable}.sinceEpoch <= $epoch < ${variable}.untilEpoch`;

/** The relationship is visible at the epoch and, where it is timed, in force on the day. */
export function inForce(
  edge: string,
  { relationship, anyTime }: Pick<Existence, "relationship" | "anyTime">,
  { timeline }: Reading,
): string {
  const { timed } = relationshipDeclaration(relationship);
  if (!timed || timeline || anyTime) return alive(edge);
  return `${alive(edge)} AND ${edge}.validFrom <= $asOf < ${edge}.validTo`;
}

/** A pattern of one relationship. */
export function pattern(
  start: string,
  edge: string,
  type: RelationshipType,
  direction: Direction,
  end: string,
): string {
  const left = direction === "in" ? "<-" : "-";
  const right = direction === "out" ? "->" : "-";
  return `(${start})${left}[${edge}:${type}]${right}(${end})`;
}

/** The condition of a predicate. */
export function condition(predicate: Predicate, scope: Scope, reading: Reading): string {
  return isExistence(predicate)
    ? existence(predicate, scope.node, reading)
    : comparison(predicate, scope, reading.statement);
}

function comparison(predicate: Comparison, scope: Scope, statement: Statement): string {
  const left = operand(predicate, scope);
  const kind = kindOf(predicate, scope);
  switch (predicate.operator) {
    case "eq":
      return `${left} = ${statement.value(predicate.value, kind)}`;
    case "in":
      return `${left} IN ${statement.list(predicate.value, kind)}`;
    case "startsWith":
      return `${left} STARTS WITH ${statement.value(predicate.value, kind)}`;
    case "gte":
      return `${left} >= ${statement.value(predicate.value, kind)}`;
    case "lte":
      return `${left} <= ${statement.value(predicate.value, kind)}`;
  }
}

/** Whether the node has the relationship. */
export function existence(wanted: Existence, start: string, reading: Reading): string {
  const { relationship, direction } = wanted;
  const edge = reading.statement.variable("r");
  const node = reading.statement.variable("n");
  const scope: Scope = { node, edge, relationship, types: endTypes(relationship, direction) };
  const conditions = [
    inForce(edge, wanted, reading),
    ...wanted.where.map((predicate) => comparison(predicate, scope, reading.statement)),
  ];
  const match = pattern(start, edge, relationship, direction, node);
  const exists = `EXISTS { MATCH ${match} WHERE ${conditions.join(" AND ")} }`;
  return wanted.negated ? `NOT ${exists}` : exists;
}

/** `ORDER BY` of a listing. */
export function orderBy(order: readonly OrderKey[], scope: Scope): string {
  const keys = order.map((key) => `${operand(key, scope)}${key.descending ? " DESC" : ""}`);
  return `ORDER BY ${keys.join(", ")}`;
}

/**
 * What comes behind the item with these keys: greater in the first, or equal there and greater in
 * the second, and so on. Without keys everything does.
 */
export function behind(
  order: readonly OrderKey[],
  after: Slot,
  scope: Scope,
  statement: Statement,
): string {
  const keys = statement.keys(
    after,
    order.map((key) => kindOf(key, scope)),
  );
  const greater = order.map((key, i) => {
    const equal = order.slice(0, i).map((k, j) => `${operand(k, scope)} = ${keys}[${j}]`);
    const last = `${operand(key, scope)} ${key.descending ? "<" : ">"} ${keys}[${i}]`;
    return `(${[...equal, last].join(" AND ")})`;
  });
  return `(${keys} IS NULL OR ${greater.join(" OR ")})`;
}
