import type { ErrorCode } from "../api/errors.ts";

/** Headers of the answer; of several values, each stands in a line of its own. */
type RefusalHeaders = Readonly<Record<string, string | string[]>>;

/** A request that is refused as a whole, with what the client should know of it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly statusCode: number;
  readonly code: ErrorCode;
  readonly headers: RefusalHeaders;

  constructor(statusCode: number, code: ErrorCode, message: string, headers: RefusalHeaders = {}) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.headers = headers;
  }
}
