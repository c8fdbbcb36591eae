import type { GraphWriter } from "../graph/graph.ts";
import { identityOf, type RelationshipRecord } from "../graph/record.ts";
import { isSameValue } from "../graph/same-value.ts";

/** What leads from relationships that are there to others that are wanted, and nothing else. */
export interface Difference {
  readonly gone: readonly RelationshipRecord[];
  readonly put: readonly RelationshipRecord[];
}

/** The difference between what is there and what is wanted, each relationship at most once there. */
export function differenceOf(
  there: readonly RelationshipRecord[],
  wanted: readonly RelationshipRecord[],
): Difference {
  if (there.length === 0) return { gone: [], put: wanted };
  const before = byKey(there);
  const put: RelationshipRecord[] = [];
  for (const [key, record] of byKey(wanted)) {
    const same = before.get(key);
    if (same === undefined || !isSame(same, record)) put.push(record);
    before.delete(key);
  }
  return { gone: [...before.values()], put };
}

/** Changes relationships from what is there to what is wanted, touching only what differs. */
export const writeDifference = (
  writer: GraphWriter,
  there: readonly RelationshipRecord[],
  wanted: readonly RelationshipRecord[],
): Promise<void> => applyDifference(writer, differenceOf(there, wanted));

/** Writes a difference. */
export async function applyDifference(
  writer: GraphWriter,
  { gone, put }: Difference,
): Promise<void> {
  await writer.removeRelationships(gone);
  await writer.putRelationships(put);
}

/** Of records with one identity the last one counts. */
const byKey = (records: readonly RelationshipRecord[]): Map<string, RelationshipRecord> =>
  new Map(records.map((record) => [`${record.type}\n${identityOf(record)}`, record]));

const isSame = (a: RelationshipRecord, b: RelationshipRecord): boolean =>
  a.validTo === b.validTo && isSameValue(a.properties, b.properties);
