import type { ReactNode } from "react";
import { AnswerError } from "../server/answer-error.ts";
import { Notice } from "./notice.tsx";

interface Asked<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly fetchStatus: "fetching" | "paused" | "idle";
  readonly refetch: () => unknown;
}

interface AnsweredProps<Data> {
  readonly answer: Asked<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** Shows an answer once it is there, and until then how it stands with it. */
export function Answered<Data>({ answer, children }: AnsweredProps<Data>) {
  const { data, error, fetchStatus, refetch } = answer;
  if (data !== undefined) return children(data);
  if (error !== null) return <Failure error={error} again={refetch} />;
  if (fetchStatus === "paused")
    return <Notice kind="warning">No network. This goes on as soon as there is one.</Notice>;
  // With a key of its own no element of the answer takes its place, which would count as a move.
  return (
    <div key="skeleton" className="skeleton" role="status">
      <span className="hidden">Loading …</span>
    </div>
  );
}

const ADVICE: Readonly<Record<string, string>> = {
  UNAUTHENTICATED:
    "This server answers those who have a key. Try again, and give yours where the browser asks for a password; any user name will do.",
  FORBIDDEN: "Ask the operator for a key that has it; the browser keeps yours until it is closed.",
  BAD_USER_INPUT: "What was asked for can't be: look at the address.",
  GRAPHQL_VALIDATION_FAILED: "The page and the server are of different versions: load it again.",
  GRAPH_UNAVAILABLE: "The server is there, but not its database. Try again in a moment.",
  LIMIT_EXCEEDED: "That is more than the server gives at once. Ask for less.",
  NETWORK: "Is the server running, and is there a network?",
};

function Failure({ error, again }: { readonly error: Error; readonly again: () => unknown }) {
  const code = error instanceof AnswerError ? error.code : "ERROR";
  return (
    <Notice kind="error">
      <p>
        {error.message} {ADVICE[code]} <code>{code}</code>
      </p>
      <button type="button" onClick={() => void again()}>
        Try again
      </button>
    </Notice>
  );
}
