import { setTimeout as sleep } from "node:timers/promises";
import { Neo4jConnection } from "../../../src/graph/neo4j/connection.ts";
import { ReplicaGraph } from "../../../src/graph/replica/replica-graph.ts";
import { openDriver, type Connection } from "../../support/neo4j/connection.ts";

/**
 * A process that measures what a replica takes of the database that CONNECTION names: its memory
 * once it is loaded, and the most while all is loaded again beside it. It says so as JSON. To be run with
 * `--expose-gc`. In a worker of Jest what other files leave behind goes at any moment.
 */
const connection = JSON.parse(process.env.CONNECTION ?? "") as Connection;

const MEGABYTE = 1_000_000;
/** Rows between two looks at what is in use. */
const EVERY = 15_000;

/** Bytes that are in use, whenever garbage is collected by itself. */
function inUse(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** The same once nothing more falls away: V8 drops code that is not used only after some collections. */
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

/** Loads a copy and lets go of it, so that what loading needs in code and buffers is there. */
async function loadOnce(): Promise<void> {
  const copy = new ReplicaGraph(connection);
  await copy.refresh();
  await copy.close();
}

/** Makes the graph another one, of which nothing tells what differs, so that all is loaded again. */
async function renew(): Promise<void> {
  const driver = openDriver(connection);
  const { database } = connection;
  await driver.executeQuery("MATCH (e:Epoch) DELETE e", {}, { database });
  await driver.executeQuery("MATCH (g:Graph) SET g.epoch = 2", {}, { database });
  await driver.close();
}

await loadOnce();
const before = await settledInUse();
const copy = new ReplicaGraph(connection);
await copy.refresh();
const edges = copy.view().tables.relationships.BUNDLES.from.length;
const resident = (await settledInUse()) - before;

await renew();
let most = 0;
let rows = 0;
const stream = Reflect.get<Neo4jConnection, "stream">(Neo4jConnection.prototype, "stream");
Neo4jConnection.prototype.stream = async function* (this: Neo4jConnection, ...parameters) {
  for await (const row of stream.apply(this, parameters)) {
    if (++rows % EVERY === 0) most = Math.max(most, inUse() - before);
    yield row;
  }
  most = Math.max(most, inUse() - before);
};
await copy.refresh();
const { epoch } = copy.view();
await copy.close();
process.stdout.write(JSON.stringify({ edges, resident, epoch, rows, most }));
