import type { NodeType } from "./nodes.ts";
import { optional, required, type Properties } from "./property.ts";
import { CONFLICT_SCOPES, CONFLICT_SEVERITIES, SETTINGS, VERDICTS } from "./vocabulary.ts";

/**
 * A relationship type, read from start to end node. A timed one holds in the half-open interval of
 * UTC days `[validFrom, validTo)`, which the stores keep beside its own properties. Two
 * relationships of a type between the same nodes differ in `validFrom` or in a property of `key`.
 */
export interface RelationshipDeclaration {
  readonly about: string;
  readonly from: readonly NodeType[];
  readonly to: readonly NodeType[];
  readonly timed: boolean;
  /** Says the same of both ends, and is stored once a pair, from the lower id to the higher. */
  readonly symmetric?: true;
  readonly key?: readonly string[];
  readonly properties: Properties;
  /** Field of the API that shows it from its start node, and from its end node. */
  readonly fields: { readonly out?: string; readonly in?: string };
}

const declareRelationships = <T extends Record<string, RelationshipDeclaration>>(all: T): T => all;

const origin = required.string("Where the fact is from.");
const release = required.string("Id of the release that states it.");
const row = required.int("Row of the file that states it.");

/** Every relationship type of the graph. */
export const RELATIONSHIPS = declareRelationships({
  ADD_ON_TO: {
    about: "A code is only billed beside another, its primary.",
    from: ["Code"],
    to: ["Code"],
    timed: true,
    properties: {
      kind: required.string("1: these primaries only; 3: these and what contractors accept."),
      row,
      release,
    },
    fields: { out: "addOnTo", in: "addOns" },
  },
  ARISES_FROM: {
    about: "An indication can arise from a cause.",
    from: ["Indication"],
    to: ["Cause"],
    timed: false,
    properties: { release },
    fields: { out: "arisesFrom", in: "leadsTo" },
  },
  BUNDLES: {
    about: "An edit: the end's code is part of the start's when billed with it (NCCI).",
    from: ["Code"],
    to: ["Code"],
    timed: true,
    key: ["setting"],
    properties: {
      setting: required.string("Whose services it is about.", SETTINGS),
      modifierIndicator: required.string("Whether a modifier bypasses it: 0 no, 1 yes."),
      rationale: required.string("Why the codes are not paid together."),
      part: required.int("Number of the file, of those that make up the release, from 1."),
      row,
      release,
    },
    fields: { out: "edits", in: "edits" },
  },
  CONFLICTS_WITH: {
    about: "Two modifiers exclude each other within the scope.",
    from: ["Modifier"],
    to: ["Modifier"],
    timed: false,
    symmetric: true,
    key: ["scope"],
    properties: {
      reason: required.string("Why, in a sentence."),
      scope: required.string("Where they exclude each other.", CONFLICT_SCOPES),
      severity: required.string("Whether it is an error or a warning.", CONFLICT_SEVERITIES),
      errorIn: required.strings("Settings in which it is an error, whatever the severity."),
      origin,
      release,
    },
    fields: { out: "conflictsWith", in: "conflictsWith" },
  },
  DESCRIBED_BY: {
    about: "A source describes a code or a modifier.",
    from: ["Code", "Modifier"],
    to: ["Source"],
    timed: true,
    properties: {
      short: optional.string("Descriptor of at most 28 characters."),
      medium: optional.string("Descriptor of at most 48 characters."),
      long: optional.string("Full descriptor."),
      rank: required.int("Rank of the source."),
      release,
    },
    fields: { out: "descriptors" },
  },
  DISTINGUISHED_FROM: {
    about: "A code must not be confused with another.",
    from: ["Code"],
    to: ["Code"],
    timed: true,
    properties: { reason: required.string("How they differ."), release },
    fields: { out: "distinguishedFrom", in: "distinguishedBy" },
  },
  FOLLOWED_BY: {
    about: "What follows a procedure.",
    from: ["Code"],
    to: ["Aftercare"],
    timed: true,
    properties: { release },
    fields: { out: "aftercare", in: "code" },
  },
  FROM_RELEASE: {
    about: "A statement comes from a release.",
    from: ["CuratedEntry", "FeeScheduleEntry"],
    to: ["Release"],
    timed: false,
    properties: {},
    fields: { out: "release", in: "feeSchedule" },
  },
  GOVERNS: {
    about: "An indicator value decides on a modifier; without a verdict it only matters to it.",
    from: ["Indicator"],
    to: ["Modifier"],
    timed: false,
    key: ["rule"],
    properties: {
      verdict: optional.string("The verdict for codes with this indicator value.", VERDICTS),
      rule: required.string("Name of the rule."),
      text: required.string("The rule in a sentence."),
      needsRow: required.boolean("ALLOWED only where the fee schedule has a row of the modifier."),
      origin,
      release,
    },
    fields: { out: "governs", in: "governedBy" },
  },
  HAS_CURATED_ENTRY: {
    about: "A curated source states something of a code.",
    from: ["Code"],
    to: ["CuratedEntry"],
    timed: false,
    properties: { release },
    fields: { out: "curatedEntries", in: "code" },
  },
  HAS_ENDOSCOPIC_BASE: {
    about: "An endoscopy is reduced to the difference from its base.",
    from: ["Code"],
    to: ["Code"],
    timed: true,
    properties: { release: required.string("Id of the release that first states it.") },
    fields: { out: "endoscopicBase", in: "endoscopicBaseOf" },
  },
  HAS_EVENT: {
    about: "Something happened to a code.",
    from: ["Code"],
    to: ["ChangeEvent"],
    timed: false,
    properties: { release },
    fields: { out: "events", in: "code" },
  },
  HAS_FACTORS: {
    about: "The cost indices of a locality.",
    from: ["Locality"],
    to: ["LocalityFactors"],
    timed: true,
    properties: { release },
    fields: { out: "factors", in: "locality" },
  },
  HAS_FEE_SCHEDULE_ENTRY: {
    about: "A fee schedule release has a row for the code.",
    from: ["Code"],
    to: ["FeeScheduleEntry"],
    timed: true,
    properties: { release },
    fields: { out: "feeSchedule", in: "code" },
  },
  HAS_INDICATOR: {
    about: "A code has an indicator value; of several sources the highest-ranking speaks.",
    from: ["Code"],
    to: ["Indicator"],
    timed: true,
    properties: {
      sources: required.strings("Release, file and row of every source that says so."),
      release,
    },
    fields: { out: "indicators", in: "codes" },
  },
  HAS_STEP: {
    about: "A procedure has a step.",
    from: ["Code"],
    to: ["ProcedureStep"],
    timed: true,
    properties: { release },
    fields: { out: "procedureSteps", in: "code" },
  },
  INDICATED_FOR: {
    about: "A procedure is done for an indication.",
    from: ["Code"],
    to: ["Indication"],
    timed: true,
    properties: { release },
    fields: { out: "indications", in: "codes" },
  },
  LIMITED_TO: {
    about: "No more units of a code are payable.",
    from: ["Code"],
    to: ["UnitLimit"],
    timed: true,
    properties: { rationale: required.string("What the limit rests on."), row, release },
    fields: { out: "unitLimits", in: "codes" },
  },
  LISTED_BY: {
    about: "A source has it in force; a code that none lists is known by reference only.",
    from: ["Code", "Locality", "Modifier", "PlaceOfService", "ProviderType"],
    to: ["Source"],
    timed: true,
    properties: { release },
    fields: { out: "listedBy" },
  },
  MEMBER_OF: {
    about: "A code belongs to a family.",
    from: ["Code"],
    to: ["Family"],
    timed: true,
    properties: { note: optional.string("What sets this member apart."), release },
    fields: { out: "families", in: "members" },
  },
  NARROWS: {
    about: "A modifier says the same as another, more precisely.",
    from: ["Modifier"],
    to: ["Modifier"],
    timed: false,
    properties: { reason: required.string("How."), release },
    fields: { out: "narrows", in: "narrowedBy" },
  },
  PART_OF: {
    about: "A family is part of a larger one.",
    from: ["Family"],
    to: ["Family"],
    timed: false,
    properties: { release },
    fields: { out: "parent", in: "parts" },
  },
  PERFORMED_BY: {
    about: "Who performs a procedure.",
    from: ["Code"],
    to: ["ProviderType"],
    timed: true,
    properties: { release },
    fields: { out: "performedBy", in: "performs" },
  },
  PUBLISHED_BY: {
    about: "Whose release it is.",
    from: ["Release"],
    to: ["Source"],
    timed: false,
    properties: {},
    fields: { out: "publishedBy", in: "releases" },
  },
  REFERS_TO: {
    about: "The meaning of a modifier points to another modifier or to a code.",
    from: ["Modifier"],
    to: ["Code", "Modifier"],
    timed: false,
    properties: { reason: required.string("Why it points there."), release },
    fields: { out: "refersTo", in: "referredBy" },
  },
  REPLACED_BY: {
    about: "A source refers from a code to the one that is used in its place.",
    from: ["Code"],
    to: ["Code"],
    timed: true,
    properties: { row, release },
    fields: { out: "replacedBy", in: "replaces" },
  },
  TAKES_MODIFIER: {
    about: "Whether a modifier may be put on a code, and why; derived, with its reasons.",
    from: ["Code"],
    to: ["Modifier"],
    timed: true,
    properties: {
      verdict: required.string("The verdict.", VERDICTS),
      listed: required.boolean("A source lists the modifier for the code."),
      rules: required.strings("Names of the rules that speak, the deciding one first."),
      sources: required.strings("Release, file and row behind each rule, in the same order."),
    },
    fields: { out: "modifiers", in: "codes" },
  },
});

export type RelationshipType = keyof typeof RELATIONSHIPS;
