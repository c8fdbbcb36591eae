/**
 * Tells which answers to a question that is asked again and again still count: none that comes after
 * the answer to a later question, which knew more.
 */
export class InOrder {
  #asked = 0;
  #answered = 0;

  /** The place of a question that is about to be asked. */
  ask(): number {
    this.#asked += 1;
    return this.#asked;
  }

  /** Whether the answer to the question at this place counts; earlier ones then count no more. */
  take(place: number): boolean {
    if (place < this.#answered) return false;
    this.#answered = place;
    return true;
  }
}
