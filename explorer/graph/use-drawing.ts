import { useQueries } from "@tanstack/react-query";
import { useAsOf } from "../address/as-of.ts";
import { NeighbourhoodDocument, type NeighbourhoodQueryVariables } from "../generated/graphql.ts";
import { ask } from "../server/ask.ts";
import { MOST, draw, type Drawing, type Step } from "./drawing.ts";

/** Enough to have some of each kind; what there is more of is a group. */
const AROUND = 100;

/** The question of a step. */
export const questionOf = (
  { id, group }: Step,
  asOf: string | null,
): NeighbourhoodQueryVariables => ({
  id,
  relationships: group === null ? null : [group.relationship],
  // A relationship between codes is followed in both directions, and the middle counts as well.
  limit: group === null ? AROUND : 2 * MOST + 1,
  asOf,
});

interface Drawn {
  readonly drawing: Drawing;
  readonly isLoading: boolean;
  /** Whether there is more around something that was opened than the server gives at once. */
  readonly isTruncated: boolean;
  readonly error: Error | null;
  readonly again: () => void;
}

/** What is drawn after some steps: what the server has not answered yet comes later. */
export function useDrawing(start: Drawing, steps: readonly Step[]): Drawn {
  const asOf = useAsOf();
  const answers = useQueries({
    queries: steps.map((step) => {
      const variables = questionOf(step, asOf);
      return {
        queryKey: [NeighbourhoodDocument.toString(), variables],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          ask(NeighbourhoodDocument, variables, signal),
      };
    }),
    combine: (results) => ({
      data: results.map(({ data }) => data),
      isLoading: results.some(({ isPending }) => isPending),
      failed: results.find(({ error }) => error !== null),
    }),
  });
  const { data, isLoading, failed } = answers;
  const taken = steps.flatMap((step, index) => {
    const around = data[index];
    return around ? [[step, around] as const] : [];
  });
  return {
    drawing: draw(start, taken),
    isLoading,
    isTruncated: taken.some(([, { neighbourhood }]) => neighbourhood?.truncated),
    error: failed?.error ?? null,
    again: () => void failed?.refetch(),
  };
}
