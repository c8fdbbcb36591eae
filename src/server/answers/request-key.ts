import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";

type Fields = Readonly<Record<string, unknown>>;

/** Headers by which Apollo knows that no other site sent a GET. */
const NO_FORM = ["apollo-require-preflight", "x-apollo-operation-name"] as const;

/** All of a request that its answer depends on, as it came. */
export interface RawRequest {
  readonly method: string;
  readonly accept: string;
  /** The body, or the address of a request without one. */
  readonly bytes: Buffer;
}

/**
 * A request as it came: null where it may not be answered without asking Apollo, which looks whether
 * another site may have sent it.
 */
export function rawRequest({ method, headers, raw, body }: FastifyRequest): RawRequest | null {
  const { accept = "" } = headers;
  if (method === "POST") return Buffer.isBuffer(body) ? { method, accept, bytes: body } : null;
  if (method !== "GET" || headers["content-type"] !== undefined) return null;
  if (!NO_FORM.some((name) => headers[name])) return null;
  return { method, accept, bytes: Buffer.from(raw.url ?? "") };
}

/** What a request asks for, however it is written; null where Apollo will refuse it. */
export function requestKey(accept: string | undefined, fields: unknown): string | null {
  if (!isRecord(fields)) return null;
  const { query, operationName = null, variables, extensions } = fields;
  if (!isOptionalRecord(variables) || !isOptionalRecord(extensions)) return null;
  if (operationName !== null && typeof operationName !== "string") return null;
  const document = documentOf(query, extensions?.persistedQuery);
  if (document === null) return null;
  try {
    return JSON.stringify([accept ?? "", document, operationName, inOrder(variables ?? {})]);
  } catch {
    // Values nested thousands of levels deep exhaust the stack.
    return null;
  }
}

/** What a GET asks for, in the form of the body of a POST; null where its JSON is none. */
export function fieldsOfSearch(search: unknown): Fields | null {
  const { variables, extensions, ...others } = search as Partial<Record<string, string>>;
  try {
    return {
      ...others,
      ...(variables !== undefined && { variables: JSON.parse(variables) as unknown }),
      ...(extensions !== undefined && { extensions: JSON.parse(extensions) as unknown }),
    };
  } catch {
    return null;
  }
}

/** A document by its hash, as persisted queries name it. */
function documentOf(query: unknown, persisted: unknown): string | null {
  const hash = typeof query === "string" && query !== "" ? sha256(query) : null;
  if (persisted === undefined) return hash;
  if (!isRecord(persisted) || persisted.version !== 1) return null;
  const { sha256Hash: named } = persisted;
  if (typeof named !== "string") return null;
  return query === undefined || hash === named ? named : null;
}

/** What persisted queries are named by: the SHA-256 of their text, in hexadecimal. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isOptionalRecord = (value: unknown): value is Fields | null | undefined =>
  value === undefined || value === null || isRecord(value);

/** The same value with the fields of objects in one order, in which they mean the same. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isRecord(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, inOrder(value[name])]));
}
