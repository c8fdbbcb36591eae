import { compareText } from "../../graph/compare.ts";
import { OPEN_FROM, OPEN_TO, type Day } from "../../graph/day.ts";
import { groupBy } from "../../graph/group-by.ts";
import type { RelationshipRecord } from "../../graph/record.ts";

/**
 * Edits of one code in column one as they hold in turn. Where a pair has two that begin on one day,
 * the one that ends first holds as it says, and the other from then on: an edit is revised by giving
 * it an end. So both are in the graph, and no day has two edits of one pair that begin together.
 */
export function editsInTurn(edits: readonly RelationshipRecord[]): readonly RelationshipRecord[] {
  if (edits.every((edit, i) => i === 0 || isBefore(edits[i - 1] ?? edit, edit))) return edits;
  const pairs = groupBy(edits, ({ to, properties }) => `${to} ${String(properties.setting)}`);
  if (pairs.size === edits.length) return edits;
  return [...pairs.values()].flatMap(inTurn);
}

/** By column two, then by the first day, as edits are published: none of which is there twice. */
const isBefore = (a: RelationshipRecord, b: RelationshipRecord): boolean =>
  a.to < b.to || (a.to === b.to && startOf(a) < startOf(b));

function inTurn(edits: readonly RelationshipRecord[]): readonly RelationshipRecord[] {
  if (new Set(edits.map(({ validFrom }) => validFrom)).size === edits.length) return edits;
  const byEnd = [...edits].sort((a, b) => compareText(endOf(a), endOf(b)));
  const settled = new Map<Day, RelationshipRecord>();
  const others: RelationshipRecord[] = [];
  for (const edit of byEnd)
    if (settled.has(startOf(edit))) others.push(edit);
    else settled.set(startOf(edit), edit);
  for (const edit of others) {
    let from = startOf(edit);
    for (let taken = settled.get(from); taken !== undefined; taken = settled.get(from))
      from = endOf(taken);
    if (from < endOf(edit)) settled.set(from, { ...edit, validFrom: from });
  }
  return [...settled.values()];
}

const startOf = ({ validFrom }: RelationshipRecord): Day => validFrom ?? OPEN_FROM;

/** The first day on which it no longer holds; one that goes on comes after all others. */
const endOf = ({ validTo }: RelationshipRecord): Day => validTo ?? OPEN_TO;
