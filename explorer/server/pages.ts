import { useInfiniteQuery, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { TypedDocumentString } from "../generated/graphql.ts";
import { ask } from "./ask.ts";

/** A page of a list, as each connection of the API answers it. */
export interface Page<Edge> {
  readonly totalCount?: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly Edge[];
}

/** How a list is asked for, a page at a time. */
export interface List<Data, Variables, Edge> {
  readonly document: TypedDocumentString<Data, Variables>;
  /** The variables of the page behind a cursor. */
  readonly variables: (after: string | null) => Variables;
  /** Finds the page in an answer; null where what it belongs to is not there. */
  readonly pageOf: (data: Data) => Page<Edge> | null | undefined;
}

/** Asks for all pages of a list, one after the other. */
export async function askAll<Data, Variables, Edge>(
  { document, variables, pageOf }: List<Data, Variables, Edge>,
  signal?: AbortSignal,
): Promise<readonly Edge[]> {
  const edges: Edge[] = [];
  for (let after: string | null = null; ;) {
    const page = pageOf(await ask(document, variables(after), signal));
    edges.push(...(page?.edges ?? []));
    if (!page?.pageInfo.hasNextPage) return edges;
    after = page.pageInfo.endCursor;
  }
}

/** A whole list. */
export function useAll<Data, Variables, Edge>(
  list: List<Data, Variables, Edge>,
  enabled = true,
): UseQueryResult<readonly Edge[]> {
  return useQuery({
    queryKey: ["all", list.document.toString(), list.variables(null)],
    queryFn: ({ signal }) => askAll(list, signal),
    enabled,
  });
}

/** A list that grows by a page when more of it is wanted. */
export function usePages<Data, Variables, Edge>(list: List<Data, Variables, Edge>) {
  return useInfiniteQuery({
    queryKey: ["pages", list.document.toString(), list.variables(null)],
    queryFn: async ({ pageParam, signal }) =>
      list.pageOf(await ask(list.document, list.variables(pageParam), signal)) ?? null,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined),
  });
}
