import {
  DEEPEST_NEIGHBOURHOOD,
  DEFAULT_NEIGHBOURS,
  MOST_NEIGHBOURS,
} from "../api/explore/explore-limits.ts";
import { followed } from "../api/explore/followed.ts";
import { around } from "../api/explore/neighbourhood.ts";
import type { Day } from "../graph/day.ts";
import type { GraphView } from "../graph/graph.ts";
import { groupBy } from "../graph/group-by.ts";
import { shownTypeOfId, typeOfId } from "../graph/model/model.ts";
import type { RelationshipType } from "../graph/model/relationships.ts";
import type { NodeRecord } from "../graph/record.ts";
import { ExportError } from "./export-error.ts";
import { nodeTable, relationshipTable, type GraphExport } from "./graph-export.ts";
import { readNotices } from "./notices.ts";
import { recordOf, wholeNode } from "./whole-node.ts";

/** Which neighbourhood, as people write it. */
export interface NeighbourhoodAsked {
  /** Id of the node in the middle. */
  readonly around: string;
  readonly depth?: string | undefined;
  readonly limit?: string | undefined;
  readonly relationships: readonly RelationshipType[] | null;
}

/**
 * What is around a node on a day, as the API's `neighbourhood` has it.
 *
 * @throws ExportError
 */
export async function exportOfNeighbourhood(
  view: GraphView,
  asked: NeighbourhoodAsked,
  asOf: Day | null,
): Promise<GraphExport> {
  const { around: id } = asked;
  if (asOf === null)
    throw new ExportError("BAD_USER_INPUT", "A neighbourhood is of a day: asOf can't be all.");
  if (shownTypeOfId(id) === null || (await recordsOf(view, [id])).length === 0)
    throw new ExportError("BAD_USER_INPUT", `There is no node ${id}.`);
  const { nodes, links, truncated } = await around(view, id, asOf, {
    depth: within("depth", asked.depth, 1, DEEPEST_NEIGHBOURHOOD),
    limit: within("limit", asked.limit, DEFAULT_NEIGHBOURS, MOST_NEIGHBOURS),
    relationships: followed(asked.relationships),
  });
  const records = groupBy(await recordsOf(view, nodes), ({ type }) => type);
  const linksByType = groupBy(links, ({ type }) => type);
  return {
    ...{ epoch: view.epoch, asOf, truncated, notices: await readNotices(view) },
    tables: [
      ...[...records].map(([type, some]) => nodeTable(type, inOneBatch(some))),
      ...[...linksByType].map(([type, some]) => relationshipTable(type, inOneBatch(some))),
    ],
  };
}

async function recordsOf(view: GraphView, ids: readonly string[]): Promise<NodeRecord[]> {
  const records: NodeRecord[] = [];
  for (const [type, some] of groupBy(ids, typeOfId)) {
    if (type === null) continue;
    const trees = await view.read(wholeNode(type), some, null, []);
    for (const tree of trees) if (tree !== null) records.push(recordOf(type, tree));
  }
  return records;
}

async function* inOneBatch<Item>(items: readonly Item[]): AsyncIterable<readonly Item[]> {
  yield await Promise.resolve(items);
}

function within(name: string, text: string | undefined, fallback: number, most: number): number {
  const number = text === undefined ? fallback : Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new ExportError("BAD_USER_INPUT", `${name} is ${text ?? ""}; it can be 1 to ${most}.`);
  return number;
}
