import { declareNodes, origin, slug } from "./node-declaration.ts";
import { optional, required } from "./property.ts";
import { CHANGE_KINDS, CODE_SYSTEMS, FAMILY_KINDS } from "./vocabulary.ts";

/** Codes, what belongs to them, and what is done when one is performed. */
export const CODE_NODES = declareNodes({
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
    about: "Something that happened to a code or a modifier on a day.",
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
  Indication: {
    about: "What a procedure is done for.",
    key: ["slug"],
    properties: { slug, name: required.string("What it is."), origin },
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
});
