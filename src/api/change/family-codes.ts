import type { Day } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import type { Relation, Selection, Tree } from "../../graph/shape.ts";
import { selectionOf, wholeRelation } from "../../graph/whole.ts";

const MEMBERS = wholeRelation({
  as: "members",
  relationship: "MEMBER_OF",
  direction: "in",
  anyTime: true,
  nodes: [selectionOf("Code", ["id"])],
  edge: ["validFrom", "validTo"],
});

const partsOf = (part: Selection): Relation =>
  wholeRelation({ as: "parts", relationship: "PART_OF", direction: "in", nodes: [part] });

/** Families have at most three levels. */
const familyOf = (levels: number): Selection =>
  selectionOf("Family", [], [MEMBERS, ...(levels > 1 ? [partsOf(familyOf(levels - 1))] : [])]);

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
