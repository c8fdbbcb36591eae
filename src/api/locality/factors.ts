import { totalOrder } from "../../graph/order.ts";
import type { Relation, Tree } from "../../graph/shape.ts";

const AS = "factors in force";

/** Reads the cost indices that a locality has on the day. */
export const FACTORS: Relation = {
  as: AS,
  relationship: "HAS_FACTORS",
  direction: "out",
  nodes: [
    {
      type: "LocalityFactors",
      properties: ["work", "practiceExpense", "malpractice"],
      relations: [],
      flags: [],
    },
  ],
  edge: [],
  form: "one",
  where: [],
  order: totalOrder([], "HAS_FACTORS"),
  first: null,
  after: null,
  items: true,
  keys: false,
  count: false,
};

/** What FACTORS read of a locality; null if it has none on the day. */
export const factorsOf = (
  locality: Readonly<Record<string, unknown>> | null,
): Record<"work" | "practiceExpense" | "malpractice", number> | null =>
  (locality?.[AS] ?? null) as (Tree & Record<string, number>) | null as ReturnType<
    typeof factorsOf
  >;
