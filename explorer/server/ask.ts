import type { TypedDocumentString } from "../generated/graphql.ts";
import { AnswerError, type ErrorDetails } from "./answer-error.ts";

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { message: string; extensions?: ErrorDetails }[];
}

/** Asks the server that the page is from. What is answered in part only counts as an error. */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const response = await send(JSON.stringify({ query: document.toString(), variables }), signal);
  const { data, errors } = await read<Data>(response);
  const [error] = errors ?? [];
  if (error) throw new AnswerError(error.message, error.extensions ?? {});
  if (!data)
    throw new AnswerError(`The server answered ${response.status}.`, { code: "NO_ANSWER" });
  return data;
}

async function send(body: string, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body,
      signal: signal ?? null,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new AnswerError("The server can't be reached.", { code: "NETWORK" }, { cause });
  }
}

async function read<Data>(response: Response): Promise<Answer<Data>> {
  try {
    return (await response.json()) as Answer<Data>;
  } catch (cause) {
    throw new AnswerError(
      `The server answered ${response.status}.`,
      { code: "NO_ANSWER" },
      { cause },
    );
  }
}
