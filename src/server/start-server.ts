import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Graph } from "../graph/graph.ts";
import { createApp } from "./app.ts";
import { startApollo } from "./apollo.ts";
import { checkExposure } from "./identity/exposure.ts";
import type { Gate } from "./identity/gate.ts";
import { KeyRing } from "./identity/key-ring.ts";
import { ListenError } from "./listen-error.ts";
import { createLogger, type Logger } from "./logger.ts";
import { openGraph } from "./open-graph.ts";
import { Metrics } from "./observation/metrics.ts";
import { metricsApp } from "./observation/metrics-route.ts";
import { Observation } from "./observation/observation.ts";
import { publishedNames } from "./observation/published-names.ts";
import { readPages, type Pages } from "./page.ts";
import { readPublishedQueries, type PublishedQueries } from "./published-queries.ts";
import type { Settings } from "./settings.ts";
import { countCodes, stateOf } from "./state.ts";
import { urlAt } from "./url-at.ts";
import { readWholeGraphAhead } from "./whole-graph-ahead.ts";

/** For how many milliseconds a server that stops waits for queries that may take as long as they take. */
const LONGEST_QUERY = 30_000;

/** How many milliseconds answers have to be sent when the longest query is over. */
const LONGEST_SENDING = 5_000;

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Where metrics are served. */
  readonly metricsUrl: string;
  /** Finishes the requests in flight, takes no more, and lets go of what it opened. */
  stop(): Promise<void>;
}

/**
 * Starts the server over a graph, or over the store that the settings name. A graph that was given
 * stays open when the server stops.
 *
 * @throws SettingsError where nothing says who may ask, or what says so can't be read
 * @throws ListenError
 */
export async function startServer(
  settings: Settings,
  given?: Graph,
  logger?: Logger,
): Promise<RunningServer> {
  checkExposure(settings);
  const { store, answerCacheMb, limits } = settings;
  const pages = await readPages();
  const published =
    limits.published === undefined
      ? null
      : await readPublishedQueries(limits.published, pages.explorer);
  const log = logger ?? (await createLogger(settings.logLevel));
  const keys = await openKeys(settings, log);
  const graph = given ?? (await openGraph(settings, log));
  const isSeeded = given === undefined && store === "embedded";
  const isEmpty = isSeeded && graph.view().epoch === 0;
  if (isEmpty) await bringSeed(graph, log);
  const apollo = await startApollo(log, limits.query, published);
  const { metricsPort } = settings.observation;
  const observation = await observe(settings, published, log);
  const stopCounting = graph.observe?.((sent) => {
    observation.metrics.countStatement(sent);
  });
  const app = await createApp({
    ...{ graph, store, answerCacheMb, apollo, logger: log, limits, pages, published, observation },
    gate: await gateOf(settings, keys, log),
    corsOrigins: settings.identity.corsOrigins,
    servesMetrics: metricsPort === null,
  });
  const metrics = metricsPort === null ? null : metricsApp(observation.metrics.registry);
  let stopLooking = (): void => undefined;
  let seeding = Promise.resolve();
  const stop = async () => {
    stopLooking();
    stopCounting?.();
    await Promise.all([
      closeInTime(app, (limits.timeout ?? LONGEST_QUERY) + LONGEST_SENDING, log),
      metrics && closeInTime(metrics, LONGEST_SENDING, log),
    ]);
    await apollo.stop();
    await observation.close();
    keys?.close();
    await seeding;
    if (given === undefined) await graph.close();
  };
  try {
    await listen(app, settings);
    if (metrics !== null)
      await listen(metrics, { host: settings.host, port: metricsPort ?? 0 }, "--metrics-port");
  } catch (error) {
    await stop();
    throw error;
  }
  // A store that has facts is served meanwhile.
  if (isSeeded && !isEmpty)
    seeding = bringSeed(graph, log).catch((err: unknown) => {
      log.warn({ err }, "The reference facts that come with this version can't be looked through.");
    });
  if (published !== null) announcePublished(log, published, pages);
  await announceGraph(log, graph, settings);
  stopLooking = readWholeGraphAhead(graph, log);
  const metricsUrl = `${urlOf(metrics ?? app, settings)}/metrics`;
  if (metrics !== null) log.info(`Metrics are at ${metricsUrl}`);
  return { url: urlOf(app, settings), metricsUrl, stop };
}

/**
 * Closes the server when its requests are answered. What is left then are exports, and requests that
 * do not come to their end, which Node ends no more when it has stopped listening.
 */
async function closeInTime(app: FastifyInstance, milliseconds: number, log: Logger): Promise<void> {
  const late = setTimeout(() => {
    log.warn(`Breaking off what is not finished after ${milliseconds / 1_000} seconds.`);
    app.server.closeAllConnections();
  }, milliseconds);
  await app.close();
  clearTimeout(late);
}

async function observe(
  settings: Settings,
  published: PublishedQueries | null,
  logger: Logger,
): Promise<Observation> {
  const metrics = new Metrics(await publishedNames(published));
  const { slowQuery, traces } = settings.observation;
  // What makes traces takes a while to load, for which a server without them should not wait.
  const tracing = traces ? (await import("./observation/tracing.ts")).startTracing(logger) : null;
  return new Observation(metrics, slowQuery, tracing);
}

async function openKeys(
  { identity: { keysFile } }: Settings,
  logger: Logger,
): Promise<KeyRing | null> {
  if (keysFile === null) return null;
  const keys = await KeyRing.open(keysFile, {
    onChange: (count) => {
      logger.info({ keys: count }, `The keys have changed: there are ${count}.`);
    },
    onProblem: (problem) => {
      logger.error(problem);
    },
  });
  if (keys.size === 0) logger.warn(`${keysFile} holds no key: make some with codeloom key create.`);
  return keys;
}

/** What tells who asks; null where everybody may. */
async function gateOf(
  { identity: { tokens } }: Settings,
  keys: KeyRing | null,
  logger: Logger,
): Promise<Gate | null> {
  if (keys === null && tokens === null) return null;
  // What verifies tokens takes a while to load.
  const { Gate } = await import("./identity/gate.ts");
  const { TokenVerifier } = await import("./identity/token-verifier.ts");
  return new Gate(keys, tokens && new TokenVerifier(tokens), logger);
}

/** Loads what reads the seed, for which a store that has facts should not wait. */
async function bringSeed(graph: Graph, logger: Logger): Promise<void> {
  const { seedAtStart } = await import("./seed-at-start.ts");
  await seedAtStart(graph, logger);
}

async function listen(
  app: FastifyInstance,
  { host, port }: Pick<Settings, "host" | "port">,
  flag = "--port",
): Promise<void> {
  try {
    await app.listen({ host, port, listenTextResolver: listensOn });
  } catch (error) {
    const why = REASONS[(error as NodeJS.ErrnoException).code ?? ""];
    if (why === undefined) throw error;
    const message = `Can't listen on port ${port} of ${host}: ${why.replace("--port", flag)}.`;
    throw new ListenError(message, { cause: error });
  }
}

const listensOn = (address: string) =>
  `Codeloom listens on ${address}/graphql; people open ${address} in a browser.`;

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "another process listens there; give another --port",
  EACCES: "this user may not; give a --port above 1023",
  EADDRNOTAVAIL: "this machine has no such address; give another --host",
  ENOTFOUND: "there is no such host; give another --host",
};

const urlOf = (app: FastifyInstance, { host }: Settings): string =>
  urlAt(host, (app.server.address() as AddressInfo).port);

function announcePublished(logger: Logger, { texts }: PublishedQueries, pages: Pages): void {
  const { size } = texts;
  const explorer =
    pages.explorer === null ? "the explorer is not built" : "those of the explorer among them";
  logger.info({ queries: size }, `Only the ${size} published queries are answered; ${explorer}.`);
}

async function announceGraph(logger: Logger, graph: Graph, { store }: Settings): Promise<void> {
  const state = stateOf(graph, store);
  if (state.status === "not ready") {
    logger.warn({ store }, `Not ready: ${state.reason}`);
    return;
  }
  const { epoch } = state;
  try {
    const codes = await countCodes(graph.view());
    logger.info({ store, epoch, codes }, `The graph is at epoch ${epoch}, with ${codes} codes.`);
  } catch (err) {
    logger.warn({ err }, "The graph went away while its codes were counted.");
  }
}
