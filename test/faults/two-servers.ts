import { afterAll, beforeAll, describe } from "@jest/globals";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { node } from "../../src/graph/record.ts";
import { createLogger } from "../../src/server/logger.ts";
import { startServer, type RunningServer } from "../../src/server/start-server.ts";
import { CollectedLines } from "../server/collected-lines.ts";
import { quietSettings } from "../server/running-server.ts";
import { within } from "../server/within.ts";
import { findJava } from "../support/neo4j/find-java.ts";
import { installJars } from "../support/neo4j/jars.ts";
import { startJavaDatabase, type JavaDatabase } from "../support/neo4j/java-database.ts";
import { Proxy } from "./proxy.ts";
import { ask, CODE, readiness, type Answer, type Readiness } from "./questions.ts";

export const TEN_MINUTES = 600_000;

/** What has no limit of its own, but must come. */
export const SOON = 120_000;

/** How long a query may take. */
export const LIMIT_SECONDS = 2;

/** How many codes there are, of which the first is asked for. */
const CODES = 100;

/** The database must be one of our own, since others can't be broken. */
const canStart =
  process.env.SKIP_NEO4J !== "1" && (await findJava()) !== null && (await installJars()) !== null;
if (!canStart) {
  const why = "no database of our own to break: no Java 17 with Maven (or SKIP_NEO4J=1)";
  if (process.env.CI !== undefined) throw new Error(`CI must test the faults of Neo4j: ${why}`);
  process.stderr.write(`\nTESTS OF FAULTS OF NEO4J SKIPPED: ${why}\n\n`);
}

/** A server that reads from the database at each query, one with a copy, and the way to both. */
export interface TwoServers {
  readonly database: () => JavaDatabase;
  readonly proxy: () => Proxy;
  readonly direct: () => string;
  readonly replica: () => string;
  /** What the server with the copy has told its operator. */
  readonly replicaLog: CollectedLines;
  /** Starts another server that reads at each query, with these settings. */
  readonly another: (environment: NodeJS.ProcessEnv) => Promise<RunningServer>;
  /** Changes the graph past the proxy: all codes have this summary then. */
  readonly write: (summary: string) => Promise<void>;
  /** The summary that was written last. */
  readonly written: () => string;
  /** Resolves when both servers answer what was written last, and say that all is well. */
  readonly areWell: () => Promise<void>;
}

/** Tests of two servers on a database of their own; skipped where there can be none. */
export function describeTwoServers(name: string, define: (servers: TwoServers) => void): void {
  (canStart ? describe : describe.skip)(name, () => {
    let database: JavaDatabase;
    let proxy: Proxy;
    let written = "";
    const open: RunningServer[] = [];
    const replicaLog = new CollectedLines();

    const start = async (environment: NodeJS.ProcessEnv, log?: CollectedLines) => {
      const settings = quietSettings({
        NEO4J_URI: `bolt://127.0.0.1:${proxy.port}`,
        NEO4J_PASSWORD: database.password,
        // What is kept would be answered without the database.
        ANSWER_CACHE_MB: "0",
        QUERY_TIMEOUT: String(LIMIT_SECONDS),
        ...environment,
      });
      const logger = await createLogger(log === undefined ? "silent" : "info", log);
      const server = await startServer(settings, undefined, logger);
      open.push(server);
      return server;
    };
    const write = async (summary: string): Promise<void> => {
      const graph = new Neo4jGraph(database);
      const codes = Array.from({ length: CODES }, (_, i) =>
        node("Code", { code: String(CODE + i), system: "CPT", summary, synonyms: [] }),
      );
      await graph.write((writer) => writer.putNodes(codes)).finally(() => graph.close());
      written = summary;
    };

    beforeAll(async () => {
      const started = await startJavaDatabase({ briefly: true });
      if (started === null)
        throw new Error("Neo4j can't be started, though Java and its files are there.");
      database = started;
      proxy = await Proxy.to(Number(new URL(database.uri).port));
      await write("at first");
      await start({ STORE: "neo4j" });
      await start({ STORE: "replica" }, replicaLog);
      await servers.areWell();
    }, TEN_MINUTES);

    afterAll(async () => {
      for (const server of open) await server.stop();
      await proxy.close();
      await database.stop();
    }, TEN_MINUTES);

    const servers: TwoServers = {
      database: () => database,
      proxy: () => proxy,
      direct: () => open[0]?.url ?? "",
      replica: () => open[1]?.url ?? "",
      replicaLog,
      another: (environment) => start({ STORE: "neo4j", ...environment }),
      write,
      written: () => written,
      areWell: async () => {
        for (const { url } of open.slice(0, 2)) {
          const isRight = ({ summary }: Answer): boolean => summary === written;
          const answer = await within(SOON, () => ask(url), isRight);
          const state = await within(SOON, () => readiness(url), isWell);
          if (!isRight(answer) || !isWell(state))
            throw new Error(`Not well: ${JSON.stringify({ written, answer, state })}`);
        }
      },
    };
    define(servers);
  });
}

const isWell = ({ status, body }: Readiness): boolean =>
  status === 200 && body.detached === undefined;
