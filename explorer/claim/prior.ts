import type { ClaimInput } from "../generated/graphql.ts";

type Procedures = NonNullable<ClaimInput["priorProcedures"]>;

interface Prior {
  readonly procedures: Extract<Procedures, readonly unknown[]>;
  /** What else is there. */
  readonly unread: readonly string[];
}

const PROCEDURE = /(?<!\w)(\w{5})\s+(\d{4}-\d{2}-\d{2})(?!\d)/g;

/** Earlier procedures as they are typed: each a code and a day. */
export function priorIn(text: string): Prior {
  const unread = text
    .replaceAll(PROCEDURE, ",")
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const procedures = [...text.matchAll(PROCEDURE)].map(([, code = "", dateOfService = ""]) => ({
    code,
    dateOfService,
  }));
  return { procedures, unread };
}
