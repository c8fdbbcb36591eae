import type { LRUCache } from "lru-cache";
import type { Day } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import type { Answer } from "./answer.ts";
import { keptByBytes } from "./kept-by-bytes.ts";
import { KnownRequests } from "./known-requests.ts";
import type { RawRequest } from "./request-key.ts";

/** What an entry takes beyond its texts, in bytes: measured, in all three forms; of one it is 1,250. */
const OVERHEAD = 4_400;

/**
 * Whole answers to requests. What a request is answered follows from the request, the state of the
 * graph and the day: answers are kept for one state and one day, and all dropped when another comes.
 */
export class AnswerCache {
  readonly #bytes: number;
  readonly #counts = { hits: 0, misses: 0 };
  #state: { readonly view: GraphView; readonly today: Day; readonly answers: Answers } | null =
    null;

  /** Keeps so many bytes of requests and answers. */
  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /** Answers of a state of the graph, on a day. */
  at(view: GraphView, today: Day): Answers {
    if (this.#state?.view !== view || this.#state.today !== today)
      this.#state = { view, today, answers: new Answers(this.#bytes, this.#counts) };
    return this.#state.answers;
  }

  /** How many requests were answered by what was at hand, or is being made for another, since the start. */
  get hits(): number {
    return this.#counts.hits;
  }

  /** How many were not, though what came of them may be kept. */
  get misses(): number {
    return this.#counts.misses;
  }

  /** How much is kept. */
  get size(): { readonly entries: number; readonly bytes: number } {
    return this.#state?.answers.size ?? { entries: 0, bytes: 0 };
  }
}

/**
 * Answers by the key of their request. A request that comes again as it was is found by its bytes
 * alone, before it is parsed.
 */
export class Answers {
  readonly #answers: LRUCache<string, Answer>;
  readonly #requests: KnownRequests;
  readonly #pending = new Map<string, Promise<Answer | null>>();
  readonly #counts: { hits: number; misses: number };

  constructor(bytes: number, counts: { hits: number; misses: number }) {
    this.#counts = counts;
    // Requests are shorter than their answers, but for the same answer there may be many.
    const forRequests = Math.ceil(bytes / 4);
    const forAnswers = bytes - forRequests;
    this.#answers = keptByBytes(
      forAnswers,
      ({ mostBytes }, key) => mostBytes + key.length + OVERHEAD,
    );
    this.#requests = new KnownRequests(forRequests);
  }

  /** The answer to a request that came before as it is. */
  find(raw: RawRequest): Answer | null {
    const key = this.#requests.key(raw);
    const answer = key === undefined ? undefined : this.#answers.get(key);
    if (answer === undefined) return null;
    this.#counts.hits++;
    return answer;
  }

  /** How many answers there are, and what they and their requests are counted as. */
  get size(): { readonly entries: number; readonly bytes: number } {
    const bytes = this.#answers.calculatedSize + this.#requests.bytes;
    return { entries: this.#answers.size, bytes };
  }

  /**
   * The answer to the request with this key, which came like this. Where it is not there, `make` makes
   * it, once for all who ask meanwhile; null, which is not kept, where there is none to share.
   */
  async get(
    key: string,
    raw: RawRequest,
    make: () => Promise<Answer | null>,
  ): Promise<Answer | null> {
    const known = this.#answers.get(key);
    if (known !== undefined) {
      this.#counts.hits++;
      this.#requests.add(raw, key);
      return known;
    }
    const pending = this.#pending.get(key);
    if (pending !== undefined) {
      this.#counts.hits++;
      return pending;
    }
    this.#counts.misses++;
    const made = make();
    this.#pending.set(key, made);
    try {
      const answer = await made;
      if (answer !== null) {
        this.#answers.set(key, answer);
        this.#requests.add(raw, key);
      }
      return answer;
    } finally {
      this.#pending.delete(key);
    }
  }
}
