import type { FastifyRequest } from "fastify";
import { GraphQLError } from "graphql";
import { DocumentLimitError, ErrorCode } from "../api/errors.ts";
import { checkNesting, checkVariables } from "../api/nesting.ts";
import { asMistakeOfClient } from "./apollo.ts";
import type { PublishedQueries } from "./published-queries.ts";

/** What a request is looked at for before its document is parsed. */
export interface RequestChecks {
  readonly variablesBytes: number;
  /** The queries that alone are answered, null where any may be asked. */
  readonly published: PublishedQueries | null;
}

/** Apollo has no hook before it parses but that of contexts, whose errors are answered as they are. */
export function checkRequest(request: FastifyRequest, checks: RequestChecks): void {
  const { method, body, query } = request;
  const asked = (method === "POST" ? body : query) as Partial<Record<string, unknown>> | null;
  try {
    checkSource(asked?.query, checks.published);
    checkVariables(asked?.variables);
    checkSize(request, asked?.variables, checks.variablesBytes);
  } catch (error) {
    throw asMistakeOfClient(error);
  }
}

function checkSource(source: unknown, published: PublishedQueries | null): void {
  if (typeof source !== "string") return;
  checkNesting(source);
  if (published?.has(source) === false)
    throw new GraphQLError(
      "This server answers published queries only, and this is none of them. Ask its operator for the list.",
      { extensions: { code: ErrorCode.OPERATION_NOT_PUBLISHED } },
    );
}

/** What is no longer than all of the request need not be measured, unless that was compressed. */
function checkSize({ headers }: FastifyRequest, variables: unknown, most: number): void {
  const isSmall =
    headers["content-encoding"] === undefined && Number(headers["content-length"]) <= most;
  if (isSmall || variables === undefined) return;
  const text = typeof variables === "string" ? variables : JSON.stringify(variables);
  const size = Buffer.byteLength(text);
  if (size > most) throw new DocumentLimitError("number of bytes of the variables", most, size);
}
