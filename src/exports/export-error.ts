/** An export that can't be made as it was asked for; the message says why, in words for a client. */
export class ExportError extends Error {
  override readonly name = "ExportError";
  /** Stable, so that callers can branch on it. */
  readonly code: "BAD_USER_INPUT" | "NOT_FOUND";

  constructor(code: ExportError["code"], message: string) {
    super(message);
    this.code = code;
  }
}
