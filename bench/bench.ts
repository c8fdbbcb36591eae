/** Runs Codeloom and its rivals side by side; see docs/performance.md. */
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildWorld } from "./data/build-world.ts";
import type { World } from "./data/world.ts";
import { measure, prepare, Servers } from "./measure/contest.ts";
import { resultsOf, type Result } from "./measure/results.ts";
import { tables } from "./measure/table.ts";
import { readOptions, type Options } from "./options.ts";
import type { RivalName } from "./rivals/rival.ts";
import type { Figures, Workload } from "./workloads/workload.ts";
import { pinPeer } from "./workloads/peer-dialect.ts";

const RESULTS = join(import.meta.dirname, "results");
const start = performance.now();

const say = (line: string): void => {
  const seconds = Math.round((performance.now() - start) / 1_000);
  process.stderr.write(`${String(seconds).padStart(5)} s  ${line}\n`);
};

/** What is done for one workload and one rival in each round. */
interface Turn {
  readonly workload: Workload;
  readonly rival: RivalName;
  readonly figures: Figures[];
  readonly run: () => Promise<Figures>;
}

/**
 * Before each measurement, since a server waits while the others are measured, in later rounds for a
 * quarter of an hour: until its code is compiled well, and its memory is at hand again.
 */
const warmSeconds = ({ seconds }: Options): number => Math.max(3, Math.ceil(seconds / 2));

async function turnsOf(
  workload: Workload,
  options: Options,
  servers: Servers,
  world: World,
): Promise<Turn[]> {
  const { rivals, seconds } = options;
  if (workload.kind === "task")
    return rivals
      .filter((rival) => workload.rivals.includes(rival))
      .map((rival) => ({ workload, rival, figures: [], run: () => workload.run(rival, world) }));
  say(`${workload.name}: looking whether all answer the same.`);
  const contestants = await prepare(workload, rivals, servers, world);
  return contestants.map((contestant) => ({
    workload,
    rival: contestant.rival,
    figures: [],
    run: () => {
      const times = { seconds, warmSeconds: warmSeconds(options) };
      return measure(contestant, servers, world, times);
    },
  }));
}

/** Lets everybody have a turn at everything, round by round. */
async function compete(options: Options, world: World): Promise<Result[]> {
  const servers = new Servers(world);
  try {
    const turns: Turn[] = [];
    for (const workload of options.workloads)
      turns.push(...(await turnsOf(workload, options, servers, world)));
    for (let round = 1; round <= options.rounds; round++)
      for (const { workload, rival, figures, run } of turns) {
        const found = await run();
        figures.push(found);
        say(`round ${round} of ${options.rounds}: ${workload.name}, ${rival}: ${inWords(found)}`);
      }
    return options.workloads.flatMap(({ name }) =>
      resultsOf(
        name,
        new Map(
          turns
            .filter(({ workload }) => workload.name === name)
            .map(({ rival, figures }) => [rival, figures]),
        ),
      ),
    );
  } finally {
    await servers.stopAll();
  }
}

const inWords = ({ requestsPerSecond, p50 }: Figures): string =>
  `${requestsPerSecond === null ? "" : `${Math.round(requestsPerSecond).toLocaleString("en-US")} a second, `}${p50.toPrecision(3)} ms`;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) return;
  if (options.print) {
    const text = await readFile(join(RESULTS, "latest.json"), "utf8");
    process.stdout.write(`${tables(JSON.parse(text) as Result[])}\n`);
    return;
  }
  execFileSync("npm", ["run", "build:server"], {
    cwd: join(import.meta.dirname, ".."),
    stdio: "ignore",
  });
  const needsDatabase = options.rivals.some((rival) => !/^(embedded|limit)/.test(rival));
  const { world, end } = await buildWorld({ needsDatabase, madeUp: options.madeUp }, say);
  pinPeer(world);
  try {
    const results = await compete(options, world);
    process.stdout.write(`${tables(results)}\n`);
    await mkdir(RESULTS, { recursive: true });
    const file = join(RESULTS, options.isWhole ? "latest.json" : "partial.json");
    await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
    say(`Written to ${file}.`);
  } finally {
    await end();
  }
}

process.setMaxListeners(0);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
await main();
