import type { GraphView } from "../../graph/graph.ts";
import { RELATIONSHIP_TYPES, relationshipDeclaration } from "../../graph/model/model.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import type { Direction, Flag } from "../../graph/shape.ts";
import { DERIVED } from "../../rules/derive.ts";
import { ROW_SOURCES } from "../registry.ts";
import { decidingOf } from "./deciding.ts";
import type { KnownRelease } from "./known-releases.ts";

/** What one source alone makes of codes. */
interface Maker {
  readonly slug: string;
  readonly makes: readonly RelationshipType[];
}

/**
 * Which of the codes others name than one source: sources by facts of their own, by entries, or by
 * rows that name them.
 */
export async function usedOtherwise(
  view: GraphView,
  maker: Maker,
  releases: readonly KnownRelease[],
  codes: readonly string[],
): Promise<Set<string>> {
  const used = new Set<string>();
  if (codes.length === 0) return used;
  const flags = otherUses(maker);
  const selection = { type: "Code" as const, properties: [], relations: [], flags };
  const ids = codes.map((code) => `Code:${code}`);
  const kinds = maker.makes.includes("MEMBER_OF") ? ["CURATED"] : ["CURATED", "RBCS"];
  const trees = await view.read(selection, ids, null, [kinds]);
  codes.forEach((code, i) => {
    if (flags.some(({ as }) => trees[i]?.[as] === true)) used.add(code);
  });
  // Rows that never held name codes too, though nothing in the graph tells of them.
  const unused = new Set(codes.filter((code) => !used.has(code)));
  for (const source of ROW_SOURCES) {
    if (source.slug === maker.slug || unused.size === 0) continue;
    for (const { batches } of decidingOf(view, source, releases))
      for await (const rows of batches())
        for (const row of rows)
          for (const code of source.codes(row)) if (unused.delete(code)) used.add(code);
  }
  return used;
}

/** Relationships that a code has for what others say of it; derived ones follow from these. */
const otherUses = ({ makes }: Maker): readonly Flag[] =>
  RELATIONSHIP_TYPES.filter(
    (type) => type === "MEMBER_OF" || !(DERIVED.includes(type) || makes.includes(type)),
  ).flatMap((type) => {
    const { from, to } = relationshipDeclaration(type);
    const directions: Direction[] = [
      ...(from.includes("Code") ? (["out"] as const) : []),
      ...(to.includes("Code") ? (["in"] as const) : []),
    ];
    return directions.map((direction) => ({
      as: `${direction} ${type}`,
      existence: {
        relationship: type,
        direction,
        negated: false,
        where:
          type === "MEMBER_OF"
            ? [{ on: "node" as const, property: "kind", operator: "in" as const, value: 0 }]
            : [],
      },
    }));
  });
