import type { Call } from "./reader.ts";

/** A property of what is read, and how it is read of where the walk stands. */
export type Entry<At> = readonly [name: string, read: (at: At, call: Call) => unknown];

/**
 * Makes the objects of one shape. Each shape gets a function of its own, whose literal says all names:
 * hundreds of objects a request made name by name, in a loop for all shapes, take several times as
 * long, since no place in such a loop ever knows what it will meet. Names are those of our schema and
 * of no query. Of several entries of a name the last counts.
 */
export function objectMaker<At>(
  entries: readonly Entry<At>[],
): (at: At, call: Call) => Record<string, unknown> {
  const fields = entries.map(([name], i) => `${JSON.stringify(name)}: read${i}(at, call)`);
  const reads = entries.map((_, i) => `read${i}`);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const make = new Function(...reads, `return (at, call) => ({ ${fields.join(", ")} });`) as (
    ...reads: Entry<At>[1][]
  ) => (at: At, call: Call) => Record<string, unknown>;
  return make(...entries.map(([, read]) => read));
}
