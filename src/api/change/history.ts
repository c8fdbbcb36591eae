import type { GraphQLFieldResolver } from "graphql";
import { compareChanges, type Change } from "../../rules/changes/change.ts";
import { unorderedChangesOf } from "../../rules/changes/changes-of.ts";
import { timelineOf } from "../../rules/changes/reading/timeline-of.ts";
import type { ReleaseDays } from "../../rules/changes/release-days.ts";
import type { Tree } from "../../graph/shape.ts";
import type { ApiContext } from "../context.ts";
import { dayAsked } from "../day-asked.ts";

/** What an entry of a history is answered from. */
interface Entry {
  readonly date: string;
  readonly kind: string;
  readonly action: string;
  readonly note: string | null;
  readonly source: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly releaseId: string;
}

/** The history of a code or modifier, read with its timeline, up to the day that was asked for. */
export const resolveHistory: GraphQLFieldResolver<
  Readonly<Record<string, unknown>>,
  ApiContext
> = async (node, { kinds }, { reader, changes }, info) => {
  const day = dayAsked(info, reader.today);
  const releases = await changes().releases();
  const all = unorderedChangesOf(timelineOf(node as Tree), releases);
  const wanted = kinds as readonly string[] | null | undefined;
  return historyOf(
    all.filter(({ date, kind }) => date <= day && (wanted?.includes(kind) ?? true)),
    releases,
  );
};

/**
 * What happened, from changes in any order, as people read it: edits come by hundreds a day, and are
 * counted.
 */
export function historyOf(changes: readonly Change[], releases: ReleaseDays): Entry[] {
  const counted = new Map<string, { first: Change; count: number }>();
  for (const change of changes) {
    const { date, kind, detail, release } = change;
    const key = `${date} ${kind} ${kind in EDITS ? release : detail}`;
    const known = counted.get(key);
    if (known === undefined) counted.set(key, { first: change, count: 1 });
    else {
      known.count += 1;
      if (compareChanges(change, known.first) < 0) known.first = change;
    }
  }
  // An entry stands where its first change does. To order these few is less than to order all.
  const inOrder = [...counted.values()].sort((a, b) => compareChanges(a.first, b.first));
  return inOrder.map(({ first, count }) => entryOf(first, count, releases));
}

const EDITS: Readonly<Record<string, string>> = {
  EDIT_ADDED: "edits began that make other codes part of it.",
  EDIT_REMOVED: "edits ended that made other codes part of it.",
  EDIT_CHANGED: "edits changed that make other codes part of it.",
};

function entryOf(change: Change, count: number, releases: ReleaseDays): Entry {
  const { date, kind, text, stated, source, before, after, release } = change;
  const several = count > 1;
  return {
    date,
    kind,
    action: several ? `${count} ${EDITS[kind] ?? "changes."}` : text,
    note: stated?.note ?? null,
    source: stated?.origin ?? releases.nameOf(source),
    before: several ? null : before,
    after: several ? null : after,
    releaseId: release,
  };
}
