import type { Day } from "../../graph/day.ts";
import type { NodeRecord, RelationshipRecord } from "../../graph/record.ts";

/** A part of the check, to which the whole graph is shown once: nodes first, then relationships. */
export interface Probe {
  node?(record: NodeRecord): void;
  relationship?(record: RelationshipRecord): void;
  /** All was shown. */
  end?(): void;
}

/** Whether a relationship is in force on the day. */
export const inForce = ({ validFrom, validTo }: RelationshipRecord, day: Day): boolean =>
  (validFrom === undefined || validFrom <= day) && (validTo === undefined || day < validTo);

/** A node's name without its type: the code of `Code:20560`. */
export const nameOf = (id: string): string => id.slice(id.indexOf(":") + 1);

/** Where a relationship is from. */
export function citationOf({ properties: { release, row } }: RelationshipRecord): string {
  const named = typeof release === "string" ? release : "no release";
  return typeof row === "number" ? `${named}, row ${row}` : named;
}
