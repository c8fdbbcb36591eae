import type { Tree } from "../../graph/shape.ts";
import { selectionOf, wholeRelation } from "../../graph/whole.ts";

const AS = "factors in force";

/** Reads the cost indices that a locality has on the day. */
export const FACTORS = wholeRelation({
  as: AS,
  relationship: "HAS_FACTORS",
  nodes: [selectionOf("LocalityFactors", ["work", "practiceExpense", "malpractice"])],
  form: "one",
});

/** What FACTORS read of a locality; null if it has none on the day. */
export const factorsOf = (
  locality: Readonly<Record<string, unknown>> | null,
): Record<"work" | "practiceExpense" | "malpractice", number> | null =>
  (locality?.[AS] ?? null) as (Tree & Record<string, number>) | null as ReturnType<
    typeof factorsOf
  >;
