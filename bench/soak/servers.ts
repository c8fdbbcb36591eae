import { join } from "node:path";
import { freePort } from "../data/free-port.ts";
import { startServer, type Server } from "../rivals/server.ts";

const COMMAND = join(import.meta.dirname, "../../dist/cli/codeloom.js");

/** Two servers on one graph: one stays, the other is started anew time and again. */
export class Servers {
  readonly #start: (port: string) => Promise<Server>;
  readonly #port: string;
  readonly staying: Server;
  #restarted: Server;
  #restarts = 0;
  #isRestarting = false;

  private constructor(
    start: (port: string) => Promise<Server>,
    staying: Server,
    restarted: Server,
    port: string,
  ) {
    this.#start = start;
    this.staying = staying;
    this.#restarted = restarted;
    this.#port = port;
  }

  static async start(environment: NodeJS.ProcessEnv): Promise<Servers> {
    const start = (PORT: string): Promise<Server> =>
      startServer([COMMAND, "serve"], { ...environment, PORT, LOG_LEVEL: "warn" }, "/readyz");
    const port = await freePort();
    return new Servers(start, await start(await freePort()), await start(port), port);
  }

  /** Where to ask. As by a proxy's check of `/readyz`, a server is left out until it is ready. */
  get urls(): readonly string[] {
    return this.#isRestarting ? [this.staying.url] : [this.staying.url, this.#restarted.url];
  }

  get restarts(): number {
    return this.#restarts;
  }

  /** Ends one server as an orchestrator does, and starts it again at the same address. */
  async restart(): Promise<void> {
    // Until it has stopped it is asked: the proxy is not told.
    await this.#restarted.stop();
    this.#isRestarting = true;
    this.#restarted = await this.#start(this.#port);
    this.#isRestarting = false;
    this.#restarts += 1;
  }

  async stop(): Promise<void> {
    await Promise.all([this.staying.stop(), this.#restarted.stop()]);
  }
}
