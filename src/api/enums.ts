import { registerEnumType } from "type-graphql";
import { RELATIONSHIP_TYPES, relationshipDeclaration } from "../graph/model/model.ts";
import {
  ADJUDICATIONS,
  CHANGE_KINDS,
  CODE_SYSTEMS,
  COMPONENT_EVIDENCE,
  COMPONENT_ROLES,
  CONFLICT_SCOPES,
  CONFLICT_SEVERITIES,
  FAMILY_KINDS,
  INDICATOR_TYPES,
  MODIFIER_CATEGORIES,
  MODIFIER_LEVELS,
  SETTINGS,
  VERDICTS,
} from "../graph/model/vocabulary.ts";
import { SEARCHED } from "./search/entries.ts";
import { SEARCH_MATCHES } from "./search/search-match.ts";
import { CHECKS, COVERAGE_STATUSES, FINDING_STATUSES } from "../rules/claim/finding.ts";

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

export const ComponentEvidence = publish(
  "ComponentEvidence",
  "How it is known that a code bills a component of a test.",
  COMPONENT_EVIDENCE,
  {
    RELATIVE_VALUES:
      "The codes stand next behind that of the test as a whole, and their relative values add up to its own.",
    CODE_NUMBERS:
      "Contractors price the test as a whole, which has no relative values; the codes have the numbers that follow on its own.",
  },
);

export const ComponentRole = publish(
  "ComponentRole",
  "What a code bills of a diagnostic test whose components have codes of their own.",
  COMPONENT_ROLES,
  {
    GLOBAL: "All of it, as by a practice that does both.",
    PROFESSIONAL: "The physician's part, such as interpretation and report.",
    TECHNICAL: "Staff and equipment, such as a recording.",
  },
);

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
  RBCS: "A level of the Restructured BETOS Classification System of CMS.",
  SECTION: "A section of CPT or HCPCS Level II, by the numbers of the codes.",
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

export const Setting = publish("Setting", "Where a service is billed from.", SETTINGS, {
  PRACTITIONER: "Physicians and other practitioners, and ambulatory surgery centers.",
  OUTPATIENT_HOSPITAL: "Hospitals, for outpatients.",
  DME: "Suppliers of equipment.",
});

export const Adjudication = publish(
  "Adjudication",
  "How a limit on units is applied (MUE adjudication indicator).",
  ADJUDICATIONS,
  {
    LINE: "To each line of a claim (1).",
    DAY_POLICY: "To all lines of a day, absolutely: law or the code itself sets it (2).",
    DAY_CLINICAL: "To all lines of a day; more may be paid on appeal, with documentation (3).",
  },
);

export const EditRole = publish(
  "EditRole",
  "The part of a code in an edit of two.",
  ["COLUMN_ONE", "COLUMN_TWO"],
  { COLUMN_ONE: "This code is paid.", COLUMN_TWO: "This code is denied." },
);

export const Participation = publish(
  "Participation",
  "Whom a conversion factor is for: since 2026 there are two.",
  ["ALL", "QUALIFYING_APM", "NON_QUALIFYING_APM"],
  {
    ALL: "Everybody.",
    QUALIFYING_APM: "Qualifying participants of an advanced alternative payment model.",
    NON_QUALIFYING_APM: "All others.",
  },
);

export const FindingStatus = publish(
  "FindingStatus",
  "How a claim stands in a check.",
  FINDING_STATUSES,
  {
    FAIL: "It is denied as it is.",
    NO_DATA: "There are no data to tell. It must not be read as passed.",
    WARN: "It may be denied, or the data are not those of the day.",
    BYPASSED: "An edit would deny it, and a modifier tells why it must not.",
    PASS: "All is well.",
  },
);

export const CoverageStatus = publish(
  "CoverageStatus",
  "Whether the data of a check speak for the date of service.",
  COVERAGE_STATUSES,
  {
    USED: "They do, or the check had nothing to ask them.",
    STALE: "They are of another time; nothing passes on them.",
    NO_DATA: "There are none.",
  },
);

export const ClaimCheck = publish("ClaimCheck", "What is checked of a claim.", CHECKS, {
  CODE_VALIDITY: "Each code is valid on the date of service.",
  MODIFIERS: "Each modifier is known, stands once and is permitted on its code.",
  MODIFIER_CONFLICTS: "Modifiers do not exclude each other.",
  MODIFIER_ORDER: "Modifiers stand in the usual order.",
  PROCEDURE_PAIRS: "No code is part of another one, or a modifier tells why it is not (NCCI).",
  UNIT_LIMITS: "Units are within the limits of a line or a day (NCCI).",
  GLOBAL_PERIOD: "What speaks of an earlier surgery is within its global period.",
  THERAPY: "Therapy names its plan of care.",
  LIABILITY: "What is said of notices and liability makes sense.",
  PLACE_OF_SERVICE: "The place of service, where given, fits the code.",
  PROVIDER_TYPE: "The provider type, where given, fits the modifiers.",
  ADD_ON_CODES: "Add-on codes stand beside their primaries (NCCI).",
});

/** Names of types of nodes are those of the graph; an enum writes them in capitals. */
export const SearchedType = Object.fromEntries(
  SEARCHED.map((type) => [type.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase(), type]),
);
registerEnumType(SearchedType, {
  name: "SearchedType",
  description: "Types of nodes that a search finds.",
});

export const RelationshipType = publish(
  "RelationshipType",
  "Types of relationships, each read from its start to its end.",
  RELATIONSHIP_TYPES,
  Object.fromEntries(RELATIONSHIP_TYPES.map((type) => [type, relationshipDeclaration(type).about])),
);

export const RelationshipDirection = publish(
  "RelationshipDirection",
  "Which way a relationship runs, seen from a node.",
  ["OUT", "IN"],
  { OUT: "It leads away from the node.", IN: "It leads to the node." },
);

export const SearchMatch = publish(
  "SearchMatch",
  "By what a search found something.",
  SEARCH_MATCHES,
  {
    CODE: "By its code, value or id, in full.",
    CODE_PREFIX: "By the beginning of its code.",
    NAME: "By words of its name, or of a descriptor.",
    SYNONYM: "By words of another name for it.",
    ABOUT: "By words of what is said about it: a summary, definition or meaning.",
  },
);
