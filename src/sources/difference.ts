import { isDeepStrictEqual } from "node:util";
import type { GraphWriter } from "../graph/graph.ts";
import { identityOf, type RelationshipRecord } from "../graph/record.ts";

/** Changes relationships from what is there to what is wanted, touching only what differs. */
export async function writeDifference(
  writer: GraphWriter,
  there: readonly RelationshipRecord[],
  wanted: readonly RelationshipRecord[],
): Promise<void> {
  const before = new Map(there.map((record) => [keyOf(record), record]));
  const put = wanted.filter((record) => {
    const same = before.get(keyOf(record));
    return (
      same?.validTo !== record.validTo ||
      same === undefined ||
      !isDeepStrictEqual(same.properties, record.properties)
    );
  });
  const kept = new Set(wanted.map(keyOf));
  const gone = there.filter((record) => !kept.has(keyOf(record)));
  await writer.removeRelationships(gone);
  await writer.putRelationships(put);
}

const keyOf = (record: RelationshipRecord): string => `${record.type}\n${identityOf(record)}`;
