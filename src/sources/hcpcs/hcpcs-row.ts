import type { Day } from "../../graph/day.ts";

/** One code or one modifier of HCPCS Level II, whole, on however many lines it stands. */
export interface HcpcsRow {
  /** The physical line or the row on the sheet on which it begins; from 1. */
  readonly row: number;
  readonly kind: "CODE" | "MODIFIER";
  /** Five characters of a code, two of a modifier. */
  readonly code: string;
  readonly short: string;
  /** All lines together, with one blank wherever there are blanks. */
  readonly long: string;
  // Indicators are text and keep their zeros. Modifiers have none but coverage.
  /** One to four. */
  readonly pricing: readonly string[];
  readonly multiplePricing: string | null;
  readonly coverage: string | null;
  /** One to five. */
  readonly typesOfService: readonly string[];
  readonly betos: string | null;
  /** Codes and modifiers that replace it or that Medicare wants; seldom a word, such as CPT. */
  readonly crossReferences: readonly string[];
  /** The law that it is (not) covered by, as the file writes it. */
  readonly statute: string | null;
  /** Sections of the Coverage Issues Manual. */
  readonly coverageIssues: readonly string[];
  /** Sections of the Medicare Carriers Manual. */
  readonly carriersManual: readonly string[];
  readonly labCertifications: readonly string[];
  /** Number of a note that is published beside the file. */
  readonly processingNote: string | null;
  /** YY where it may be done in an ambulatory surgical center. */
  readonly ascGroup: string | null;
  readonly ascEffective: Day | null;
  readonly added: Day | null;
  /** From which day the action counts; after `lastDay` where the action took it away. */
  readonly actionEffective: Day | null;
  /** The last day on which it may be used; null while it has no end. */
  readonly lastDay: Day | null;
  /** What was last done to it: A for added, D for discontinued and so on. */
  readonly action: string;
}
