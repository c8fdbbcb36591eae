import type { GraphQLFieldResolver } from "graphql";
import { historyOf, type CountedChange } from "../../rules/changes/history-of.ts";
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
  const wanted = kinds as readonly string[] | null | undefined;
  return historyOf(timelineOf(node as Tree), releases)
    .filter(({ first: { date, kind } }) => date <= day && (wanted?.includes(kind) ?? true))
    .map((counted) => entryOf(counted, releases));
};

const EDITS: Readonly<Record<string, string>> = {
  EDIT_ADDED: "edits began that make other codes part of it.",
  EDIT_REMOVED: "edits ended that made other codes part of it.",
  EDIT_CHANGED: "edits changed that make other codes part of it.",
};

/** A part of a history as it is answered. */
export function entryOf({ first, count }: CountedChange, releases: ReleaseDays): Entry {
  const { date, kind, text, stated, source, before, after, release } = first;
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
