/** First and last position of a field on its line, from 1, as record layouts print them. */
export type Span = readonly [first: number, last: number];

/** The text of one field of a fixed-width line, without the blanks around it. */
export function fieldOf(line: string, [first, last]: Span): string {
  return line.slice(first - 1, last).trim();
}
