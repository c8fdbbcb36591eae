/** What can be wrong with a file as a whole; stable, so that callers and scripts can branch on it. */
export type SourceErrorCode =
  | "NOT_FOUND"
  | "UNREADABLE"
  | "NOT_THIS_SOURCE"
  | "TRUNCATED"
  | "PARTIAL"
  | "PART_MISSING"
  | "TOO_LARGE"
  | "UNSAFE_ARCHIVE"
  | "AMBIGUOUS_MEMBER"
  | "MISSING_COLUMN"
  | "UNKNOWN_LAYOUT"
  | "NO_ROWS"
  | "RELEASE_UNKNOWN"
  | "VARIANT_UNKNOWN"
  | "IDENTITY_CONFLICT"
  | "UNKNOWN_RELEASE"
  | "INVALID_OPTION";

/**
 * A file that cannot be imported. The message says in one sentence what is wrong with it, the hint
 * what its user can do about that.
 */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly code: SourceErrorCode;
  readonly hint: string | null;

  constructor(
    code: SourceErrorCode,
    message: string,
    options: { hint?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint ?? null;
  }
}
