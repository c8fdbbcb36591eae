import { optional, required, type Properties } from "./property.ts";
import {
  CHANGE_KINDS,
  CODE_SYSTEMS,
  CONFLICT_SEVERITIES,
  EDIT_COLUMNS,
  FAMILY_KINDS,
  INDICATOR_TYPES,
  MODIFIER_CATEGORIES,
  ADJUDICATIONS,
  LIST_SIDES,
  MODIFIER_LEVELS,
  REQUIREMENT_SCOPES,
  REQUIREMENT_TOPICS,
  SETTINGS,
} from "./vocabulary.ts";

/** A node type: its label in Neo4j, the properties that make its id, and what it carries. */
export interface NodeDeclaration {
  readonly about: string;
  /** The id is the type and these properties, joined by colons; an absent one is left out. */
  readonly key: readonly string[];
  readonly properties: Properties;
  /** Properties that lists filter or order by, beyond the id; each gets an index in Neo4j. */
  readonly indexed?: readonly string[];
  /** Read by the server itself; the API does not show it as a node. */
  readonly internal?: true;
}

const declareNodes = <T extends Record<string, NodeDeclaration>>(nodes: T): T => nodes;

const slug = required.string("Short lower-case name, unique within the type.");
const origin = required.string("Where the fact is from.");
const release = required.string("Id of the release that states it.");

/** Every node type of the graph. */
export const NODES = declareNodes({
  Aftercare: {
    about: "An instruction for the time after a procedure.",
    key: ["code", "order"],
    properties: {
      code: required.string("The code it belongs to."),
      order: required.int("Position, from 1."),
      instruction: required.string("What to do or expect."),
    },
  },
  Cause: {
    about: "What an indication can arise from.",
    key: ["slug"],
    properties: { slug, name: required.string("What it is."), origin },
  },
  ChangeEvent: {
    about: "Something that happened to a code on a day.",
    key: ["key"],
    properties: {
      key: required.string("Subject, day, kind and source of the event."),
      date: required.day("The day on which it took effect."),
      kind: required.string("What kind of change.", CHANGE_KINDS),
      action: required.string("What happened, in words."),
      note: optional.string("More on it."),
      source: required.string("Where this is known from."),
    },
  },
  Code: {
    about: "A procedure code of CPT, HCPCS Level II or CDT.",
    key: ["code"],
    indexed: ["code", "system"],
    properties: {
      code: required.string("Five characters."),
      system: required.string("The code system.", CODE_SYSTEMS),
      summary: optional.string("What the service is, in our words."),
      purpose: optional.string("What it is done for, in our words."),
      tool: optional.string("What it is done with, in our words."),
      synonyms: required.strings("Other names that people use."),
    },
  },
  CodeList: {
    about: "Codes that share a trait on which a rule rests, as ranges.",
    key: ["slug"],
    properties: {
      slug,
      name: required.string("What the codes share."),
      members: required.strings("Ranges of codes that have the trait, both ends included."),
      others: required.strings("Ranges of codes known not to have it; elsewhere it is unknown."),
      origin,
    },
  },
  CuratedEntry: {
    about: "What a curated source states of one code, as it states it.",
    key: ["release", "code"],
    properties: {
      release: required.string("Key of the release that states it."),
      code: required.string("The code it is about."),
      origin,
      rank: required.int("Rank of the source; of curated sources the lowest speaks first."),
      from: required.day("First day on which the statements hold."),
      short: optional.string("Descriptor of at most 28 characters."),
      medium: optional.string("Descriptor of at most 48 characters."),
      long: optional.string("Full descriptor."),
      indicators: required.strings("Ids of the indicators that it states."),
      indicatorOrigins: required.strings("Where each of them is from, in the same order."),
      listed: required.strings("Modifiers that it lists for the code."),
      listedOrigin: optional.string("Where the list of modifiers is from."),
    },
  },
  Family: {
    about: "Codes that belong together.",
    key: ["slug"],
    indexed: ["kind"],
    properties: {
      slug,
      name: required.string("What the members share."),
      kind: required.string("How the family came about.", FAMILY_KINDS),
      description: optional.string("More on it."),
      ranges: required.strings("Ranges of codes, of a section whose members follow from numbers."),
      origin,
    },
  },
  FeeScheduleEntry: {
    about: "One row of a Medicare fee schedule release: a code with a modifier or without.",
    key: ["release", "code", "modifier"],
    properties: {
      release: required.string("Key of the release."),
      code: required.string("The code."),
      modifier: optional.string("26, TC or 53; absent on the row of the whole service."),
      row: required.int("Line or row number in the file."),
      description: required.string("Short descriptor of the file."),
      status: required.string("Status code of this row."),
      indicators: required.strings("Ids of the indicators of this row."),
      endoscopicBase: optional.string("Base code of the endoscopic family."),
      isEndoscopicBase: required.boolean("Other rows of the release have this code as their base."),
      notUsedForMedicarePayment: required.boolean("Its values are shown but not used by Medicare."),
      work: required.float("Work relative value units."),
      practiceExpenseNonFacility: required.float("Practice expense RVU outside facilities."),
      practiceExpenseFacility: required.float("Practice expense RVU in facilities."),
      nonFacilityRare: required.boolean("Rarely or never performed outside facilities."),
      facilityRare: required.boolean("Rarely or never performed in facilities."),
      malpractice: required.float("Malpractice RVU."),
      totalNonFacility: required.float("Sum of the RVUs outside facilities."),
      totalFacility: required.float("Sum of the RVUs in facilities."),
      preoperative: required.float("Share of the global package before the operation, 0 to 1."),
      intraoperative: required.float("Share for the operation, 0 to 1."),
      postoperative: required.float("Share after the operation, 0 to 1."),
      conversionFactor: required.float("US dollars for one RVU."),
      calculationFlag: required.string("Calculation flag; 0 on every row since July 2014."),
      oppsPracticeExpenseNonFacility: required.float("Practice expense RVU for the OPPS cap."),
      oppsPracticeExpenseFacility: required.float("The same in facilities."),
      oppsMalpractice: required.float("Malpractice RVU for the OPPS cap."),
    },
  },
  Indication: {
    about: "What a procedure is done for.",
    key: ["slug"],
    properties: { slug, name: required.string("What it is."), origin },
  },
  Indicator: {
    about: "A value of a Medicare indicator, such as global days 090.",
    key: ["type", "value"],
    indexed: ["type"],
    properties: {
      type: required.string("Which indicator.", INDICATOR_TYPES),
      typeName: required.string("Its name in words."),
      value: required.string("The value as files write it, zeros kept."),
      meaning: optional.string("What it means, in our words."),
      origin,
    },
  },
  Locality: {
    about: "A payment locality of Medicare.",
    key: ["carrier", "locality"],
    properties: {
      carrier: required.string("Number of the contractor (MAC), five digits."),
      locality: required.string("Number of the locality within it, two digits."),
      state: optional.string("State or territory, two letters."),
      name: required.string("What the locality is called."),
    },
  },
  LocalityFactors: {
    about: "Geographic cost indices of a locality, as a release has them.",
    key: ["release", "carrier", "locality"],
    properties: {
      release: required.string("Key of the release."),
      carrier: required.string("Number of the contractor (MAC)."),
      locality: required.string("Number of the locality."),
      work: required.float("Index of physician work."),
      practiceExpense: required.float("Index of practice expense."),
      malpractice: required.float("Index of malpractice insurance."),
      row: required.int("Row of the file."),
    },
  },
  Modifier: {
    about: "A two-character modifier that is put behind a code.",
    key: ["code"],
    indexed: ["code", "category"],
    properties: {
      code: required.string("Two characters."),
      name: optional.string("What it says, in a few of our words."),
      definition: optional.string("What it means and when it is used, in our words."),
      category: optional.string("What kind of modifier.", MODIFIER_CATEGORIES),
      level: required.string("Who defines it.", MODIFIER_LEVELS),
      origin,
    },
  },
  ModifierAssociation: {
    about: "Modifiers that bypass edits of pairs, and where they must stand for it.",
    key: ["key"],
    internal: true,
    properties: {
      key: required.string("Name of the association."),
      modifiers: required.strings("The modifiers."),
      column: required.string("On which code of the pair they stand.", EDIT_COLUMNS),
      from: optional.day("First day on which they bypass edits; absent for always before."),
      to: optional.day("First day on which they no longer do."),
      setting: optional.string("Setting to which it is confined.", SETTINGS),
      list: optional.string("Slug of the code list that decides on which codes they count."),
      on: optional.string("Whether they count on codes of the list or on others.", LIST_SIDES),
      namesSite: required.boolean("They name a site, and count only where two lines differ in it."),
      otherGlobalDays: required.strings("Global days of the other code that they fit; empty: any."),
      text: required.string("The rule in a sentence."),
      origin,
      release,
    },
  },
  ModifierGroup: {
    about: "Modifiers that stand at one place in the usual order on a line.",
    key: ["slug"],
    internal: true,
    properties: {
      slug,
      name: required.string("What they have in common."),
      order: required.int("Position, from 1."),
      modifiers: required.strings("The modifiers."),
      origin,
      release,
    },
  },
  ModifierRequirement: {
    about: "A modifier that needs another one beside it.",
    key: ["modifier", "scope"],
    internal: true,
    properties: {
      modifier: required.string("The modifier."),
      scope: required.string("Where the other one must be.", REQUIREMENT_SCOPES),
      needs: required.strings("Modifiers of which one will do."),
      severity: required.string("Whether it is an error or a warning.", CONFLICT_SEVERITIES),
      topic: required.string("What it is about.", REQUIREMENT_TOPICS),
      reason: required.string("Why, in a sentence."),
      origin,
      release,
    },
  },
  PlaceOfService: {
    about: "Where a service is rendered.",
    key: ["code"],
    properties: {
      code: required.string("Two digits."),
      name: required.string("What the place is called."),
      facility: optional.boolean("Paid at the rate of facilities; absent where that depends."),
    },
  },
  ProcedureStep: {
    about: "A step of a procedure.",
    key: ["code", "order"],
    properties: {
      code: required.string("The code it belongs to."),
      order: required.int("Position, from 1."),
      title: required.string("The step in a few words."),
      instruction: required.string("What is done."),
      optional: required.boolean("Not done every time."),
      minSeconds: optional.int("Shortest duration, in seconds."),
      maxSeconds: optional.int("Longest duration, in seconds."),
    },
  },
  ProviderType: {
    about: "Who performs services, by the NUCC taxonomy where it has a code.",
    key: ["slug"],
    indexed: ["grouping"],
    properties: {
      slug: required.string("Taxonomy code; where there is none, a short lower-case name."),
      name: required.string("What they are called."),
      taxonomyCode: optional.string("NUCC taxonomy code, ten characters."),
      grouping: optional.string("NUCC grouping."),
      classification: optional.string("NUCC classification."),
      specialization: optional.string("NUCC specialization."),
      origin,
    },
  },
  Release: {
    about: "An official file, or the seed, as it was imported.",
    key: ["key"],
    properties: {
      key: required.string("Source, effective date, setting and variant."),
      source: required.string("Slug of its source."),
      setting: optional.string("Setting that it is for, where a source has several."),
      variant: optional.string("Variant, where one date has several."),
      effectiveFrom: required.day("First day on which it holds."),
      title: optional.string("What the file calls itself."),
      file: required.string("Name of the file; of several, of the first."),
      files: required.strings("Names of all files that it came in, in their order."),
      form: required.string("Form of the file, such as CSV."),
      sha256: required.string("SHA-256 of the file, in hexadecimal."),
      contentHash: required.string("SHA-256 of what it says, equal for all forms of one release."),
      rows: required.int("Rows used."),
      rejected: required.int("Rows that could not be used."),
      complete: required.boolean("All of it is there: what it lacks, the source does not state."),
      importedAt: required.string("When it was imported, ISO 8601 in UTC."),
      parts: optional.int("Parts in which its content is kept, where it is kept as such."),
    },
  },
  ReleaseContent: {
    about: "A part of what a release says, so that its facts can be worked out again.",
    key: ["release", "part"],
    internal: true,
    properties: {
      release: required.string("Key of the release."),
      part: required.int("Position of the part, from 1."),
      content: required.string("Rows in the form of their source, a line each: gzip, base64."),
    },
  },
  Rule: {
    about: "Why a modifier has its verdict.",
    key: ["key"],
    properties: {
      key: required.string("Name of the rule."),
      text: required.string("The rule in a sentence."),
      indicator: optional.string("Id of the indicator value that it rests on."),
      list: optional.string("Slug of the code list that it rests on."),
      modifiers: required.strings("Modifiers that a rule about a code list speaks of."),
      inside: optional.string("Verdict on codes of the list, or LISTED to leave it to sources."),
      outside: optional.string("Verdict on codes known not to be on the list, or LISTED."),
      origin,
    },
  },
  Source: {
    about: "Who publishes facts, and under which terms.",
    key: ["slug"],
    properties: {
      slug,
      name: required.string("What it is called."),
      publisher: required.string("Who publishes it."),
      official: required.boolean("An authority's own; outranks curated facts."),
      rank: required.int("Order among sources that describe one code; the lowest speaks first."),
      notice: required.string("Licence notice that goes with its texts."),
      url: optional.string("Where it is found."),
      cadence: optional.int("Months for which a release is made; absent without such a rhythm."),
      dated: optional.boolean(
        "Its rows carry their own dates, so a release tells of earlier times.",
      ),
    },
  },
  UnitLimit: {
    about: "Most units of a code that are payable, with the way in which the limit is applied.",
    key: ["setting", "units", "adjudication"],
    properties: {
      setting: required.string("Where it applies.", SETTINGS),
      units: required.int("Most units; 0 where none are payable."),
      adjudication: required.string("How it is applied.", ADJUDICATIONS),
    },
  },
});

export type NodeType = keyof typeof NODES;
