import type { GraphView } from "../../../graph/graph.ts";
import { listingOf, selectionOf } from "../../../graph/whole.ts";
import { text, textOrNull } from "../../row.ts";
import type { Change } from "../change.ts";
import { changesOf } from "../changes-of.ts";
import { ReleaseDays } from "../release-days.ts";
import { timelineOf } from "./timeline-of.ts";
import { TIMELINE_SHAPE } from "./timeline-shape.ts";

const RELEASES = listingOf([
  selectionOf("Release", ["id", "source", "setting", "effectiveFrom"]),
  selectionOf("Source", ["slug", "name", "official", "dated"]),
]);

/** The releases of a graph, read by one statement. */
export async function readReleaseDays(view: GraphView): Promise<ReleaseDays> {
  const { edges } = await view.list(RELEASES, null, []);
  const nodes = edges.map(({ node }) => node);
  return new ReleaseDays(
    nodes
      .filter(({ __typename }) => __typename === "Release")
      .map((node) => ({
        id: text(node, "id"),
        source: text(node, "source"),
        setting: textOrNull(node, "setting"),
        effectiveFrom: text(node, "effectiveFrom"),
      })),
    nodes
      .filter(({ __typename }) => __typename === "Source")
      .map((node) => ({
        slug: text(node, "slug"),
        name: text(node, "name"),
        official: node.official === true,
        dated: node.dated === true,
      })),
  );
}

/** All changes of each code, in order, by one statement; none of a code that is not there. */
export async function readChanges(
  view: GraphView,
  ids: readonly string[],
  releases: ReleaseDays,
  work: typeof changesOf = changesOf,
): Promise<Change[][]> {
  const trees = await view.read(TIMELINE_SHAPE, ids, null, []);
  return trees.map((tree) => (tree === null ? [] : work(timelineOf(tree), releases)));
}
