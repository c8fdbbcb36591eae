import type { GraphWriter } from "../../graph/graph.ts";
import { smallBeside } from "./completeness.ts";
import type { KnownRelease } from "./known-releases.ts";

/**
 * Writes of releases that the graph has whether they are complete, where that has changed; and says
 * of which it turned out that they are parts of one.
 */
export async function markComplete(
  writer: GraphWriter,
  before: readonly KnownRelease[],
  after: readonly KnownRelease[],
): Promise<readonly string[]> {
  const was = new Map(before.map(({ key, complete }) => [key, complete]));
  const changed = new Map(
    after
      .filter(({ key, complete }) => was.has(key) && was.get(key) !== complete)
      .map(({ id, complete }) => [id, complete]),
  );
  if (changed.size === 0) return [];
  for await (const batch of writer.base.nodes("Release"))
    await writer.putNodes(
      batch.flatMap((record) => {
        const complete = changed.get(record.id);
        return complete === undefined
          ? []
          : [{ ...record, properties: { ...record.properties, complete } }];
      }),
    );
  return [...smallBeside(after)].flatMap(([{ id, rows }, larger]) =>
    changed.get(id) === false
      ? [
          `${id} has ${rows} rows where ${larger.id} has ${larger.rows}: it counts as part of a release, and what it lacks as unknown. If it was imported in error, take it out: codeloom release remove ${id}`,
        ]
      : [],
  );
}
