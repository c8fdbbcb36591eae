/** A statement that a store has sent to its database, as an observer sees it when it has ended. */
export interface SentStatement {
  readonly cypher: string;
  /** Its values, which are the client's own: not for a log. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** How many rows came back. */
  readonly rows: number;
  /** By the clock of `performance`, in milliseconds. */
  readonly startedAt: number;
  readonly milliseconds: number;
  readonly failed: boolean;
}

/** Is told of each statement that was sent. */
export type StatementObserver = (sent: SentStatement) => void;
