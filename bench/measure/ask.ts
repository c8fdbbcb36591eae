import type { Dialect, HttpRequest, Variables } from "../workloads/workload.ts";

/** Of every request: kept answers are found by what is accepted as well. */
export const HEADERS = { accept: "application/json", "content-type": "application/json" };

/** A question that was asked, and the answer as it came. */
export interface Asked {
  readonly request: HttpRequest;
  readonly text: string;
}

/** Asks one question, with all that follows where it comes page by page. */
export async function askAll(
  url: string,
  dialect: Dialect,
  variables: Variables,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  let next: Variables | null = variables;
  while (next !== null) {
    const request = dialect.request(next);
    const text = await send(url, request);
    asked.push({ request, text });
    next = dialect.next?.(next, JSON.parse(text)) ?? null;
  }
  return asked;
}

/** The body of the answer to a request; any status but 200 is the end of the run. */
export async function send(url: string, { path, body }: HttpRequest): Promise<string> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { ...HEADERS, "accept-encoding": "identity" },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}${path} answers ${response.status}: ${text}`);
  return text;
}

/** Runs work on all items, some at a time, and answers in their order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  atOnce = 8,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i] as Item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
