import { createServer, type AddressInfo } from "node:net";
import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { checkMemory, checkNode, checkPages } from "../../src/cli/doctor/system.ts";
import { checkVariables } from "../../src/cli/doctor/variables.ts";
import { readSettings } from "../../src/server/settings.ts";
import {
  connection as connectionOf,
  describeNeo4j,
  withCleanDatabase,
} from "../support/neo4j/use-neo4j.ts";
import { runOnce, settingsOf } from "../support/neo4j/connection.ts";
import { buildExplorer } from "./build.ts";
import { useCommand, type Command } from "./command.ts";

interface Found {
  readonly check: string;
  readonly status: string;
  readonly finding: string;
  readonly remedy: string | null;
}

/** What the doctor finds, by what it looked at, and its exit code. */
async function examined(
  { start }: Command,
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; of: (check: string) => Found; all: Found[] }> {
  const { code, stdout } = await start(["doctor", "--json"], environment).ended;
  const { findings: all } = JSON.parse(stdout) as { findings: Found[] };
  const of = (check: string): Found => {
    const worst = [...all]
      .filter((one) => one.check === check)
      .sort((a, b) => RANKS.indexOf(b.status) - RANKS.indexOf(a.status));
    if (worst[0] === undefined) throw new Error(`Nothing is found of ${check}: ${stdout}`);
    return worst[0];
  };
  return { code, of, all };
}

const RANKS = ["OK", "WARN", "FAIL"];

describe("codeloom doctor", () => {
  const command = useCommand();
  const { run, dataDir } = command;

  test("finds a filled folder in order, in lines for people", async () => {
    await run("import", "seed");
    const { code, of, all } = await examined(command);
    expect(code).toBe(0);
    expect(all.filter(({ status, check }) => status !== "OK" && check !== "pages")).toEqual([]);
    expect(of("snapshot").finding).toMatch(/^Epoch 1 of .*: \d+ files, \d+ MB, all as they were/);
    const { stdout } = await run("doctor");
    expect(stdout).toMatch(/^OK {4}node {6}Node v\d+/);
    expect(stdout).toMatch(/^OK {4}snapshot {2}Epoch 1/m);
  });

  test("says of a folder that is not there or empty what fills it", async () => {
    expect((await examined(command)).of("folder")).toMatchObject({ status: "WARN" });
    await mkdir(dataDir());
    const { code, of } = await examined(command);
    expect(code).toBe(0);
    expect(of("snapshot")).toMatchObject({
      status: "WARN",
      remedy: "Fill it with codeloom import.",
    });
  });

  test("finds each way in which a snapshot may be damaged", async () => {
    await run("import", "seed");
    const file = join(dataDir(), "epochs/000001/Code.arrow");
    const whole = await readFile(file);
    const isDamaged = async (finding: RegExp): Promise<void> => {
      const { code, of } = await examined(command);
      expect(code).toBe(1);
      expect(of("snapshot")).toMatchObject({
        status: "FAIL",
        finding: expect.stringMatching(finding),
        remedy: expect.stringContaining("codeloom restore --replace"),
      });
    };
    const flipped = Buffer.from(whole);
    flipped[100] = (flipped[100] ?? 0) ^ 4;
    await writeFile(file, flipped);
    await isDamaged(/Code\.arrow is not what was written/);
    await writeFile(file, whole.subarray(0, 100));
    await isDamaged(/Code\.arrow is not what was written/);
    await rm(file);
    await isDamaged(/Code\.arrow/);
    await writeFile(file, whole);
    expect((await examined(command)).of("snapshot").status).toBe("OK");
    await writeFile(join(dataDir(), "CURRENT"), "{}");
    await isDamaged(/CURRENT that does not name a snapshot/);
    await rm(join(dataDir(), "CURRENT"));
    await rm(join(dataDir(), "epochs/000001"), { recursive: true });
    await mkdir(join(dataDir(), "epochs/000007"));
    await isDamaged(/snapshots but no file CURRENT/);
  }, 240_000);

  test("finds what a writer that died has left", async () => {
    await run("import", "seed");
    await mkdir(join(dataDir(), "epochs/000002.unfinished-x"));
    const { code, of } = await examined(command);
    expect(code).toBe(0);
    expect(of("writer")).toMatchObject({
      status: "WARN",
      remedy: expect.stringContaining("next import removes"),
    });
  });

  test("finds settings that can't be used, a file for a folder, and a port that is taken", async () => {
    const wrong = await examined(command, { PORT: "x", STORE: "neo4j" });
    expect(wrong.code).toBe(1);
    expect(
      wrong.all.filter(({ status }) => status === "FAIL").map(({ finding }) => finding),
    ).toEqual([
      'PORT is "x": it must be a whole number from 0 to 65535.',
      "NEO4J_PASSWORD is not set: the neo4j store needs it.",
    ]);
    await appendFile(dataDir(), "no folder");
    expect((await examined(command)).of("folder").finding).toMatch(/is no folder/);

    const other = createServer((socket) => socket.resume().end("nonsense"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const PORT = String((other.address() as AddressInfo).port);
    const taken = await examined(command, { PORT });
    expect(taken.of("port")).toMatchObject({
      status: "FAIL",
      finding: `Another process listens on 127.0.0.1:${PORT}.`,
    });
    await new Promise((resolve) => other.close(resolve));
    const nowhere = await examined(command, { HOST: "203.0.113.1" });
    expect(nowhere.of("port").finding).toContain("EADDRNOTAVAIL");
  });

  test("finds what a server would not start with: whom to let in, and what they may ask", async () => {
    const access = async (environment: NodeJS.ProcessEnv) => {
      const { code, of } = await examined(command, environment);
      const { status, finding, remedy } = of("access");
      return { code, status, finding, remedy };
    };
    expect(await access({})).toMatchObject({ code: 0, status: "OK" });
    expect(await access({ HOST: "0.0.0.0" })).toEqual({
      code: 1,
      status: "FAIL",
      finding: expect.stringMatching(/^HOST is 0\.0\.0\.0, .* nothing says who may ask\.$/),
      remedy: expect.stringContaining("API_KEYS_FILE"),
    });
    const file = join(command.dataDir(), "keys");
    expect(await access({ API_KEYS_FILE: file })).toMatchObject({
      ...{ code: 1, status: "FAIL", finding: expect.stringContaining("can't be read: ENOENT") },
    });
    await mkdir(command.dataDir(), { recursive: true });
    await writeFile(file, "# none yet\n");
    expect(await access({ API_KEYS_FILE: file })).toMatchObject({
      ...{ code: 0, status: "WARN", remedy: expect.stringContaining("codeloom key create") },
    });
    await writeFile(file, `billing read never sha256:${"0".repeat(64)}\n`);
    expect(await access({ API_KEYS_FILE: file, HOST: "0.0.0.0" })).toMatchObject({
      ...{ code: 0, status: "OK", finding: `${file} has keys: 1.` },
    });
    const issuer = { JWT_ISSUER: "http://127.0.0.1:1", JWT_AUDIENCE: "codeloom" };
    expect(await access(issuer)).toMatchObject({
      ...{ code: 1, status: "FAIL", finding: expect.stringContaining("can't be asked") },
    });
    const published = { PERSISTED_ONLY: "true", PERSISTED_OPERATIONS: file };
    expect(await access(published)).toMatchObject({
      ...{ code: 1, status: "FAIL", finding: expect.stringContaining("can't be read") },
    });
    // What the explorer asks is published as well: no other test may be building it meanwhile.
    await buildExplorer();
    expect(await access({ PERSISTED_ONLY: "true" })).toMatchObject({ code: 0, status: "OK" });
  }, 240_000);

  test("knows a server that listens already", async () => {
    const serving = command.start(["serve"]);
    const [, PORT = ""] = await serving.printed(/listens on http:\/\/127\.0\.0\.1:(\d+)/);
    expect((await examined(command, { PORT })).of("port")).toMatchObject({
      status: "OK",
      finding: `A Codeloom listens on 127.0.0.1:${PORT}, ready (embedded).`,
    });
  });

  test("knows which variables were meant as settings", () => {
    const meant = (name: string) =>
      checkVariables({ [name]: "x" })
        .filter(({ status }) => status === "WARN")
        .map(({ remedy }) => remedy);
    for (const [name, setting] of [
      ["NEO4J_PASWORD", "NEO4J_PASSWORD"],
      ["NEO4J_URL", "NEO4J_URI"],
      ["NEO4J_USERNAME", "NEO4J_USER"],
      ["DATADIR", "DATA_DIR"],
      ["CODELOOM_PORT", "PORT"],
      ["Log_Level", "LOG_LEVEL"],
    ] as const)
      expect([name, meant(name)]).toEqual([name, [`Was ${setting} meant?`]]);
    for (const name of ["HOST", "PATH", "HOSTNAME", "PORTS", "HOME", "NEO4J_AUTH", "STORES"])
      expect([name, meant(name)]).toEqual([name, []]);
  });

  test("knows what Node, pages and memory must be", async () => {
    expect(checkNode("v20.14.0").status).toBe("FAIL");
    expect(checkNode("v18.20.0").status).toBe("FAIL");
    expect(checkNode("v20.15.0").status).toBe("OK");
    expect(checkNode("v24.0.0").status).toBe("OK");
    expect((await checkPages(dataDir()))[0]).toMatchObject({ status: "WARN" });
    const settings = readSettings({});
    expect(checkMemory(1e9, settings, 2e9)).toMatchObject({ check: "memory", status: "WARN" });
    expect(checkMemory(1e8, settings, 2e9)).toMatchObject({ status: "OK" });
  });
});

describeNeo4j("codeloom doctor on Neo4j", () => {
  const command = useCommand();
  const environment = () => settingsOf(connectionOf());
  const change = (cypher: string) => runOnce(connectionOf(), cypher);

  test("finds a database empty, in order, without an index, with a dead writer, and of another version", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const empty = await examined(command, environment());
    expect(empty.code).toBe(0);
    expect(empty.of("graph")).toMatchObject({ status: "WARN", finding: "It is empty." });

    await command.start(["import", "seed"], environment()).ended;
    const full = await examined(command, { ...environment(), STORE: "replica" });
    expect(full.code).toBe(0);
    expect(full.all.filter(({ status, check }) => status !== "OK" && check !== "pages")).toEqual(
      [],
    );
    expect(full.of("database").finding).toMatch(/^Neo4j \d+\.\d+.* \(community|enterprise\) at /);
    expect(full.of("graph").finding).toMatch(/^Epoch 1, schema version 2, [\d,]+ relationships/);
    expect(full.of("memory").status).toBe("OK");

    await change("DROP INDEX Code_id");
    await change("MATCH (g:Graph) SET g.writing = 2, g.leaseHolder = 'x', g.leaseUntil = 0");
    const damaged = await examined(command, environment());
    expect(damaged.code).toBe(1);
    expect(damaged.of("indexes")).toMatchObject({
      status: "FAIL",
      finding: "Missing: Code_id. Reads are slow.",
    });
    expect(damaged.of("writer")).toMatchObject({ status: "WARN" });
    await command.start(["import", "seed"], environment()).ended;
    const mended = await examined(command, environment());
    expect([mended.of("indexes").status, mended.of("writer").status]).toEqual(["OK", "OK"]);

    await change("MATCH (g:Graph) REMOVE g.schemaVersion");
    const old = await examined(command, environment());
    expect(old.code).toBe(1);
    expect(old.of("graph").finding).toContain("run codeloom migrate");
    await change("MATCH (g:Graph) SET g.schemaVersion = 3");
    const newer = await examined(command, environment());
    expect(newer.of("graph").finding).toContain("A newer Codeloom has written it");
  }, 240_000);

  test("tells a wrong password, a wrong database and a wrong address apart", async () => {
    const wrong = async (more: NodeJS.ProcessEnv): Promise<Found> => {
      const { code, of } = await examined(command, { ...environment(), ...more });
      expect(code).toBe(1);
      expect(JSON.stringify(of("database"))).not.toContain(connectionOf().password);
      return of("database");
    };
    expect((await wrong({ NEO4J_PASSWORD: "wrong-one" })).remedy).toBe(
      "Check NEO4J_USER and NEO4J_PASSWORD.",
    );
    expect((await wrong({ NEO4J_DATABASE: "nowhere" })).remedy).toContain("NEO4J_DATABASE");
    expect((await wrong({ NEO4J_URI: "bolt://127.0.0.1:1" })).remedy).toContain("NEO4J_URI");
  }, 240_000);
});
