import type { ModifierCategory } from "../generated/graphql.ts";

/** What a modifier answers, in the order in which one asks. */
export const QUESTIONS = [
  "Who",
  "Which side",
  "How much",
  "When, and apart from what",
  "Which component",
  "Liability",
  "Where and how",
  "Other",
] as const;

export type Question = (typeof QUESTIONS)[number];

/** Modifiers of the general category, which are told apart by their codes alone. */
const BY_CODE: Readonly<Record<string, Question>> = Object.fromEntries(
  (
    [
      ["Who", "62 66 77 GC GE Q5 Q6"],
      ["Which side", "50"],
      ["How much", "22 51 52 53 63 73 74 KX"],
      ["When, and apart from what", "24 25 27 54 55 56 57 58 59 76 78 79 91"],
      ["Which component", "26 TC"],
      ["Liability", "GK GL GU CG 32 33"],
      ["Where and how", "90 92 CT FX FY G0"],
    ] as const
  ).flatMap(([question, codes]) => codes.split(" ").map((code) => [code, question])),
);

const BY_CATEGORY: Partial<Record<ModifierCategory, Question>> = {
  ADVANCE_BENEFICIARY_NOTICE: "Liability",
  AMBULANCE: "Where and how",
  ANATOMIC_CORONARY_ARTERY: "Which side",
  ANATOMIC_EYELID: "Which side",
  ANATOMIC_FEET: "Which side",
  ANATOMIC_HAND: "Which side",
  ANATOMIC_SIDE_OF_BODY: "Which side",
  ANESTHESIA: "Who",
  ASSISTANT_AT_SURGERY: "Who",
  CHIROPRACTIC: "Who",
  DISTINCT_SERVICE: "When, and apart from what",
  DRUG_ADMINISTRATION: "Where and how",
  DRUG_DISPOSAL: "How much",
  PLACE_OF_SERVICE: "Where and how",
  TELEHEALTH: "Where and how",
  THERAPY: "Who",
};

/** Which question a modifier answers. */
export function questionOf(code: string, category: ModifierCategory | null): Question {
  return BY_CODE[code] ?? (category === null ? undefined : BY_CATEGORY[category]) ?? "Other";
}
