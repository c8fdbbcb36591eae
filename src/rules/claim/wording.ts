/** `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly (string | number)[], last = "and"): string {
  if (words.length < 2) return String(words[0] ?? "");
  const texts = words.map(String);
  const end = texts.at(-1) ?? "";
  return `${texts.slice(0, -1).join(", ")} ${last} ${end}`;
}

/** `line 1`, `lines 1 and 2`. */
export const nameLines = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? "line" : "lines"} ${enumerate(numbers)}`;

/** `1 unit`, `2 units`. */
export const nameUnits = (units: number): string =>
  `${String(units)} ${units === 1 ? "unit" : "units"}`;

/** The sentence without its full stop, to stand before a colon or within another. */
export const withoutStop = (sentence: string): string => sentence.replace(/\.$/, "");
