import { declareNodes, origin, release, slug } from "./node-declaration.ts";
import { optional, required } from "./property.ts";
import {
  CONFLICT_SEVERITIES,
  EDIT_COLUMNS,
  LIST_SIDES,
  MODIFIER_CATEGORIES,
  MODIFIER_LEVELS,
  REQUIREMENT_SCOPES,
  REQUIREMENT_TOPICS,
  SETTINGS,
} from "./vocabulary.ts";

/** Modifiers, and the rules about them. */
export const MODIFIER_NODES = declareNodes({
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
});
