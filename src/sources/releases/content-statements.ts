import type { GraphView } from "../../graph/graph.ts";
import type { Statement } from "../../rules/facts.ts";
import { STATEMENT_SOURCES } from "../registry.ts";
import type { NumberedRow } from "../source.ts";
import { decidingOf } from "./deciding.ts";
import type { DecidingRelease } from "./facts.ts";
import type { KnownRelease } from "./known-releases.ts";

/** A source whose releases change, with those that decide after the change. */
export interface ChangedSource {
  readonly slug: string;
  readonly deciding: readonly DecidingRelease<NumberedRow>[];
}

/** Statements on codes, by code. */
export type StatementsByCode = ReadonlyMap<string, readonly Statement[]>;

/**
 * What releases that are kept as rows state of codes.
 *
 * @param changed speaks in place of what the graph has of its source
 */
export async function contentStatements(
  view: GraphView,
  releases: readonly KnownRelease[],
  codes: ReadonlySet<string>,
  changed?: ChangedSource,
): Promise<StatementsByCode> {
  const statements = new Map<string, Statement[]>();
  for (const source of STATEMENT_SOURCES) {
    const deciding =
      changed?.slug === source.slug ? changed.deciding : decidingOf(view, source, releases);
    for (const { release, period, batches } of deciding)
      for await (const rows of batches())
        for (const row of rows) {
          const [code = ""] = source.codes(row);
          const statement = codes.has(code) ? source.statement?.(row, release, period) : null;
          if (statement === null || statement === undefined) continue;
          const there = statements.get(code);
          if (there === undefined) statements.set(code, [statement]);
          else there.push(statement);
        }
  }
  return statements;
}
