import neo4j, { type Driver } from "neo4j-driver";

/** How to reach a database: what the server's own settings of the same names hold. */
export interface Connection {
  uri: string;
  user: string;
  password: string;
  database: string;
}

/** The settings by which the command finds a database. */
export const settingsOf = (connection: Connection): NodeJS.ProcessEnv => ({
  STORE: "neo4j",
  NEO4J_URI: connection.uri,
  NEO4J_USER: connection.user,
  NEO4J_PASSWORD: connection.password,
  NEO4J_DATABASE: connection.database,
});

/** A driver set up as the product sets up its own; whoever opens it closes it. */
export function openDriver({ uri, user, password }: Connection): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
}

/** Runs one statement outside of any explicit transaction, and without the driver's own retries. */
export async function runOnce(
  connection: Connection,
  statement: string,
  parameters: Record<string, unknown> = {},
): Promise<void> {
  const driver = openDriver(connection);
  try {
    const session = driver.session({ database: connection.database });
    await session.run(statement, parameters);
  } finally {
    await driver.close();
  }
}

/**
 * Repeats an attempt until it succeeds. Gives up, with the last error as the cause, when the time is
 * over or `hopeless` names a reason why it can never succeed.
 */
export async function untilItSucceeds(
  attempt: () => Promise<void>,
  seconds: number,
  hopeless: (error: unknown) => string | null = () => null,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      const reason = hopeless(error);
      if (reason !== null) throw new Error(reason, { cause: error });
      if (Date.now() > deadline)
        throw new Error(`No answer within ${seconds} s: ${String(error)}`, { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
