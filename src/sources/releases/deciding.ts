import { compareText } from "../../graph/compare.ts";
import type { GraphView } from "../../graph/graph.ts";
import type { NumberedRow, Source } from "../source.ts";
import { readContent, rowOf } from "./contents.ts";
import type { DecidingRelease } from "./facts.ts";
import { decidingReleases, type KnownRelease } from "./known-releases.ts";

/** The rows of a release that is being imported. */
export type ReleaseAtHand = Pick<DecidingRelease, "rows" | "named">;

type Listing<Row extends NumberedRow> = Pick<Source<Row>, "slug" | "time" | "decode" | "listedAs">;

/**
 * The releases of a source that decide, with their rows: those at hand, else those in the graph. Of
 * a dated source that lists what there is, earlier releases decide on what later ones lack.
 */
export function decidingOf<Row extends NumberedRow>(
  view: GraphView,
  source: Listing<Row>,
  releases: readonly KnownRelease[],
  atHand: (release: KnownRelease) => ReleaseAtHand | null = () => null,
): DecidingRelease[] {
  const own = releases.filter((release) => release.source === source.slug);
  const rowsOf = (release: KnownRelease): ReleaseAtHand =>
    atHand(release) ?? {
      rows: () => readContent(view, release.key, release.parts),
      named: null,
    };
  const deciding = decidingReleases(source.time, own).map(
    ({ release, period }): DecidingRelease => ({ release, period, ...rowsOf(release) }),
  );
  return source.listedAs === undefined ? deciding : [...dropped(source, own, rowsOf), ...deciding];
}

/** What each release lists that no later one does, for the time until the next one. */
function dropped<Row extends NumberedRow>(
  source: Listing<Row>,
  releases: readonly KnownRelease[],
  rowsOf: (release: KnownRelease) => ReleaseAtHand,
): DecidingRelease[] {
  const inTime = [...releases].sort((a, b) => compareText(a.effectiveFrom, b.effectiveFrom));
  return inTime.slice(0, -1).map((release, i): DecidingRelease => {
    const later = inTime.slice(i + 1);
    const to = later[0]?.effectiveFrom ?? null;
    return {
      release,
      period: { from: release.effectiveFrom, to },
      rows: () => without(source, rowsOf(release), later.map(rowsOf)),
      named: null,
    };
  });
}

async function* without<Row extends NumberedRow>(
  source: Listing<Row>,
  { rows }: ReleaseAtHand,
  later: readonly ReleaseAtHand[],
): AsyncGenerator<string> {
  const listed = (line: string): string => source.listedAs?.(rowOf(source, line)) ?? "";
  const still = new Set<string>();
  for (const other of later) for await (const line of other.rows()) still.add(listed(line));
  for await (const line of rows()) if (!still.has(listed(line))) yield line;
}
