import neo4j, { Neo4jError, type Driver, type Session } from "neo4j-driver";
import { GraphUnavailableError, ReadLimitError } from "../graph.ts";

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

/** A statement that was sent, as an observer sees it. */
export type StatementObserver = (cypher: string, rows: number, parameters: Row) => void;

/** Sends statements to one database and translates what goes wrong. */
export class Neo4jConnection {
  readonly #driver: Driver;
  readonly #settings: Neo4jSettings;
  readonly #observers = new Set<StatementObserver>();

  constructor(settings: Neo4jSettings) {
    this.#settings = settings;
    const auth = neo4j.auth.basic(settings.user, settings.password);
    this.#driver = neo4j.driver(settings.uri, auth, {
      disableLosslessIntegers: true,
      connectionAcquisitionTimeout: 10_000,
      connectionTimeout: 5_000,
      userAgent: "codeloom",
    });
  }

  /** Calls the observer with each statement, the number of rows that came back, and its parameters. */
  observe(observer: StatementObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
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
        for (const statement of statements) await transaction.run(statement);
      });
      for (const statement of statements) this.#tell(statement, 0, {});
    } catch (error) {
      throw translate(error, this.#settings);
    } finally {
      await session.close();
    }
  }

  /** Rows as they come, for results that are larger than memory should hold. */
  async *stream(cypher: string, parameters: Row): AsyncIterable<Row> {
    const session = this.#session(neo4j.session.READ);
    let rows = 0;
    try {
      for await (const record of session.run(cypher, parameters)) {
        rows++;
        yield record.toObject();
      }
      this.#tell(cypher, rows, parameters);
    } catch (error) {
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
    try {
      const { records } = await session.run(cypher, parameters, limits);
      this.#tell(cypher, records.length, parameters);
      return records.map((record) => record.toObject());
    } catch (error) {
      throw translate(error, { uri: this.#settings.uri, ...limits });
    } finally {
      await session.close();
    }
  }

  #session(defaultAccessMode: "READ" | "WRITE"): Session {
    return this.#driver.session({ database: this.#settings.database, defaultAccessMode });
  }

  #tell(cypher: string, rows: number, parameters: Row): void {
    for (const observer of this.#observers) observer(cypher, rows, parameters);
  }
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
