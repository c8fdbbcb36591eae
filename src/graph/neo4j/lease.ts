import neo4j from "neo4j-driver";
import { randomUUID } from "node:crypto";
import { GraphBusyError } from "../graph.ts";
import { Moment } from "../moment.ts";
import { SCHEMA_VERSION } from "../schema-version.ts";
import type { Neo4jConnection } from "./connection.ts";
import type { Touched } from "./touched.ts";

const LEASE_MILLISECONDS = 30_000;
/**
 * Superseded versions are kept for so long: longer than any read that answers a request, and long
 * enough for a replica to load the graph as it was, which takes it a minute or a few.
 */
const KEPT_MILLISECONDS = 15 * 60_000;
/** A batch that is sent this long before the lease runs out has ended by then, or is renewed. */
const MARGIN_MILLISECONDS = 5_000;

/** How often one that waits looks whether the holder has shown that it lives. */
const LOOK_MILLISECONDS = 500;

/** What a writer knows when it begins: the epoch it builds upon, and what others left behind. */
export interface Begun {
  readonly epoch: number;
  /** A writer died: what lies above the epoch must be undone. */
  readonly unfinished: boolean;
  /** Superseded versions can be swept: no reader can hold them any more. */
  readonly sweepable: boolean;
}

interface Holder {
  readonly until: number;
  readonly left: number;
}

const busy = (): GraphBusyError =>
  new GraphBusyError(
    "Another process is importing into this graph. Wait until it has ended and try again.",
  );

/** The right to write, which one process has at a time and which ends by itself if that dies. */
export class Lease {
  readonly #connection: Neo4jConnection;
  readonly #holder = randomUUID();
  #timer: NodeJS.Timeout | null = null;
  #lost: Error | null = null;
  /** From when on the lease counts at the earliest: from before it was asked for. */
  #asked = new Moment();

  constructor(connection: Neo4jConnection) {
    this.#connection = connection;
  }

  /**
   * Takes the lease. Where another process holds it, waits until that renews it, gives it back, or
   * turns out to be dead by not renewing it; `onWait` is called when that begins, with the longest
   * that it can take, in seconds. How long that is is told by our own clock as well: that of the
   * database may have been set back.
   *
   * @throws GraphBusyError where the holder lives
   */
  async take(onWait: (seconds: number) => void = () => undefined): Promise<Begun> {
    let before: Holder | null = null;
    let seen = new Moment();
    for (;;) {
      const isDead = before !== null && seen.millisecondsAgo > LEASE_MILLISECONDS;
      const begun = await this.#ask(isDead ? before : null);
      if (begun !== null) return begun;
      const now = await this.#others();
      if (now !== null && before !== null && now.until !== before.until) throw busy();
      if (now !== null && before === null) {
        before = now;
        seen = new Moment();
        onWait(Math.ceil(Math.min(now.left, LEASE_MILLISECONDS) / 1_000));
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
    }
  }

  /** Takes the lease if nobody has it, or nobody but one that is dead. */
  async #ask(dead: Holder | null): Promise<Begun | null> {
    const asked = new Moment();
    const [row] = await this.#connection.write(
      `// take lease
       MERGE (g:Graph {key: 'graph'})
       ON CREATE SET g.epoch = 0
       SET g.touched = timestamp(),
         g.schemaVersion = CASE g.epoch WHEN 0 THEN $schemaVersion ELSE g.schemaVersion END
       WITH g WHERE coalesce(g.leaseUntil, 0) < timestamp() OR g.leaseUntil = $dead
       WITH g, g.writing IS NOT NULL AS unfinished,
         coalesce(g.superseded, false) AND coalesce(g.raisedAt, 0) < timestamp() - $grace AS sweepable
       SET g.leaseHolder = $holder, g.leaseUntil = timestamp() + $milliseconds, g.writing = g.epoch + 1
       RETURN g.epoch AS epoch, unfinished, sweepable`,
      {
        ...this.#parameters(),
        schemaVersion: neo4j.int(SCHEMA_VERSION),
        dead: dead === null ? null : neo4j.int(dead.until),
      },
    );
    if (row === undefined) return null;
    this.#asked = asked;
    this.#timer = setInterval(() => void this.#renew(), LEASE_MILLISECONDS / 3);
    this.#timer.unref();
    return row as unknown as Begun;
  }

  /** Until when another has the lease, and for how many milliseconds more; null where none has. */
  async #others(): Promise<Holder | null> {
    const [row] = await this.#connection.read(
      `// lease holder
       MATCH (g:Graph {key: 'graph'}) WHERE g.leaseUntil IS NOT NULL
       RETURN g.leaseUntil AS until, g.leaseUntil - timestamp() AS left`,
      {},
    );
    return row === undefined ? null : (row as unknown as Holder);
  }

  /** Throws if the lease was lost or may have run out, so that no further batch is written. */
  check(): void {
    if (this.#lost !== null) throw this.#lost;
    if (this.#asked.millisecondsAgo > LEASE_MILLISECONDS - MARGIN_MILLISECONDS)
      throw new GraphBusyError(
        "The right to write ran out, as when this process was suspended or the database was away. Run the import again.",
      );
  }

  /** Whether the graph is still ours to change and stands at this epoch; if so, for a while more. */
  async confirm(epoch: number): Promise<boolean> {
    const asked = new Moment();
    const rows = await this.#connection.write(
      `// confirm lease
       MATCH (g:Graph {key: 'graph'}) WHERE g.leaseHolder = $holder AND g.epoch = $epoch
       SET g.leaseUntil = timestamp() + $milliseconds
       RETURN g.key AS key`,
      { ...this.#parameters(), epoch: neo4j.int(epoch) },
    );
    if (rows.length > 0) this.#asked = asked;
    return rows.length > 0;
  }

  /** Whether this writer has raised the epoch, though it may not have heard so. */
  async hasRaised(epoch: number): Promise<boolean> {
    const rows = await this.#connection.read(
      "// raised by\nMATCH (g:Graph {key: 'graph'}) WHERE g.raisedBy = $holder AND g.epoch = $epoch RETURN g.key AS key",
      { holder: this.#holder, epoch: neo4j.int(epoch) },
    );
    return rows.length > 0;
  }

  /** Makes the next epoch visible, notes what differs in it, and gives the lease back. */
  async raise(epoch: number, touched: Touched): Promise<void> {
    this.#stop();
    this.check();
    const { types, ids } = touched.note();
    const rows = await this.#connection.write(
      `// raise epoch
       MATCH (g:Graph {key: 'graph'}) WHERE g.leaseHolder = $holder
       SET g.epoch = $epoch, g.raisedAt = timestamp(), g.raisedBy = $holder, g.superseded = true
       REMOVE g.writing, g.leaseHolder, g.leaseUntil
       MERGE (e:Epoch {number: $epoch})
       SET e = $touched, e.number = $epoch, e.raisedAt = g.raisedAt, e.raisedBy = $holder, e.touched = $types
       RETURN g.epoch AS epoch`,
      { ...this.#parameters(), epoch: neo4j.int(epoch), types, touched: ids },
    );
    if (rows.length === 0) throw new GraphBusyError("The lease ran out before the import ended.");
  }

  /** Gives the lease back without a new epoch; the graph is clean. */
  async release(): Promise<void> {
    this.#stop();
    await this.#connection.write(
      `// release lease
       MATCH (g:Graph {key: 'graph'}) WHERE g.leaseHolder = $holder
       REMOVE g.writing, g.leaseHolder, g.leaseUntil`,
      this.#parameters(),
    );
  }

  /** Gives the lease back; whoever takes it next undoes what is left above the epoch. */
  async abandon(): Promise<void> {
    this.#stop();
    await this.#connection.write(
      `// abandon lease
       MATCH (g:Graph {key: 'graph'}) WHERE g.leaseHolder = $holder
       REMOVE g.leaseHolder, g.leaseUntil`,
      this.#parameters(),
    );
  }

  async #renew(): Promise<void> {
    try {
      const asked = new Moment();
      const rows = await this.#connection.write(
        `// renew lease
         MATCH (g:Graph {key: 'graph'}) WHERE g.leaseHolder = $holder
         SET g.leaseUntil = timestamp() + $milliseconds
         RETURN g.key AS key`,
        this.#parameters(),
      );
      if (rows.length > 0) this.#asked = asked;
      else this.#lost = new GraphBusyError("Another process took over the graph.");
    } catch {
      // The next batch meets the same failure and reports it; a lease that is not renewed runs out.
    }
  }

  #stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #parameters(): Record<string, unknown> {
    return {
      holder: this.#holder,
      milliseconds: neo4j.int(LEASE_MILLISECONDS),
      grace: neo4j.int(KEPT_MILLISECONDS),
    };
  }
}
