import { compareText } from "../../graph/compare.ts";
import type { GraphView } from "../../graph/graph.ts";
import type { CitedRelease } from "../source.ts";

/** A release that the graph holds. */
export interface KnownRelease extends CitedRelease {
  readonly source: string;
  readonly title: string | null;
  readonly contentHash: string;
  readonly rows: number;
  /** Rows that could not be used. */
  readonly rejected: number;
  /** Nobody allowed that parts of it are missing. */
  readonly whole: boolean;
  /** Nothing of it is missing: it is whole in the company of the others, and no row was rejected. */
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
        rejected: properties.rejected as number,
        // Releases of graphs that do not tell it yet are incomplete for rejected rows, or for that.
        whole:
          (properties.whole as boolean | undefined) ??
          (properties.complete === true || properties.rejected !== 0),
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
