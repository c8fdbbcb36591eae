import { GraphUnavailableError, type Detached, type Graph, type GraphWriter } from "../graph.ts";
import { MemoryView } from "../memory/memory-view.ts";
import { emptyTables } from "../memory/tables.ts";
import { Neo4jConnection, type Neo4jSettings } from "../neo4j/connection.ts";
import { InOrder } from "../neo4j/in-order.ts";
import { Neo4jGraph } from "../neo4j/neo4j-graph.ts";
import { readUsableState } from "../neo4j/schema-state.ts";
import type { StatementObserver } from "../sent-statement.ts";
import { TableLoader } from "./load-tables.ts";
import { isSameState, isUnswept, differencesSince, type RecordState } from "./record-state.ts";

const POLL_MILLISECONDS = 1_000;
/** A database that has not answered for so long is away, though the connection to it may stand. */
const SILENCE_MILLISECONDS = 5_000;
/** The longest pause after loads that failed one after the other, for reasons that don't pass. */
const LONGEST_PAUSE_MILLISECONDS = 60_000;

/** What an operator is told of a replica. */
export interface ReplicaEvents {
  /** The message of what is wrong with the database, or null when it answers. */
  readonly onState?: (problem: string | null) => void;
  /** An epoch is about to be loaded: the whole graph, or what differs. */
  readonly onLoad?: (load: { readonly epoch: number; readonly whole: boolean }) => void;
  /** An epoch could not be loaded; it is tried again after a pause. */
  readonly onFailure?: (problem: string, pauseMilliseconds: number) => void;
  /** An epoch is served from now on. */
  readonly onSwap?: (swap: ReplicaSwap) => void;
}

/** How an epoch came to be served. */
export interface ReplicaSwap {
  readonly epoch: number;
  readonly whole: boolean;
  readonly rows: number;
  readonly milliseconds: number;
}

/** What was loaded, and of which state of the database it is a copy. */
interface Copy {
  readonly state: RecordState;
  readonly view: MemoryView;
}

/**
 * A copy in memory of the graph in Neo4j, which is the system of record. It asks once a second for
 * the epoch, loads what differs and swaps; while the database is away it serves what it has.
 */
export class ReplicaGraph implements Graph {
  readonly #connection: Neo4jConnection;
  readonly #record: Neo4jGraph;
  readonly #events: ReplicaEvents;
  readonly #polls = new InOrder();
  #copy: Copy | null = null;
  /** The newest state that is known of. */
  #newest: RecordState | null = null;
  #loading: Promise<void> | null = null;
  #problem: string | null = "The database has not been asked yet.";
  #loadProblem: string | null = null;
  #pause = 0;
  // By the clock that nobody sets.
  #pausedUntil = 0;
  #heardAt = -Infinity;
  /** When the copy was last known to be that of the newest state. */
  #upToDateAt = 0;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(settings: Neo4jSettings, events: ReplicaEvents = {}) {
    this.#connection = new Neo4jConnection(settings);
    this.#record = new Neo4jGraph(settings);
    this.#events = events;
  }

  /**
   * Begins to follow the epoch; resolves after the first attempt to ask for it, successful or not.
   * Until it is loaded, which may take a minute or a few, the graph says that it is unavailable.
   */
  async connect(): Promise<void> {
    await this.#look();
    this.#schedule();
  }

  view(): MemoryView {
    if (this.#copy !== null) return this.#copy.view;
    throw new GraphUnavailableError(
      this.#problem ?? this.#loadProblem ?? "The graph is being loaded from Neo4j.",
    );
  }

  detached(): Detached | null {
    const silence = performance.now() - this.#heardAt;
    const reason =
      this.#problem ??
      (silence > SILENCE_MILLISECONDS
        ? `Neo4j has not answered for ${Math.round(silence / 1_000)} seconds.`
        : this.#loadProblem);
    return reason === null ? null : { since: new Date(this.#upToDateAt), reason };
  }

  observe(observer: StatementObserver): () => void {
    return this.#connection.observe(observer);
  }

  /** Changes the graph in Neo4j, then shows what follows. */
  async write(change: (writer: GraphWriter) => Promise<void>): Promise<number> {
    const epoch = await this.#record.write(change);
    await this.refresh();
    return epoch;
  }

  /** Asks for the epoch now, and resolves when what it names is served or can't be. */
  async refresh(): Promise<void> {
    this.#pausedUntil = 0;
    await this.#look();
    await this.#loading;
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    // A load that is under way is not waited for: once the driver is closed it may never hear more.
    await this.#connection.close();
    await this.#record.close();
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      void this.#look().then(() => {
        this.#schedule();
      });
    }, POLL_MILLISECONDS);
    this.#timer.unref();
  }

  /** Asks for the newest state and, if it is another than the copy's, begins to load it. */
  async #look(): Promise<void> {
    const poll = this.#polls.ask();
    const asked = Date.now();
    try {
      const state = await readUsableState(this.#connection);
      // An older poll that is answered late must not bring back the epoch of before.
      if (!this.#polls.take(poll)) return;
      this.#newest = state;
      this.#heardAt = performance.now();
      if (this.#isUpToDate()) this.#upToDateAt = asked;
      this.#setProblem(null);
    } catch (error) {
      if (!this.#polls.take(poll)) return;
      this.#setProblem(messageOf(error));
      return;
    }
    if (this.#loading === null && !this.#isUpToDate() && performance.now() >= this.#pausedUntil)
      this.#loading = this.#catchUp().finally(() => {
        this.#loading = null;
      });
  }

  #isUpToDate(): boolean {
    return (
      this.#copy !== null && this.#newest !== null && isSameState(this.#copy.state, this.#newest)
    );
  }

  /** Loads until the copy is that of the newest state. */
  async #catchUp(): Promise<void> {
    try {
      while (!this.#closed && this.#newest !== null && !this.#isUpToDate())
        await this.#load(this.#newest);
      this.#loadProblem = null;
      this.#pause = 0;
    } catch (error) {
      this.#loadProblem = messageOf(error);
      this.#pause = Math.min(2 * this.#pause + POLL_MILLISECONDS, LONGEST_PAUSE_MILLISECONDS);
      this.#pausedUntil = performance.now() + this.#pause;
      if (!this.#closed) this.#events.onFailure?.(this.#loadProblem, this.#pause);
    }
  }

  async #load(wanted: RecordState): Promise<void> {
    const start = performance.now();
    const known = this.#copy;
    const differences = known && (await differencesSince(this.#connection, known.state, wanted));
    // Without a copy to build upon, or a note of what differs from it, all is read.
    const base = differences === null ? null : known;
    this.#events.onLoad?.({ epoch: wanted.epoch, whole: base === null });
    const before = base?.view.tables ?? emptyTables();
    const loader = new TableLoader(this.#connection, { before, to: wanted.epoch, differences });
    const tables = await loader.tables();
    // What was swept while it was read may be missing; by then there is a newer state to load.
    if (!(await isUnswept(this.#connection, base?.state ?? wanted))) {
      this.#newest = await readUsableState(this.#connection);
      return;
    }
    if (this.#closed) return;
    this.#copy = { state: wanted, view: new MemoryView(tables) };
    if (this.#isUpToDate()) this.#upToDateAt = Date.now();
    const milliseconds = Math.round(performance.now() - start);
    this.#events.onSwap?.({
      epoch: wanted.epoch,
      whole: base === null,
      rows: loader.rows,
      milliseconds,
    });
  }

  #setProblem(problem: string | null): void {
    if (problem !== this.#problem && !this.#closed) this.#events.onState?.(problem);
    this.#problem = problem;
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
