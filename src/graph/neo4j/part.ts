import type { Reading } from "./conditions.ts";

/** An expression of Cypher and what makes an answer of its value. */
export interface Part<Answer> {
  readonly expression: string;
  /** Clauses that must stand before the one that holds the expression; mostly none. */
  readonly before?: string;
  readonly decode: (raw: unknown, call: readonly unknown[]) => Answer;
}

/** What ends a statement or a subquery that answers a part. */
export const returning = ({ before = "" }: Part<unknown>, answer: string): string =>
  `${before}RETURN ${answer}`;

/**
 * An expression in a clause of its own, before the one that uses it: what collects values, at whatever
 * depth, must not be part of a larger expression. `start` is the variable that it begins from.
 */
export function setApart(
  expression: string,
  start: string,
  { statement }: Reading,
): Pick<Part<never>, "before" | "expression"> {
  const found = statement.variable("b");
  return {
    before: `CALL (${start}) { RETURN ${expression} AS ${found} } `,
    expression: found,
  };
}

/** The clauses that parts need before them, one behind the other. */
export const beforeAll = (parts: readonly Part<unknown>[]): { before?: string } => {
  const before = parts.map((part) => part.before ?? "").join("");
  return before === "" ? {} : { before };
};
