import { QueryClient } from "@tanstack/react-query";
import { AnswerError } from "./answer-error.ts";

const FIVE_MINUTES = 300_000;

/** Keeps what the server answered for as long as somebody may look at it again. */
export function createAnswers(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FIVE_MINUTES,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && error instanceof AnswerError && error.isPassing,
        retryDelay: (failures) => 300 * 2 ** failures,
      },
    },
  });
}
