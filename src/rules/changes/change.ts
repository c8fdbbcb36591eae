import { compareText } from "../../graph/compare.ts";
import type { Day } from "../../graph/day.ts";
import type { ChangeKind } from "../../graph/model/vocabulary.ts";

/** Something that changed about a code or a modifier on a day. */
export interface Change {
  readonly date: Day;
  /** Id of the code or modifier. */
  readonly subject: string;
  readonly kind: ChangeKind;
  /** Tells apart what changed on one day in one way; the last key of the order. */
  readonly detail: string;
  readonly text: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Id of the release by which it is known. */
  readonly release: string;
  /** Slug of the source of that release. */
  readonly source: string;
  /** Of what a source states as an event: more on it, and where it is from. */
  readonly stated: { readonly note: string | null; readonly origin: string } | null;
}

/** The keys of the order of changes, from first to last. */
export type ChangeKeys = readonly [date: Day, subject: string, kind: string, detail: string];

export const keysOf = ({ date, subject, kind, detail }: Change): ChangeKeys => [
  date,
  subject,
  kind,
  detail,
];

/** By day, code, kind, and what tells changes of one kind apart. */
export function compareKeys(a: ChangeKeys, b: ChangeKeys): number {
  for (const [i, key] of a.entries()) {
    const order = compareText(key, b[i] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

/** The order of changes, which is total: that of their keys, of which it makes no lists. */
export const compareChanges = (a: Change, b: Change): number =>
  compareText(a.date, b.date) ||
  compareText(a.subject, b.subject) ||
  compareText(a.kind, b.kind) ||
  compareText(a.detail, b.detail);
