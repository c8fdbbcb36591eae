import type { CheckName } from "../../../src/rules/claim/finding.ts";
import type { ClaimText } from "./claim-text.ts";

/** A claim, its status where that matters, and findings that it must have, in words. */
export interface ClaimCase extends ClaimText {
  readonly what: string;
  readonly status?: string;
  readonly has: readonly string[];
  /** Names of findings that it must not have. */
  readonly lacks?: readonly string[];
}

/** The day of most claims: every release of the made-up world is of its quarter. */
export const DAY = "2025-11-15";

/** Every rule of the check on the made-up world: it fails, passes, is bypassed, lacks data. */
export const CASES: readonly ClaimCase[] = [
  // Codes
  { what: "a code in force", lines: ["11111"], has: ["PASS CODE_VALID 1 mpfs"] },
  { what: "a code that is none", lines: ["ABC"], has: ["FAIL CODE_MALFORMED 1"] },
  {
    what: "a code that ended",
    lines: ["G0001"],
    status: "FAIL",
    has: ["FAIL CODE_TERMINATED 1 hcpcs"],
  },
  {
    what: "a code that begins later",
    lines: ["J0001"],
    on: "2024-12-31",
    has: ["FAIL CODE_NOT_YET_EFFECTIVE 1 hcpcs"],
  },
  {
    what: "a code to which only edits refer",
    lines: ["66666"],
    has: ["NO_DATA CODE_REFERENCE_ONLY 1"],
  },
  { what: "a code of nobody", lines: ["12345"], has: ["FAIL CODE_UNKNOWN 1 mpfs"] },
  {
    what: "a code on which no file of the day tells",
    lines: ["12345"],
    on: "2026-02-01",
    status: "NO_DATA",
    has: ["NO_DATA CODE_UNKNOWN 1 mpfs"],
  },
  {
    what: "a code in force on data of another quarter",
    lines: ["11111"],
    on: "2026-02-01",
    has: ["WARN CODE_VALID 1 mpfs"],
  },

  // Modifiers
  {
    what: "a modifier that is allowed",
    lines: ["22222-50"],
    has: ["PASS MODIFIER_ALLOWED 1 mpfs:13"],
  },
  {
    what: "a modifier that is not",
    lines: ["20560-50"],
    has: ["FAIL MODIFIER_NOT_ALLOWED 1 mpfs:12"],
  },
  {
    what: "a modifier that needs documentation",
    lines: ["22222-62"],
    has: ["WARN MODIFIER_NEEDS_DOCUMENTATION 1 mpfs:13"],
  },
  {
    what: "a modifier that Medicare adds",
    lines: ["22222-51"],
    has: ["WARN MODIFIER_SYSTEM_ASSIGNED 1 mpfs:13"],
  },
  {
    what: "a modifier that does not arise",
    lines: ["20560-78"],
    has: ["FAIL MODIFIER_NOT_APPLICABLE 1 mpfs:12"],
  },
  {
    what: "a modifier on which nothing is known",
    lines: ["22222-22"],
    has: ["NO_DATA MODIFIER_VERDICT_UNKNOWN 1"],
  },
  { what: "a modifier that is none", lines: ["22222-X"], has: ["FAIL MODIFIER_MALFORMED 1"] },
  { what: "a modifier of nobody", lines: ["22222-9Z"], has: ["FAIL MODIFIER_UNKNOWN 1 seed"] },
  {
    what: "a modifier that ended",
    lines: ["22222-Q0"],
    has: ["FAIL MODIFIER_NOT_IN_FORCE 1 hcpcs"],
  },
  {
    what: "a modifier twice, and five",
    lines: ["22222-50-50", "22222-50-22-62-78-LT"],
    has: ["FAIL MODIFIER_REPEATED 1", "FAIL MODIFIER_TOO_MANY 2"],
  },
  {
    what: "modifiers for visits on a visit and on a procedure",
    lines: ["99213-25", "22222-25"],
    has: ["PASS MODIFIER_ALLOWED 1 seed", "FAIL MODIFIER_NOT_ALLOWED 2 seed"],
  },

  // Conflicts and order
  {
    what: "modifiers that exclude each other",
    lines: ["22222-LT-RT"],
    lacks: ["MODIFIERS_COMPATIBLE"],
    has: ["FAIL MODIFIER_CONFLICT 1 seed"],
  },
  {
    what: "modifiers that seldom stand together",
    lines: ["99213-24-25"],
    has: ["WARN MODIFIER_CONFLICT 1 seed"],
  },
  {
    what: "modifiers that go together, in their order",
    lines: ["22222-78-LT"],
    has: ["PASS MODIFIERS_COMPATIBLE 1 seed", "PASS MODIFIER_ORDER_USUAL 1 seed"],
  },
  {
    what: "modifiers in another order",
    lines: ["22222-LT-78"],
    has: ["WARN MODIFIER_ORDER_UNUSUAL 1 seed"],
  },

  // Pairs
  {
    what: "a pair that is never paid together",
    lines: ["20560", "97810-59"],
    status: "FAIL",
    has: ["FAIL PAIR_NEVER_TOGETHER 1,2 ptp:4"],
  },
  {
    what: "a pair without a modifier, in the other order",
    lines: ["11111", "22222"],
    has: ["FAIL PAIR_NEEDS_MODIFIER 1,2 ptp:5"],
  },
  {
    what: "a pair with 59 on the second code",
    lines: ["22222", "11111-59"],
    has: ["BYPASSED PAIR_BYPASSED 1,2 ptp:5", "PASS MODIFIER_FITS_EDIT 2 ptp:5"],
  },
  {
    what: "a pair with 59 on the first code",
    lines: ["22222-59", "11111"],
    has: ["BYPASSED PAIR_BYPASSED 1,2 ptp:5"],
  },
  {
    what: "a pair with a modifier that bypasses none",
    lines: ["22222", "11111-22"],
    has: ["FAIL PAIR_NEEDS_MODIFIER 1,2 ptp:5"],
  },
  {
    what: "a pair at two sites",
    lines: ["22222-LT", "11111-RT"],
    has: ["BYPASSED PAIR_BYPASSED 1,2 ptp:5"],
  },
  {
    what: "a pair at one site",
    lines: ["22222-LT", "11111-LT"],
    has: ["FAIL PAIR_NEEDS_MODIFIER 1,2 ptp:5"],
  },
  {
    what: "a pair on both sides and on one of them",
    lines: ["22222-50", "11111-LT"],
    has: ["FAIL PAIR_NEEDS_MODIFIER 1,2 ptp:5"],
  },
  {
    what: "a visit before major surgery, with 57",
    lines: ["22222", "99213-57"],
    has: ["BYPASSED PAIR_BYPASSED 1,2 ptp:7"],
  },
  {
    what: "a visit beside a minor procedure, with 57",
    lines: ["11111", "99213-57"],
    has: ["WARN PAIR_BYPASS_DOUBTFUL 1,2 ptp:3"],
  },
  {
    what: "a visit beside a minor procedure, with 25",
    lines: ["11111", "99213-25"],
    has: ["BYPASSED PAIR_BYPASSED 1,2 ptp:3"],
  },
  {
    what: "a visit beside a procedure, with 24",
    lines: ["11111", "99213-24"],
    has: ["WARN PAIR_BYPASS_DOUBTFUL 1,2 ptp:3"],
  },
  {
    what: "25 on the wrong line",
    lines: ["11111-25", "99213"],
    has: ["FAIL PAIR_NEEDS_MODIFIER 1,2 ptp:3"],
  },
  {
    what: "an edit that ended, that never held, that begins later",
    lines: ["11111", "44444", "71046", "20560"],
    has: ["PASS PAIR_NOT_BUNDLED 1,2,3,4 ptp"],
  },
  {
    what: "an edit on its last day",
    lines: ["11111", "44444"],
    on: "2024-12-31",
    has: ["FAIL PAIR_NEVER_TOGETHER 1,2 ptp:1"],
  },
  {
    what: "an edit of hospitals",
    lines: ["11111", "44444"],
    setting: "OUTPATIENT_HOSPITAL",
    has: ["FAIL PAIR_NEVER_TOGETHER 1,2 ptp:1"],
  },
  {
    what: "a pair that no edit bundles",
    lines: ["71046", "97110-GP"],
    has: ["PASS PAIR_NOT_BUNDLED 1,2 ptp"],
  },
  {
    what: "a pair after the quarter of the edits",
    lines: ["71046", "97110-GP"],
    on: "2026-02-01",
    has: ["WARN PAIR_NOT_BUNDLED 1,2 ptp"],
  },
  {
    what: "a pair in an edit, and a third code that no edit pairs with them",
    lines: ["22222", "11111-59", "97810"],
    has: ["BYPASSED PAIR_BYPASSED 1,2 ptp:5", "PASS PAIR_NOT_BUNDLED 1,2,3 ptp"],
  },
  {
    what: "a pair of a supplier",
    lines: ["20560", "97810"],
    setting: "DME",
    has: [],
    lacks: ["PAIR_NEVER_TOGETHER", "PAIR_DATA_MISSING"],
  },

  // Units
  { what: "units of a line", lines: ["11111", "11111"], has: ["PASS UNIT_LIMIT_KEPT 1,2 mue:1"] },
  {
    what: "units above the limit of a line",
    lines: ["11111 x2", "11111"],
    has: ["FAIL UNIT_LIMIT_EXCEEDED_LINE 1 mue:1", "PASS UNIT_LIMIT_KEPT 2 mue:1"],
  },
  {
    what: "units of a day that are absolute",
    lines: ["22222-LT", "22222-RT"],
    has: ["FAIL UNIT_LIMIT_EXCEEDED_DAY_ABSOLUTE 1,2 mue:3"],
  },
  {
    what: "units of a day that can be appealed",
    lines: ["44444 x2", "44444"],
    has: ["FAIL UNIT_LIMIT_EXCEEDED_DAY_APPEALABLE 1,2 mue:4"],
  },
  {
    what: "a unit of what has none",
    lines: ["55555"],
    has: ["FAIL UNIT_LIMIT_EXCEEDED_DAY_ABSOLUTE 1 mue:5"],
  },
  { what: "no units", lines: ["11111 x0"], has: ["FAIL UNITS_INVALID 1"] },
  {
    what: "units of a code without a published limit",
    lines: ["71046 x9"],
    has: ["NO_DATA UNIT_LIMIT_NOT_PUBLISHED 1 mue"],
  },
  {
    what: "units before the limits",
    lines: ["11111 x2"],
    on: "2025-09-30",
    has: ["NO_DATA UNIT_LIMIT_DATA_MISSING 1"],
  },
  {
    what: "units in a setting without limits",
    lines: ["11111 x2"],
    setting: "OUTPATIENT_HOSPITAL",
    has: ["NO_DATA UNIT_LIMIT_DATA_MISSING 1"],
  },
  {
    what: "units after the quarter of the limits",
    lines: ["11111"],
    on: "2026-01-01",
    has: ["WARN UNIT_LIMIT_KEPT 1 mue:1"],
  },

  // Global period
  {
    what: "79 after a surgery",
    lines: ["22222-79"],
    priors: ["22222 2025-10-20"],
    has: ["PASS GLOBAL_PERIOD_EARLIER_SURGERY 1 mpfs:13"],
  },
  {
    what: "79 without any",
    lines: ["22222-79"],
    priors: [],
    has: ["FAIL GLOBAL_PERIOD_NO_EARLIER_SURGERY 1"],
  },
  {
    what: "24 after the global period of ten days",
    lines: ["99213-24"],
    priors: ["11111 2025-11-04"],
    has: ["FAIL GLOBAL_PERIOD_NO_EARLIER_SURGERY 1 mpfs:11"],
  },
  {
    what: "24 on the last day of it",
    lines: ["99213-24"],
    priors: ["11111 2025-11-05"],
    has: ["PASS GLOBAL_PERIOD_EARLIER_SURGERY 1 mpfs:11"],
  },
  {
    what: "78 without saying whether there was one",
    lines: ["22222-78"],
    status: "NO_DATA",
    has: ["NO_DATA GLOBAL_PERIOD_NOT_KNOWN 1"],
  },
  {
    what: "78 after a code of nobody",
    lines: ["22222-78"],
    priors: ["12345 2025-11-10"],
    has: ["NO_DATA GLOBAL_PERIOD_NOT_KNOWN 1"],
  },

  // Therapy
  {
    what: "therapy under its plan",
    lines: ["97110-GP"],
    status: "PASS",
    has: ["PASS THERAPY_PLAN_NAMED 1 seed", "PASS MODIFIER_FITS_THERAPY 1 seed"],
  },
  {
    what: "therapy by an assistant under the plan",
    lines: ["97110-GP-CQ"],
    status: "PASS",
    has: ["PASS THERAPY_PLAN_NAMED 1 seed", "PASS MODIFIERS_COMPATIBLE 1 seed"],
  },
  { what: "therapy without a plan", lines: ["97110"], has: ["FAIL THERAPY_PLAN_MISSING 1 seed"] },
  {
    what: "an evaluation under another plan",
    lines: ["97161-GO"],
    has: ["FAIL THERAPY_PLAN_WRONG 1 seed"],
  },
  {
    what: "what is therapy at times, from a physician and from a therapist",
    lines: ["20560 #207R00000X", "20560 #225100000X"],
    has: ["PASS THERAPY_NOT_UNDER_PLAN 1 seed", "FAIL THERAPY_PLAN_MISSING 2 seed"],
  },
  {
    what: "an assistant under another plan",
    lines: ["97110-GO-CQ"],
    has: ["FAIL THERAPY_PARTNER_MISSING 1 seed"],
  },
  {
    what: "a plan on what is no therapy",
    lines: ["11111-GP"],
    has: ["FAIL THERAPY_NO_THERAPY_CODE 1 seed"],
  },
  {
    what: "a code that no list of therapy covers",
    lines: ["98966"],
    has: ["NO_DATA THERAPY_DATA_MISSING 1 seed"],
  },

  // Liability
  {
    what: "notices that fit each other",
    lines: ["71046-GX-GY"],
    has: ["PASS LIABILITY_CONSISTENT 1 seed", "PASS MODIFIER_FITS_NOTICE 1 seed"],
  },
  {
    what: "notices that exclude each other",
    lines: ["71046-GA-GZ"],
    has: ["FAIL LIABILITY_CONFLICT 1 seed"],
    lacks: ["MODIFIERS_COMPATIBLE"],
  },
  {
    what: "an upgrade without its notice",
    lines: ["71046-GK"],
    has: ["FAIL LIABILITY_PARTNER_MISSING 1 seed"],
  },
  {
    what: "an upgrade with its notice on another line",
    lines: ["71046-GK", "V0001-GA"],
    has: ["PASS LIABILITY_CONSISTENT 1,2 seed"],
  },
  {
    what: "a notice beside KX",
    lines: ["71046-GA-KX"],
    has: ["WARN LIABILITY_CONFLICT 1 seed"],
  },
  {
    what: "a notice beside KX from a supplier",
    lines: ["71046-GA-KX"],
    setting: "DME",
    has: ["FAIL LIABILITY_CONFLICT 1 seed"],
  },

  // Places and providers
  { what: "a place that fits", lines: ["11111 @11"], has: ["PASS PLACE_FITS 1 mpfs:11"] },
  {
    what: "a place that is not assigned",
    lines: ["11111 @28"],
    status: "FAIL",
    has: ["FAIL PLACE_NOT_ASSIGNED 1 pos"],
  },
  {
    what: "a place before the list of places",
    lines: ["11111 @11"],
    on: "2025-09-30",
    has: ["NO_DATA PLACE_NOT_KNOWN 1"],
  },
  {
    what: "the whole of a test and its parts where the whole is rare",
    lines: ["71046 @22", "71046-26 @22", "71046-TC @22"],
    has: ["WARN PLACE_RARE 1 mpfs:19", "PASS PLACE_FITS 2 mpfs:25", "WARN PLACE_RARE 3 mpfs:26"],
  },
  { what: "a place that is rare", lines: ["44444 @21"], has: ["WARN PLACE_RARE 1 mpfs:17"] },
  {
    what: "a place where the hospital is paid",
    lines: ["55555 @22"],
    has: ["FAIL PLACE_NOT_PAYABLE 1 mpfs:18"],
  },
  {
    what: "assistants at surgery",
    lines: [
      "22222-80 #207R00000X",
      "22222-80 #363L00000X",
      "22222-AS #363L00000X",
      "22222-80 #1223G0001X",
    ],
    has: [
      "PASS PROVIDER_FITS_MODIFIER 1 nucc",
      "FAIL PROVIDER_NOT_FOR_MODIFIER 2 nucc",
      "PASS PROVIDER_FITS_MODIFIER 3 nucc",
      "WARN PROVIDER_NOT_FOR_MODIFIER 4 nucc",
    ],
  },
  {
    what: "a provider of the seed, by a short name",
    lines: ["22222-80 #Physician"],
    has: ["PASS PROVIDER_FITS_MODIFIER 1 seed"],
  },
  {
    what: "a provider of nobody",
    lines: ["22222-80 #000000000X"],
    has: ["NO_DATA PROVIDER_NOT_KNOWN 1"],
  },

  // Add-on codes
  {
    what: "an add-on beside its primary",
    lines: ["22222", "33333"],
    has: ["PASS ADD_ON_PRIMARY_PRESENT 2 aoc:1"],
  },
  { what: "an add-on alone", lines: ["33333"], has: ["FAIL ADD_ON_ALONE 1 aoc:1"] },
  {
    what: "an add-on beside another code",
    lines: ["33333", "11111"],
    has: ["FAIL ADD_ON_PRIMARY_MISSING 1 aoc:1"],
  },
  {
    what: "an add-on beside a primary that is denied",
    lines: ["22222 x2", "33333"],
    has: ["FAIL ADD_ON_PRIMARY_FAILED 2 aoc:1"],
  },
  {
    what: "an add-on beside an add-on without its primary",
    lines: ["33336", "33333"],
    has: ["FAIL ADD_ON_PRIMARY_FAILED 1 aoc:4", "FAIL ADD_ON_PRIMARY_MISSING 2 aoc:1"],
  },
  {
    what: "a code that add-ons of another quarter lack",
    lines: ["11111"],
    on: "2026-02-01",
    has: ["WARN ADD_ON_LIST_NOT_CURRENT 1 aoc"],
  },
  {
    what: "an add-on whose primary was billed before",
    lines: ["33333", "11111"],
    priors: ["22222 2025-11-15"],
    has: ["WARN ADD_ON_PRIMARY_EARLIER_CLAIM 1 aoc:1"],
  },
  {
    what: "an add-on whose primaries contractors name",
    lines: ["33334", "11111"],
    has: ["NO_DATA ADD_ON_CONTRACTOR_DECIDES 1 aoc:2"],
  },
  {
    what: "an add-on with a list to which contractors add",
    lines: ["33335", "11111"],
    has: ["NO_DATA ADD_ON_CONTRACTOR_DECIDES 1 aoc:3"],
  },

  // Before the seed begins
  {
    what: "modifiers on a day before the seed",
    lines: ["55555-LT-GA", "71046-59"],
    on: "2019-06-30",
    status: "NO_DATA",
    has: [
      "NO_DATA MODIFIER_CONFLICT_DATA_MISSING 1",
      "NO_DATA MODIFIER_ORDER_DATA_MISSING 1",
      "NO_DATA PAIR_BYPASS_UNKNOWN 1,2 ptp:10",
      "NO_DATA THERAPY_DATA_MISSING 1",
      "NO_DATA LIABILITY_DATA_MISSING 1",
    ],
    lacks: ["MODIFIER_NOT_IN_FORCE"],
  },
  {
    what: "a claim without lines",
    lines: [],
    status: "FAIL",
    has: ["FAIL CLAIM_WITHOUT_LINES "],
  },
  {
    what: "a claim that passes",
    lines: ["11111 @11"],
    status: "PASS",
    has: ["PASS CODE_VALID 1 mpfs", "PASS UNIT_LIMIT_KEPT 1 mue:1"],
  },
  {
    what: "a claim that is bypassed",
    lines: ["22222-LT", "11111-RT"],
    status: "BYPASSED",
    has: [],
  },
];

/** Claims on the seed alone: whatever another file would tell is not known. */
export const SEED_CASES: readonly ClaimCase[] = [
  {
    what: "two codes at a place",
    lines: ["11111 @11 #207R00000X", "22222"],
    status: "NO_DATA",
    has: [
      "NO_DATA CODE_UNKNOWN 1",
      "NO_DATA CODE_UNKNOWN 2",
      "NO_DATA PAIR_DATA_MISSING 1,2",
      "NO_DATA UNIT_LIMIT_DATA_MISSING 1,2",
      "NO_DATA PLACE_NOT_KNOWN 1",
      "NO_DATA PROVIDER_NOT_KNOWN 1",
      "NO_DATA ADD_ON_DATA_MISSING 1,2",
    ],
  },
];

/** Findings of each check, and the kinds of which the tables have a claim at least. */
export const KINDS: Readonly<Record<CheckName, { rules: RegExp; kinds: readonly string[] }>> = {
  CODE_VALIDITY: { rules: /^CODE_/, kinds: ["FAIL", "PASS", "NO_DATA"] },
  MODIFIERS: {
    rules: /^MODIFIER_(?!CONFLICT|ORDER)/,
    kinds: ["FAIL", "PASS", "WARN", "NO_DATA"],
  },
  MODIFIER_CONFLICTS: {
    rules: /^MODIFIER(S_|_CONFLICT)/,
    kinds: ["FAIL", "PASS", "WARN", "NO_DATA"],
  },
  // A convention, which nothing breaks.
  MODIFIER_ORDER: { rules: /^MODIFIER_ORDER/, kinds: ["PASS", "WARN", "NO_DATA"] },
  PROCEDURE_PAIRS: { rules: /^PAIR_/, kinds: ["FAIL", "PASS", "BYPASSED", "WARN", "NO_DATA"] },
  UNIT_LIMITS: { rules: /^UNIT/, kinds: ["FAIL", "PASS", "WARN", "NO_DATA"] },
  GLOBAL_PERIOD: { rules: /^GLOBAL_/, kinds: ["FAIL", "PASS", "NO_DATA"] },
  THERAPY: { rules: /^THERAPY_/, kinds: ["FAIL", "PASS", "NO_DATA"] },
  LIABILITY: { rules: /^LIABILITY_/, kinds: ["FAIL", "PASS", "WARN", "NO_DATA"] },
  PLACE_OF_SERVICE: { rules: /^PLACE_/, kinds: ["FAIL", "PASS", "WARN", "NO_DATA"] },
  PROVIDER_TYPE: { rules: /^PROVIDER_/, kinds: ["FAIL", "PASS", "WARN", "NO_DATA"] },
  ADD_ON_CODES: { rules: /^ADD_ON_/, kinds: ["FAIL", "PASS", "WARN", "NO_DATA"] },
};
