import type { Graph, GraphWriter } from "../../graph/graph.ts";
import { applyCurated } from "../curated/apply-curated.ts";
import { isCurated, readKept } from "../curated/kept-records.ts";
import { removeFeeSchedule } from "../mpfs/remove-fee-schedule.ts";
import { ROW_SOURCES } from "../registry.ts";
import { SourceError } from "../source-error.ts";
import { applyReleases } from "./apply-releases.ts";
import { judged } from "./completeness.ts";
import { contentIds } from "./contents.ts";
import { knownReleases, type KnownRelease } from "./known-releases.ts";
import { markComplete } from "./mark-complete.ts";

export type OnProgress = (step: string, done: number, total: number) => void;

/**
 * Takes a release out of the graph, as if it had never come. Returns the epoch afterwards.
 *
 * @throws SourceError UNKNOWN_RELEASE where there is none, or where it is the reference facts
 */
export function removeRelease(graph: Graph, id: string, onProgress: OnProgress): Promise<number> {
  return graph.write(async (writer) => {
    const before = await knownReleases(writer.base);
    const release = before.find((one) => one.id === id || one.key === id);
    if (release === undefined)
      throw new SourceError("UNKNOWN_RELEASE", `The graph has no release ${id}.`, {
        hint: "codeloom release list shows those that it has.",
      });
    const others = before.filter((one) => one !== release);
    const after = judged(others);
    await removeFacts(writer, release, before, after, onProgress);
    await markComplete(writer, others, after);
    await writer.removeNodes([release.id, ...contentIds(release.key, release.parts)]);
  });
}

async function removeFacts(
  writer: GraphWriter,
  release: KnownRelease,
  before: readonly KnownRelease[],
  after: readonly KnownRelease[],
  onProgress: OnProgress,
): Promise<void> {
  if (release.source === "mpfs") {
    await removeFeeSchedule(writer, release, after, onProgress);
    return;
  }
  if (release.source === "seed")
    throw new SourceError("UNKNOWN_RELEASE", `${release.id} can't be taken out.`, {
      hint: "All verdicts rest on the reference facts; codeloom import seed brings newer ones.",
    });
  const source = ROW_SOURCES.find(({ slug }) => slug === release.source);
  if (source === undefined) {
    const stated = await readKept(writer.base, before);
    await applyCurated(writer, {
      before: stated,
      after: stated.filter(({ key }) => key !== release.key),
      releases: after.filter((one) => !isCurated(one)),
    });
    return;
  }
  await applyReleases(writer, source, { before, after, atHand: () => null, onProgress });
}
