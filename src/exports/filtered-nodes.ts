import type { Day } from "../graph/day.ts";
import type { GraphView } from "../graph/graph.ts";
import type { NodeType } from "../graph/model/nodes.ts";
import type { NodeRecord } from "../graph/record.ts";
import type { Listing, Predicate } from "../graph/shape.ts";
import { listingOf } from "../graph/whole.ts";
import { nodeTable, type GraphExport } from "./graph-export.ts";
import { readNotices } from "./notices.ts";
import type { NodeFilter } from "./node-filter.ts";
import { recordOf, wholeNode } from "./whole-node.ts";

const FIRST = 1_000;
/** Slots of the page size and of the place to begin behind; values of conditions follow. */
const FIRST_SLOT = 0;
const AFTER_SLOT = 1;
const VALUE_SLOTS = 2;

/** The nodes of a type that fulfil a filter, on a day. */
export async function exportOfNodes(
  view: GraphView,
  type: NodeType,
  filter: NodeFilter,
  asOf: Day | null,
): Promise<GraphExport> {
  return {
    ...{ epoch: view.epoch, asOf, notices: await readNotices(view) },
    tables: [nodeTable(type, pages(view, type, filter, asOf))],
  };
}

/** Page by page, by id. */
async function* pages(
  view: GraphView,
  type: NodeType,
  filter: NodeFilter,
  asOf: Day | null,
): AsyncIterable<NodeRecord[]> {
  const values = filter.map(({ value }) => value);
  const listing: Listing = listingOf([wholeNode(type)], {
    ...{ where: filter.map(predicateOf), first: FIRST_SLOT, after: AFTER_SLOT, keys: true },
  });
  let after: readonly unknown[] | null = null;
  let isMore = true;
  while (isMore) {
    const page = await view.list(listing, asOf, [FIRST, after, ...values]);
    yield page.edges.map(({ node }) => recordOf(type, node));
    after = page.edges.at(-1)?.keys ?? null;
    isMore = page.hasNextPage;
  }
}

function predicateOf(condition: NodeFilter[number], at: number): Predicate {
  const value = VALUE_SLOTS + at;
  switch (condition.kind) {
    case "property":
      return { on: "node", property: condition.property, operator: "eq", value };
    case "family":
      return {
        ...{ relationship: "MEMBER_OF", direction: "out", negated: false },
        where: [{ on: "node", property: "id", operator: "eq", value }],
      };
    case "active":
      return { relationship: "LISTED_BY", direction: "out", where: [], negated: !condition.value };
  }
}
