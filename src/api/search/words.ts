/** Words that say nothing by themselves. "Without" is none of them. */
const EMPTY = new Set(
  "a an and at by for from in is it of on or that the this to w when which with".split(" "),
);

/**
 * The words of a text in the form in which they are compared: small letters without accents, in the
 * singular. What is written with a stroke between single letters is one word, as w/o, E/M and C&S.
 */
export function wordsOf(text: string): string[] {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/\b([a-z])[/&]([a-z])\b/g, "$1$2");
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !EMPTY.has(word)).map(singular);
}

/** A rough singular, the same for texts and for what is searched. */
function singular(word: string): string {
  if (word.length <= 3 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
