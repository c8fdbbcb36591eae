import { compareText } from "../../graph/compare.ts";
import { SHOWN_NODE_TYPES } from "../../graph/model/model.ts";
import type { Day } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import type { RelationshipRecord } from "../../graph/record.ts";
import type { Fan } from "../../graph/walk.ts";
import { MOST_LINKS, MOST_OF_ONE } from "./explore-limits.ts";
import { isSteppingStone } from "./followed.ts";
import { Degrees, graphCounts } from "./graph-counts.ts";

/** What is around a node. */
export interface Around {
  /** Ids, that of the node itself first. */
  readonly nodes: readonly string[];
  readonly links: readonly RelationshipRecord[];
  readonly truncated: boolean;
}

/** A node that a hop comes to, as one of those that a fan leads to. */
interface Candidate {
  readonly id: string;
  /** How many new ones the fan has before it. */
  readonly place: number;
  readonly fan: Fan;
}

/** Goes from a node outwards, one statement a hop, until there are as many nodes as are wanted. */
export async function around(
  view: GraphView,
  id: string,
  asOf: Day,
  { depth, limit, relationships, mostLinks = MOST_LINKS }: AroundOptions,
): Promise<Around> {
  const nodes = [id];
  const seen = new Set(nodes);
  const lookedFrom: string[] = [];
  let truncated = false;
  let frontier = [id];
  let isFull = false;
  for (let hop = 1; hop <= depth && frontier.length > 0 && !isFull; hop++) {
    lookedFrom.push(...frontier);
    const walk = { relationships, types: SHOWN_NODE_TYPES, ends: [] };
    // However many of them are there already, enough new ones are among so many.
    const fans = await view.fans(frontier, walk, asOf, limit + 1);
    const found = candidatesOf(fans, seen);
    const some = found.slice(0, limit - nodes.length);
    isFull = some.length < found.length;
    truncated ||= isFull;
    nodes.push(...some);
    for (const one of some) seen.add(one);
    const degrees = hop < depth ? new Degrees(await graphCounts(view), relationships) : null;
    const stones = some.filter(isSteppingStone);
    frontier = stones.filter((one) => degrees === null || degrees.of(one) <= MOST_OF_ONE);
    // What only they lead to is left out.
    truncated ||= frontier.length < stones.length;
  }
  const between = { relationships, some: lookedFrom, others: nodes };
  const links = await view.links(between, asOf, mostLinks + 1);
  return {
    nodes,
    links: links.slice(0, mostLinks),
    truncated: truncated || links.length > mostLinks,
  };
}

export interface AroundOptions {
  readonly depth: number;
  readonly limit: number;
  readonly relationships: readonly RelationshipType[];
  /** How many relationships are shown. */
  readonly mostLinks?: number;
}

/** New nodes, the first that each fan leads to before the second of any. */
function candidatesOf(fans: readonly Fan[], seen: ReadonlySet<string>): string[] {
  const all = fans.flatMap((fan): Candidate[] =>
    fan.ends.filter((id) => !seen.has(id)).map((id, place) => ({ id, place, fan })),
  );
  all.sort(
    (a, b) =>
      a.place - b.place ||
      compareText(a.fan.relationship, b.fan.relationship) ||
      Number(b.fan.outgoing) - Number(a.fan.outgoing) ||
      compareText(a.id, b.id),
  );
  return [...new Set(all.map(({ id }) => id))];
}
