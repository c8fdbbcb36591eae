import type {
  NeighbourhoodQuery,
  RelationshipDirection,
  RelationshipType,
} from "../generated/graphql.ts";
import type { Amount } from "./amount.ts";
import type { DrawnNode } from "./drawing.ts";

export type Around = NeighbourhoodQuery;

/** A type of relationship of a node, in one direction. */
export interface Way {
  readonly relationship: RelationshipType;
  readonly direction: RelationshipDirection;
}

/** The neighbours of a node by one type and direction of relationship. */
export interface Kind extends Way {
  readonly of: string;
  /** Those that an answer has, each once. */
  readonly members: readonly DrawnNode[];
  /** How many there are at least. */
  readonly least: number;
  /** How many there are at most; null where that is not known. */
  readonly most: number | null;
}

export const groupId = (of: string, { relationship, direction }: Way): string =>
  `${of}~${relationship}~${direction}`;

/** How many of a kind there are beside some of its members. */
export function amountBeside({ least, most }: Kind, some: number): Amount {
  if (most === null) return { count: least - some, bound: "AT_LEAST" };
  return { count: most - some, bound: most === least ? "EXACT" : "AT_MOST" };
}

/** What an answer has of a kind: its members, and how many relationships lead to them. */
interface Found extends Way {
  readonly members: Set<DrawnNode>;
  rows: number;
}

/** The neighbours of a node by type and direction of the relationship, and how many there are. */
export function kindsAround(id: string, around: Around): ReadonlyMap<string, Kind> {
  const found = foundAround(id, around);
  return new Map(
    [...found].map(([key, { relationship, direction, members, rows }]) => {
      const isWhole = members.size < wholeBelow(around, found.size);
      const count = isWhole ? rows : countOf(around, { relationship, direction });
      const missing = count === undefined ? undefined : Math.max(0, count - rows);
      const limits = limitsOf(members.size, missing);
      return [key, { of: id, relationship, direction, members: [...members], ...limits }];
    }),
  );
}

function foundAround(id: string, { neighbourhood }: Around): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  const nodes = new Map(neighbourhood?.nodes.map((each) => [each.id, each]));
  for (const { type: relationship, from, to } of neighbourhood?.relationships ?? []) {
    const other = nodes.get(from === id ? to : from);
    if ((from !== id && to !== id) || !other || other.id === id) continue;
    const direction = from === id ? "OUT" : "IN";
    const key = groupId(id, { relationship, direction });
    const kind = found.get(key) ?? { relationship, direction, members: new Set(), rows: 0 };
    kind.members.add(other);
    kind.rows++;
    found.set(key, kind);
  }
  return found;
}

/**
 * A kind with fewer members than this is there whole. An answer that is cut off takes one of each
 * kind before a second of any, so that the rounds before its last one had all that there is.
 */
function wholeBelow({ neighbourhood }: Around, kinds: number): number {
  if (!neighbourhood?.truncated) return Infinity;
  return Math.ceil((neighbourhood.nodes.length - 1) / kinds) - 1;
}

/** How many relationships of a kind a code has; of other nodes the server does not count them. */
const countOf = ({ node }: Around, { relationship, direction }: Way): number | undefined =>
  node?.relationshipCounts?.find(
    (each) => each.type === relationship && each.direction === direction,
  )?.count;

/**
 * How many members there may be, if so many relationships are not in the answer. It has all that lead
 * to its members, so that others lead to others; but several may lead to one, as to the other code of
 * an edit in two settings.
 */
const limitsOf = (members: number, missing: number | undefined): Pick<Kind, "least" | "most"> =>
  missing === undefined
    ? { least: members, most: null }
    : { least: members + Math.min(missing, 1), most: members + missing };
