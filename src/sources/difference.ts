import type { GraphWriter } from "../graph/graph.ts";
import { identityOf, type RelationshipRecord } from "../graph/record.ts";
import { isSameValue } from "../graph/same-value.ts";

/** Changes relationships from what is there to what is wanted, touching only what differs. */
export async function writeDifference(
  writer: GraphWriter,
  there: readonly RelationshipRecord[],
  wanted: readonly RelationshipRecord[],
): Promise<void> {
  const before = byKey(there);
  const after = byKey(wanted);
  const put: RelationshipRecord[] = [];
  for (const [key, record] of after) {
    const same = before.get(key);
    if (same === undefined || !isSame(same, record)) put.push(record);
    before.delete(key);
  }
  await writer.removeRelationships([...before.values()]);
  await writer.putRelationships(put);
}

/** Of records with one identity the last one counts. */
const byKey = (records: readonly RelationshipRecord[]): Map<string, RelationshipRecord> =>
  new Map(records.map((record) => [`${record.type}\n${identityOf(record)}`, record]));

const isSame = (a: RelationshipRecord, b: RelationshipRecord): boolean =>
  a.validTo === b.validTo && isSameValue(a.properties, b.properties);
