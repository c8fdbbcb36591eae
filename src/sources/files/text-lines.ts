/** A line of text with its number. */
export interface TextLine {
  /** From 1. */
  readonly row: number;
  readonly text: string;
  /** False on a last line that no newline ends. */
  readonly terminated: boolean;
}

/** The lines of text that comes in blocks of whole lines, as `decodeText` gives it. */
export async function* readLines(blocks: AsyncIterable<string>): AsyncGenerator<TextLine> {
  let row = 0;
  for await (const block of blocks) {
    for (let start = 0; start < block.length;) {
      const newline = block.indexOf("\n", start);
      const end = newline === -1 ? block.length : newline;
      row += 1;
      yield { row, text: block.slice(start, end), terminated: newline !== -1 };
      start = end + 1;
    }
  }
}
