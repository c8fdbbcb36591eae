interface Request {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: unknown;
}

interface Options {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the server that the page is from. The API answers each request once, so JSON is all. */
export async function fetchAnswer(request: Request, options: Options = {}): Promise<unknown> {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: {
      ...options.headers,
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
    },
    body: JSON.stringify(request),
  });
  return response.json();
}
