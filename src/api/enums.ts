import { registerEnumType } from "type-graphql";
import {
  CHANGE_KINDS,
  CODE_SYSTEMS,
  CONFLICT_SCOPES,
  CONFLICT_SEVERITIES,
  FAMILY_KINDS,
  INDICATOR_TYPES,
  MODIFIER_CATEGORIES,
  MODIFIER_LEVELS,
  VERDICTS,
} from "../graph/model/vocabulary.ts";

/** Publishes a vocabulary of the model as an enum whose values are its words. */
function publish<Word extends string>(
  name: string,
  description: string,
  words: readonly Word[],
  about: Partial<Record<Word, string>> = {},
): Record<Word, Word> {
  const values = Object.fromEntries(words.map((word) => [word, word])) as Record<Word, Word>;
  const valuesConfig = Object.fromEntries(
    Object.entries<string | undefined>(about).map(([word, text]) => [
      word,
      { description: text ?? "" },
    ]),
  );
  registerEnumType(values, { name, description, valuesConfig: valuesConfig as never });
  return values;
}

export const ChangeKind = publish("ChangeKind", "What kind of change an event is.", CHANGE_KINDS);

export const CodeSystem = publish("CodeSystem", "Who maintains a code.", CODE_SYSTEMS, {
  CPT: "Current Procedural Terminology of the American Medical Association.",
  HCPCS: "Healthcare Common Procedure Coding System Level II, of CMS.",
  CDT: "Current Dental Terminology of the American Dental Association.",
});

export const ConflictScope = publish(
  "ConflictScope",
  "Where two modifiers exclude each other.",
  CONFLICT_SCOPES,
  {
    SAME_LINE: "On one line of a claim.",
    SAME_CLAIM: "Anywhere on one claim.",
    SAME_PROVIDER: "From one provider for one service.",
    SAME_EDIT: "As the reason for bypassing one edit.",
  },
);

export const ConflictSeverity = publish(
  "ConflictSeverity",
  "How strictly two modifiers exclude each other.",
  CONFLICT_SEVERITIES,
  {
    ERROR: "They never stand together.",
    WARNING: "They rarely stand together with good reason.",
  },
);

export const FamilyKind = publish("FamilyKind", "How a family came about.", FAMILY_KINDS, {
  CURATED: "Put together by a person.",
  ENDOSCOPY: "A base endoscopy and the codes that are reduced to their difference from it.",
});

export const IndicatorType = publish(
  "IndicatorType",
  "Which Medicare indicator. MUE is the practitioner limit on units.",
  INDICATOR_TYPES,
);

export const ModifierCategory = publish(
  "ModifierCategory",
  "What kind of question a modifier answers.",
  MODIFIER_CATEGORIES,
);

export const ModifierLevel = publish("ModifierLevel", "Who defines a modifier.", MODIFIER_LEVELS, {
  CPT: "The American Medical Association.",
  HCPCS: "CMS.",
});

export const Verdict = publish("Verdict", "Whether a modifier may be put on a code.", VERDICTS, {
  ALLOWED: "It may be used.",
  DOCUMENTATION: "It may be used with documentation that shows the need.",
  SYSTEM_ASSIGNED: "The payer's system adds it; it is not sent.",
  NOT_ALLOWED: "It must not be used.",
  NOT_APPLICABLE: "What it speaks of does not arise with this code.",
  UNKNOWN: "Not known. It must not be read as allowed.",
});

export const LookupProblem = publish(
  "LookupProblem",
  "Why a key does not stand for a code in force.",
  ["NOT_FOUND", "MALFORMED", "TERMINATED", "NOT_YET_EFFECTIVE", "REFERENCE_ONLY"],
  {
    NOT_FOUND: "No source of the graph knows it.",
    MALFORMED: "It does not have the form of a code.",
    TERMINATED: "It was in force before the date, and no longer is.",
    NOT_YET_EFFECTIVE: "It comes into force after the date.",
    REFERENCE_ONLY: "Other facts refer to it, but no source lists it.",
  },
);
