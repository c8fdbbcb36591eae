import { percentile } from "../measure/statistics.ts";
import type { Clients } from "./clients.ts";
import type { Ledger } from "./ledger.ts";
import type { SoakOptions } from "./options.ts";
import type { Servers } from "./servers.ts";

/** So much of the time goes by before memory is compared: caches fill, and code is compiled. */
const WARM_UP = 0.25;

/** What there is to tell at the end. */
interface Outcome extends SoakOptions {
  readonly verdict: ReturnType<Ledger["verdict"]>;
  readonly clients: Clients;
  readonly servers: Servers;
  readonly imports: number;
  /** Megabytes of the server that stayed, second by second. */
  readonly memory: readonly number[];
}

/** The table that docs/reliability.md shows. */
export function reportOf({ verdict, clients, servers, memory, ...outcome }: Outcome): string {
  const times = Float64Array.from(clients.times).sort();
  const milliseconds = [0.5, 0.99, 1].map((part) => `${percentile(times, part).toFixed(1)} ms`);
  const warm = memory.slice(Math.floor(memory.length * WARM_UP));
  const third = Math.max(1, Math.floor(warm.length / 3));
  const [before, after] = [mean(warm.slice(0, third)), mean(warm.slice(-third))];
  const growth = (after / before - 1) * 100;
  const rows: readonly (readonly [string, string])[] = [
    ["figure", "value"],
    ["---", "---"],
    ["store", outcome.store],
    ["minutes, connections", `${outcome.minutes}, ${outcome.connections}`],
    ["answers that were right", String(verdict.right)],
    ["answers that were wrong", String(verdict.wrong)],
    ["refused, cut off or lost", String(verdict.failed)],
    ["not taken by one server, then asked of the other", String(clients.retries)],
    ["p50, p99, longest", milliseconds.join(", ")],
    ["imports and removals", String(outcome.imports)],
    ["restarts", String(servers.restarts)],
    ["memory of the server that stayed: first third after the warm-up", `${before.toFixed(0)} MB`],
    [
      "the same: last third",
      `${after.toFixed(0)} MB (${growth < 0 ? "" : "+"}${growth.toFixed(1)} %)`,
    ],
    ["the same: at most", `${Math.max(...memory).toFixed(0)} MB`],
  ];
  return rows.map(([name, value]) => `| ${name} | ${value} |`).join("\n");
}

const mean = (figures: readonly number[]): number =>
  figures.reduce((sum, figure) => sum + figure, 0) / Math.max(1, figures.length);
