import DataLoader from "dataloader";
import type { Day } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import { perView } from "../../graph/per-view.ts";
import {
  compareChanges,
  compareKeys,
  keysOf,
  type Change,
  type ChangeKeys,
} from "../../rules/changes/change.ts";
import { readChanges, readReleaseDays } from "../../rules/changes/reading/read-changes.ts";
import { surveyChanges } from "../../rules/changes/reading/survey-changes.ts";
import type { ReleaseDays } from "../../rules/changes/release-days.ts";
import { LARGEST_LOOKUP } from "../keys.ts";
import { isAskedFor, type ChangeDays, type ChangeQuery } from "./change-days.ts";
import { CountedChanges } from "./counted-changes.ts";
import { RecentChanges } from "./recent-changes.ts";

/** How many codes and modifiers are read together: some codes have thousands of edits. */
const SUBJECTS_A_READ = 100;

/** So many are read for each question; of more, it is known beforehand which have changes. */
const FEW_SUBJECTS = LARGEST_LOOKUP;

/** The releases of a view, as changes need them. */
const releaseDays = perView(readReleaseDays);

/** How many changes there are in a view, by day. */
export const changeDays = perView(countChanges);

/** Some changes, in their order. */
export interface ChangePage {
  readonly changes: readonly Change[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

/** Changes in one state of the graph (docs/decisions/0007-changes.md). */
export class ChangeLog {
  readonly #view: GraphView;
  readonly #bySubject: DataLoader<string, Change[]>;

  constructor(view: GraphView) {
    this.#view = view;
    this.#bySubject = new DataLoader((ids) => this.#read(ids), {
      maxBatchSize: SUBJECTS_A_READ,
      cacheMap: new RecentChanges(),
    });
  }

  /** All changes of a code or modifier, in order. They are shared: nobody may alter them. */
  of(id: string): Promise<readonly Change[]> {
    return this.#bySubject.load(id);
  }

  /** Names of sources, and when they speak. */
  releases(): Promise<ReleaseDays> {
    return releaseDays(this.#view);
  }

  /** The changes that are asked for, behind those with the keys `after`. */
  page(query: ChangeQuery, first: number, after: ChangeKeys | null): Promise<ChangePage> {
    return query.subjects !== null && query.subjects.size <= FEW_SUBJECTS
      ? this.#pageOfFew([...query.subjects], query, first, after)
      : this.#pageOfMany(query, first, after);
  }

  async #pageOfFew(
    subjects: readonly string[],
    query: ChangeQuery,
    first: number,
    after: ChangeKeys | null,
  ): Promise<ChangePage> {
    const all = await this.#changes(subjects, query);
    const rest = after === null ? all : all.filter((change) => isBehind(change, after));
    return {
      changes: rest.slice(0, first),
      hasNextPage: rest.length > first,
      totalCount: all.length,
    };
  }

  async #pageOfMany(
    query: ChangeQuery,
    first: number,
    after: ChangeKeys | null,
  ): Promise<ChangePage> {
    const days = await changeDays(this.#view);
    const totalCount = days.count(query);
    const [day, subject, kind] = after ?? [];
    const start = after === null ? null : (after.slice(0, 3) as [Day, string, string]);
    const subjects = new Set<string>();
    let found = 0;
    let last: Day = query.to;
    for (const cell of days.cells(query, start)) {
      if (found > first) break;
      subjects.add(cell.subject);
      last = cell.day;
      // Those at the cursor itself may all lie before it.
      const atCursor = cell.day === day && cell.subject === subject && cell.kind === kind;
      if (!atCursor) found += cell.count;
    }
    // Subjects of cells further on are not read, so that what others have from there on is no page yet.
    const some = await this.#changes([...subjects], { ...query, to: last });
    const rest = after === null ? some : some.filter((change) => isBehind(change, after));
    return { changes: rest.slice(0, first), hasNextPage: rest.length > first, totalCount };
  }

  async #changes(subjects: readonly string[], query: ChangeQuery): Promise<Change[]> {
    const read = await Promise.all(subjects.map((id) => this.of(id)));
    return read
      .flatMap((changes) => changes.filter((change) => isAskedFor(change, query)))
      .sort(compareChanges);
  }

  async #read(ids: readonly string[]): Promise<Change[][]> {
    return readChanges(this.#view, ids, await this.releases());
  }
}

/** Counts the changes of all codes and modifiers; between batches the server answers others. */
async function countChanges(view: GraphView): Promise<ChangeDays> {
  const counted = new CountedChanges();
  await surveyChanges(view, await releaseDays(view), (subject) => counted.of(subject));
  return counted.inOrder();
}

const isBehind = (change: Change, after: ChangeKeys): boolean =>
  compareKeys(keysOf(change), after) > 0;

const logs = new WeakMap<GraphView, ChangeLog>();

/** The changes in a view. */
export function changeLog({ shared: view }: GraphView): ChangeLog {
  let log = logs.get(view);
  if (log === undefined) {
    log = new ChangeLog(view);
    logs.set(view, log);
  }
  return log;
}
