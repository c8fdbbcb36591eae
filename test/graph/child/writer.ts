import fs, { open } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { EmbeddedGraph } from "../../../src/graph/memory/embedded-graph.ts";
import { node } from "../../../src/graph/record.ts";

/**
 * A process that writes into the directory of a graph: `writer.ts DIRECTORY CODE DEATH`. It kills
 * itself when it asks the disk for the DEATH-th time, 0 being in the midst of the change and -1
 * never; then it says how often it asked. With DEATH "wait" it stays in the midst of the change, and
 * with "lock" it dies when it has made the first file that it writes, which is empty yet.
 */
const [directory = "", code = "", death = ""] = process.argv.slice(2);

const die = (): void => {
  process.kill(process.pid, "SIGKILL");
};

let asked = 0;
const handle = await open(import.meta.filename);
const prototype = Object.getPrototypeOf(handle) as { sync: () => Promise<void> };
await handle.close();
const { sync } = prototype;
prototype.sync = async function (): Promise<void> {
  if (++asked === Number(death)) die();
  await sync.call(this);
};

if (death === "lock") {
  const { writeFile } = fs;
  fs.writeFile = async (...[file]: Parameters<typeof writeFile>) => {
    await writeFile(file, "");
    die();
  };
  syncBuiltinESMExports();
}

const graph = await EmbeddedGraph.open(directory);
await graph.write(async (writer) => {
  await writer.putNodes([node("Code", { code, system: "CPT", synonyms: [] })]);
  if (death === "0") die();
  if (death !== "wait") return;
  process.stdout.write("writing\n");
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
process.stdout.write(`${asked}\n`);
await graph.close();
