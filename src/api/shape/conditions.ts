import type { Operand } from "../../graph/shape.ts";
import type { ComparisonCondition } from "./mapping.ts";

/** A condition for an argument that was given, none for one that was not. */
export const optionalEquals = (
  on: Operand["on"],
  property: string,
  value: unknown,
): ComparisonCondition[] =>
  value === undefined || value === null ? [] : [{ on, property, operator: "eq", value }];

/** The same for a list of which one must fit. */
export const optionalIn = (
  on: Operand["on"],
  property: string,
  value: unknown,
): ComparisonCondition[] =>
  value === undefined || value === null ? [] : [{ on, property, operator: "in", value }];
