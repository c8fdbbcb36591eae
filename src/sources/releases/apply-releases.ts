import type { GraphWriter } from "../../graph/graph.ts";
import { rederive } from "../rederive.ts";
import { readRuleBook } from "../rule-book.ts";
import type { NumberedRow, Source } from "../source.ts";
import { decidingOf, type ReleaseAtHand } from "./deciding.ts";
import { namedBy } from "./facts.ts";
import type { KnownRelease } from "./known-releases.ts";
import { putNamed, removeUnnamed } from "./named-nodes.ts";
import { reconcileFacts } from "./reconcile.ts";

/** Releases that the graph has before a change, and those that it shall have after it. */
export interface ReleaseChange<Row> {
  readonly before: readonly KnownRelease[];
  readonly after: readonly KnownRelease[];
  /** A release that the graph does not have yet; null for all others. */
  readonly atHand: (release: KnownRelease) => ReleaseAtHand<Row> | null;
  readonly onProgress: (step: string, done: number, total: number) => void;
}

/**
 * Changes the graph from what follows from the releases of a source before to what follows from
 * those after: nodes, facts, and what is derived for the codes that they name.
 */
export async function applyReleases<Row extends NumberedRow>(
  writer: GraphWriter,
  source: Source<Row>,
  { before, after, atHand, onProgress }: ReleaseChange<Row>,
): Promise<void> {
  const { base } = writer;
  const deciding = decidingOf(base, source, after, atHand);
  const old = await namedBy(source, decidingOf(base, source, before));
  const now = await namedBy(source, deciding);
  await putNamed(writer, now);
  const starts = new Set(
    [...old.codes].map((code) => `Code:${code}`).concat([...old.nodes.keys()]),
  );
  await reconcileFacts(writer, source, deciding, starts, (done) => {
    onProgress("facts", done, 0);
  });
  if (source.statement !== undefined) {
    const codes = new Set([...old.codes, ...now.codes]);
    const change = { releases: after, changed: { slug: source.slug, deciding } };
    await rederive(writer, [...codes].sort(), change, await readRuleBook(base), (done, total) => {
      onProgress("codes", done, total);
    });
  }
  await removeUnnamed(writer, source, after, old, now);
}
