import type { GraphView } from "../../graph/graph.ts";
import type { Statement } from "../../rules/facts.ts";
import { STATEMENT_SOURCES } from "../registry.ts";
import type { NumberedRow, Source } from "../source.ts";
import { readContent, rowOf } from "./contents.ts";
import type { DecidingRelease } from "./facts.ts";
import { decidingReleases, type KnownRelease } from "./known-releases.ts";

/** Statements on codes, by code. */
export type StatementsByCode = ReadonlyMap<string, readonly Statement[]>;

/** The rows of a release that is being imported. */
export type ReleaseAtHand = Pick<DecidingRelease, "rows" | "named">;

/** The releases of a source that decide, with their rows: those at hand, else those in the graph. */
export const decidingOf = (
  view: GraphView,
  source: Pick<Source<NumberedRow>, "slug" | "time">,
  releases: readonly KnownRelease[],
  atHand: (release: KnownRelease) => ReleaseAtHand | null = () => null,
): DecidingRelease[] =>
  decidingReleases(
    source.time,
    releases.filter((release) => release.source === source.slug),
  ).map(({ release, period }) => {
    const rows = (): AsyncIterable<string> => readContent(view, release.key, release.parts);
    return { release, period, ...(atHand(release) ?? { rows, named: null }) };
  });

/**
 * What releases that are kept as rows state of codes.
 *
 * @param changed the deciding releases of a source that a change is about, in place of the graph's
 */
export async function contentStatements(
  view: GraphView,
  releases: readonly KnownRelease[],
  codes: ReadonlySet<string>,
  changed: { readonly slug: string; readonly deciding: readonly DecidingRelease[] } | null = null,
): Promise<StatementsByCode> {
  const statements = new Map<string, Statement[]>();
  for (const source of STATEMENT_SOURCES) {
    const deciding =
      changed !== null && changed.slug === source.slug
        ? changed.deciding
        : decidingOf(view, source, releases);
    for (const { release, period, rows } of deciding)
      for await (const line of rows()) {
        const row = rowOf(source, line);
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
