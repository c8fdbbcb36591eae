import { required, type Properties } from "./property.ts";

/** A node type: its label in Neo4j, the properties that make its id, and what it carries. */
export interface NodeDeclaration {
  readonly about: string;
  /** The id is the type and these properties, joined by colons; an absent one is left out. */
  readonly key: readonly string[];
  readonly properties: Properties;
  /** Properties that lists filter or order by, beyond the id; each gets an index in Neo4j. */
  readonly indexed?: readonly string[];
  /** Read by the server itself; the API does not show it as a node. */
  readonly internal?: true;
}

/** Keeps the names of declared types known to the compiler. */
export const declareNodes = <T extends Record<string, NodeDeclaration>>(nodes: T): T => nodes;

/** Properties that several types carry. */
export const slug = required.string("Short lower-case name, unique within the type.");
export const origin = required.string("Where the fact is from.");
export const release = required.string("Id of the release that states it.");
