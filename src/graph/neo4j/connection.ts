import neo4j, { Neo4jError, type Driver, type Session } from "neo4j-driver";
import { GraphUnavailableError, ReadLimitError } from "../graph.ts";
import type { SentStatement, StatementObserver } from "../sent-statement.ts";

/** Where a database is and who asks. */
export interface Neo4jSettings {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** No statement that answers a request runs longer; old versions are kept for longer than that. */
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

  /** Reads in a transaction of its own that can't write, and that the database ends after a while. */
  read(cypher: string, parameters: Row, timeout = LONGEST_READ_MILLISECONDS): Promise<Row[]> {
    return this.#run(neo4j.session.READ, cypher, parameters, { timeout });
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
    limits: { timeout?: number } = {},
  ): Promise<Row[]> {
    const session = this.#session(mode);
    const sent = { cypher, parameters, rows: 0, startedAt: performance.now() };
    try {
      const { records } = await session.run(cypher, parameters, limits);
      this.#tell({ ...sent, rows: records.length });
      return records.map((record) => record.toObject());
    } catch (error) {
      this.#tell(sent, true);
      throw translate(error, { uri: this.#settings.uri, ...limits });
    } finally {
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

const openDriver = ({ uri, user, password }: Neo4jSettings): Driver =>
  neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    connectionAcquisitionTimeout: 10_000,
    connectionTimeout: 5_000,
    userAgent: "codeloom",
  });

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
]);

/** Codes of transactions that ran longer than the server allows, or than we asked for. */
const TIMED_OUT = [
  "Neo.ClientError.Transaction.TransactionTimedOut",
  "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
];
const OUT_OF_MEMORY = "Neo.ClientError.General.TransactionOutOfMemoryError";

/** Makes of an error of the driver one that the users of a graph know, where there is one. */
export function translate(
  error: unknown,
  { uri, timeout }: { readonly uri: string; readonly timeout?: number },
): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const options = { cause: error };
  if (TIMED_OUT.includes(error.code)) {
    const after = timeout === undefined ? "" : `: reads are ended after ${timeout / 1_000} seconds`;
    return new ReadLimitError(`The query took too long${after}. Ask for less at once.`, options);
  }
  if (error.code === OUT_OF_MEMORY)
    return new ReadLimitError("The query needs too much memory. Ask for less at once.", options);
  if (UNAVAILABLE.has(error.code))
    return new GraphUnavailableError(`Neo4j at ${uri} does not answer: ${error.message}`, options);
  return error;
}
