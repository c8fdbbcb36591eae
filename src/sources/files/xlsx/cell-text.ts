/**
 * The text of a cell's number: the shortest that means the same, as Excel shows it. Files hold
 * 32.346499999999999 for 32.3465.
 */
export function numberText(stored: string): string {
  const number = Number(stored);
  return stored.trim() === "" || !Number.isFinite(number) ? stored : String(number);
}

/** Undoes the escapes of characters that XML cannot hold: `_x000D_` is a carriage return. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The column of a cell reference, from 0: A1 is 0, AE19 is 30. Null when it has no letters. */
export function columnOf(reference: string): number | null {
  let column = 0;
  for (const character of reference) {
    const letter = character.charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? null : column - 1;
}
