import { typeOfId } from "../../graph/model/model.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import type { RelationshipRecord } from "../../graph/record.ts";
import { keyLabel } from "../node/labels.ts";

/** What a node of a type is called before its label; codes and names stand for themselves. */
const NOUNS: Partial<Record<NodeType, string>> = {
  Family: "the family",
  FeeScheduleEntry: "the fee-schedule row",
  Indicator: "the indicator",
  Locality: "the locality",
  Modifier: "modifier",
  Release: "the release",
  UnitLimit: "the limit",
};

type Says = (from: string, to: string, property: (name: string) => string) => string;

/** What a relationship of each type says, in a sentence. */
const SENTENCES: Readonly<Record<RelationshipType, Says>> = {
  ADD_ON_TO: (from, to) => `${from} is an add-on that is billed beside ${to}.`,
  ARISES_FROM: (from, to) => `${from} can arise from ${to}.`,
  BUNDLES: (from, to, property) =>
    `${to} is not paid beside ${from} (NCCI, ${words(property("setting"))}); ${BYPASS[property("modifierIndicator")] ?? "whether a modifier bypasses it is not said"}.`,
  COMPONENT_OF: (from, to, property) =>
    `${from} bills the ${words(property("role"))} component of the test that ${to} bills as a whole.`,
  CONFLICTS_WITH: (from, to, property) =>
    `${from} and ${to} exclude each other: ${property("reason")}`,
  DESCRIBED_BY: (from, to) => `${from} is described by ${to}.`,
  DISTINGUISHED_FROM: (from, to, property) =>
    `${from} must not be confused with ${to}: ${property("reason")}`,
  FOLLOWED_BY: (from) => `${from} is followed by instructions for afterwards.`,
  FROM_RELEASE: (from, to) => `${from} is from ${to}.`,
  GOVERNS: (from, to, property) => `${from} matters to ${to}: ${property("text")}`,
  HAS_CURATED_ENTRY: (from, to) => `A curated source states something of ${from} (${to}).`,
  HAS_ENDOSCOPIC_BASE: (from, to) => `${from} is an endoscopy with ${to} as its base.`,
  HAS_EVENT: (from) => `Something happened to ${from}.`,
  HAS_FACTORS: (from) => `${from} has cost indices.`,
  HAS_FEE_SCHEDULE_ENTRY: (from) => `${from} has a row in a fee schedule.`,
  HAS_INDICATOR: (from, to) => `${from} has ${to}.`,
  HAS_STEP: (from, to) => `A step of ${from} is: ${to}.`,
  INDICATED_FOR: (from, to) => `${from} is done for ${to}.`,
  LIMITED_TO: (from, to) => `${from} is payable up to ${to}.`,
  LISTED_BY: (from, to) => `${from} is listed by ${to}.`,
  MEMBER_OF: (from, to) => `${from} belongs to ${to}.`,
  NARROWS: (from, to, property) => `${from} narrows ${to}: ${property("reason")}`,
  PART_OF: (from, to) => `${capital(from)} is part of ${to}.`,
  PERFORMED_BY: (from, to) => `${from} is performed by ${to}.`,
  PUBLISHED_BY: (from, to) => `${from} is published by ${to}.`,
  REFERS_TO: (from, to, property) => `${from} refers to ${to}: ${property("reason")}`,
  REPLACED_BY: (from, to) => `${to} is used in place of ${from}.`,
  TAKES_MODIFIER: (from, to, property) =>
    `On ${from}, ${to} is ${property("verdict").replaceAll("_", " ")}.`,
};

const BYPASS: Readonly<Record<string, string>> = {
  0: "no modifier bypasses that",
  1: "a modifier bypasses that where it applies",
};

const words = (word: string): string => word.replaceAll("_", " ").toLowerCase();

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What a relationship says, in a sentence. */
export function sentenceOf(
  { type, from, to, properties }: RelationshipRecord,
  labels: ReadonlyMap<string, string>,
): string {
  const named = (id: string): string => {
    const of = typeOfId(id);
    const noun = of === null ? undefined : NOUNS[of];
    const label = labels.get(id) ?? keyLabel(id);
    return noun === undefined ? label : `${noun} ${label}`;
  };
  const sentence = SENTENCES[type](named(from), named(to), (name) =>
    String(properties[name] ?? ""),
  );
  // Reasons end in a full stop of their own.
  return capital(sentence).replace(/\.\.$/, ".");
}
