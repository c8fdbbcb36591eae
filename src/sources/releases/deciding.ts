import { compareText } from "../../graph/compare.ts";
import { groupBy } from "../../graph/group-by.ts";
import type { GraphView } from "../../graph/graph.ts";
import type { NumberedRow, Source } from "../source.ts";
import { readContent, rowsOf } from "./contents.ts";
import type { DecidingRelease } from "./facts.ts";
import type { KnownRelease } from "./known-releases.ts";
import { without } from "./lacking-rows.ts";

/** The rows of a release that is being imported. */
export type ReleaseAtHand<Row> = Pick<DecidingRelease<Row>, "batches" | "named">;

type Listing<Row extends NumberedRow> = Pick<
  Source<Row>,
  "slug" | "time" | "decode" | "keyOf" | "sortedBy" | "lists"
>;

/**
 * The releases of a source that decide, with their rows: those at hand, else those in the graph.
 *
 * What a complete release lacks has ended, or never was where the latest release tells of all time.
 * What one that is not complete lacks is unknown: the release before it decides on that, for the
 * time in which the incomplete one holds.
 */
export function decidingOf<Row extends NumberedRow>(
  view: GraphView,
  source: Listing<Row>,
  releases: readonly KnownRelease[],
  atHand: (release: KnownRelease) => ReleaseAtHand<Row> | null = () => null,
): DecidingRelease<Row>[] {
  const own = releases.filter((release) => release.source === source.slug);
  const contentOf = (release: KnownRelease): ReleaseAtHand<Row> =>
    atHand(release) ?? {
      batches: () => rowsOf(source, readContent(view, release.key, release.parts)),
      named: null,
    };
  const deciding: DecidingRelease<Row>[] = [];
  for (const some of groupBy(own, ({ setting }) => setting).values()) {
    const inTime = [...some].sort((a, b) => compareText(a.effectiveFrom, b.effectiveFrom));
    const shares = source.time === "SNAPSHOT" ? snapshots(inTime) : dated(source, inTime);
    for (const { release, period, later } of shares)
      deciding.push(
        later.length === 0
          ? { release, period, ...contentOf(release) }
          : {
              release,
              period,
              batches: () => without(source, contentOf(release), later.map(contentOf)),
              named: null,
            },
      );
  }
  // Facts are joined in the order of time; of nodes with one id that of the latest release counts.
  return deciding.sort(
    (a, b) =>
      compareText(a.period.from, b.period.from) ||
      compareText(a.release.effectiveFrom, b.release.effectiveFrom) ||
      compareText(a.release.key, b.release.key),
  );
}

/** When a release decides, on what none of some later ones has. */
interface Share extends Pick<DecidingRelease<never>, "period"> {
  readonly release: KnownRelease;
  readonly later: readonly KnownRelease[];
}

/** Each release until the next one begins, with what it lacks by those before it. */
function* snapshots(inTime: readonly KnownRelease[]): Generator<Share> {
  for (const [i, { effectiveFrom: from }] of inTime.entries()) {
    const period = { from, to: inTime[i + 1]?.effectiveFrom ?? null };
    for (let at = i; at >= 0; at -= 1) {
      const release = inTime[at];
      if (release === undefined) return;
      yield { release, period, later: inTime.slice(at + 1, i + 1) };
      if (release.complete) break;
    }
  }
}

/**
 * The latest release for all time, with what it lacks by those before it. Where a source lists what
 * there is, earlier ones decide on what later ones lack, until the first of these that is complete.
 */
function* dated<Row extends NumberedRow>(
  { lists = false }: Pick<Listing<Row>, "lists">,
  inTime: readonly KnownRelease[],
): Generator<Share> {
  for (const [i, release] of [...inTime.entries()].reverse()) {
    const later = inTime.slice(i + 1);
    const to = later.find(({ complete }) => complete)?.effectiveFrom ?? null;
    if (to !== null && !lists) return;
    yield { release, period: { from: release.effectiveFrom, to }, later };
  }
}
