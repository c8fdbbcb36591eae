/** As many codes as the fee schedule of October 2025 has. */
const CODES = 16_852;

const LETTERED = 4_852;
const FIRST_NUMBER = 100;
const STEP = 8.3;

/**
 * Made-up codes in the form and the ranges of real ones: numbers with gaps between them, and such
 * that begin with a letter of HCPCS.
 */
export const madeUpCodes = (): string[] => [
  ...Array.from({ length: CODES - LETTERED }, (_, i) =>
    String(Math.floor(FIRST_NUMBER + i * STEP)).padStart(5, "0"),
  ),
  ...madeUpLettered(LETTERED),
];

/** Codes that begin with the letters that every release of HCPCS has. */
export const madeUpLettered = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const letter = "AEGJLQV"[i % 7] ?? "A";
    return `${letter}${String(Math.floor(i / 7) + 1).padStart(4, "0")}`;
  });
