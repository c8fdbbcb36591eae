import { AnswerError } from "../server/answer-error.ts";

/** An answer to a question for paths, with how long they may be in it. */
export interface Within<Data> {
  readonly data: Data;
  readonly maxHops: number;
}

/**
 * Asks for paths that are as long as the server can look for: where there is too much between two
 * nodes for that, its error says up to which length it can.
 */
export async function withinReach<Data>(
  ask: (maxHops: number) => Promise<Data>,
  maxHops: number,
): Promise<Within<Data>> {
  try {
    return { data: await ask(maxHops), maxHops };
  } catch (error) {
    const possible = possibleHops(error);
    if (possible === undefined || possible >= maxHops) throw error;
    return withinReach(ask, possible);
  }
}

const possibleHops = (error: unknown): number | undefined =>
  error instanceof AnswerError && error.details.argument === "maxHops"
    ? error.details.possible
    : undefined;
