/**
 * A moment, to ask how long ago it was. The clock of the machine may be set back, and the one that
 * nobody sets may stand still while the machine sleeps: the one that says more is believed, since to
 * think too much time has passed is safe where a right runs out.
 */
export class Moment {
  readonly #set = Date.now();
  readonly #steady = performance.now();

  get millisecondsAgo(): number {
    return Math.max(Date.now() - this.#set, performance.now() - this.#steady);
  }
}
