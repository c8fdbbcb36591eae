import { Agent, request as ask } from "node:http";
import { text as textOf } from "node:stream/consumers";
import type { Graph } from "../../src/graph/graph.ts";
import { createLogger } from "../../src/server/logger.ts";
import { startServer, type RunningServer } from "../../src/server/start-server.ts";
import { CollectedLines } from "../server/collected-lines.ts";
import { quietSettings } from "../server/running-server.ts";
import type { Outcomes } from "./outcomes.ts";

/** What to send: paths and headers as they go over the wire. */
export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What a request was answered. */
export interface HostileAnswer {
  readonly status: number;
  readonly text: string;
  /** The code of its first error; null for one without errors. */
  readonly code: string | null;
}

// Jest looks up each frame of each error in its source maps, which took half of the time of all cases.
// One frame is enough to see whether an answer has it.
Error.stackTraceLimit = 1;

/** A server that tells of each request that it was to blame for. */
export class HostileServer {
  readonly #server: RunningServer;
  readonly #errors: CollectedLines;
  readonly #agent = new Agent({ keepAlive: true });

  private constructor(server: RunningServer, errors: CollectedLines) {
    this.#server = server;
    this.#errors = errors;
  }

  static async over(graph: Graph): Promise<HostileServer> {
    const errors = new CollectedLines();
    const logger = await createLogger("error", errors);
    return new HostileServer(await startServer(quietSettings(), graph, logger), errors);
  }

  /**
   * Sends a request, and notes what became of it.
   *
   * @throws Error where the server is to blame, or lets out what it is made of.
   */
  async send(request: HostileRequest, outcomes: Outcomes): Promise<HostileAnswer> {
    const start = performance.now();
    const { status, text } = await this.#exchange(request);
    const code = codeOf(text);
    const isOurs = status >= 500 || code === NO_CODE || text.includes("INTERNAL_SERVER_ERROR");
    if (isOurs || INSIDES.test(text))
      throw new Error(
        `${status} to ${JSON.stringify(request).slice(0, 3_000)}\n${text.slice(0, 500)}\n${this.#errors.lines.at(-1) ?? ""}`,
      );
    outcomes.note(status < 400 ? code : (code ?? String(status)), performance.now() - start);
    return { status, text, code };
  }

  /** Asks a query as most clients do. */
  ask(content: object, outcomes: Outcomes): Promise<HostileAnswer> {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify(content);
    return this.send({ method: "POST", path: "/graphql", headers, body }, outcomes);
  }

  #exchange(request: HostileRequest): Promise<{ status: number; text: string }> {
    const { method, path, headers = {}, body } = request;
    const { hostname } = new URL(this.#server.url);
    const { port } = this;
    return new Promise((resolve, reject) => {
      const sent = ask({ agent: this.#agent, hostname, port, method, path, headers }, (answer) => {
        textOf(answer).then((text) => {
          resolve({ status: answer.statusCode ?? 0, text });
        }, reject);
      });
      sent.once("error", (error: NodeJS.ErrnoException) => {
        // The server may end a connection just when it is used again.
        if (sent.reusedSocket && error.code === "ECONNRESET")
          this.#exchange(request).then(resolve, reject);
        else reject(error);
      });
      sent.end(body);
    });
  }

  get port(): number {
    return Number(new URL(this.#server.url).port);
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    await this.#server.stop();
  }
}

/** For errors that tell a program nothing. */
const NO_CODE = "NO CODE";

/** Files and frames of the program, which no client should see. */
const INSIDES = /node_modules|\/src\/[a-z]+\/|\\n\s+at |Neo\.[A-Z]\w+Error/;

function codeOf(payload: string): string | null {
  // Most answers are long and whole.
  if (!payload.includes('"errors"')) return null;
  try {
    const { errors } = JSON.parse(payload) as { errors?: { extensions?: { code?: string } }[] };
    return errors === undefined ? null : (errors[0]?.extensions?.code ?? NO_CODE);
  } catch {
    return null;
  }
}
