import { request } from "node:http";
import { setTimeout } from "node:timers/promises";

/** A code that the facts which come with the project don't have. */
export const CODE = 10_001;

/** The query of a client who gets to see how things go. */
const QUESTION = `{ code(code: "${CODE}") { summary } }`;

/** What became of a question. */
export interface Answer {
  readonly status: number;
  readonly summary: string | null;
  /** Of the first error; null where all is well. */
  readonly code: string | null;
  /** Since when the server knows nothing newer, by its own words. */
  readonly since: string | null;
  readonly milliseconds: number;
}

/** What a server says of itself to who watches over it. */
export interface Readiness {
  readonly status: number;
  readonly body: {
    readonly epoch?: number;
    readonly reason?: string;
    readonly detached?: { readonly since: string; readonly reason: string };
  };
}

interface Whole {
  readonly status: number;
  readonly text: string;
  readonly header: (name: string) => string | null;
}

/** Sends a request on a connection of its own, and takes the whole answer. */
export function send(url: string, body: string | null): Promise<Whole> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: body === null ? "GET" : "POST",
      agent: false,
      headers: body === null ? {} : { "content-type": "application/json" },
    });
    sent.on("error", reject).on("response", (response) => {
      let text = "";
      response
        .on("error", reject)
        .on("data", (chunk: Buffer) => (text += chunk.toString()))
        .on("end", () => {
          const header = (name: string) => {
            const value = response.headers[name];
            return typeof value === "string" ? value : null;
          };
          resolve({ status: response.statusCode ?? 0, text, header });
        });
    });
    sent.end(body ?? undefined);
  });
}

/** Asks a server, which must answer in GraphQL's form whatever happened. */
export async function ask(url: string, query = QUESTION): Promise<Answer> {
  const start = performance.now();
  const { status, text, header } = await send(`${url}/graphql`, JSON.stringify({ query }));
  const { data, errors } = JSON.parse(text) as {
    data?: { code?: { summary?: string } | null } | null;
    errors?: [{ extensions: { code: string } }];
  };
  return {
    status,
    summary: data?.code?.summary ?? null,
    code: errors?.[0].extensions.code ?? null,
    since: header("x-codeloom-detached-since"),
    milliseconds: performance.now() - start,
  };
}

/** Asks whether a server is ready. */
export async function readiness(url: string): Promise<Readiness> {
  const { status, text } = await send(`${url}/readyz`, null);
  return { status, body: JSON.parse(text) as Readiness["body"] };
}

/** Asks all the time, until it is ended; answers what came of it. */
export function watch(url: string): { end: () => Promise<readonly Answer[]> } {
  const seen: Answer[] = [];
  const ending = new AbortController();
  const watching = (async () => {
    while (!ending.signal.aborted) {
      seen.push(await ask(url));
      await setTimeout(50);
    }
  })();
  // Its failure is told when it is ended.
  watching.catch(() => undefined);
  return {
    end: async () => {
      ending.abort();
      await watching;
      return seen;
    },
  };
}
