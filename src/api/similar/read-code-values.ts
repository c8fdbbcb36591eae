import { setImmediate } from "node:timers/promises";
import { dayNumber } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import type { Comparison, Edge, Page, Relation, Tree } from "../../graph/shape.ts";
import { listingOf, selectionOf, wholeRelation } from "../../graph/whole.ts";
import { CodeValues, type ComparedCode, type Held, type HeldValue } from "./code-values.ts";

/** How many codes are read at once; between them the server answers others. */
const PAGE = 500;

/** Verdicts with which a modifier counts as one that the code has; a listed one does with any. */
const HAVING = ["ALLOWED", "DOCUMENTATION", "SYSTEM_ASSIGNED"];
const OTHERS = ["NOT_ALLOWED", "NOT_APPLICABLE", "UNKNOWN"];

const SLOTS = { first: 0, after: 1, having: 2, others: 3, listed: 4 } as const;

const timeline = (
  as: string,
  relationship: RelationshipType,
  type: NodeType,
  where: readonly Comparison[] = [],
): Relation =>
  wholeRelation({
    ...{ as, relationship, where, form: "page" },
    nodes: [selectionOf(type, ["id"])],
    edge: ["validFrom", "validTo"],
  });

const verdictIn = (value: number): Comparison => ({
  on: "edge",
  property: "verdict",
  operator: "in",
  value,
});

const CODE = selectionOf(
  "Code",
  ["id"],
  [
    timeline("listed", "LISTED_BY", "Source"),
    timeline("indicators", "HAS_INDICATOR", "Indicator"),
    timeline("having", "TAKES_MODIFIER", "Modifier", [verdictIn(SLOTS.having)]),
    timeline("named", "TAKES_MODIFIER", "Modifier", [
      verdictIn(SLOTS.others),
      { on: "edge", property: "listed", operator: "eq", value: SLOTS.listed },
    ]),
  ],
);

const CODES = listingOf([CODE], { first: SLOTS.first, after: SLOTS.after, keys: true });

/** Reads what all codes have, at any time, page by page. */
export async function readCodeValues(view: GraphView): Promise<CodeValues> {
  const codes: ComparedCode[] = [];
  const toCode = codeReader();
  let after: readonly unknown[] | null = null;
  do {
    const page: Page = await view.list(CODES, null, [PAGE, after, HAVING, OTHERS, true]);
    for (const { node } of page.edges) codes.push(toCode(node));
    after = page.hasNextPage ? (page.edges.at(-1)?.keys ?? null) : null;
    await setImmediate();
  } while (after !== null);
  return new CodeValues(codes);
}

const edgesOf = (tree: Tree, as: string): readonly Edge[] => (tree[as] as Page).edges;

/** Makes codes of trees; few days are many relationships' own, and each is worked out once. */
function codeReader(): (tree: Tree) => ComparedCode {
  const numbers = new Map<unknown, number>();
  const numberOf = (day: unknown, open: number): number => {
    if (day === null) return open;
    let number = numbers.get(day);
    if (number === undefined) numbers.set(day, (number = dayNumber(day as string)));
    return number;
  };
  const held = ({ validFrom, validTo }: Edge): Held => ({
    from: numberOf(validFrom, -Infinity),
    to: numberOf(validTo, Infinity),
  });
  const heldValue = (edge: Edge): HeldValue => {
    const { from, to } = held(edge);
    return { value: edge.node.id as string, from, to };
  };
  return (tree) => ({
    id: tree.id as string,
    listed: edgesOf(tree, "listed").map(held),
    values: ["indicators", "having", "named"].flatMap((as) => edgesOf(tree, as).map(heldValue)),
  });
}
