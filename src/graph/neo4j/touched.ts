/** More ids than this are not noted: whoever asks then reads all of the type. */
const MOST = 5_000;

/**
 * What a change touches: for each type of nodes the ids of those that differ, for each type of
 * relationships those of the nodes that they lead away from; null where these are too many.
 */
export class Touched {
  readonly #ids = new Map<string, Set<string> | null>();

  get isEmpty(): boolean {
    return this.#ids.size === 0;
  }

  /** Notes ids of a type; a type of which nothing differs, and no id is given, is not touched. */
  add(type: string, ids: readonly string[]): void {
    if (ids.length === 0) return;
    let known = this.#ids.get(type);
    if (known === null) return;
    if (known === undefined) this.#ids.set(type, (known = new Set()));
    for (const id of ids) known.add(id);
    if (known.size > MOST) this.#ids.set(type, null);
  }

  /** All types, and the ids of each where they are few. */
  note(): { readonly types: string[]; readonly ids: Record<string, string[]> } {
    const ids: Record<string, string[]> = {};
    for (const [type, set] of this.#ids) if (set !== null) ids[type] = [...set];
    return { types: [...this.#ids.keys()].sort(), ids };
  }
}
