import { Deadline } from "../deadline.ts";
import {
  GraphBusyError,
  GraphUnavailableError,
  TimeLimitError,
  type Graph,
  type GraphWriter,
} from "../graph.ts";
import type { StatementObserver } from "../sent-statement.ts";
import { sweep, undoAbove } from "./clean-up.ts";
import { Neo4jConnection, type Neo4jSettings } from "./connection.ts";
import { constraints } from "./constraints.ts";
import { InOrder } from "./in-order.ts";
import { Lease } from "./lease.ts";
import { Neo4jView, type StatementCache } from "./neo4j-view.ts";
import { Neo4jWriter } from "./neo4j-writer.ts";
import { readUsableState } from "./schema-state.ts";
import type { Touched } from "./touched.ts";

const POLL_MILLISECONDS = 1_000;
/**
 * A database that has not told the epoch for so long is away, though the connection to it may stand:
 * its process is frozen, or the network swallows what is sent.
 */
const SILENCE_MILLISECONDS = 10_000;

/** Tells what becomes of the connection: the message of what is wrong, or null when all is well. */
export type StateListener = (problem: string | null) => void;

/** Tells that a change waits for another writer, which may be dead, and for how many seconds at most. */
export type WaitListener = (seconds: number) => void;

/**
 * The graph in Neo4j, the system of record. It asks once a second for the epoch, so that a change
 * by another process is served within two seconds, and keeps trying while the database is away.
 */
export class Neo4jGraph implements Graph {
  readonly #connection: Neo4jConnection;
  readonly #uri: string;
  readonly #statements: StatementCache = { reads: new WeakMap(), lists: new WeakMap() };
  readonly #onState: StateListener;
  readonly #onWait: WaitListener;
  readonly #polls = new InOrder();
  #view: Neo4jView | null = null;
  #problem: string | null = "The database has not been asked yet.";
  #timer: NodeJS.Timeout | null = null;
  #writing = false;
  #closed = false;

  constructor(
    settings: Neo4jSettings,
    onState: StateListener = () => undefined,
    onWait: WaitListener = () => undefined,
  ) {
    this.#connection = new Neo4jConnection(settings);
    this.#uri = settings.uri;
    this.#onState = onState;
    this.#onWait = onWait;
  }

  /** Begins to follow the epoch; resolves after the first attempt, successful or not. */
  async connect(): Promise<void> {
    await this.#poll();
  }

  view(): Neo4jView {
    if (this.#view === null || this.#problem !== null)
      throw new GraphUnavailableError(this.#problem ?? "The database has not answered yet.");
    return this.#view;
  }

  /** Calls the observer with each statement sent. */
  observe(observer: StatementObserver): () => void {
    return this.#connection.observe(observer);
  }

  async write(change: (writer: GraphWriter) => Promise<void>): Promise<number> {
    if (this.#writing) throw new GraphBusyError("Another change to this graph is under way.");
    this.#writing = true;
    try {
      await readUsableState(this.#connection);
      await this.#connection.writeTogether(constraints());
      await this.#connection.write("CALL db.awaitIndexes(300)");
      const epoch = await this.#write(change);
      await this.refresh();
      return epoch;
    } finally {
      this.#writing = false;
    }
  }

  async #write(change: (writer: GraphWriter) => Promise<void>): Promise<number> {
    const lease = new Lease(this.#connection);
    const { epoch, unfinished, sweepable } = await lease.take(this.#onWait);
    try {
      if (unfinished) await undoAbove(this.#connection, epoch);
      if (sweepable) await sweep(this.#connection, epoch);
      const base = new Neo4jView(this.#connection, this.#statements, epoch);
      const writer = new Neo4jWriter(base, this.#connection, lease);
      await change(writer);
      if (writer.touched.isEmpty) {
        await lease.release();
        return epoch;
      }
      await this.#raise(lease, epoch + 1, writer.touched);
      return epoch + 1;
    } catch (error) {
      await this.#rollBack(lease, epoch);
      throw error;
    }
  }

  /** Raises the epoch. If the answer was lost on the way, asks whether it was raised. */
  async #raise(lease: Lease, epoch: number, touched: Touched): Promise<void> {
    try {
      await lease.raise(epoch, touched);
    } catch (error) {
      if (!(await lease.hasRaised(epoch))) throw error;
    }
  }

  /**
   * Undoes a change that failed, if the graph is still ours: another writer may have taken over, and
   * what lies above our epoch is then its work. If undoing fails too, the next writer does it.
   */
  async #rollBack(lease: Lease, epoch: number): Promise<void> {
    try {
      if (await lease.confirm(epoch)) {
        await undoAbove(this.#connection, epoch);
        await lease.release();
      }
    } catch {
      await lease.abandon().catch(() => undefined);
    }
  }

  /**
   * Asks for the epoch now. An older poll may be answered after this: it must not bring back the
   * epoch of before. A lower epoch in a later answer is that of a database that was reset.
   */
  async refresh(): Promise<void> {
    const poll = this.#polls.ask();
    const silence = new Deadline(SILENCE_MILLISECONDS);
    try {
      const { epoch } = await silence.bound(readUsableState(this.#connection));
      if (!this.#polls.take(poll)) return;
      if (this.#view?.epoch !== epoch)
        this.#view = new Neo4jView(this.#connection, this.#statements, epoch);
      this.#setState(null);
    } catch (error) {
      if (!this.#polls.take(poll)) return;
      this.#setState(this.#problemOf(error));
    } finally {
      silence.clear();
    }
  }

  #problemOf(error: unknown): string {
    if (error instanceof TimeLimitError)
      return `Neo4j at ${this.#uri} has not answered for ${SILENCE_MILLISECONDS / 1_000} seconds.`;
    return error instanceof Error ? error.message : String(error);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#connection.close();
  }

  async #poll(): Promise<void> {
    await this.refresh();
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.#poll(), POLL_MILLISECONDS);
    this.#timer.unref();
  }

  #setState(problem: string | null): void {
    if (problem !== this.#problem) this.#onState(problem);
    this.#problem = problem;
  }
}
