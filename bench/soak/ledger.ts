import { createHash } from "node:crypto";
import type { Question } from "./questions.ts";

/** What came back. */
export interface Received {
  readonly status: number;
  /** The epoch that the answer names. */
  readonly epoch: number;
  readonly text: string;
}

const MOST_TOLD = 10;

/**
 * Holds every answer against what is right in the state of the graph that it names. Which state an
 * epoch has is known only when the import has told it, so answers wait for that by their hashes.
 */
export class Ledger {
  /** Hashes of the right answers, by state and question. */
  readonly #right: Map<Question, string>[] = [];
  readonly #stateOf = new Map<number, number>();
  /** How often a hash came as the answer to a question at an epoch. */
  readonly #received = new Map<number, Map<Question, Map<string, number>>>();
  readonly #problems: string[] = [];
  #failed = 0;

  /** Notes what is right in a state. */
  learn(state: number, question: Question, { text }: Received): void {
    (this.#right[state] ??= new Map()).set(question, hashOf(text));
  }

  /** Whether two states differ in an answer, without which the check would show nothing. */
  get differs(): boolean {
    const [first, ...others] = this.#right;
    return others.every((other) =>
      [...other].some(([question, hash]) => first?.get(question) !== hash),
    );
  }

  /** Notes in which state an epoch is. */
  setState(epoch: number, state: number): void {
    this.#stateOf.set(epoch, state);
  }

  add(question: Question, received: Received): void {
    const { status, epoch, text } = received;
    if (status !== 200 || text.includes('"errors"'))
      this.fail(`${question.name} at epoch ${epoch}: ${status} ${text.slice(0, 200)}`);
    else {
      const ofEpoch = at(this.#received, epoch, () => new Map<Question, Map<string, number>>());
      const counts = at(ofEpoch, question, () => new Map<string, number>());
      const hash = hashOf(text);
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
  }

  /** Notes what went wrong in any other way. */
  fail(problem: string): void {
    this.#failed += 1;
    if (this.#problems.length < MOST_TOLD) this.#problems.push(problem);
  }

  /** How many answers were right, and what was wrong, in numbers and in words. */
  verdict(): { right: number; wrong: number; failed: number; problems: readonly string[] } {
    let [right, wrong] = [0, 0];
    const problems = [...this.#problems];
    for (const [epoch, questions] of this.#received) {
      const state = this.#stateOf.get(epoch);
      for (const [question, counts] of questions)
        for (const [hash, count] of counts)
          if (state !== undefined && this.#right[state]?.get(question) === hash) right += count;
          else {
            wrong += count;
            problems.push(
              `${question.name} at epoch ${epoch}, state ${state ?? "unknown"}: ${question.body.slice(-120)}`,
            );
          }
    }
    return { right, wrong, failed: this.#failed, problems: problems.slice(0, MOST_TOLD) };
  }
}

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64");

function at<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = make()));
  return found;
}
