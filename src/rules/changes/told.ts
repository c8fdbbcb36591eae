import type { ChangeKind } from "../../graph/model/vocabulary.ts";
import { distinctValues, type Difference } from "./differences.ts";
import type { DerivedKind, Fact } from "./facts.ts";

/** A difference as it is told; null where it is none. */
export interface Told {
  readonly kind: ChangeKind;
  readonly text: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Tells a difference of each kind. */
export const TELL: Readonly<Record<DerivedKind, (difference: Difference) => Told | null>> = {
  INDICATOR_CHANGED: ({ group, before, after }) =>
    told("INDICATOR_CHANGED", words(group), joined(before), joined(after)),

  VERDICT_CHANGED: ({ group, before, after }) => {
    // A modifier of which nothing is said is one of which nothing is known.
    const [was, is] = [joined(before) ?? "UNKNOWN", joined(after) ?? "UNKNOWN"];
    return was === is ? null : told("VERDICT_CHANGED", `Modifier ${group}`, was, is);
  },

  RELATIVE_VALUE_CHANGED: ({ group, before, after }) => {
    const [modifier, name] = parts(group);
    const row = modifier === "" ? "" : ` with modifier ${modifier}`;
    const what = `${words(name)}${row}, in relative value units`;
    return told("RELATIVE_VALUE_CHANGED", what, joined(before), joined(after));
  },

  DESCRIPTOR_CHANGED: ({ group, before, after }) => {
    const [, name] = parts(group);
    const [was, is] = [joined(before), joined(after)];
    // That a source begins to describe a code is no change of its words.
    return was === null || is === null
      ? null
      : {
          kind: "DESCRIPTOR_CHANGED",
          text: `The ${name} descriptor changed.`,
          before: was,
          after: is,
        };
  },

  EDIT_CHANGED: (difference) => {
    const { group, before, after } = difference;
    const kind = editKind(difference);
    const [setting, other] = parts(group);
    const edit = `The edit that makes ${other} part of it (${words(setting).toLowerCase()})`;
    const [was, is] = [editOf(before), editOf(after)];
    if (was === null)
      return {
        kind,
        text: `${edit} began.`,
        before: null,
        after: is?.indicator ?? null,
      };
    if (is === null) return { kind, text: `${edit} ended.`, before: was.indicator, after: null };
    return was.indicator === is.indicator
      ? {
          kind,
          text: `${edit} has another rationale.`,
          before: was.rationale,
          after: is.rationale,
        }
      : {
          kind,
          text: `${edit} has modifier indicator ${is.indicator}, ${was.indicator} before.`,
          before: was.indicator,
          after: is.indicator,
        };
  },

  LIMIT_CHANGED: ({ group, before, after }) =>
    told(
      "LIMIT_CHANGED",
      `Unit limit (${words(group).toLowerCase()})`,
      joined(before),
      joined(after),
    ),

  ADD_ON_CHANGED: ({ group: primary, before, after }) => {
    const [was, is] = [joined(before), joined(after)];
    const text =
      was === null
        ? `It became an add-on to ${primary} (type ${is ?? ""}).`
        : is === null
          ? `It is no longer an add-on to ${primary}.`
          : `As an add-on to ${primary} it is of type ${is}, ${was} before.`;
    return { kind: "ADD_ON_CHANGED", text, before: was, after: is };
  },

  FAMILY_CHANGED: ({ group, before, after }) => {
    const [had, has] = [distinctValues(before), distinctValues(after)];
    const left = had.filter((family) => !has.includes(family)).join(", ") || null;
    const joins = has.filter((family) => !had.includes(family)).join(", ") || null;
    return told("FAMILY_CHANGED", `Family (${words(group).toLowerCase()})`, left, joins);
  },
};

/** How a difference of edits is told. */
export function editKind({ before, after }: Difference): ChangeKind {
  if (before.length === 0) return "EDIT_ADDED";
  return after.length === 0 ? "EDIT_REMOVED" : "EDIT_CHANGED";
}

function told(kind: ChangeKind, what: string, before: string | null, after: string | null): Told {
  const now = after ?? "none";
  return { kind, text: `${what}: ${now}, ${before ?? "none"} before.`, before, after };
}

/** The values that hold together, as one text. */
const joined = (facts: readonly Fact[]): string | null => distinctValues(facts).join(", ") || null;

/** The parts of a group that `groupOf` made. */
const parts = (group: string): [string, string] => {
  const blank = group.indexOf(" ");
  return [group.slice(0, blank), group.slice(blank + 1)];
};

/** A group of two parts. */
export const groupOf = (first: string, second: string): string => `${first} ${second}`;

/** A family as the value of a fact: families of several parents may share a name. */
export const familyValue = (name: string, id: string): string => `${name} (${id})`;

/** An edit as the value of a fact. */
export const editValue = (indicator: string, rationale: string): string =>
  `${indicator} ${rationale}`;

/** Of several rows of a pair that hold on one day the first one speaks. */
function editOf(facts: readonly Fact[]): { indicator: string; rationale: string } | null {
  const [value] = distinctValues(facts);
  if (value === undefined) return null;
  const blank = value.indexOf(" ");
  return { indicator: value.slice(0, blank), rationale: value.slice(blank + 1) };
}

/** What the field calls that of which the name alone says too little. */
const CALLED: Readonly<Record<string, string>> = {
  PC_TC: "Professional and technical part (PC/TC)",
  CO_SURGEONS: "Co-surgeons",
  APC_STATUS: "APC status",
  BETOS: "BETOS",
  MUE: "Medically unlikely edits (MUE)",
  OPPS_PAYMENT_CAP: "OPPS payment cap",
  ADD_ON_TYPE: "Add-on type",
  practiceExpenseFacility: "Practice expense in facilities",
  practiceExpenseNonFacility: "Practice expense outside facilities",
};

/** What was put into words before: names of the model, which are few. */
const inWords = new Map<string, string>();

/** A name of a vocabulary, or of a property, in words: GLOBAL_DAYS is "Global days". */
function words(name: string): string {
  const called = CALLED[name] ?? inWords.get(name);
  if (called !== undefined) return called;
  const lower = name.replaceAll(/(?<=[a-z])(?=[A-Z])|_/g, " ").toLowerCase();
  const made = lower.charAt(0).toUpperCase() + lower.slice(1);
  inWords.set(name, made);
  return made;
}
