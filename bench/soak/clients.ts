import { Agent, request } from "node:http";
import { text as textOf } from "node:stream/consumers";
import { oneOf } from "../data/random.ts";
import type { Ledger, Received } from "./ledger.ts";
import type { Question } from "./questions.ts";
import type { Servers } from "./servers.ts";

/** How long a client looks for a server that takes its question. */
const GIVES_UP_AFTER = 15_000;

/** Where clients ask: as a proxy does, they go to another server when one takes no more. */
export class Clients {
  readonly #servers: Pick<Servers, "urls">;
  readonly #ledger: Ledger;
  readonly #agent = new Agent({ keepAlive: true });
  /** How long each answer took, in milliseconds. */
  readonly times: number[] = [];
  #retries = 0;
  #turn = 0;

  constructor(servers: Pick<Servers, "urls">, ledger: Ledger) {
    this.#servers = servers;
    this.#ledger = ledger;
  }

  /** How often a server did not take a question, which then went to another. */
  get retries(): number {
    return this.#retries;
  }

  /** Asks questions drawn by chance, so many at once, for as long as `goesOn`. */
  async ask(
    questions: readonly Question[],
    connections: number,
    goesOn: () => boolean,
  ): Promise<void> {
    const client = async (): Promise<void> => {
      while (goesOn()) {
        const question = oneOf(questions, Math.random);
        const start = performance.now();
        const received = await this.answerTo(question);
        this.times.push(performance.now() - start);
        if (received === null) this.#ledger.fail(`${question.name} was lost: no server answered`);
        else this.#ledger.add(question, received);
      }
    };
    await Promise.all(Array.from({ length: connections }, client));
    this.#agent.destroy();
  }

  /** The answer of the first server that takes the question; null where none did in time. */
  async answerTo(question: Question): Promise<Received | null> {
    for (const end = performance.now() + GIVES_UP_AFTER; performance.now() < end;) {
      const { urls } = this.#servers;
      const url = urls[(this.#turn += 1) % urls.length] ?? "";
      const outcome = await this.#send(url, question);
      if (outcome === "not taken") {
        this.#retries += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
      } else if (outcome === "cut off") {
        this.#ledger.fail(`${question.name} was lost: its answer was cut off`);
        return this.answerTo(question);
      } else return outcome;
    }
    return null;
  }

  /**
   * A connection that is refused, or that was kept and is closed before a byte came back, took no
   * question. One that breaks later lost an answer.
   */
  #send(url: string, { body }: Question): Promise<Received | "not taken" | "cut off"> {
    return new Promise((resolve) => {
      const headers = {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      };
      const sent = request(
        `${url}/graphql`,
        { agent: this.#agent, method: "POST", headers },
        (answer) => {
          const epoch = Number(answer.headers["x-codeloom-epoch"]);
          const status = answer.statusCode ?? 0;
          textOf(answer).then(
            (text) => {
              resolve({ status, epoch, text });
            },
            () => {
              resolve("cut off");
            },
          );
        },
      );
      sent.once("error", ({ code }: NodeJS.ErrnoException) => {
        const neverTaken = code === "ECONNREFUSED" || (code === "ECONNRESET" && sent.reusedSocket);
        resolve(neverTaken ? "not taken" : "cut off");
      });
      sent.end(body);
    });
  }
}
