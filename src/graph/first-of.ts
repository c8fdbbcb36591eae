/** The first items of many, as many as are wanted. */
export interface First<Item> {
  add(item: Item): void;
  /** Whether no later item can be among them. */
  readonly settled: boolean;
  /** The items that were kept, in their order. Nothing can be added afterwards. */
  sorted(): Item[];
}

/** The first of items that come in their order. */
export class FirstInOrder<Item> implements First<Item> {
  readonly #most: number;
  readonly #items: Item[] = [];

  /** @param most how many to keep; Infinity keeps all. */
  constructor(most: number) {
    this.#most = most;
  }

  add(item: Item): void {
    if (!this.settled) this.#items.push(item);
  }

  get settled(): boolean {
    return this.#items.length >= this.#most;
  }

  sorted(): Item[] {
    return this.#items;
  }
}

/**
 * The first items of many in an order, as many as are wanted: a heap whose root is the last of those
 * kept. What is held is bounded by the page, however many relationships a node has.
 */
export class FirstOf<Item> implements First<Item> {
  readonly #compare: (a: Item, b: Item) => number;
  readonly #most: number;
  readonly #heap: Item[] = [];

  /** @param most how many to keep; Infinity keeps all. */
  constructor(most: number, compare: (a: Item, b: Item) => number) {
    this.#most = most;
    this.#compare = compare;
  }

  add(item: Item): void {
    const heap = this.#heap;
    if (this.#most === Infinity) heap.push(item);
    else if (heap.length < this.#most) this.#rise(heap.push(item) - 1);
    else if (this.#most > 0 && this.#compare(item, heap[0] as Item) < 0) {
      heap[0] = item;
      this.#sink();
    }
  }

  /** Until the last item has come, none is known to be the first. */
  get settled(): boolean {
    return this.#most <= 0;
  }

  sorted(): Item[] {
    return this.#heap.sort(this.#compare);
  }

  #rise(at: number): void {
    const parent = (at - 1) >> 1;
    if (at > 0 && this.#comesBehind(at, parent)) this.#rise(this.#swap(at, parent));
  }

  #sink(): void {
    for (let at = 0; ;) {
      let last = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < this.#heap.length && this.#comesBehind(child, last)) last = child;
      if (last === at) return;
      at = this.#swap(at, last);
    }
  }

  #comesBehind(a: number, b: number): boolean {
    return this.#compare(this.#heap[a] as Item, this.#heap[b] as Item) > 0;
  }

  /** Exchanges two places and answers the second. */
  #swap(a: number, b: number): number {
    const heap = this.#heap;
    [heap[a], heap[b]] = [heap[b] as Item, heap[a] as Item];
    return b;
  }
}
