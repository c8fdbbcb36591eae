import type { NodeType } from "./nodes.ts";
import type { Properties } from "./property.ts";

/**
 * A relationship type, read from start to end node. A timed one holds in the half-open interval of
 * UTC days `[validFrom, validTo)`, which the stores keep beside its own properties. Two
 * relationships of a type between the same nodes differ in `validFrom` or in a property of `key`.
 */
export interface RelationshipDeclaration {
  readonly about: string;
  readonly from: readonly NodeType[];
  readonly to: readonly NodeType[];
  readonly timed: boolean;
  /** Says the same of both ends, and is stored once a pair, from the lower id to the higher. */
  readonly symmetric?: true;
  readonly key?: readonly string[];
  readonly properties: Properties;
  /** Field of the API that shows it from its start node, and from its end node. */
  readonly fields: { readonly out?: string; readonly in?: string };
}

/** Keeps the names of declared types known to the compiler. */
export const declareRelationships = <T extends Record<string, RelationshipDeclaration>>(
  all: T,
): T => all;
