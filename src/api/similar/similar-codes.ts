import { compareText } from "../../graph/compare.ts";
import { dayNumber, type Day } from "../../graph/day.ts";
import { perView } from "../../graph/per-view.ts";
import type { CodeValues } from "./code-values.ts";
import { readCodeValues } from "./read-code-values.ts";
import { similarTo, weigh, type DayWeights, type Similarity } from "./similarity.ts";

/** Days whose weights are kept; a client may ask for any. */
const DAYS = 8;

/** Finds codes that are like others, in one state of the graph (docs/decisions/0008-similar-codes.md). */
export class SimilarCodes {
  readonly #facts: CodeValues;
  readonly #days = new Map<Day, DayWeights>();

  constructor(facts: CodeValues) {
    this.#facts = facts;
  }

  /** Codes like the one with this id on a day, the likest first, those of one score by id. */
  of(id: string, day: Day): Similarity[] {
    const code = this.#facts.rowOf.get(id);
    return code === undefined ? [] : similarTo(this.#facts, this.#weights(day), code).sort(byScore);
  }

  #weights(day: Day): DayWeights {
    let weights = this.#days.get(day);
    if (weights === undefined) {
      weights = weigh(this.#facts, dayNumber(day));
      const [oldest] = this.#days.keys();
      if (this.#days.size >= DAYS && oldest !== undefined) this.#days.delete(oldest);
      this.#days.set(day, weights);
    }
    return weights;
  }
}

/** The likest first, those of one score by id. */
export const byScore = (
  a: Pick<Similarity, "id" | "score">,
  b: Pick<Similarity, "id" | "score">,
): number => b.score - a.score || compareText(a.id, b.id);

/** What codes have in a view, read when it is first asked for. */
export const codeValues = perView(readCodeValues);

/** The likeness of codes in a view. */
export const similarCodes = perView(async (view) => new SimilarCodes(await codeValues(view)));
