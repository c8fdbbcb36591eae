/**
 * The load generator, a process of its own: `load.ts JOB` asks what the file JOB says and prints
 * what it found.
 */
import { readFileSync } from "node:fs";
import autocannon, { type Client } from "autocannon";
import { HEADERS } from "./ask.ts";
import type { HttpRequest } from "../workloads/workload.ts";
import { forgetPeak, memoryOf, processorSeconds } from "./process-figures.ts";
import { percentile } from "./statistics.ts";

/** What to ask of whom, and for how long. */
export interface LoadJob {
  readonly url: string;
  readonly connections: number;
  readonly warmSeconds: number;
  readonly seconds: number;
  readonly requests: readonly HttpRequest[];
  readonly pid: number;
  readonly databasePid: number | null;
}

const MILLISECONDS = 1_000;

/** How long to ask: for some seconds, or so many questions. */
type Extent = { readonly duration: number } | { readonly amount: number };

/** Of what answers slower than this in a measurement, all answers are waited for. */
const FEW_A_CONNECTION = 20;

interface Found {
  /** What each answer took, in milliseconds. */
  readonly times: number[];
  readonly bytes: number;
  /** From the first question to the last answer: autocannon takes up to a second more to end. */
  readonly seconds: number;
}

/** Asks: each connection has a part of the questions of its own, and begins anew at its end. */
function ask(job: LoadJob, extent: Extent): Promise<Found> {
  const { url, connections, requests } = job;
  const times: number[] = [];
  let bytes = 0;
  const start = performance.now();
  let last = start;
  let client = 0;
  const setupClient = (one: Client): void => {
    const own = requests.filter((_, i) => i % connections === client);
    client += 1;
    one.setRequests((own.length > 0 ? own : requests).map(asPost));
  };
  const options = { url, connections, ...extent, timeout: 120, setupClient };
  return new Promise((resolve, reject) => {
    const load = autocannon(options, (error: unknown, { non2xx, errors, timeouts }) => {
      if (error instanceof Error) reject(error);
      else if (non2xx + errors + timeouts > 0)
        reject(new Error(`${non2xx} answers were no success, ${errors + timeouts} did not come.`));
      else resolve({ times, bytes, seconds: (last - start) / MILLISECONDS });
    });
    load.on("response", (_client, _status, size, time) => {
      times.push(time);
      bytes += size;
      last = performance.now();
    });
  });
}

const asPost = ({ path, body }: HttpRequest) => ({
  method: "POST" as const,
  path,
  headers: HEADERS,
  body,
});

const job = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as LoadJob;
const processors = (pid: number | null): number | null =>
  pid === null ? null : processorSeconds(pid);
const usedSince = (pid: number | null, before: number | null, seconds: number): number | null => {
  const now = processors(pid);
  return now === null || before === null ? null : (now - before) / seconds;
};

// What is still asked when the time is over does not count, which would wrong who is slow: of those
// so many questions are asked as fit into the time, and all answers are waited for.
const rateOf = ({ times, seconds }: Found): number => times.length / seconds;
let rate = rateOf(await ask(job, { amount: job.connections }));
if (rate * job.warmSeconds > job.connections)
  rate = rateOf(await ask(job, { duration: job.warmSeconds }));
const fitting = Math.ceil(rate * job.seconds);
const isSlow = fitting < FEW_A_CONNECTION * job.connections;
if (isSlow) await ask(job, { amount: job.connections });
const extent = isSlow
  ? { amount: Math.max(fitting, 2 * job.connections) }
  : { duration: job.seconds };
forgetPeak(job.pid);
const before = { own: processors(job.pid), database: processors(job.databasePid) };
const { times, bytes, seconds } = await ask(job, extent);
const sorted = Float64Array.from(times).sort();
process.stdout.write(
  JSON.stringify({
    requestsPerSecond: times.length / seconds,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    cpu: usedSince(job.pid, before.own, seconds),
    databaseCpu: usedSince(job.databasePid, before.database, seconds),
    memory: memoryOf(job.pid, "VmHWM"),
    bytes: bytes / times.length,
  }),
);
