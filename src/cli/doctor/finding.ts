/** What a check has found, and what an operator can do about it. */
export interface Finding {
  /** What was looked at, in a word. */
  readonly check: string;
  readonly status: "OK" | "WARN" | "FAIL";
  readonly finding: string;
  /** What to do; null where nothing is to be done. */
  readonly remedy: string | null;
}

/** All is as it should be. */
export const ok = (check: string, finding: string): Finding => ({
  ...{ check, status: "OK", finding },
  remedy: null,
});

/** The server runs with it, but an operator should know. */
export const warn = (check: string, finding: string, remedy: string): Finding => ({
  ...{ check, status: "WARN", finding, remedy },
});

/** The server does not run with it, or does not answer. */
export const fail = (check: string, finding: string, remedy: string): Finding => ({
  ...{ check, status: "FAIL", finding, remedy },
});

/** A size for people. */
export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 ** 2)} MB`;
