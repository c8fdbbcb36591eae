/** Fixed vocabularies of the field. The API publishes each as an enum. */

/** What a source or a rule says of a modifier on a code; from most to least restrictive in `rules/`. */
export const VERDICTS = [
  "ALLOWED",
  "DOCUMENTATION",
  "SYSTEM_ASSIGNED",
  "NOT_ALLOWED",
  "NOT_APPLICABLE",
  "UNKNOWN",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Code systems. CPT is the AMA's, HCPCS Level II is CMS's, CDT (dental) is the ADA's. */
export const CODE_SYSTEMS = ["CPT", "HCPCS", "CDT"] as const;
export type CodeSystem = (typeof CODE_SYSTEMS)[number];

export const INDICATOR_TYPES = [
  "STATUS_CODE",
  "GLOBAL_DAYS",
  "PC_TC",
  "MULTIPLE_PROCEDURES",
  "BILATERAL_SURGERY",
  "PHYSICIAN_SUPERVISION",
  "ASSISTANT_SURGEON",
  "CO_SURGEONS",
  "TEAM_SURGERY",
  "DIAGNOSTIC_IMAGING_FAMILY",
  "APC_STATUS",
  "TYPE_OF_SERVICE",
  "BETOS",
  "MUE",
  "OPPS_PAYMENT_CAP",
  "COVERAGE",
  "PRICING",
  "MULTIPLE_PRICING",
  "ADD_ON_TYPE",
] as const;
export type IndicatorType = (typeof INDICATOR_TYPES)[number];

export const MODIFIER_CATEGORIES = [
  "ADVANCE_BENEFICIARY_NOTICE",
  "AMBULANCE",
  "ANATOMIC_CORONARY_ARTERY",
  "ANATOMIC_EYELID",
  "ANATOMIC_FEET",
  "ANATOMIC_HAND",
  "ANATOMIC_SIDE_OF_BODY",
  "ANESTHESIA",
  "ASSISTANT_AT_SURGERY",
  "CHIROPRACTIC",
  "DISTINCT_SERVICE",
  "DRUG_ADMINISTRATION",
  "DRUG_DISPOSAL",
  "EQUIPMENT",
  "GENERAL",
  "PATIENT_RELATIONSHIP",
  "PLACE_OF_SERVICE",
  "QUALITY_REPORTING",
  "TELEHEALTH",
  "THERAPY",
] as const;
export type ModifierCategory = (typeof MODIFIER_CATEGORIES)[number];

/** Who defines a modifier: the AMA (two digits) or CMS (a letter in it). */
export const MODIFIER_LEVELS = ["CPT", "HCPCS"] as const;

/** Where two modifiers exclude each other. */
export const CONFLICT_SCOPES = ["SAME_LINE", "SAME_CLAIM", "SAME_PROVIDER", "SAME_EDIT"] as const;
export const CONFLICT_SEVERITIES = ["ERROR", "WARNING"] as const;

/** On which code of an edited pair a modifier stands: on either one, or on the second. */
export const EDIT_COLUMNS = ["EITHER", "TWO"] as const;

/** Codes of a list, or codes known not to be on it. */
export const LIST_SIDES = ["MEMBERS", "OTHERS"] as const;

/** Where a modifier needs another one, and what such a need is about. */
export const REQUIREMENT_SCOPES = ["SAME_LINE", "SAME_CLAIM"] as const;
export const REQUIREMENT_TOPICS = ["THERAPY", "LIABILITY"] as const;

/** How a family came about. */
export const FAMILY_KINDS = ["CURATED", "ENDOSCOPY", "RBCS", "SECTION"] as const;

/** What a code bills of a test: all of it, or one side of it where the sides have codes of their own. */
export const COMPONENT_ROLES = ["GLOBAL", "PROFESSIONAL", "TECHNICAL"] as const;
export type ComponentRole = (typeof COMPONENT_ROLES)[number];

/** How it is known that a code is a component of another, which no file says (docs/decisions/0009). */
export const COMPONENT_EVIDENCE = ["RELATIVE_VALUES", "CODE_NUMBERS"] as const;
export type ComponentEvidence = (typeof COMPONENT_EVIDENCE)[number];

/** Where a service is billed from; unit limits and procedure pairs come for each by itself. */
export const SETTINGS = ["PRACTITIONER", "OUTPATIENT_HOSPITAL", "DME"] as const;
export type Setting = (typeof SETTINGS)[number];

/** How a unit limit is applied: to a line, or to a day absolutely, or to a day with appeal. */
export const ADJUDICATIONS = ["LINE", "DAY_POLICY", "DAY_CLINICAL"] as const;
export type Adjudication = (typeof ADJUDICATIONS)[number];

export const CHANGE_KINDS = [
  "CODE_ADDED",
  "CODE_REVISED",
  "CODE_TERMINATED",
  "CODE_REINSTATED",
  "INDICATOR_CHANGED",
  "VERDICT_CHANGED",
  "RELATIVE_VALUE_CHANGED",
  "EDIT_ADDED",
  "EDIT_REMOVED",
  "EDIT_CHANGED",
  "LIMIT_CHANGED",
  "ADD_ON_CHANGED",
  "FAMILY_CHANGED",
  "DESCRIPTOR_CHANGED",
  "NOTE",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
