import type { Driver } from "neo4j-driver";
import { Neo4jGraph } from "../../../src/graph/neo4j/neo4j-graph.ts";
import { putSeed } from "../../sources/import/graphs.ts";
import { settingsOf, type Connection } from "../../support/neo4j/connection.ts";
import { PREPARED, wipe } from "../../support/neo4j/wipe.ts";
import {
  sleep,
  type Attempt,
  type Lengths,
  type Phase,
  type StoreToKill,
} from "./store-to-kill.ts";

/** Names of the statements of a writer, which each statement begins with. */
const WRITING =
  "^// (take lease|known|put|create|remove|rewrite|supersede|move|nodes before|raise epoch|undo|restore|sweep|swept)";
const COUNTABLE = 200_000;
const CLEANING = /^\/\/ (undo|restore|sweep|swept)/;

interface Lease {
  readonly epoch: number;
  readonly holder: string | null;
  /** The epoch that is being written, or was by one that died. */
  readonly writing: number | null;
}

/** A graph in a database that others write into. */
export async function openGraph(connection: Connection): Promise<Neo4jGraph> {
  const graph = new Neo4jGraph(connection);
  await graph.connect();
  return graph;
}

/**
 * Neo4j, looked at by what the database says of its transactions and holds of a change; `lengths` are
 * those of the phases until they are measured.
 */
export function neo4jToKill(connection: Connection, driver: Driver, lengths: Lengths): StoreToKill {
  const lasting = { ...lengths };
  const { database } = connection;
  const ask = async (cypher: string, parameters = {}): Promise<Record<string, unknown>[]> =>
    (await driver.executeQuery(cypher, parameters, { database })).records.map((r) => r.toObject());

  const lease = async (): Promise<Lease> => {
    const [row] = await ask(
      "MATCH (g:Graph) RETURN g.epoch AS epoch, g.leaseHolder AS holder, g.writing AS writing",
    );
    return row as unknown as Lease;
  };
  /** Edits that lie above the epoch. */
  const written = async (epoch: number): Promise<number> => {
    const [row] = await ask(
      "MATCH ()-[r:BUNDLES]->() WHERE r.sinceEpoch > $epoch RETURN count(r) AS written",
      { epoch },
    );
    return row?.written as number;
  };
  const statements = async (): Promise<string[]> =>
    (
      await ask(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery =~ $writing RETURN currentQuery AS text",
        { writing: `(?s)${WRITING}.*` },
      )
    ).map(({ text }) => text as string);

  /** The last statement that an import was seen with. */
  let last = "";
  const until = async (
    isThere: () => Promise<boolean>,
    { running }: Attempt,
    pause = 3,
  ): Promise<void> => {
    while (running.process.exitCode === null && !(await isThere())) await sleep(pause);
  };
  const isAt = async (pattern: RegExp): Promise<boolean> => {
    for (const text of await statements()) last = text;
    return pattern.test(last);
  };

  const beforeImport: StoreToKill["beforeImport"] = async () => {
    const before = await lease();
    last = "";
    return async ({ running, edits }: Attempt): Promise<Phase | "start" | "end"> => {
      const { code, stderr } = await running.ended;
      const now = await lease();
      if (now.epoch !== before.epoch) return code === null ? "flip" : "end";
      if (now.holder === before.holder) return stderr.includes("Reading") ? "reading" : "start";
      if (CLEANING.test(last)) return "cleaning";
      return (await written(now.epoch)) === edits ? "flip" : "batches";
    };
  };

  const reaches: StoreToKill["reaches"] = async (attempt, phase, random) => {
    const { running, edits } = attempt;
    switch (phase) {
      case "reading":
        await running.told(/Reading/);
        return sleep(random() * lasting.reading);
      case "cleaning":
        await until(() => isAt(CLEANING), attempt);
        return sleep(random() * lasting.cleaning);
      case "batches":
        // All that a writer does but for cleaning up.
        await until(() => isAt(/^\/\/ (?!take|undo|restore|sweep|swept)/), attempt);
        return sleep(random() * lasting.batches);
      case "flip": {
        const { epoch } = await lease();
        // To count millions takes longer than what happens between the last of them and the flip.
        if (edits > COUNTABLE) return until(async () => (await lease()).epoch !== epoch, attempt);
        await until(async () => (await written(epoch)) === edits, attempt);
        // As soon as the epoch is raised, or on the way there.
        if (random() < 0.5) await until(async () => (await lease()).epoch !== epoch, attempt, 0);
        else await sleep(random() * lasting.flip);
      }
    }
  };

  const measure: StoreToKill["measure"] = async (running) => {
    const attempt = { running, edits: 0 };
    const { epoch } = await lease();
    await running.told(/Reading/);
    const reads = performance.now();
    await until(async () => (await lease()).holder !== null, attempt);
    const writes = performance.now();
    await until(async () => (await lease()).epoch !== epoch, attempt);
    const flips = performance.now();
    const { code, stderr } = await running.ended;
    if (code !== 0) throw new Error(`The import that was to be measured failed: ${stderr}`);
    return Object.assign(lasting, { reading: writes - reads, batches: flips - writes });
  };

  return {
    measure,
    environment: () => settingsOf(connection),
    reset: async () => {
      await wipe(driver, database, PREPARED);
      const graph = await openGraph(connection);
      await putSeed(graph);
      await graph.close();
    },
    open: () => openGraph(connection),
    beforeImport,
    reaches,
    wasLate: (phase) => {
      lasting[phase] /= 2;
    },
    forget: async () => {
      // What the database was doing for the killed process, it ends by itself.
      while ((await statements()).length > 0) await sleep(20);
      await ask("MATCH (g:Graph) WHERE g.leaseHolder IS NOT NULL SET g.leaseUntil = 0");
    },
    age: async () => {
      await ask("MATCH (g:Graph) SET g.raisedAt = 0");
    },
    // Whoever writes next undoes what one that died has begun, be it much or little.
    hasToClean: async () => (await lease()).writing !== null,
    leftovers: async () => {
      const found = await ask(
        `MATCH (g:Graph)
         CALL (g) {
           MATCH (n) WHERE n <> g AND NOT n:Epoch AND (n.sinceEpoch IS NULL OR n.sinceEpoch > g.epoch OR (n.untilEpoch > g.epoch AND n.untilEpoch < 2147483647))
           RETURN 'node ' + coalesce(n.id, labels(n)[0]) AS what
           UNION ALL
           MATCH ()-[r]->() WHERE r.sinceEpoch IS NULL OR r.sinceEpoch > g.epoch OR (r.untilEpoch > g.epoch AND r.untilEpoch < 2147483647)
           RETURN 'relationship ' + type(r) AS what
           UNION ALL
           UNWIND keys(g) AS key WITH key WHERE key IN ['writing', 'leaseHolder', 'leaseUntil']
           RETURN 'Graph.' + key AS what
         }
         RETURN what LIMIT 10`,
      );
      return found.map(({ what }) => what as string);
    },
  };
}
