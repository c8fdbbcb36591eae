import { Deadline } from "../../graph/deadline.ts";
import type { Graph, GraphView } from "../../graph/graph.ts";
import { perView } from "../../graph/per-view.ts";

/** A store that takes longer to say it is asked again the next time. */
const LONGEST = 2_000;

/** When sources were imported last, in milliseconds since 1970, by their slugs. */
export type NewestImports = ReadonlyMap<string, number>;

const read = perView(async (view: GraphView): Promise<NewestImports> => {
  const newest = new Map<string, number>();
  for await (const releases of view.nodes("Release"))
    for (const { properties } of releases) {
      const source = properties.source as string;
      const time = Date.parse(properties.importedAt as string);
      newest.set(source, Math.max(time, newest.get(source) ?? 0));
    }
  return newest;
});

/** Knows when sources were imported last, also while the store is away. */
export class ImportTimes {
  readonly #graph: Graph;
  #known: NewestImports = new Map();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  async newest(): Promise<NewestImports> {
    const deadline = new Deadline(LONGEST);
    try {
      this.#known = await deadline.bound(read(this.#graph.view()));
    } catch {
      // What was known last grows older, as it should.
    } finally {
      deadline.clear();
    }
    return this.#known;
  }
}
