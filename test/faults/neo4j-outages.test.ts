import { expect, test } from "@jest/globals";
import { migrate } from "../../src/graph/neo4j/migrate.ts";
import { SCHEMA_VERSION } from "../../src/graph/schema-version.ts";
import { within } from "../server/within.ts";
import { openDriver, runOnce } from "../support/neo4j/connection.ts";
import { ask, readiness, watch } from "./questions.ts";
import { describeTwoServers, LIMIT_SECONDS, SOON, TEN_MINUTES } from "./two-servers.ts";

/** What a client may be told while the database is not well. */
const CODES = ["GRAPH_UNAVAILABLE", "QUERY_TIMEOUT"];

/** By how much an answer may miss the limit on a busy machine: far less than if nothing ended it. */
const SLACK_MILLISECONDS = 15_000;

/** What can befall a database while servers are at work. */
interface Fault {
  readonly name: string;
  readonly begin: () => Promise<void> | void;
  readonly end: () => Promise<void> | void;
  /** What `/readyz` of a server that reads from it says; null where it can still be read, slowly. */
  readonly reason: RegExp | null;
  /** What that of a server with a copy says. */
  readonly detached: RegExp;
}

describeTwoServers("Servers whose Neo4j [neo4j] [faults]", (servers) => {
  const { database, proxy, direct, replica } = servers;
  const noAnswer = /^Neo4j at \S+ does not answer: /;

  const faults: readonly Fault[] = [
    {
      name: "is killed and started again",
      begin: () => database().lose("SIGKILL"),
      end: () => database().restart(),
      reason: noAnswer,
      detached: noAnswer,
    },
    {
      name: "freezes, and goes on",
      begin: () => {
        database().freeze();
      },
      end: () => {
        database().thaw();
      },
      reason: /^Neo4j at \S+ has not answered for \d+ seconds\.$/,
      detached: /has not answered for \d+ seconds/,
    },
    {
      name: "is slow",
      begin: () => {
        proxy().delay = 8_000;
      },
      end: () => {
        proxy().delay = 0;
      },
      reason: null,
      detached: /has not answered for \d+ seconds/,
    },
    {
      name: "loses every connection in mid-answer",
      begin: () => {
        proxy().cutAfter = 10;
      },
      end: () => {
        proxy().cutAfter = Infinity;
      },
      reason: noAnswer,
      detached: noAnswer,
    },
    {
      name: "has an older schema, until it is migrated",
      begin: () => runOnce(database(), "MATCH (g:Graph) REMOVE g.schemaVersion"),
      end: async () => {
        await migrate(database());
      },
      reason: /schema version 1, .* run codeloom migrate\.$/,
      detached: /schema version 1, .* run codeloom migrate\.$/,
    },
    {
      name: "has a newer schema, until the old one is restored",
      begin: () => runOnce(database(), "MATCH (g:Graph) SET g.schemaVersion = 999"),
      end: () => runOnce(database(), `MATCH (g:Graph) SET g.schemaVersion = ${SCHEMA_VERSION}`),
      reason: /A newer Codeloom has written it/,
      detached: /A newer Codeloom has written it/,
    },
  ];

  /** Goes through a fault with clients at work, and looks at all that they were answered. */
  async function goThrough({ name, begin, end, reason, detached }: Fault): Promise<void> {
    const before = servers.written();
    const after = `after it ${name}`;
    const watches = [watch(direct()), watch(replica())];
    await begin();
    try {
      const trouble = await within(
        SOON,
        () => ask(direct()),
        ({ code }) => code !== null,
      );
      expect(CODES).toContain(trouble.code);
      const away = await within(
        SOON,
        () => readiness(replica()),
        ({ body }) => detached.test(body.detached?.reason ?? ""),
      );
      expect(away).toMatchObject({
        status: 200,
        body: { detached: { reason: expect.stringMatching(detached) } },
      });
      if (reason !== null) {
        const isTold = async () => readiness(direct());
        expect(
          await within(SOON, isTold, ({ body }) => reason.test(body.reason ?? "")),
        ).toMatchObject({ status: 503, body: { reason: expect.stringMatching(reason) } });
      }
    } finally {
      await end();
    }
    await servers.areWell();
    await servers.write(after);
    await servers.areWell();

    const [ofDirect = [], ofReplica = []] = await Promise.all(watches.map((one) => one.end()));
    for (const answer of ofDirect) {
      if (answer.code === null) expect([before, after]).toContain(answer.summary);
      else expect(CODES).toContain(answer.code);
      expect(answer.milliseconds).toBeLessThan(LIMIT_SECONDS * 1_000 + SLACK_MILLISECONDS);
    }
    for (const answer of ofReplica) {
      expect(answer).toMatchObject({ status: 200, code: null });
      expect([before, after]).toContain(answer.summary);
    }
    expect(ofReplica.some(({ since }) => since !== null)).toBe(true);
    const failed = ofDirect.filter(({ code }) => code !== null).length;
    process.stdout.write(
      `  Neo4j ${name}: of ${ofDirect.length} answers from it ${failed} were errors, of ${ofReplica.length} from a copy none\n`,
    );
  }

  test.each(faults)("$name", goThrough, TEN_MINUTES);

  test(
    "changes its password, and changes it back",
    async () => {
      // Who has asked with a wrong password too often is not let in for a while: this one stays.
      const admin = openDriver(database());
      const session = admin.session({ database: "system" });
      const setPassword = async (password: string): Promise<void> => {
        await session.run("ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", {
          password,
        });
      };
      try {
        await goThrough({
          name: "changes its password, and changes it back",
          begin: async () => {
            await setPassword("another password");
            // Those who are in stay in.
            proxy().dropAll();
          },
          end: () => setPassword(database().password),
          reason: noAnswer,
          detached: noAnswer,
        });
      } finally {
        await session.close();
        await admin.close();
      }
    },
    TEN_MINUTES,
  );
});
