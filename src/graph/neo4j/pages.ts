import type { Direction, Edge, Listing, Page } from "../shape.ts";
import { behind, orderBy, type Reading, type Scope } from "./conditions.ts";
import { returning, setApart, type Part } from "./part.ts";

/** What a listing takes its items from. */
export interface Source {
  readonly scope: Scope;
  readonly match: string;
  readonly conditions: readonly string[];
  /** The variable of the node that they are connected with, and how; null of nodes by themselves. */
  readonly from: From | null;
}

interface From {
  readonly start: string;
  readonly edge: string;
  readonly direction: Direction;
}

type Answer = Pick<Part<never>, "before" | "expression">;

/** `[items, count]` of a listing, each null where it is not wanted. */
export function pagePart(
  listing: Listing,
  source: Source,
  item: Part<Edge>,
  reading: Reading,
): Part<Page> {
  return {
    ...answerOf(listing, source, item, reading),
    decode: (raw, call) => {
      const [rows, total] = raw as [unknown[] | null, number | null];
      const first = listing.first === null ? Infinity : Number(call[listing.first]);
      const wanted = rows ?? [];
      return {
        edges: wanted.slice(0, first).map((row) => item.decode(row, call)),
        totalCount: total,
        hasNextPage: wanted.length > first,
      };
    },
  };
}

function answerOf(listing: Listing, source: Source, item: Part<Edge>, reading: Reading): Answer {
  const { scope, match, conditions, from } = source;
  if (listing.items && listing.count && from !== null)
    return countedItems(listing, source, from, item, reading);
  const count = listing.count ? `COUNT { ${where(match, conditions)} }` : "null";
  if (!listing.items) return { expression: `[null, ${count}]` };
  const items = itemsOf(listing, match, conditions, scope, item, reading);
  if (item.before === undefined) return { expression: `[${items}, ${count}]` };
  const { before = "", expression } = setApart(items, from?.start ?? "", reading);
  return { before, expression: `[${expression}, ${count}]` };
}

/**
 * Relationships are gathered once, to be counted and to take the page from. Whether they hold is most
 * of the work where a node has a thousand.
 */
function countedItems(
  listing: Listing,
  { scope, match, conditions }: Source,
  { start, edge, direction }: From,
  item: Part<Edge>,
  reading: Reading,
): Answer {
  const all = `${edge}s`;
  const ends = {
    out: `endNode(${edge})`,
    in: `startNode(${edge})`,
    both: `CASE startNode(${edge}) WHEN ${start} THEN endNode(${edge}) ELSE startNode(${edge}) END`,
  };
  const unwound = `UNWIND ${all} AS ${edge} WITH ${edge}, ${ends[direction]} AS ${scope.node}`;
  const items = itemsOf(listing, unwound, [], scope, item, reading);
  const { before = "", expression } =
    item.before === undefined
      ? { expression: items }
      : setApart(items, `${start}, ${all}`, reading);
  const answer = reading.statement.variable("b");
  const gathered = `${where(match, conditions)} WITH collect(${edge}) AS ${all}`;
  return {
    before: `CALL (${start}) { ${gathered} ${before}RETURN [${expression}, size(${all})] AS ${answer} } `,
    expression: answer,
  };
}

function itemsOf(
  { order, first, after }: Listing,
  clause: string,
  conditions: readonly string[],
  scope: Scope,
  item: Part<Edge>,
  { statement }: Reading,
): string {
  const later = after === null ? [] : [behind(order, after, scope, statement)];
  const limit = first === null ? "" : ` LIMIT ${statement.value(first, "int")} + 1`;
  const carried = [scope.node, ...(scope.edge === null ? [] : [scope.edge])].join(", ");
  const found = where(clause, [...conditions, ...later]);
  return `COLLECT { ${found} WITH ${carried} ${orderBy(order, scope)}${limit} ${returning(item, item.expression)} }`;
}

const where = (clause: string, conditions: readonly string[]): string =>
  conditions.length === 0 ? clause : `${clause} WHERE ${conditions.join(" AND ")}`;
