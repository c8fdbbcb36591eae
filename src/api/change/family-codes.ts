import type { Day } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import { totalOrder } from "../../graph/order.ts";
import type { Relation, Selection, Tree } from "../../graph/shape.ts";

const inward = (as: string, relationship: Relation["relationship"], node: Selection): Relation => ({
  as,
  relationship,
  direction: "in",
  anyTime: true,
  nodes: [node],
  where: [],
  edge: relationship === "MEMBER_OF" ? ["validFrom", "validTo"] : [],
  form: "list",
  order: totalOrder([], relationship),
  first: null,
  after: null,
  items: true,
  keys: false,
  count: false,
});

const MEMBERS = inward("members", "MEMBER_OF", {
  type: "Code",
  properties: ["id"],
  relations: [],
  flags: [],
});

/** Families have at most three levels. */
const familyOf = (levels: number): Selection => ({
  type: "Family",
  properties: [],
  relations: [MEMBERS, ...(levels > 1 ? [inward("parts", "PART_OF", familyOf(levels - 1))] : [])],
  flags: [],
});

const FAMILY = familyOf(3);

/** Ids of the codes that were members of families, or of their parts, at some time from a day to another. */
export async function codesOfFamilies(
  view: GraphView,
  families: readonly string[],
  from: Day,
  to: Day,
): Promise<Set<string>> {
  const codes = new Set<string>();
  const collect = (family: Tree): void => {
    for (const { id, validFrom, validTo } of family.members as Record<string, string | null>[])
      if ((validFrom ?? "") <= to && (validTo == null || validTo >= from)) codes.add(id ?? "");
    for (const part of (family.parts ?? []) as Tree[]) collect(part);
  };
  const trees = await view.read(FAMILY, families, null, []);
  for (const tree of trees) if (tree !== null) collect(tree);
  return codes;
}
