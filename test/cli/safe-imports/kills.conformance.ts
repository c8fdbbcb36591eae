import { expect } from "@jest/globals";
import type { GraphView } from "../../../src/graph/graph.ts";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { OFFICIAL_SOURCES } from "../../../src/sources/official-sources.ts";
import { putSeed } from "../../sources/import/graphs.ts";
import { stream } from "../../support/stream.ts";
import type { Command } from "../command.ts";
import { digestOf, editsIn, glanceAt, watchGraph } from "./sight.ts";
import { PHASES, type Phase, type StoreToKill } from "./store-to-kill.ts";

/** A third of the kills, for CI, whose time is bounded: each costs two imports. */
const FEW = process.env.FEW_KILLS === "1";
const QUOTAS: Readonly<Record<Phase, number>> = FEW
  ? { reading: 2, batches: 3, flip: 2, cleaning: 2 }
  : { reading: 6, batches: 9, flip: 6, cleaning: 6 };
/** How many kills there must be: 27, or with `FEW_KILLS` 9. */
export const WANTED = Object.values(QUOTAS).reduce((sum, quota) => sum + quota, 0);
/** As many must have come so late that the graph is as after. */
const AFTER = FEW ? 1 : 3;
/** A phase that was missed is aimed at again, but not for ever. */
const MOST = 3 * WANTED;

/** Paths of the files of one release. */
export type Files = readonly string[];

/** A state of the graph that readers may see. */
export interface State {
  readonly digest: string;
  /** Procedure pairs in it. */
  readonly edits: number;
  readonly glance: string;
}

/** Numbers from 0 to 1 that follow from a seed, which is printed. */
export function randomOf(what: string): () => number {
  const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));
  process.stdout.write(`Kills of ${what}: KILL_SEED=${seed}\n`);
  return stream(seed);
}

/** What a view shows. */
export const stateOf = async (view: GraphView): Promise<State> => ({
  digest: await digestOf(view),
  edits: await editsIn(view),
  glance: await glanceAt(view),
});

/** What the graph is before all quarters and after each of them, when nobody kills anything. */
export async function statesOf(quarters: readonly Files[]): Promise<State[]> {
  const graph = new MemoryGraph();
  await putSeed(graph);
  const states = [await stateOf(graph.view())];
  const source = OFFICIAL_SOURCES.find(({ slug }) => slug === "ptp");
  for (const paths of quarters) {
    const release = await source?.open(paths, {});
    const options = { replace: false, allowPartial: false, now: new Date() };
    await release?.importInto(graph, { ...options, onProgress: () => undefined }, () =>
      Promise.resolve(),
    );
    states.push(await stateOf(graph.view()));
  }
  return states;
}

/** How an import goes from its start to its end. */
const COURSE = ["start", "reading", "cleaning", "batches", "flip", "end"] as const;

/** What became of an import that was to be killed. */
export interface Kill {
  readonly phase: Phase | "start" | "end";
  readonly graph: "before" | "after";
}

export interface KillOptions {
  readonly store: StoreToKill;
  readonly start: Command["start"];
  readonly random: () => number;
  /** Milliseconds between the looks of a reader. */
  readonly pause?: number;
}

/** Imports a quarter and kills that in a phase; the graph must be as before or as after. */
export async function killImport(
  { store, start, random, pause }: KillOptions,
  paths: Files,
  [before, after]: readonly [State, State],
  wanted: Phase,
): Promise<Kill> {
  const phaseOf = await store.beforeImport();
  const reader = await store.open();
  const watch = watchGraph(reader, pause);
  const running = start(["import", "ptp", ...paths], store.environment());
  const began = performance.now();
  const attempt = { running, edits: after.edits };
  // An import that ends before that phase is one more that was missed.
  const reached = store.reaches(attempt, wanted, random).catch(() => undefined);
  await Promise.race([reached, running.ended]);
  const milliseconds = performance.now() - began;
  running.kill();
  const { code, stderr } = await running.ended;
  const phase = await phaseOf(attempt);
  if (COURSE.indexOf(phase) > COURSE.indexOf(wanted)) store.wasLate(wanted);
  await reached;
  const { seen, looks } = await watch.end();
  await reader.close();
  await store.forget();
  const graph = await store.open();
  const digest = await digestOf(graph.view());
  await graph.close();
  const name = digest === before.digest ? "before" : digest === after.digest ? "after" : "BETWEEN";
  process.stdout.write(
    `  killed in ${phase} (wanted: ${wanted}) at ${milliseconds.toFixed(0)} ms: the graph is as ${name}; ${looks} looks\n`,
  );
  expect([before.digest, after.digest]).toContain(digest);
  expect([before.glance, after.glance].join()).toContain(seen.join());
  expect(stderr).not.toContain("codeloom:");
  // At the very end the kill may come before the process is gone, or after.
  expect(phase === "end" ? [0, null] : [null]).toContain(code);
  return { phase, graph: name === "after" ? "after" : "before" };
}

/** Runs the import again, which must complete it and leave nothing of what was killed. */
export async function completeImport(
  { store, start }: KillOptions,
  paths: Files,
  after: State,
): Promise<void> {
  const again = await start(["import", "ptp", ...paths], store.environment()).ended;
  expect(again).toMatchObject({ code: 0 });
  const graph = await store.open();
  expect(await digestOf(graph.view())).toBe(after.digest);
  await graph.close();
  expect(await store.leftovers()).toEqual([]);
}

/** Kills imports of quarters, over the reference facts alone and over the quarter before. */
export async function killManyImports(
  options: KillOptions,
  quarters: readonly Files[],
  states: readonly State[],
): Promise<void> {
  const { store, start, random } = options;
  await store.reset();
  const alone = await store.measure(
    start(["import", "ptp", ...(quarters[0] ?? [])], store.environment()),
  );
  process.stdout.write(`Milliseconds when left alone: ${JSON.stringify(alone)}\n`);
  const kills: Kill[] = [];
  const killed = (phase: string): number => kills.filter((kill) => kill.phase === phase).length;
  const after = (): number => kills.filter(({ graph }) => graph === "after").length;
  const lacking = (): Phase[] =>
    PHASES.filter(
      (phase) => killed(phase) < QUOTAS[phase] || (phase === "flip" && after() < AFTER),
    );
  let attempts = 0;
  const pick = (): Phase | undefined => {
    const phases = attempts < MOST ? lacking() : [];
    return phases[Math.floor(random() * phases.length)];
  };
  for (let round = 0, wanted = pick(); wanted !== undefined; round++) {
    const at = round % quarters.length;
    if (at === 0) await store.reset();
    await store.age();
    const [quarter, before, next] = [quarters[at], states[at], states[at + 1]];
    if (quarter === undefined || before === undefined || next === undefined)
      throw new Error("There is a state before and after each quarter.");
    process.stdout.write(
      `Quarter ${at + 1} over ${at === 0 ? "reference facts" : `quarter ${at}`}\n`,
    );
    for (let tries = 1; ; tries++) {
      // There is nothing to clean up but for what a killed import has left behind.
      if (wanted === "cleaning" && !(await store.hasToClean())) wanted = "batches";
      attempts += 1;
      const kill = await killImport(options, quarter, [before, next], wanted);
      if (kill.phase !== "end") kills.push(kill);
      wanted = pick();
      const hasToClean = kill.graph === "before" && (await store.hasToClean());
      if (tries === 3 || !hasToClean || !lacking().includes("cleaning")) break;
      wanted = "cleaning";
    }
    await completeImport(options, quarter, next);
    wanted = pick();
  }
  const counts = PHASES.map((phase) => `${killed(phase)} in ${phase}`).join(", ");
  process.stdout.write(`${kills.length} kills: ${counts}; ${after()} left the graph as after\n`);
  expect(lacking()).toEqual([]);
  expect(kills.length).toBeGreaterThanOrEqual(WANTED);
}
