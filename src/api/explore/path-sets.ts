import type { Day } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import type { GraphCounts, Walk } from "../../graph/walk.ts";
import { STEPPING_STONES } from "./followed.ts";
import { Degrees } from "./graph-counts.ts";

/** What a search for paths is about. */
export interface PathQuestion {
  readonly from: string;
  readonly to: string;
  readonly relationships: readonly RelationshipType[];
  readonly asOf: Day;
}

/** A hop would go through more relationships than it may. */
export class TooManySteps extends Error {
  override readonly name = "TooManySteps";
  readonly expected: number;

  constructor(expected: number) {
    super(`A hop would go through about ${expected} relationships.`);
    this.expected = expected;
  }
}

/**
 * Stepping stones that lie so many hops away from one end, hop by hop. Those of hop k lead to those
 * of hop k + 1; what was looked around from two hops before is not looked around from again.
 */
class Side {
  readonly sets: ReadonlySet<string>[];

  constructor(end: string) {
    this.sets = [new Set([end])];
  }

  /**
   * The only node that the end is connected with, if there is only one: every path goes through it
   * at once, and so can't come back to it.
   */
  get gate(): string | null {
    const [only, another] = this.sets[1] ?? [];
    return only !== undefined && another === undefined ? only : null;
  }

  /** The nodes from which the next hop goes on. */
  fresh(other: Side): string[] {
    const before = this.sets.at(-3);
    return [...(this.sets.at(-1) ?? [])].filter(
      (id) => before?.has(id) !== true && id !== other.gate,
    );
  }

  add(found: readonly string[]): void {
    const { gate } = this;
    const all = new Set([...(this.sets.at(-2) ?? []), ...found]);
    if (gate !== null) all.delete(gate);
    this.sets.push(all);
  }
}

/**
 * Works its way from both ends towards the middle, always from where less is to be gone through, one
 * statement a hop, so that a node which everything is connected with is met and not gone through.
 */
export class PathSets {
  readonly #view: GraphView;
  readonly #question: PathQuestion;
  readonly #degrees: Degrees;
  readonly #mostSteps: number;
  readonly #forward: Side;
  readonly #backward: Side;
  #isDirect = false;

  constructor(view: GraphView, question: PathQuestion, counts: GraphCounts, mostSteps: number) {
    this.#view = view;
    this.#question = question;
    this.#degrees = new Degrees(counts, question.relationships);
    this.#mostSteps = mostSteps;
    this.#forward = new Side(question.from);
    this.#backward = new Side(question.to);
  }

  /**
   * For paths of one relationship more than the time before: where the nodes at each place of a path
   * are to be found, the end among them; null if there is no such path.
   *
   * @throws TooManySteps
   */
  async next(): Promise<readonly ReadonlySet<string>[] | null> {
    await this.#goOn();
    const forward = this.#forward.sets;
    const backward = this.#backward.sets;
    const end = new Set([this.#question.to]);
    if (forward.length + backward.length === 3) return this.#isDirect ? [end] : null;
    const middle = common(forward.at(-1), backward.at(-1));
    if (middle.size === 0) return null;
    const places = [middle];
    for (let hop = forward.length - 2; hop > 0; hop--)
      places.unshift(
        await this.#leadingTo(places[0] ?? middle, without(forward[hop], this.#backward.gate)),
      );
    for (let hop = backward.length - 2; hop > 0; hop--)
      places.push(without(backward[hop], this.#forward.gate));
    return [...places, end];
  }

  /** One hop further from the end where that takes less; from each end one before any second. */
  async #goOn(): Promise<void> {
    const [forward, backward] = [
      this.#hopFrom(this.#forward, this.#backward),
      this.#hopFrom(this.#backward, this.#forward),
    ];
    const hops = forward.side.sets.length - backward.side.sets.length;
    const areBegun = Math.min(forward.side.sets.length, backward.side.sets.length) > 1;
    const isForward = areBegun || hops === 0 ? forward.steps <= backward.steps : hops < 0;
    const { side, ids, steps } = isForward ? forward : backward;
    const { from, to } = this.#question;
    const other = isForward ? to : from;
    const found = await this.#reach(ids, steps, { types: STEPPING_STONES, ends: [other] });
    this.#isDirect ||= found.includes(other);
    side.add(found.filter((id) => id !== from && id !== to));
  }

  #hopFrom(side: Side, other: Side): { side: Side; ids: string[]; steps: number } {
    const ids = side.fresh(other);
    return { side, ids, steps: this.#degrees.stepsFrom(ids) };
  }

  /** Those of `some` from which relationships lead to one of `places`. */
  async #leadingTo(
    places: ReadonlySet<string>,
    some: ReadonlySet<string>,
  ): Promise<ReadonlySet<string>> {
    const ids = [...places];
    const steps = this.#degrees.stepsFrom(ids);
    return new Set(await this.#reach(ids, steps, { types: [], ends: [...some] }));
  }

  #reach(
    ids: readonly string[],
    steps: number,
    to: Pick<Walk, "types" | "ends">,
  ): Promise<string[]> {
    if (ids.length === 0) return Promise.resolve([]);
    if (steps > this.#mostSteps) throw new TooManySteps(steps);
    const { relationships, asOf } = this.#question;
    return this.#view.reach(ids, { relationships, ...to }, asOf);
  }
}

const without = (ids: ReadonlySet<string> = new Set(), one: string | null): ReadonlySet<string> =>
  one !== null && ids.has(one) ? new Set([...ids].filter((id) => id !== one)) : ids;

function common(
  some: ReadonlySet<string> = new Set(),
  others: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const [small, large] = some.size < others.size ? [some, others] : [others, some];
  return new Set([...small].filter((id) => large.has(id)));
}
