import neo4j, { Neo4jError, type Config, type Driver, type Session } from "neo4j-driver";
import type { Deadline } from "../deadline.ts";
import { GraphUnavailableError, ReadLimitError, TimeLimitError } from "../graph.ts";
import type { SentStatement, StatementObserver } from "../sent-statement.ts";

/** Where a database is and who asks. */
export interface Neo4jSettings {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** A file with the certificates to trust instead of the system's, for an address with `+s`. */
  readonly caFile?: string;
}

/** Reads that nobody gave a deadline end after this; old versions are kept for longer. */
export const LONGEST_READ_MILLISECONDS = 30_000;

export type Row = Record<string, unknown>;

/** Sends statements to one database and translates what goes wrong. */
export class Neo4jConnection {
  readonly #driver: Driver;
  readonly #settings: Neo4jSettings;
  readonly #observers: Set<StatementObserver>;
  /** Is told of what is sent by this object only, where others share its driver. */
  readonly #own: StatementObserver | null;

  constructor(settings: Neo4jSettings, shared?: Neo4jConnection, own?: StatementObserver) {
    this.#settings = settings;
    this.#driver = shared === undefined ? openDriver(settings) : shared.#driver;
    this.#observers = shared === undefined ? new Set() : shared.#observers;
    this.#own = own ?? null;
  }

  /** Tells the observer of each statement that is sent, until what this returns is called. */
  observe(observer: StatementObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** The same connection, which tells the observer of what is sent by this object of it. */
  observed(observer: StatementObserver): Neo4jConnection {
    return new Neo4jConnection(this.#settings, this, observer);
  }

  /**
   * Reads in a transaction of its own that can't write, and that the database ends at the deadline,
   * else after a while.
   */
  async read(cypher: string, parameters: Row, deadline: Deadline | null = null): Promise<Row[]> {
    deadline?.check();
    return this.#run(neo4j.session.READ, cypher, parameters, {
      // To the database 0 means no limit.
      timeout: Math.ceil(deadline?.left ?? LONGEST_READ_MILLISECONDS) || 1,
      deadline,
    });
  }

  /** Writes in a transaction of its own. */
  write(cypher: string, parameters: Row = {}): Promise<Row[]> {
    return this.#run(neo4j.session.WRITE, cypher, parameters);
  }

  /** Writes by all the statements in one transaction, which costs one commit. */
  async writeTogether(statements: readonly string[]): Promise<void> {
    const session = this.#session(neo4j.session.WRITE);
    try {
      await session.executeWrite(async (transaction) => {
        for (const statement of statements) {
          const startedAt = performance.now();
          await transaction.run(statement);
          this.#tell({ cypher: statement, parameters: {}, rows: 0, startedAt });
        }
      });
    } catch (error) {
      throw translate(error, this.#settings);
    } finally {
      await session.close();
    }
  }

  /** Rows as they come, for results that are larger than memory should hold. */
  async *stream(cypher: string, parameters: Row): AsyncIterable<Row> {
    const session = this.#session(neo4j.session.READ);
    const sent = { cypher, parameters, rows: 0, startedAt: performance.now() };
    try {
      for await (const record of session.run(cypher, parameters)) {
        sent.rows++;
        yield record.toObject();
      }
      this.#tell(sent);
    } catch (error) {
      this.#tell(sent, true);
      throw translate(error, this.#settings);
    } finally {
      await session.close();
    }
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async #run(
    mode: "READ" | "WRITE",
    cypher: string,
    parameters: Row,
    { timeout, deadline }: { timeout?: number; deadline?: Deadline | null } = {},
  ): Promise<Row[]> {
    const session = this.#session(mode);
    const sent = { cypher, parameters, rows: 0, startedAt: performance.now() };
    // The database looks at its own limit every few seconds only; to reset the connection ends the
    // statement at once.
    const forget = deadline?.onPassed(() => void session.close());
    try {
      const limit = timeout === undefined ? {} : { timeout };
      const { records } = await withoutStack(() => session.run(cypher, parameters, limit));
      // What was broken off may look like an answer that is empty.
      deadline?.check();
      this.#tell({ ...sent, rows: records.length });
      return records.map((record) => record.toObject());
    } catch (error) {
      this.#tell(sent, true);
      // The driver was kept from it.
      if (error instanceof Error) Error.captureStackTrace(error);
      if (deadline?.left === 0) throw new TimeLimitError(deadline.milliseconds, { cause: error });
      throw translate(error, { uri: this.#settings.uri, ...(timeout && { timeout }) });
    } finally {
      forget?.();
      await session.close();
    }
  }

  #session(defaultAccessMode: "READ" | "WRITE"): Session {
    return this.#driver.session({ database: this.#settings.database, defaultAccessMode });
  }

  #tell(begun: Omit<SentStatement, "milliseconds" | "failed">, failed = false): void {
    const sent = { ...begun, milliseconds: performance.now() - begun.startedAt, failed };
    this.#own?.(sent);
    for (const observer of this.#observers) observer(sent);
  }
}

/**
 * The driver takes down for each statement from where it was sent, for errors that it may come to, which
 * takes a twentieth of the time that a page costs the server. It is taken down where there is an error.
 */
function withoutStack<T>(send: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return send();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function openDriver(settings: Neo4jSettings): Driver {
  const { uri, ...encryption } = encryptionOf(settings);
  return neo4j.driver(uri, neo4j.auth.basic(settings.user, settings.password), {
    ...encryption,
    disableLosslessIntegers: true,
    connectionAcquisitionTimeout: 10_000,
    connectionTimeout: 5_000,
    userAgent: "codeloom",
  });
}

/** The driver takes certificates of ours only where the address does not speak of encryption itself. */
function encryptionOf({ uri, caFile }: Neo4jSettings): Config & { uri: string } {
  if (caFile === undefined) return { uri };
  return {
    uri: uri.replace("+s:", ":"),
    encrypted: "ENCRYPTION_ON",
    trust: "TRUST_CUSTOM_CA_SIGNED_CERTIFICATES",
    trustedCertificates: [caFile],
  };
}

/** Trouble of the database or on the way to it, which passes or which its operator must mend. */
const UNAVAILABLE = new Set([
  "ServiceUnavailable",
  "SessionExpired",
  "Neo.ClientError.Security.Unauthorized",
  "Neo.ClientError.Security.AuthenticationRateLimit",
  "Neo.ClientError.Database.DatabaseNotFound",
  "Neo.TransientError.General.DatabaseUnavailable",
  "Neo.TransientError.General.OutOfMemoryError",
  "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
  "Neo.TransientError.General.TransactionMemoryLimit",
  "Neo.TransientError.Transaction.MaximumTransactionLimitReached",
  "Neo.TransientError.Request.NoThreadsAvailable",
  // What the driver makes of a connection that is refused or cut before both sides know their language.
  "ProtocolError",
  "ERR_OUT_OF_RANGE",
]);

/** What the driver says, without a code, where all of its connections are taken. */
const NO_CONNECTION = "Connection acquisition timed out";

const READ_ONLY = [
  "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
  "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
];

/** Codes of transactions that ran longer than the server allows, or than we asked for. */
const TIMED_OUT = [
  "Neo.ClientError.Transaction.TransactionTimedOut",
  "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
];
const OUT_OF_MEMORY = "Neo.ClientError.General.TransactionOutOfMemoryError";

/** Whether an error is one that the driver made, or that it met when an answer was cut short. */
const isOfDriver = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Neo4jError ||
  (error as NodeJS.ErrnoException | null)?.code === "ERR_OUT_OF_RANGE";

/** Makes of an error of the driver one that the users of a graph know, where there is one. */
export function translate(
  error: unknown,
  { uri, timeout }: { readonly uri: string; readonly timeout?: number },
): unknown {
  if (!isOfDriver(error)) return error;
  const options = { cause: error };
  if (TIMED_OUT.includes(error.code)) return new TimeLimitError(timeout ?? null, options);
  if (error.code === OUT_OF_MEMORY)
    return new ReadLimitError("The query needs too much memory. Ask for less at once.", options);
  if (READ_ONLY.includes(error.code))
    return new GraphUnavailableError(
      `The database of Neo4j at ${uri} can only be read, and is as it was. Let it be written to, and run the same again.`,
      options,
    );
  if (UNAVAILABLE.has(error.code) || error.message.startsWith(NO_CONNECTION))
    return new GraphUnavailableError(`Neo4j at ${uri} does not answer: ${error.message}`, options);
  return error;
}
