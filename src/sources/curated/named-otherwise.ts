import type { GraphView } from "../../graph/graph.ts";
import { typeOfId } from "../../graph/model/model.ts";
import type { NodeRecord } from "../../graph/record.ts";
import type { Properties } from "../code-facts.ts";
import { codeNode } from "../code-system.ts";
import { nodesOfEntries } from "../mpfs/entry-nodes.ts";
import { ROW_SOURCES } from "../registry.ts";
import { decidingOf } from "../releases/deciding.ts";
import type { KnownRelease } from "../releases/known-releases.ts";

/** Types of which official files make nodes as well as curated facts do. */
const SHARED: ReadonlySet<string | null> = new Set([
  "Code",
  "Indicator",
  "Modifier",
  "ProviderType",
  "Source",
]);

/** Of some nodes those that official files name, as the files alone tell of them. */
export async function namedOtherwise(
  view: GraphView,
  releases: readonly KnownRelease[],
  ids: readonly string[],
): Promise<Map<string, NodeRecord>> {
  const wanted = new Set(ids.filter((id) => SHARED.has(typeOfId(id))));
  const found = new Map<string, NodeRecord>();
  if (wanted.size === 0) return found;
  const entries: Properties[] = [];
  for await (const batch of view.nodes("FeeScheduleEntry"))
    entries.push(...batch.map(({ properties }) => properties));
  if (entries.length > 0)
    for (const [id, record] of nodesOfEntries(entries)) if (wanted.has(id)) found.set(id, record);
  const wantsCodes = ids.some((id) => typeOfId(id) === "Code");
  for (const source of ROW_SOURCES) {
    // Rows by the million name codes alone.
    if (source.sortedBy !== undefined && !wantsCodes) continue;
    for (const { release, batches } of decidingOf(view, source, releases))
      for await (const rows of batches())
        for (const row of rows)
          for (const record of [...source.codes(row).map(codeNode), ...source.nodes(row, release)])
            if (wanted.has(record.id)) found.set(record.id, record);
  }
  return found;
}
