import type { Operand } from "../../graph/shape.ts";
import { LimitExceededError } from "../errors.ts";
import type { ComparisonCondition } from "./mapping.ts";

/** A condition for an argument that was given, none for one that was not. */
export const optionalEquals = (
  on: Operand["on"],
  property: string,
  value: unknown,
): ComparisonCondition[] =>
  value === undefined || value === null ? [] : [{ on, property, operator: "eq", value }];

/** How many values a list may have of which one must fit. */
export const MOST_VALUES = 100;

/** How many conditions of one kind a filter may have. */
export const MOST_CONDITIONS = 10;

/** The same for a list of which one must fit. */
export const optionalIn = (
  on: Operand["on"],
  property: string,
  values: unknown,
  argument: string = property,
): ComparisonCondition[] =>
  Array.isArray(values)
    ? [{ on, property, operator: "in", value: distinct(argument, values, MOST_VALUES) }]
    : [];

/** The items of an argument without those that are there already, if it has no more than `most`. */
export function distinct<Item>(argument: string, items: readonly Item[], most: number): Item[] {
  if (items.length > most) throw new LimitExceededError(argument, most, items.length);
  return unique(items);
}

/** Items of which no two are alike. */
export const unique = <Item>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];
