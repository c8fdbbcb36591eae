/**
 * Tests that have a code of their own for each component, by the code of the whole, with the other
 * codes: put together by hand from what the codes mean, to compare what follows from files with.
 */
const ALWAYS: Readonly<Record<string, string>> = {
  "0623T": "0624T 0625T 0626T",
  "0710T": "0711T 0712T 0713T",
  "77089": "77090 77091 77092",
  "93000": "93005 93010",
  "93015": "93016 93017 93018",
  "93040": "93041 93042",
  "93224": "93225 93226 93227",
  "93241": "93242 93243 93244",
  "93245": "93246 93247 93248",
  "93268": "93270 93271 93272",
  "93784": "93786 93788 93790",
  "94014": "94015 94016",
  "94774": "94775 94776 94777",
  "96931": "96932 96933",
  "96934": "96935 96936",
  G0403: "G0404 G0405",
};

/** Those of each release; codes that end in T come and go. */
export const REAL_TRIADS = {
  "2023-01-01": { ...ALWAYS, "0501T": "0502T 0503T 0504T", "0640T": "0641T 0642T" },
  "2025-10-01": { ...ALWAYS, "0903T": "0904T 0905T", "0937T": "0938T 0939T 0940T" },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** Whole tests that contractors price, so that they have no relative values. */
export const WITHOUT_VALUES: ReadonlySet<string> = new Set(
  "0501T 0623T 0640T 0710T 0903T 0937T 94774".split(" "),
);
