import { createServer } from "node:net";
import { totalmem } from "node:os";
import { readPages } from "../../server/page.ts";
import type { Settings } from "../../server/settings.ts";
import { urlAt } from "../../server/url-at.ts";
import { fail, megabytes, ok, warn, type Finding } from "./finding.ts";

const OLDEST_NODE = [20, 15] as const;

/** Whether this Node runs the server. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  const [oldest, oldestMinor] = OLDEST_NODE;
  const isOld = major < oldest || (major === oldest && minor < oldestMinor);
  const what = `Node ${version}`;
  return isOld
    ? fail("node", `${what} is too old.`, `Install Node ${OLDEST_NODE.join(".")} or newer.`)
    : ok("node", `${what}.`);
}

/** Whether what people look at was built. */
export async function checkPages(built?: string): Promise<Finding[]> {
  const pages = Object.entries(await readPages(built));
  const missing = pages.filter(([, page]) => page === null).map(([name]) => name);
  if (missing.length === 0) return [ok("pages", "The explorer and GraphiQL are built.")];
  const what = `Not built: ${missing.join(", ")}. The API answers without.`;
  return [warn("pages", what, "Run npm run build.")];
}

/** What the process itself takes, and what a graph takes for each of its two copies in a swap. */
const BASE = 150 * 1024 ** 2;

/** Whether there is memory for two copies of a graph, of which each takes so many bytes. */
export function checkMemory(copy: number, { answerCacheMb }: Settings, there = memory()): Finding {
  const needed = BASE + 2 * copy + answerCacheMb * 1024 ** 2;
  const what = `${megabytes(there)} there; the graph and its successor while that is loaded take about ${megabytes(needed)}`;
  return needed > there
    ? warn("memory", `${what}.`, "Give the process or its container more, or keep fewer answers.")
    : ok("memory", `${what}.`);
}

/** What this process may use, in bytes: a container may have less than its machine. */
function memory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}

/** Whether the metrics can be served on a port of their own, where they are to be. */
export async function checkMetricsPort(settings: Settings): Promise<Finding[]> {
  const { host, observation } = settings;
  if (observation.metricsPort === null) return [];
  const at = `${host}:${observation.metricsPort}`;
  const problem = await listenProblem(host, observation.metricsPort);
  if (problem === null) return [ok("port", `${at} can be listened on, for metrics.`)];
  // Where a Codeloom serves already, its metrics are there.
  const what = `${at}, for metrics, can't be listened on (${problem}).`;
  const remedy = "Set another METRICS_PORT, if that is not this server, which runs already.";
  return [problem === "EADDRINUSE" ? warn("port", what, remedy) : fail("port", what, remedy)];
}

/** Whether the server can listen where it is told to, or does so already. */
export async function checkPort(settings: Settings): Promise<Finding> {
  const { host, port } = settings;
  const problem = await listenProblem(host, port);
  if (problem === null) return ok("port", `${host}:${port} can be listened on.`);
  if (problem === "EADDRINUSE") {
    const state = await codeloomAt(host, port);
    if (state !== null) return ok("port", `A Codeloom listens on ${host}:${port}, ${state}.`);
    const remedy = "Set another PORT, or end the other process.";
    return fail("port", `Another process listens on ${host}:${port}.`, remedy);
  }
  return fail("port", `${host}:${port} can't be listened on (${problem}).`, "Set HOST or PORT.");
}

function listenProblem(host: string, port: number): Promise<string | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
    server.listen({ host, port }, () => {
      server.close(() => {
        resolve(null);
      });
    });
  });
}

/** How the Codeloom that listens there is; null where it is something else. */
async function codeloomAt(host: string, port: number): Promise<string | null> {
  try {
    const response = await fetch(`${urlAt(host, port)}/readyz`, {
      signal: AbortSignal.timeout(2_000),
    });
    const { status, store } = (await response.json()) as { status?: string; store?: string };
    return status === undefined || store === undefined ? null : `${status} (${store})`;
  } catch {
    return null;
  }
}
