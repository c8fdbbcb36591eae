import { compareText } from "../../graph/compare.ts";

/** What a check of the whole graph looks for, in the order in which it is told. */
export const FINDINGS = {
  DANGLING: "References to what the graph does not have",
  TERMINATED: "Edits and add-on pairs in force on codes that have ended",
  LONELY_ADD_ON: "Add-on codes of type 1 or 3 without a primary in force",
  CONTRADICTION: "Files that contradict each other",
  STALE: "Releases in force that are not made for the day",
  REFERENCE_ONLY: "Codes known only by reference",
} as const;

export type FindingKind = keyof typeof FINDINGS;

/** A clean import never leaves these. */
export const IMPOSSIBLE: readonly FindingKind[] = ["DANGLING"];

/** All that was found of one kind: how many, and the first of them in the order of their texts. */
export interface Finding {
  readonly kind: FindingKind;
  readonly what: string;
  readonly count: number;
  readonly examples: readonly string[];
}

/** Collects what checks find, as many of a kind as are wanted, whatever the order of the store. */
export class Findings {
  readonly #most: number;
  readonly #found = new Map<FindingKind, { count: number; examples: string[] }>();

  constructor(most: number) {
    this.#most = most;
  }

  add(kind: FindingKind, text: string): void {
    let found = this.#found.get(kind);
    if (found === undefined) this.#found.set(kind, (found = { count: 0, examples: [] }));
    found.count += 1;
    found.examples.push(text);
    // Cut now and then, so that many findings take little room.
    if (found.examples.length > 2 * this.#most + SPARE) this.#cut(found.examples);
  }

  /** One finding a kind, whether there is any or not. */
  list(): Finding[] {
    return (Object.keys(FINDINGS) as FindingKind[]).map((kind) => {
      const { count, examples } = this.#found.get(kind) ?? { count: 0, examples: [] };
      this.#cut(examples);
      return { kind, what: FINDINGS[kind], count, examples };
    });
  }

  #cut(examples: string[]): void {
    examples.sort(compareText);
    if (examples.length > this.#most) examples.length = this.#most;
  }
}

const SPARE = 1_000;
