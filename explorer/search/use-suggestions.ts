import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import {
  SearchDocument,
  type SearchQuery,
  type SearchQueryVariables,
} from "../generated/graphql.ts";
import { ask } from "../server/ask.ts";

/** Something that a search found. */
export type Found = SearchQuery["search"]["edges"][number];

/** Shorter than between two keys of somebody who types fast. */
const PAUSE = 60;

/** The question of a search, to be asked or taken from what was answered before. */
export const searchFor = (variables: SearchQueryVariables) =>
  queryOptions({
    queryKey: [SearchDocument.toString(), variables],
    queryFn: ({ signal }) => ask(SearchDocument, variables, signal),
  });

interface Suggestions {
  readonly found: readonly Found[];
  /** Whether that is what fits the text as it is now. */
  readonly isCurrent: boolean;
  readonly failed: boolean;
}

/** What fits a text while it is typed; what fitted before stays until there is something newer. */
export function useSuggestions(variables: SearchQueryVariables): Suggestions {
  const [settled, setSettled] = useState(variables.text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(variables.text);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
    };
  }, [variables.text]);
  const { data, isPlaceholderData, isError } = useQuery({
    ...searchFor({ ...variables, text: settled }),
    enabled: settled !== "",
    placeholderData: keepPreviousData,
  });
  return {
    found: data?.search.edges ?? [],
    isCurrent: data !== undefined && !isPlaceholderData && settled === variables.text,
    failed: isError,
  };
}
