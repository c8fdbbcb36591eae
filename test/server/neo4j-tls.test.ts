import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { GraphUnavailableError } from "../../src/graph/graph.ts";
import { Neo4jConnection } from "../../src/graph/neo4j/connection.ts";
import { readSettings } from "../../src/server/settings.ts";
import { findJava } from "../support/neo4j/find-java.ts";
import { installJars } from "../support/neo4j/jars.ts";
import { startJavaDatabase, type JavaDatabase } from "../support/neo4j/java-database.ts";

const TEN_MINUTES = 600_000;
const run = promisify(execFile);
const hasOpenssl = await run("openssl", ["version"]).then(
  () => true,
  () => false,
);

/** The database must be one of our own, since others have certificates of theirs. */
const canStart =
  process.env.SKIP_NEO4J !== "1" &&
  hasOpenssl &&
  (await findJava()) !== null &&
  (await installJars()) !== null;

(canStart ? describe : describe.skip)("Neo4j over TLS [neo4j] [identity]", () => {
  let folder: string;
  let database: JavaDatabase;

  const makeCertificate = async (name: string): Promise<string> => {
    const place = join(folder, name);
    await mkdir(place);
    await run("openssl", [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", `/CN=${name}`],
      ...["-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"],
      ...["-keyout", join(place, "private.key"), "-out", join(place, "public.crt")],
    ]);
    return place;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "codeloom-tls-"));
    const started = await startJavaDatabase({
      briefly: true,
      certificates: await makeCertificate("own"),
    });
    if (started === null)
      throw new Error("Neo4j can't be started, though Java and its files are there.");
    database = started;
    await makeCertificate("other");
  }, TEN_MINUTES);

  afterAll(async () => {
    await database.stop();
    await rm(folder, { recursive: true });
  }, TEN_MINUTES);

  /** What a server with these settings gets when it reads. */
  const readBy = async (scheme: string, authority?: string): Promise<unknown> => {
    const { neo4j } = readSettings({
      STORE: "neo4j",
      NEO4J_URI: database.uri.replace("bolt+ssc", scheme),
      NEO4J_PASSWORD: database.password,
      ...(authority !== undefined && { NEO4J_CA_FILE: join(folder, authority, "public.crt") }),
    });
    const connection = new Neo4jConnection(neo4j);
    try {
      return await connection.read("RETURN 1 AS one", {});
    } finally {
      await connection.close();
    }
  };

  test.each(["neo4j+s", "bolt+s"])(
    "by %s is read with the authority that is named",
    async (scheme) => {
      expect(await readBy(scheme, "own")).toEqual([{ one: 1 }]);
    },
  );

  test.each(["neo4j+ssc", "bolt+ssc"])(
    "by %s is read whoever made its certificate",
    async (scheme) => {
      expect(await readBy(scheme)).toEqual([{ one: 1 }]);
    },
  );

  test.each<[string, string, string | undefined]>([
    ["is not trusted by the system's authorities", "neo4j+s", undefined],
    ["nor by them without routing", "bolt+s", undefined],
    ["is not trusted by another authority", "neo4j+s", "other"],
    ["is not read without encryption", "bolt", undefined],
  ])("%s", async (_, scheme, authority) => {
    await expect(readBy(scheme, authority)).rejects.toThrow(GraphUnavailableError);
  });
});
