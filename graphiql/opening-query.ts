import { EXAMPLES } from "./examples.ts";

interface OpeningQuery {
  readonly initialQuery?: string;
  readonly initialVariables?: string;
}

/**
 * What the page opens with: the query of the link that led here, so that other pages can open
 * theirs; else what the visitor left behind; else, on a first visit, an example.
 */
export function openingQuery(link: URLSearchParams, storage: Storage): OpeningQuery {
  const query = link.get("query");
  if (query !== null) return { initialQuery: query, initialVariables: link.get("variables") ?? "" };
  const [example] = EXAMPLES;
  if (example === undefined || storage.getItem("graphiql:tabState") !== null) return {};
  return { initialQuery: example.query, initialVariables: example.variables };
}
