import { OUTGOING, type Direction } from "../shape.ts";
import type { NodeDeclaration } from "./node-declaration.ts";
import { NODES, type NodeType } from "./nodes.ts";
import { required, type Property } from "./property.ts";
import type { RelationshipDeclaration } from "./relationship-declaration.ts";
import { RELATIONSHIPS, type RelationshipType } from "./relationships.ts";

/** Node types in the order in which ids sort, which is that of their names. */
export const NODE_TYPES = (Object.keys(NODES) as NodeType[]).sort();

export const RELATIONSHIP_TYPES = (Object.keys(RELATIONSHIPS) as RelationshipType[]).sort();

/** The id of a node: its type and its key properties. */
export function idOf(type: NodeType, properties: Readonly<Record<string, unknown>>): string {
  const parts = NODES[type].key
    .map((name) => properties[name])
    .filter((part) => part !== undefined && part !== null)
    .map(String);
  return [type, ...parts].join(":");
}

/** The node type that an id names, or null if it names none. */
export function typeOfId(id: string): NodeType | null {
  const type = id.slice(0, Math.max(0, id.indexOf(":")));
  return Object.hasOwn(NODES, type) ? (type as NodeType) : null;
}

/** Whether an id names a node of the type. */
export const isIdOf = (id: string, type: NodeType): boolean =>
  id.startsWith(type) && id[type.length] === ":";

export const nodeDeclaration = (type: NodeType): NodeDeclaration => NODES[type];

/** Types of nodes that are shown: not those with which the store keeps its own accounts. */
export const SHOWN_NODE_TYPES: readonly NodeType[] = NODE_TYPES.filter(
  (type) => nodeDeclaration(type).internal !== true,
);

/** The node type that an id names, or null if it names none of which nodes are shown. */
export function shownTypeOfId(id: string): NodeType | null {
  const type = typeOfId(id);
  return type !== null && SHOWN_NODE_TYPES.includes(type) ? type : null;
}

export const relationshipDeclaration = (type: RelationshipType): RelationshipDeclaration =>
  RELATIONSHIPS[type];

/** A property of a node type; `id` is one of every type. */
export function nodeProperty(type: NodeType, name: string): Property | undefined {
  if (name === "id") return { kind: "string", required: true, about: "The id of the node." };
  return nodeDeclaration(type).properties[name];
}

const VALIDITY: Readonly<Record<string, Property>> = {
  validFrom: { kind: "day", required: false, about: "First day on which it holds." },
  validTo: { kind: "day", required: false, about: "First day on which it no longer holds." },
};

const DIRECTION = required.boolean("It leads away from the node that it is read from.");

/**
 * A property of a relationship type. A timed one has `validFrom` and `validTo` as well, and every one
 * that is read `outgoing`.
 */
export function relationshipProperty(type: RelationshipType, name: string): Property | undefined {
  if (name === OUTGOING) return DIRECTION;
  const declaration = relationshipDeclaration(type);
  return declaration.properties[name] ?? (declaration.timed ? VALIDITY[name] : undefined);
}

/** Types that can stand at the far end of a relationship. */
export function endTypes(type: RelationshipType, direction: Direction): readonly NodeType[] {
  const { from, to } = relationshipDeclaration(type);
  if (direction === "both") return [...new Set([...from, ...to])];
  return direction === "out" ? to : from;
}
