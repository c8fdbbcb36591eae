import { afterEach, expect, jest, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Neo4jConnection } from "../../src/graph/neo4j/connection.ts";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { node, relationship } from "../../src/graph/record.ts";
import { ReplicaGraph } from "../../src/graph/replica/replica-graph.ts";
import { openDriver } from "../support/neo4j/connection.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";

const MEGABYTE = 1_000_000;
/** Rows that the driver has received and not yet given out, and what else a statement takes. */
const OF_THE_DRIVER = 4 * MEGABYTE;
const CODES = Array.from({ length: 250 }, (_, i) => String(10_001 + i));
/** Rows between two looks at what is in use. */
const EVERY = 15_000;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Bytes that are in use, whenever garbage is collected by itself. */
function inUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * The same once nothing more falls away. A worker that has run other files before still holds what
 * is theirs for a moment, and V8 drops code that is not used only after some collections.
 */
async function settledInUse(): Promise<number> {
  let least = inUse();
  for (let quiet = 0; quiet < 10; quiet++) {
    await sleep(100);
    const now = inUse();
    if (now < least - MEGABYTE / 10) quiet = 0;
    least = Math.min(least, now);
  }
  return least;
}

describeNeo4j("The memory of a replica [replica]", () => {
  const opened: (ReplicaGraph | Neo4jGraph)[] = [];

  afterEach(async () => {
    jest.restoreAllMocks();
    for (const graph of opened.splice(0)) await graph.close();
  });

  test("is no more than that of two copies, while the whole graph is loaded beside the old one", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const neo4j = new Neo4jGraph(connection());
    opened.push(neo4j);
    await neo4j.write(async (writer) => {
      await writer.putNodes(
        CODES.map((code) => node("Code", { code, system: "CPT", synonyms: [] })),
      );
      for (const from of CODES)
        await writer.putRelationships(
          CODES.map((to, row) =>
            relationship("BUNDLES", `Code:${from}`, `Code:${to}`, {
              setting: "PRACTITIONER",
              modifierIndicator: "1",
              rationale: "Made up",
              part: 1,
              row,
              release: "Release:made-up",
            }),
          ),
        );
    });
    const before = await settledInUse();
    const copy = new ReplicaGraph(connection());
    opened.push(copy);
    await copy.refresh();
    expect(copy.view().tables.relationships.BUNDLES.from).toHaveLength(CODES.length ** 2);
    const resident = (await settledInUse()) - before;
    expect(resident).toBeGreaterThan(MEGABYTE);

    // Nothing tells what differs from the old one, so all is loaded again.
    const driver = openDriver(connection());
    const { database } = connection();
    await driver.executeQuery("MATCH (e:Epoch) DELETE e", {}, { database });
    await driver.executeQuery("MATCH (g:Graph) SET g.epoch = 2", {}, { database });
    await driver.close();
    let most = 0;
    let rows = 0;
    const original = Reflect.get<Neo4jConnection, "stream">(Neo4jConnection.prototype, "stream");
    jest.spyOn(Neo4jConnection.prototype, "stream").mockImplementation(async function* (
      this: Neo4jConnection,
      ...parameters
    ) {
      for await (const row of original.apply(this, parameters)) {
        if (++rows % EVERY === 0) most = Math.max(most, inUse() - before);
        yield row;
      }
      most = Math.max(most, inUse() - before);
    });
    await copy.refresh();
    expect(copy.view().epoch).toBe(2);
    expect(rows).toBe(CODES.length ** 2 + CODES.length);
    expect(most).toBeLessThan(2 * resident + OF_THE_DRIVER);
  }, 600_000);
});
