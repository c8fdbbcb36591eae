import type { Edge, Page, Tree } from "../../graph/shape.ts";
import { encodeCursor } from "./cursor.ts";

/** A page in the form of a connection. */
export class Connection {
  readonly #page: Page;
  readonly #hasPreviousPage: boolean;
  #nodes: Tree[] | undefined;

  constructor(page: Page, hasPreviousPage: boolean) {
    this.#page = page;
    this.#hasPreviousPage = hasPreviousPage;
  }

  get edges(): Edge[] {
    return this.#page.edges;
  }

  get nodes(): Tree[] {
    // Compiled queries ask several times.
    this.#nodes ??= this.#page.edges.map(({ node }) => node);
    return this.#nodes;
  }

  get totalCount(): number | null {
    return this.#page.totalCount;
  }

  get pageInfo(): Record<string, unknown> {
    const { edges, hasNextPage } = this.#page;
    return {
      hasNextPage,
      hasPreviousPage: this.#hasPreviousPage,
      startCursor: cursorOf(edges[0]),
      endCursor: cursorOf(edges.at(-1)),
    };
  }
}

/** The cursor of an edge whose keys were read. */
export const cursorOf = (edge: Edge | undefined): string | null =>
  edge?.keys === undefined ? null : encodeCursor(edge.keys);
