import { watch } from "node:fs";
import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { EmbeddedGraph } from "../../../src/graph/memory/embedded-graph.ts";
import { putSeed } from "../../sources/import/graphs.ts";
import type { Running } from "../command.ts";
import {
  sleep,
  type Attempt,
  type Lengths,
  type Phase,
  type StoreToKill,
} from "./store-to-kill.ts";

/** What an import does in the directory of a graph, in this order. */
const STEPS = ["locks", "writes", "names", "flips"] as const;
type Step = (typeof STEPS)[number];

function stepOf(name: string | null): Step | null {
  if (name === null) return null;
  if (name.endsWith(".lock")) return "locks";
  if (name.includes(".unfinished-")) return "writes";
  if (/^\d{6}$/.test(name)) return "names";
  return name === "CURRENT" ? "flips" : null;
}

/** Resolves when the system tells of the step; never where the import ends without it. */
export function step(path: string, wanted: Step): Promise<void> {
  return new Promise((resolve) => {
    const watchers = [path, join(path, "epochs")].map((folder) =>
      watch(folder, { persistent: false }, (_event, name) => {
        if (stepOf(name) !== wanted) return;
        for (const watcher of watchers) watcher.close();
        resolve();
      }),
    );
  });
}

async function measure(path: string, running: Running): Promise<Lengths> {
  const at: Partial<Record<Step | "reads", number>> = {};
  for (const name of STEPS)
    void step(path, name).then(() => {
      at[name] = performance.now();
    });
  await running.told(/Reading/);
  at.reads = performance.now();
  const { code, stderr } = await running.ended;
  if (code !== 0) throw new Error(`The import that was to be measured failed: ${stderr}`);
  const between = (a: number | undefined, b: number | undefined): number => {
    if (a === undefined || b === undefined) throw new Error("Nobody told of a step.");
    return b - a;
  };
  return {
    reading: between(at.reads, at.locks),
    batches: between(at.locks, at.names),
    flip: between(at.names, at.flips),
    cleaning: between(at.flips, performance.now()),
  };
}

/** The embedded store in a directory; `lengths` are those of its phases until they are measured. */
export function embeddedToKill(path: () => string, lengths: Lengths): StoreToKill {
  const lasting = { ...lengths };
  const names = async (folder: string): Promise<string[]> => readdir(join(path(), folder));
  const current = (): Promise<string> => readFile(join(path(), "CURRENT"), "utf8");
  const epochOfCurrent = async (): Promise<number> =>
    Number(/epochs\/(\d+)/.exec(await current())?.[1]);
  const unfinished = async (): Promise<string[]> => {
    const epoch = await epochOfCurrent();
    return (await names("epochs")).filter((name) => !/^\d+$/.test(name) || Number(name) > epoch);
  };

  const beforeImport: StoreToKill["beforeImport"] = async () => {
    const [flag, locks, left] = [await current(), await names("."), await unfinished()];
    // Three are one too many; the oldest is removed after the flip.
    const epoch = await epochOfCurrent();
    const [old = ""] = (await names("epochs")).filter((name) => Number(name) < epoch).sort();
    return async ({ running }: Attempt): Promise<Phase | "start" | "end"> => {
      const { code, stderr } = await running.ended;
      const locked = (await names(".")).some(
        (name) => name.endsWith(".lock") && !locks.includes(name),
      );
      if ((await current()) !== flag) {
        if (code !== null || !locked) return "end";
        const removed = old.length > 0 && !(await names("epochs")).includes(old);
        return removed ? "cleaning" : "flip";
      }
      if (!locked) return stderr.includes("Reading") ? "reading" : "start";
      const now = await unfinished();
      if (now.some((name) => /^\d+$/.test(name) && !left.includes(name))) return "flip";
      return now.some((name) => left.includes(name)) ? "cleaning" : "batches";
    };
  };

  return {
    environment: () => ({}),
    reset: async () => {
      await rm(path(), { recursive: true, force: true });
      const graph = await EmbeddedGraph.open(path());
      await putSeed(graph);
      await graph.close();
    },
    measure: async (running) => {
      const measured = await measure(path(), running);
      // To remove what a killed import left takes less than an import takes to end.
      Object.assign(lasting, measured, { cleaning: lasting.cleaning });
      return measured;
    },
    open: () => EmbeddedGraph.open(path()),
    beforeImport,
    wasLate: (phase) => {
      lasting[phase] /= 2;
    },
    reaches: async ({ running }, phase, random) => {
      switch (phase) {
        case "reading":
          await running.told(/Reading/);
          return sleep(random() * lasting.reading);
        case "batches":
          // While it is worked out what to write, or while that is written, which leaves files behind.
          if (random() < 0.5) {
            await step(path(), "writes");
            return sleep((random() * lasting.batches) / 10);
          }
          await step(path(), "locks");
          return sleep(random() * lasting.batches);
        case "flip":
          // On the way there, or as soon as it is done.
          if (random() < 0.5) return step(path(), "flips");
          await step(path(), "names");
          return sleep(random() * lasting.flip);
        case "cleaning":
          await step(path(), "locks");
          return sleep(random() * lasting.cleaning);
      }
    },
    // A process of this machine that died counts as dead at once.
    forget: () => Promise.resolve(),
    // Readers of the embedded store hold what they see in memory.
    age: () => Promise.resolve(),
    hasToClean: async () => (await unfinished()).length > 0,
    leftovers: async () => [
      ...(await unfinished()),
      ...(await names(".")).filter((name) => name !== "CURRENT" && name !== "epochs"),
    ],
  };
}
