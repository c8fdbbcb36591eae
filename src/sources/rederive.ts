import type { GraphWriter } from "../graph/graph.ts";
import { relationship, type RelationshipRecord } from "../graph/record.ts";
import { DERIVED, derive, isDerived } from "../rules/derive.ts";
import type { RuleBook } from "../rules/rule-book.ts";
import { readCodeFacts, type CodeFacts, type Properties } from "./code-facts.ts";
import { applyDifference, differenceOf } from "./difference.ts";
import { contentStatements, type ChangedSource } from "./releases/content-statements.ts";
import type { KnownRelease } from "./releases/known-releases.ts";
import { releaseId } from "./releases/release.ts";
import { entryPeriods, statementsOf, type EntryPeriods } from "./statements.ts";

/** Codes that are read at a time, and relationships that are written at a time, at the least. */
const READ = 500;
const WRITE = 10_000;

/** What a change adds to the facts that the graph holds, and what it takes from them. */
export interface FactChange {
  /** Every release of official files after the change. */
  readonly releases: readonly KnownRelease[];
  /** Keys of releases of the fee schedule whose entries in the graph no longer count. */
  readonly withdrawn?: ReadonlySet<string>;
  /** New entries of the fee schedule. */
  readonly feeSchedule?: ReadonlyMap<string, readonly Properties[]>;
  /** New entries of the curated sources, which replace those in the graph. */
  readonly curated?: ReadonlyMap<string, readonly Properties[]>;
  /** The source whose releases change, with those that decide after the change. */
  readonly changed?: ChangedSource;
}

/**
 * Recomputes what follows from the facts of codes, over their whole timeline, and writes what
 * differs. Nodes that the facts name must have been written before.
 */
export async function rederive(
  writer: GraphWriter,
  codes: readonly string[],
  change: FactChange,
  rules: RuleBook,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const periodOf = entryPeriods(change.releases.filter(({ source }) => source === "mpfs"));
  const kept = await contentStatements(
    writer.base,
    change.releases,
    new Set(codes),
    change.changed,
  );
  const types = [...DERIVED, "HAS_FEE_SCHEDULE_ENTRY"] as const;
  // Facts are read as they were before the change, so some are written while the next are read.
  let writing: Promise<void> = Promise.resolve();
  let gone: RelationshipRecord[] = [];
  let put: RelationshipRecord[] = [];
  try {
    for (let start = 0; start < codes.length; start += READ) {
      const next = Math.min(start + READ, codes.length);
      for (const before of await readCodeFacts(writer.base, codes.slice(start, next), types)) {
        const after = factsAfter(before, change);
        const difference = differenceOf(before.relationships.filter(isOurs), [
          ...entryFacts(after, periodOf),
          ...derive(
            before.code,
            [...statementsOf(after, periodOf), ...(kept.get(before.code) ?? [])],
            rules,
          ),
        ]);
        gone.push(...difference.gone);
        put.push(...difference.put);
      }
      if (gone.length + put.length < WRITE && next < codes.length) continue;
      await writing;
      onProgress(next, codes.length);
      writing = applyDifference(writer, { gone, put });
      // It is awaited later; a failure must not count as one that nobody handles until then.
      writing.catch(() => undefined);
      [gone, put] = [[], []];
    }
  } finally {
    // A change is undone when reading fails; nothing of it may be written after that.
    await writing;
  }
}

const isOurs = (record: RelationshipRecord): boolean =>
  record.type === "HAS_FEE_SCHEDULE_ENTRY" || isDerived(record);

type EntryFacts = Pick<CodeFacts, "code" | "curated" | "feeSchedule">;

function factsAfter(before: CodeFacts, change: FactChange): EntryFacts {
  const { withdrawn, feeSchedule, curated } = change;
  const { code } = before;
  const kept = before.feeSchedule.filter((entry) => !withdrawn?.has(String(entry.release)));
  return {
    code,
    curated: curated === undefined ? before.curated : (curated.get(code) ?? []),
    feeSchedule: [...kept, ...(feeSchedule?.get(code) ?? [])],
  };
}

function entryFacts(
  { code, feeSchedule }: EntryFacts,
  periodOf: EntryPeriods,
): RelationshipRecord[] {
  return feeSchedule.flatMap((entry) => {
    const found = periodOf(entry, feeSchedule);
    if (found === undefined) return [];
    const { from, to } = found.period;
    const release = releaseId(found.release.key);
    return [
      relationship(
        "HAS_FEE_SCHEDULE_ENTRY",
        `Code:${code}`,
        String(entry.id),
        { release },
        {
          validFrom: from,
          ...(to === null ? {} : { validTo: to }),
        },
      ),
    ];
  });
}
