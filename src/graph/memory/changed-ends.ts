/**
 * Ends of the relationships that a change names, by numbers of its own, and what became of them
 * within the change: an end that is taken out takes along what was put at it before.
 */
export class ChangedEnds {
  readonly #isThere: (id: string) => boolean;
  readonly #numbers = new Map<string, number>();
  readonly #there: boolean[] = [];
  readonly #removedAt = new Map<string, number>();
  #age = 0;

  /** `isThere` tells whether a node is there, by the graph before and the changes so far. */
  constructor(isThere: (id: string) => boolean) {
    this.#isThere = isThere;
  }

  /** Rises with each node that is taken out. */
  get age(): number {
    return this.#age;
  }

  /** Ids of nodes that were taken out, even if they came back. */
  get removed(): ReadonlyMap<string, number> {
    return this.#removedAt;
  }

  /** Ids by number. */
  get ids(): string[] {
    return [...this.#numbers.keys()];
  }

  numberOf(id: string): number {
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.#there.push(this.#isThere(id)) - 1;
      this.#numbers.set(id, number);
    }
    return number;
  }

  isThere(number: number): boolean {
    return this.#there[number] ?? false;
  }

  put(id: string): void {
    const number = this.#numbers.get(id);
    if (number !== undefined) this.#there[number] = true;
  }

  remove(id: string): void {
    this.#removedAt.set(id, ++this.#age);
    const number = this.#numbers.get(id);
    if (number !== undefined) this.#there[number] = false;
  }
}
