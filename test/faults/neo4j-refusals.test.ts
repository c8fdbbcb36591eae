import { beforeAll, expect, test } from "@jest/globals";
import { useCommand } from "../cli/command.ts";
import { within } from "../server/within.ts";
import { openDriver, settingsOf } from "../support/neo4j/connection.ts";
import { ask, CODE, readiness, type Answer } from "./questions.ts";
import { describeTwoServers, SOON, TEN_MINUTES } from "./two-servers.ts";

/** More than the driver has connections. */
const MANY = 130;

/** Long enough for a fault to be told as what it is, on a busy machine too, and not as slowness. */
const PATIENCE_SECONDS = 60;

describeTwoServers("Servers whose Neo4j [neo4j] [faults]", (servers) => {
  const { database, proxy, direct, replica } = servers;
  const { start } = useCommand();

  /** The server that reads at each query, with more time for each. */
  let patient = "";
  beforeAll(async () => {
    patient = (await servers.another({ QUERY_TIMEOUT: String(PATIENCE_SECONDS) })).url;
  });

  test(
    "takes no more connections of the driver, as all wait for answers",
    async () => {
      await within(
        SOON,
        () => ask(patient),
        ({ code }) => code === null,
      );
      database().freeze();
      const asked = Array.from({ length: MANY }, (_, i) =>
        ask(patient, `{ code(code: "${CODE}") { summary } a${i}: __typename }`),
      );
      let refused: Answer;
      try {
        // Those that wait for a connection are told before those that have one.
        refused = await Promise.race(asked);
        expect(await ask(replica())).toMatchObject({ summary: servers.written(), code: null });
      } finally {
        database().thaw();
      }
      expect(refused).toMatchObject({ summary: null, code: "GRAPH_UNAVAILABLE" });
      const answers = await Promise.all(asked);
      const right = answers.filter(({ summary }) => summary === servers.written());
      const codes = new Set(answers.map(({ code }) => code));
      expect([...codes].sort()).toEqual(["GRAPH_UNAVAILABLE", null]);
      expect(right.length).toBeGreaterThan(0);
      process.stdout.write(
        `  Of ${MANY} queries to a frozen Neo4j ${right.length} were answered when it went on\n`,
      );
      await servers.areWell();
      expect(
        await within(
          SOON,
          () => ask(patient),
          ({ code }) => code === null,
        ),
      ).toMatchObject({
        summary: servers.written(),
      });
    },
    TEN_MINUTES,
  );

  test(
    "cuts a long answer: short ones go on, and a copy keeps to what it has",
    async () => {
      const long = "{ codes(first: 100) { nodes { code summary synonyms } } }";
      proxy().cutAfter = 2_000;
      try {
        expect(await ask(patient, long)).toMatchObject({ code: "GRAPH_UNAVAILABLE" });
        expect(await ask(patient)).toMatchObject({ summary: servers.written(), code: null });
        // What differs is longer than what gets through.
        const before = servers.written();
        await servers.write("cut");
        const told = await within(
          SOON,
          () => readiness(replica()),
          ({ body }) => body.detached !== undefined,
        );
        expect(told.status).toBe(200);
        expect(await ask(replica())).toMatchObject({ summary: before, code: null });
        await within(
          SOON,
          () => Promise.resolve(servers.replicaLog.text),
          (text) => text.includes("Loading the graph failed"),
        );
        expect(servers.replicaLog.text).toMatch(/Loading the graph failed: Neo4j at \S+ does not/);
      } finally {
        proxy().cutAfter = Infinity;
      }
      await servers.areWell();
      expect(await ask(patient, long)).toMatchObject({ code: null });
    },
    TEN_MINUTES,
  );

  test(
    "can only be read: clients notice nothing, and an import is told so",
    async () => {
      await database().lose("SIGTERM");
      await database().restart(["server.databases.default_to_read_only=true"]);
      await servers.areWell();
      const { code, stderr } = await start(["import", "seed"], settingsOf(database())).ended;
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /The database of Neo4j at \S+ can only be read, .* run the same again/,
      );
      expect(stderr).not.toMatch(/unexpected|Neo\.\w+Error|\n\s+at /);
      await database().lose("SIGTERM");
      await database().restart();
      await servers.write("written to again");
      await servers.areWell();
    },
    TEN_MINUTES,
  );

  test(
    "has no thread for another query",
    async () => {
      await database().lose("SIGTERM");
      await database().restart([
        "server.bolt.thread_pool_min_size=1",
        "server.bolt.thread_pool_max_size=2",
      ]);
      await servers.areWell();
      const driver = openDriver(database());
      const sessions = Array.from({ length: 4 }, () => driver.session({ database: "neo4j" }));
      const busy = sessions.map((session) =>
        session
          .run("UNWIND range(1, 1000000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b)")
          .catch(() => undefined),
      );
      try {
        const trouble = await within(
          SOON,
          () => ask(direct()),
          ({ code }) => code !== null,
        );
        expect(["GRAPH_UNAVAILABLE", "QUERY_TIMEOUT"]).toContain(trouble.code);
        const told = await within(
          SOON,
          () => readiness(direct()),
          ({ status }) => status === 503,
        );
        expect(told.body.reason).toMatch(/^Neo4j at \S+ (does not answer|has not answered)/);
        expect(await ask(replica())).toMatchObject({ summary: servers.written(), code: null });
      } finally {
        await database().lose("SIGKILL");
        await database().restart();
        await Promise.all(busy);
        await driver.close();
      }
      await servers.areWell();
    },
    TEN_MINUTES,
  );
});
