/** The choice that a mistyped word most likely means, null where none is near. */
export function nearest(word: string, choices: readonly string[]): string | null {
  const typed = word.toLowerCase();
  const [best] = choices
    .map((choice) => ({ choice, edits: editsOrStart(typed, choice) }))
    .filter(({ choice, edits }) => edits <= choice.length / 2)
    .sort((a, b) => a.edits - b.edits);
  return best?.choice ?? null;
}

/** A word that begins with the choice, as WARNING with warn, is as near as one can be. */
const editsOrStart = (typed: string, choice: string): number =>
  typed.startsWith(choice) ? 0 : editsBetween(typed, choice);

/** How many letters must be put in, taken out or replaced: Levenshtein's distance. */
export function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of from.split("").entries()) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const replaced = (row[j] ?? 0) + (letter === to[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
