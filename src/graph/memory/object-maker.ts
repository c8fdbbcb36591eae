import type { Call } from "./reader.ts";

/** A property of what is read, and how it is read of where the walk stands. */
export type Entry<At> = readonly [name: string, read: (at: At, call: Call) => unknown];

type Maker<At> = (at: At, call: Call) => Record<string, unknown>;

/** Names of the schema. Of a field with arguments brackets follow, and what a client wrote within them. */
const OF_SCHEMA = /^[\w: ]+(?:\(\))?$/;

/**
 * Makes the objects of one shape. Each shape gets a function of its own, whose literal says all names:
 * hundreds of objects a request made name by name, in a loop for all shapes, take several times as
 * long, since no place in such a loop ever knows what it will meet. Nothing that a client wrote gets
 * into that function: names with arguments are put onto the object afterwards. Of several entries of a
 * name the last counts.
 */
export function objectMaker<At>(entries: readonly Entry<At>[]): Maker<At> {
  const make = literal(entries.filter(([name]) => OF_SCHEMA.test(name)));
  const others = entries.filter(([name]) => !OF_SCHEMA.test(name));
  if (others.length === 0) return make;
  return (at, call) => {
    const object = make(at, call);
    for (const [name, read] of others) object[name] = read(at, call);
    return object;
  };
}

function literal<At>(entries: readonly Entry<At>[]): Maker<At> {
  const fields = entries.map(([name], i) => `${JSON.stringify(name)}: read${i}(at, call)`);
  const reads = entries.map((_, i) => `read${i}`);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const make = new Function(...reads, `return (at, call) => ({ ${fields.join(", ")} });`) as (
    ...reads: Entry<At>[1][]
  ) => Maker<At>;
  return make(...entries.map(([, read]) => read));
}
