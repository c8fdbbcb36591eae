import {
  node,
  relationship,
  type NodeRecord,
  type RelationshipRecord,
} from "../../src/graph/record.ts";
import type { Graph } from "../../src/graph/graph.ts";
import type { Listing, Relation, Selection } from "../../src/graph/shape.ts";
import { totalOrder } from "../../src/graph/order.ts";

/** Codes 10001 to 10040 that take modifiers 11 to 16, with validity and absent values. */
export const CODES = Array.from({ length: 40 }, (_, i) => String(10_001 + i));
export const MODIFIERS = ["11", "12", "13", "14", "15", "16"];

const code = (number: string): NodeRecord =>
  node("Code", {
    code: number,
    system: Number(number) % 2 ? "CPT" : "HCPCS",
    summary: Number(number) % 3 ? `Summary of ${number}` : undefined,
    synonyms: Number(number) % 5 ? [] : ["naïve", "漢字 \u{1F600}", "' OR 1=1 //"],
  });

const modifier = (name: string): NodeRecord =>
  node("Modifier", { code: name, level: "CPT", origin: "made up", name: `Modifier ${name}` });

const takes = (from: string, to: string, i: number): RelationshipRecord =>
  relationship(
    "TAKES_MODIFIER",
    `Code:${from}`,
    `Modifier:${to}`,
    {
      verdict: i % 2 ? "ALLOWED" : "NOT_ALLOWED",
      listed: i % 3 === 0,
      rules: i % 2 ? ["LISTED"] : [],
      sources: i % 2 ? ["made up"] : [],
    },
    { validFrom: i % 4 ? "2020-01-01" : "2022-01-01", ...(i % 5 ? {} : { validTo: "2023-01-01" }) },
  );

export const FIXTURE = {
  nodes: [...CODES.map(code), ...MODIFIERS.map(modifier)],
  relationships: CODES.flatMap((from, i) =>
    MODIFIERS.filter((_, j) => (i + j) % 2 === 0).map((to, j) => takes(from, to, i + j)),
  ),
};

/** Writes the records as one change. */
export const fill = (
  graph: Graph,
  {
    nodes,
    relationships,
  }: { nodes: readonly NodeRecord[]; relationships: readonly RelationshipRecord[] },
): Promise<number> =>
  graph.write(async (writer) => {
    await writer.putNodes(nodes);
    await writer.putRelationships(relationships);
  });

/** A selection with defaults. */
export const selection = (
  type: Selection["type"],
  properties: readonly string[],
  more: Partial<Selection> = {},
): Selection => ({ type, properties, relations: [], flags: [], ...more });

const LISTING = {
  where: [],
  first: null,
  after: null,
  items: true,
  keys: false,
  count: false,
} as const;

/** A list of nodes with defaults, in the order of their ids. */
export const listing = (nodes: readonly Selection[], more: Partial<Listing> = {}): Listing => ({
  ...LISTING,
  nodes,
  order: totalOrder([], null),
  ...more,
});

/** A relation with defaults, in the order of the far ends' ids. */
export const relation = (
  relationshipType: Relation["relationship"],
  direction: Relation["direction"],
  nodes: readonly Selection[],
  more: Partial<Relation> = {},
): Relation => ({
  ...LISTING,
  as: "items",
  relationship: relationshipType,
  direction,
  nodes,
  edge: [],
  form: "page",
  order: totalOrder([], relationshipType),
  ...more,
});
