import type { Change } from "../../rules/changes/change.ts";

/** How many changes are kept in all; a code with thousands of edits has thousands. */
const MOST_CHANGES = 100_000;

/** Changes by code, those that were asked for last; the cache of a DataLoader. */
export class RecentChanges {
  readonly #kept = new Map<string, { readonly changes: Promise<Change[]>; size: number }>();
  readonly #most: number;
  #size = 0;

  constructor(most: number = MOST_CHANGES) {
    this.#most = most;
  }

  get(id: string): Promise<Change[]> | undefined {
    const found = this.#kept.get(id);
    if (found === undefined) return undefined;
    this.#kept.delete(id);
    this.#kept.set(id, found);
    return found.changes;
  }

  set(id: string, changes: Promise<Change[]>): void {
    // What is not known yet counts as one.
    const kept = { changes, size: 1 };
    this.delete(id);
    this.#kept.set(id, kept);
    this.#size += 1;
    changes.then(
      ({ length }) => {
        if (this.#kept.get(id) !== kept) return;
        kept.size += length;
        this.#size += length;
        this.#dropOldest();
      },
      // A store that is away now may answer the next request.
      () => {
        if (this.#kept.get(id) === kept) this.delete(id);
      },
    );
  }

  delete(id: string): void {
    this.#size -= this.#kept.get(id)?.size ?? 0;
    this.#kept.delete(id);
  }

  clear(): void {
    this.#kept.clear();
    this.#size = 0;
  }

  /** How many changes are kept, with one for each code. */
  get size(): number {
    return this.#size;
  }

  #dropOldest(): void {
    for (const id of this.#kept.keys()) {
      if (this.#size <= this.#most) return;
      this.delete(id);
    }
  }
}
