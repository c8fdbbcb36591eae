/** The reasons that NCCI publishes with its edits, as they stand in its files. */
const PUBLISHED: readonly string[] = [
  "Anesthesia service included in surgical procedure",
  "CPT Manual or CMS manual coding instruction",
  "CPT Separate procedure definition",
  "Gender-specific procedures",
  "HCPCS/CPT procedure code definition",
  "Laboratory panel",
  "Misuse of Column Two code with Column One code",
  "More extensive procedure",
  "Mutually exclusive procedures",
  "Sequential procedure",
  "Standard preparation/monitoring services for anesthesia",
  "Standards of medical/surgical practice",
];

/** Whether a text is the beginning of a rationale, published or on other rows, and not all of it. */
export function isCutRationale(text: string, others: Iterable<string>): boolean {
  const start = text.trimStart();
  return [...PUBLISHED, ...others].some(
    (whole) => whole.length > start.length && whole.startsWith(start),
  );
}
