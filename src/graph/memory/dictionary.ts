/** Numbers distinct texts in the order in which they come. */
export class Dictionary {
  readonly texts: string[] = [];
  readonly #indexes = new Map<string, number>();
  /** Many texts are those of the row before, which need not be looked up. */
  #last = -1;

  indexOf(text: string): number {
    if (text === this.texts[this.#last]) return this.#last;
    let index = this.#indexes.get(text);
    if (index === undefined) {
      index = this.texts.push(text) - 1;
      this.#indexes.set(text, index);
    }
    return (this.#last = index);
  }

  /** Translates indexes into other texts, looking each of them up once. */
  translate(texts: readonly string[]): (index: number) => number {
    const known = new Int32Array(texts.length).fill(-1);
    return (index) => {
      if (index === -1) return -1;
      let own = known[index] ?? -1;
      if (own === -1) known[index] = own = this.indexOf(texts[index] ?? "");
      return own;
    };
  }
}
