import type { Day } from "../../graph/day.ts";
import type { ChangeKind } from "../../graph/model/vocabulary.ts";

/** What holds of a code for a time. Facts of one kind and group take each other's place. */
export interface Fact {
  /** First day, null where it always held. */
  readonly from: Day | null;
  /** First day on which it no longer holds, null where no end is known. */
  readonly to: Day | null;
  /** What it is about: the indicator's type, the modifier, the other code of an edit. */
  readonly group: string;
  readonly value: string;
  /** Ids of the releases that say so, the deciding one first. */
  readonly releases: readonly string[];
}

/** Kinds of change that follow from facts that hold for a time. */
export type DerivedKind =
  | "INDICATOR_CHANGED"
  | "VERDICT_CHANGED"
  | "RELATIVE_VALUE_CHANGED"
  | "DESCRIPTOR_CHANGED"
  | "EDIT_CHANGED"
  | "LIMIT_CHANGED"
  | "ADD_ON_CHANGED"
  | "FAMILY_CHANGED";

/** Facts that differ in what they are about, and in nothing else unless each has its value. */
export interface FactBunch extends Pick<Fact, "from" | "to" | "releases"> {
  /** What the groups of all of them have in common; facts of one group have the same. */
  readonly scope: string;
  readonly groups: readonly string[];
  /** The value of all of them, or of each. */
  readonly values: string | readonly string[];
}

/** Something that a source states as an event. */
export interface StatedEvent {
  readonly id: string;
  readonly date: Day;
  readonly kind: ChangeKind;
  readonly action: string;
  readonly note: string | null;
  readonly origin: string;
  readonly release: string;
}

/** All that is known of a code or modifier over time, as far as changes follow from it. */
export interface Timeline {
  /** Id of the code or modifier. */
  readonly id: string;
  /** When each source has it in force; the group is the slug of the source. */
  readonly listings: readonly Fact[];
  readonly facts: Readonly<Record<Exclude<DerivedKind, "EDIT_CHANGED">, readonly Fact[]>>;
  /** Edits come by the hundred, and together: the scope is the setting, groups are the other codes. */
  readonly edits: readonly FactBunch[];
  readonly events: readonly StatedEvent[];
  /** First day of which each curated source speaks, by its slug. */
  readonly curatedFrom: ReadonlyMap<string, Day>;
}
