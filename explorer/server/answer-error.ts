/** What an error says beside its message; `code` is stable. */
export interface ErrorDetails {
  readonly code?: string;
  /** The argument that asks for too much. */
  readonly argument?: string;
  /** What that argument may be instead. */
  readonly possible?: number;
}

/** A question that the server did not answer, with the stable code of the reason. */
export class AnswerError extends Error {
  override readonly name = "AnswerError";
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(message: string, details: ErrorDetails, options?: ErrorOptions) {
    super(message, options);
    this.code = details.code ?? "ERROR";
    this.details = details;
  }

  /** Whether it may go well the next time. */
  get isPassing(): boolean {
    return ["NETWORK", "NO_ANSWER", "GRAPH_UNAVAILABLE", "OVERLOADED"].includes(this.code);
  }
}
