import { count, words } from "../parts/words.ts";
import { amountText } from "./amount.ts";
import type { Group } from "./drawing.ts";

/** What the neighbours of a node are to it: outwards, inwards. */
const NAMES: Partial<Record<Group["relationship"], readonly [string, string]>> = {
  ADD_ON_TO: ["primary codes", "add-on codes"],
  BUNDLES: ["edits, as the one paid", "edits, as the one denied"],
  CONFLICTS_WITH: ["conflicts", "conflicts"],
  DISTINGUISHED_FROM: ["not to be confused with", "not to be confused with"],
  GOVERNS: ["modifiers it decides on", "indicator values that decide"],
  HAS_INDICATOR: ["indicator values", "codes that have it"],
  HAS_STEP: ["steps", "codes"],
  INDICATED_FOR: ["done for", "codes"],
  LIMITED_TO: ["unit limits", "codes"],
  MEMBER_OF: ["families", "members"],
  PERFORMED_BY: ["performed by", "codes it performs"],
  TAKES_MODIFIER: ["modifiers", "codes it is known for"],
};

/** The name of a group with how many there are: "edits: 776". */
export function groupLabel({ relationship, direction, isRest, ...amount }: Group): string {
  const name = NAMES[relationship]?.[direction === "OUT" ? 0 : 1] ?? words(relationship);
  return `${name}: ${amountText(amount, isRest, count)}`;
}
