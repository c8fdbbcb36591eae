import type { GraphView } from "../../../graph/graph.ts";
import { isIdOf } from "../../../graph/model/model.ts";
import type { Selection } from "../../../graph/shape.ts";
import { listingOf, selectionOf } from "../../../graph/whole.ts";
import { text, textOrNull } from "../../row.ts";
import type { Change } from "../change.ts";
import { changesOf } from "../changes-of.ts";
import { ReleaseDays } from "../release-days.ts";
import { timelineOf } from "./timeline-of.ts";
import { CODE_TIMELINE, MODIFIER_TIMELINE } from "./timeline-shape.ts";

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

/**
 * All changes of each code and modifier, in order, by one statement for either; none of what is not
 * there.
 */
export async function readChanges(
  view: GraphView,
  ids: readonly string[],
  releases: ReleaseDays,
): Promise<Change[][]> {
  const modifiers = ids.filter((id) => isIdOf(id, "Modifier"));
  const codes = ids.filter((id) => !isIdOf(id, "Modifier"));
  const changes = new Map<string, Change[]>();
  const read = async (shape: Selection, some: readonly string[]): Promise<void> => {
    if (some.length === 0) return;
    for (const tree of await view.read(shape, some, null, []))
      if (tree !== null) changes.set(text(tree, "id"), changesOf(timelineOf(tree), releases));
  };
  await Promise.all([read(CODE_TIMELINE, codes), read(MODIFIER_TIMELINE, modifiers)]);
  return ids.map((id) => changes.get(id) ?? []);
}
