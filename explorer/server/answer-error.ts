/** A question that the server did not answer, with the stable code of the reason. */
export class AnswerError extends Error {
  override readonly name = "AnswerError";
  readonly code: string;

  constructor(message: string, code: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** Whether it may go well the next time. */
  get isPassing(): boolean {
    return ["NETWORK", "NO_ANSWER", "GRAPH_UNAVAILABLE"].includes(this.code);
  }
}
