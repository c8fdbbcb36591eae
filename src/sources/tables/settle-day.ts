import { dayOf, type Day } from "../../graph/day.ts";
import { settleEffectiveDate } from "../effective-date.ts";
import { SourceError } from "../source-error.ts";
import type { Table } from "./table.ts";
import type { TableEvidence, TableSource } from "./table-source.ts";

/** From which day a release holds, and what to say of a day that the file does not state. */
export interface SettledDay {
  readonly day: Day;
  readonly note: string | null;
  /** Why it is assumed, where the file names no day at all; else null. */
  readonly assumed: string | null;
}

/**
 * The day from which a release holds: by its content, title or name, else by the flag, else the
 * latest day that its rows know of, else the one that the source has for files without any day.
 *
 * @throws SourceError RELEASE_UNKNOWN when none tells, IDENTITY_CONFLICT when the flag says
 * otherwise than the file.
 */
export async function settleDay<Key extends string>(
  table: Table<Key>,
  evidence: TableEvidence<Key>,
  source: TableSource<Key, object>,
  { effectiveFrom: flag, today = dayOf(new Date()) }: { effectiveFrom?: string; today?: Day },
): Promise<SettledDay> {
  const told = {
    day: source.dayOf?.(evidence) ?? null,
    title: source.titleOf?.(evidence) ?? null,
    names: evidence.names,
  };
  try {
    return { day: settleEffectiveDate(told, flag), note: null, assumed: null };
  } catch (error) {
    if (!(error instanceof SourceError && error.code === "RELEASE_UNKNOWN")) throw error;
    const taken = await takenDay(table, source, today);
    if (taken === null) throw error;
    const name = evidence.names[0] ?? "The file";
    return {
      day: taken.day,
      note: `${name} does not say from which day it holds; ${taken.day} is taken, ${taken.reason}.`,
      assumed: taken === source.undated ? taken.reason : null,
    };
  }
}

async function takenDay<Key extends string>(
  table: Table<Key>,
  source: TableSource<Key, object>,
  today: Day,
): Promise<{ day: Day; reason: string } | null> {
  let latest: Day | null = null;
  if (source.daysOf !== undefined)
    for await (const { fields } of table.records())
      for (const day of source.daysOf(fields))
        if (day <= today && (latest === null || day > latest)) latest = day;
  return latest === null
    ? (source.undated ?? null)
    : { day: latest, reason: "the latest day that its rows know of" };
}
