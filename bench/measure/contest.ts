import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import type { World } from "../data/world.ts";
import { dialectOf, type RivalName } from "../rivals/rival.ts";
import type { Server } from "../rivals/server.ts";
import { startRival } from "../rivals/start-rival.ts";
import type { Dialect, Figures, HttpRequest, Questions, Variables } from "../workloads/workload.ts";
import { askAll, inParallel, send, type Asked } from "./ask.ts";
import { difference } from "./compare.ts";
import type { LoadJob } from "./load.ts";
import { runLoad } from "./run-load.ts";

const CONNECTIONS = 16;

/** So many answers of each rival are compared before anything is timed, unless a workload says other. */
const COMPARED = 200;

/** A rival that answers as all do, and what it is asked. */
export interface Contestant {
  readonly rival: RivalName;
  readonly workload: Questions;
  readonly requests: readonly HttpRequest[];
}

/**
 * The servers of a run; each is started when it is first needed, and runs to its end. Only the limit
 * is one for each workload, or it would hold the answers of all.
 */
export class Servers {
  readonly #world: World;
  readonly #running = new Map<RivalName, Server>();

  constructor(world: World) {
    this.#world = world;
  }

  async of(rival: RivalName, workload: Questions): Promise<Server> {
    const known = this.#running.get(rival);
    if (known !== undefined) return known;
    const answers = answersFile(workload, this.#world);
    const server = await startRival(rival, this.#world, answers);
    this.#running.set(rival, server);
    return server;
  }

  async stop(rival: RivalName): Promise<void> {
    await this.#running.get(rival)?.stop();
    this.#running.delete(rival);
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((rival) => this.stop(rival)));
  }
}

const answersFile = ({ name }: Questions, { scratch }: World): string =>
  join(scratch, `answers-${name}`);

/** Those of the rivals that can answer, after it was seen that all answer the same. */
export async function prepare(
  workload: Questions,
  rivals: readonly RivalName[],
  servers: Servers,
  world: World,
): Promise<Contestant[]> {
  const drawn = workload.draw(world);
  const some = drawn.slice(0, workload.compared ?? COMPARED);
  const able = rivals.filter((rival) => dialectOf(rival, workload) !== null);
  const first = await servers.of("embedded", workload);
  const reference = await askSome(first.url, workload.codeloom, some);
  if (able.includes("limit")) {
    const { url } = first;
    const all = await inParallel(drawn, (variables) => askAll(url, workload.codeloom, variables));
    await writeAnswers(answersFile(workload, world), all.flat());
  }
  const contestants: Contestant[] = [];
  for (const rival of able) {
    const dialect = dialectOf(rival, workload) ?? workload.codeloom;
    world.say(`${workload.name}: comparing ${rival}.`);
    const { url } = await servers.of(rival, workload);
    const answers = await askSome(url, dialect, some);
    compare(workload, rival, { drawn, dialect, answers, reference });
    // Of what comes page by page, all pages are asked for in turn.
    const requests =
      dialect.next === undefined
        ? drawn.map((variables) => dialect.request(variables))
        : answers.flat().map(({ request }) => request);
    // As it is when a server has run for a while: what is measured is not how it is filled.
    if (rival.endsWith("-cached"))
      await inParallel(distinct(requests), (request) => send(url, request), CONNECTIONS);
    contestants.push({ rival, workload, requests });
    if (rival === "limit") await servers.stop(rival);
  }
  return contestants;
}

/** Each question once. */
const distinct = (requests: readonly HttpRequest[]): HttpRequest[] => [
  ...new Map(requests.map((request) => [request.body, request])).values(),
];

const askSome = (url: string, dialect: Dialect, drawn: readonly Variables[]) =>
  inParallel(drawn, (variables) => askAll(url, dialect, variables));

/** Refuses a rival that answers otherwise than the first: its time would say nothing. */
function compare(
  workload: Questions,
  rival: RivalName,
  {
    drawn,
    dialect,
    answers,
    reference,
  }: { drawn: Variables[]; dialect: Dialect; answers: Asked[][]; reference: Asked[][] },
): void {
  const formsOf = (asked: Asked[] | undefined, form: Dialect["form"]): unknown[] =>
    (asked ?? []).map(({ text }) => form(JSON.parse(text)));
  answers.forEach((own, i) => {
    const found = difference(
      formsOf(reference[i], workload.codeloom.form),
      formsOf(own, dialect.form),
    );
    if (found !== null)
      throw new Error(
        `${workload.name}: ${rival} answers otherwise than embedded to ${JSON.stringify(drawn[i])}, in ${found}.`,
      );
  });
}

/** Requests and answers, a line each. */
async function writeAnswers(file: string, asked: readonly Asked[]): Promise<void> {
  const stream = createWriteStream(file, "utf8");
  for (const { request, text } of asked)
    if (!stream.write(`${request.body}\n${text.trimEnd()}\n`)) await once(stream, "drain");
  stream.end();
  await once(stream, "close");
}

/** Measures one rival once. */
export async function measure(
  { rival, workload, requests }: Contestant,
  servers: Servers,
  world: World,
  times: Pick<LoadJob, "seconds" | "warmSeconds">,
): Promise<Figures> {
  const { url, pid } = await servers.of(rival, workload);
  const { connections = CONNECTIONS } = workload;
  const usesDatabase = ["peer", "hand-written", "neo4j", "neo4j-cached"].includes(rival);
  const databasePid = usesDatabase ? (world.database?.pid ?? null) : null;
  const job = { url, pid, databasePid, connections, requests, ...times };
  const figures = await runLoad(job, world.scratch);
  if (rival === "limit") await servers.stop(rival);
  return figures;
}
