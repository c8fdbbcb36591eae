import { GraphBusyError, type Graph, type GraphWriter } from "../graph.ts";
import { MemoryView } from "./memory-view.ts";
import { MemoryWriter } from "./memory-writer.ts";
import { emptyTables, type Tables } from "./tables.ts";

/** What a caller of `write` does to the graph. */
export type Change = (writer: GraphWriter) => Promise<void>;

/** A graph held in memory, in columns. */
export class MemoryGraph implements Graph {
  #view: MemoryView;
  #writing = false;

  constructor(tables: Tables = emptyTables()) {
    this.#view = new MemoryView(tables);
  }

  view(): MemoryView {
    return this.#view;
  }

  /** Replaces the graph by another state of it, as one that another process has written. */
  swap(tables: Tables): void {
    this.#view = new MemoryView(tables);
  }

  async write(change: Change): Promise<number> {
    if (this.#writing) throw new GraphBusyError("Another change to this graph is under way.");
    this.#writing = true;
    try {
      await this.apply(change);
      return this.#view.epoch;
    } finally {
      this.#writing = false;
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Runs the only change that is under way and swaps to what follows from it. */
  protected async apply(change: Change): Promise<void> {
    const writer = new MemoryWriter(this.#view);
    await change(writer);
    const tables = writer.tables();
    if (tables === null) return;
    await this.save(tables);
    this.swap(tables);
  }

  /** Keeps the tables beyond the life of the process; a graph in memory alone has nothing to do. */
  protected save(_tables: Tables): Promise<void> {
    return Promise.resolve();
  }
}
