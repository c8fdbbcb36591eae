import { compareText } from "../../graph/compare.ts";
import type { GraphView } from "../../graph/graph.ts";
import type { Period } from "../../rules/facts.ts";
import { releasePeriods } from "../../rules/timeline.ts";
import type { CitedRelease } from "../source.ts";

/** A release that the graph holds. */
export interface KnownRelease extends CitedRelease {
  readonly source: string;
  readonly title: string | null;
  readonly contentHash: string;
  readonly rows: number;
  /** Nothing of it is missing. */
  readonly complete: boolean;
  /** Why its day is assumed; null where it is told. */
  readonly dayAssumed: string | null;
  /** Parts of its content; 0 where it is kept otherwise. */
  readonly parts: number;
}

/** Every release that the graph holds, by source and day. */
export async function knownReleases(view: GraphView): Promise<KnownRelease[]> {
  const releases: KnownRelease[] = [];
  for await (const batch of view.nodes("Release"))
    for (const { id, properties } of batch) {
      const text = (name: string): string | null =>
        (properties[name] as string | undefined) ?? null;
      releases.push({
        id,
        key: text("key") ?? "",
        source: text("source") ?? "",
        effectiveFrom: text("effectiveFrom") ?? "",
        setting: text("setting"),
        variant: text("variant"),
        title: text("title"),
        file: text("file") ?? "",
        files: (properties.files as readonly string[] | undefined) ?? [],
        contentHash: text("contentHash") ?? "",
        rows: properties.rows as number,
        complete: properties.complete === true,
        dayAssumed: text("dayAssumed"),
        parts: (properties.parts as number | undefined) ?? 0,
      });
    }
  return releases.sort(
    (a, b) =>
      compareText(a.source, b.source) ||
      compareText(a.effectiveFrom, b.effectiveFrom) ||
      compareText(a.key, b.key),
  );
}

/** The releases whose rows count, and when: see `Source`. */
export function decidingReleases<R extends CitedRelease>(
  time: "SNAPSHOT" | "DATED",
  releases: readonly R[],
): { release: R; period: Period }[] {
  const deciding: { release: R; period: Period }[] = [];
  for (const setting of new Set(releases.map((release) => release.setting))) {
    const some = releases.filter((release) => release.setting === setting);
    const latest = some
      .map(({ effectiveFrom }) => effectiveFrom)
      .sort(compareText)
      .at(-1);
    if (time === "SNAPSHOT")
      for (const [release, period] of releasePeriods(some)) deciding.push({ release, period });
    else
      for (const release of some)
        if (release.effectiveFrom === latest)
          deciding.push({ release, period: { from: release.effectiveFrom, to: null } });
  }
  return deciding.sort(
    (a, b) =>
      compareText(a.period.from, b.period.from) || compareText(a.release.key, b.release.key),
  );
}
