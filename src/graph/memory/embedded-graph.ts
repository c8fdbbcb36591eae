import { GraphBusyError, type Detached } from "../graph.ts";
import { DataDirectory, type Current } from "./snapshot/data-directory.ts";
import { MemoryGraph, type Change } from "./memory-graph.ts";
import type { Tables } from "./tables.ts";
import { messageOf } from "./snapshot/message-of.ts";
import { watchDirectory } from "./snapshot/watch-directory.ts";
import { WriterLock } from "./snapshot/writer-lock.ts";

export interface EmbeddedOptions {
  /** Fills a directory that has no snapshot yet. */
  readonly initial?: (graph: EmbeddedGraph) => Promise<void>;
  /** Another process has written, and this graph shows it from now on. */
  readonly onSwap?: (epoch: number) => void;
  /** What another process has written can't be shown; the graph stays as it was. */
  readonly onProblem?: (message: string) => void;
}

/**
 * A graph in memory that is kept in a directory. Several processes may have it open: one at a time
 * writes, and the others show what it wrote within a second or two.
 */
export class EmbeddedGraph extends MemoryGraph {
  readonly #directory: DataDirectory;
  readonly #options: EmbeddedOptions;
  #current: Current | null = null;
  #lock: WriterLock | null = null;
  #loading: Promise<boolean> | null = null;
  #problem: string | null = null;
  /** When this graph was last known to show what the directory holds. */
  #followedAt = Date.now();
  #stopWatching: () => void = () => undefined;

  private constructor(directory: DataDirectory, options: EmbeddedOptions) {
    super();
    this.#directory = directory;
    this.#options = options;
  }

  /**
   * Opens the graph of a directory, which is made if it is not there. Without a snapshot it is
   * filled by `initial`, else empty at epoch 0.
   *
   * @throws GraphUnavailableError if there is a snapshot that can't be used.
   */
  static async open(path: string, options: EmbeddedOptions = {}): Promise<EmbeddedGraph> {
    const directory = new DataDirectory(path);
    await directory.create();
    const graph = new EmbeddedGraph(directory, options);
    await graph.#load();
    if (options.initial !== undefined) await graph.#fill(options.initial);
    graph.#stopWatching = watchDirectory(path, () => void graph.#follow());
    return graph;
  }

  /** While what another process has written can't be shown. */
  detached(): Detached | null {
    if (this.#problem === null) return null;
    return { since: new Date(this.#followedAt), reason: this.#problem };
  }

  override async close(): Promise<void> {
    this.#stopWatching();
    await this.#loading?.catch(() => undefined);
  }

  protected override async apply(change: Change): Promise<void> {
    const lock = await this.#directory.explain("can't be written", () =>
      WriterLock.take(this.#directory.path),
    );
    this.#lock = lock;
    try {
      await this.#load();
      await this.#directory.removeUnfinished(this.#current);
      await super.apply(change);
    } finally {
      this.#lock = null;
      await lock.release();
    }
  }

  protected override async save(tables: Tables): Promise<void> {
    this.#current = await this.#directory.commit(tables, async () => this.#lock?.check());
    // What is old is removed with the next commit if it can't be now.
    await this.#directory.removeOld().catch(() => undefined);
  }

  /** Shows what CURRENT names. Answers whether that is something else than before. */
  async #load(): Promise<boolean> {
    // Of two loads at once the slower could bring back the older epoch.
    while (this.#loading !== null) await this.#loading.catch(() => false);
    this.#loading = this.#loadNow();
    try {
      return await this.#loading;
    } finally {
      this.#loading = null;
    }
  }

  async #loadNow(): Promise<boolean> {
    for (;;) {
      const wanted = await this.#directory.current();
      if (wanted === null || wanted.text === this.#current?.text) return false;
      try {
        this.swap(await this.#directory.load(wanted));
        this.#current = wanted;
        return true;
      } catch (error) {
        // A writer may have removed it meanwhile, if two newer ones are there.
        if ((await this.#directory.current())?.text === wanted.text) throw error;
      }
    }
  }

  /** Looks whether another process has written. */
  async #follow(): Promise<void> {
    if (this.#loading !== null || this.#lock !== null) return;
    try {
      const looked = Date.now();
      if (await this.#load()) this.#options.onSwap?.(this.view().epoch);
      this.#problem = null;
      this.#followedAt = looked;
    } catch (error) {
      const message = messageOf(error);
      if (message !== this.#problem) this.#options.onProblem?.(message);
      this.#problem = message;
    }
  }

  /** Fills the graph unless somebody has; another process may be doing it now. */
  async #fill(initial: (graph: EmbeddedGraph) => Promise<void>): Promise<void> {
    while (this.#current === null)
      try {
        await initial(this);
        return;
      } catch (error) {
        if (!(error instanceof GraphBusyError)) throw error;
        // To work all of it out again while another writes it would be in vain, and slow that down.
        do {
          await new Promise((resolve) => setTimeout(resolve, 500));
        } while (!(await this.#load()) && (await WriterLock.isTaken(this.#directory.path)));
      }
  }
}
