import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { TypedDocumentString } from "../generated/graphql.ts";
import { ask } from "./ask.ts";

/** What the server answers to a question, kept by its text and variables. */
export function useAnswer<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  enabled = true,
): UseQueryResult<Data> {
  return useQuery({
    queryKey: [document.toString(), variables],
    queryFn: ({ signal }) => ask(document, variables, signal),
    enabled,
  });
}
