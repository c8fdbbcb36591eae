import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOnce, untilItSucceeds, type Connection } from "./connection.ts";
import type { TestDatabase } from "./database.ts";
import { findJava } from "./find-java.ts";
import { installJars } from "./jars.ts";
import { supervise } from "./supervised.ts";

/** A database of our own, that can be lost. */
export interface JavaDatabase extends TestDatabase {
  /** The folder of what it stores, which goes when it is stopped. */
  readonly data: string;
  /** Ends its process by a signal; what it stored stays. */
  readonly lose: (signal: NodeJS.Signals) => Promise<void>;
  /** Starts it again, with these settings beside those that it always has, and waits until it answers. */
  readonly restart: (more?: readonly string[]) => Promise<void>;
  /** Halts its process, which keeps its connections but does nothing any more. */
  readonly freeze: () => void;
  /** Lets a process that was halted go on. */
  readonly thaw: () => void;
}

/** How a database of our own is to be. */
export interface JavaDatabaseOptions {
  /** It is spared the work of compiling well what runs but a few times. */
  readonly briefly?: boolean;
  /** Memory of Java, and that for files of the store, as `2g`. */
  readonly heap?: string;
  readonly pageCache?: string;
  /** A folder of data of a stopped database to begin with, and the password that is set in it. */
  readonly copyOf?: { readonly data: string; readonly password: string };
  /** A folder with `private.key` and `public.crt`: nobody gets in without TLS then. */
  readonly certificates?: string;
}

/** Neo4j as a child process on a home of its own; null without Java 17 or without a way to its files. */
export async function startJavaDatabase({
  briefly = false,
  heap = "1g",
  pageCache = "512m",
  copyOf,
  certificates,
}: JavaDatabaseOptions = {}): Promise<JavaDatabase | null> {
  const java = await findJava();
  if (java === null) return null;
  const jars = await installJars();
  if (jars === null) return null;

  const home = await mkdtemp(join(tmpdir(), "codeloom-neo4j-"));
  const port = await freePort();
  await mkdir(join(home, "conf"));
  const tls = certificates === undefined ? [] : tlsSettings(certificates);
  const configure = (more: readonly string[]): Promise<void> =>
    writeFile(join(home, "conf", "neo4j.conf"), settings(port, pageCache, [...tls, ...more]));
  await configure([]);
  const data = join(home, "data");
  if (copyOf !== undefined) await cp(copyOf.data, data, { recursive: true });
  const flags = briefly ? ["-XX:TieredStopAtLevel=1"] : [];
  const server = supervise(home, java, [...flags, ...commandLine(jars, home, heap)]);

  const connection: Connection = {
    uri: `${certificates === undefined ? "bolt" : "bolt+ssc"}://127.0.0.1:${port}`,
    user: "neo4j",
    password: copyOf?.password ?? randomBytes(12).toString("hex"),
    database: "neo4j",
  };
  try {
    if (copyOf === undefined)
      await untilItSucceeds(() => setPassword(connection), 120, server.deathNotice);
    await untilItSucceeds(() => runOnce(connection, "RETURN 1"), 120, server.deathNotice);
  } catch (error) {
    await server.stop();
    throw new Error(`Neo4j doesn't come up. ${server.logTail()}`, { cause: error });
  }
  return {
    ...connection,
    how: "java",
    data,
    pid: server.pid(),
    stop: server.stop,
    lose: server.pause,
    freeze: () => {
      server.signal("SIGSTOP");
    },
    thaw: () => {
      server.signal("SIGCONT");
    },
    restart: async (more = []) => {
      await configure(more);
      await server.resume();
      await untilItSucceeds(() => runOnce(connection, "RETURN 1"), 120, server.deathNotice);
    },
  };
}

/** A fresh database has the user neo4j with the password neo4j, who may do nothing but change it. */
async function setPassword(connection: Connection): Promise<void> {
  await runOnce(
    { ...connection, password: "neo4j", database: "system" },
    "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
    { password: connection.password },
  );
}

const tlsSettings = (certificates: string): string[] => [
  "server.bolt.tls_level=REQUIRED",
  "dbms.ssl.policy.bolt.enabled=true",
  `dbms.ssl.policy.bolt.base_directory=${certificates}`,
  "dbms.ssl.policy.bolt.client_auth=NONE",
];

function settings(port: number, pageCache: string, more: readonly string[]): string {
  return [
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    "server.http.enabled=false",
    "server.https.enabled=false",
    `server.memory.pagecache.size=${pageCache}`,
    "dbms.usage_report.enabled=false",
    // What tests store is thrown away: nothing is kept for recovery or set aside for growth.
    "db.tx_log.rotation.retention_policy=keep_none",
    "db.tx_log.preallocate=false",
    // Else every stop waits five seconds for idle threads.
    "internal.server.bolt.thread_pool_shutdown_wait_time=0s",
    ...more,
    "",
  ].join("\n");
}

function commandLine(jars: string, home: string, heap: string): string[] {
  return [
    `-Xms${heap}`,
    `-Xmx${heap}`,
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-cp",
    join(jars, "*"),
    "org.neo4j.server.CommunityEntryPoint",
    `--home-dir=${home}`,
    `--config-dir=${join(home, "conf")}`,
    "--console-mode",
  ];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
