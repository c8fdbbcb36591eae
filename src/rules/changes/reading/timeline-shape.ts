import type { Relation, Selection } from "../../../graph/shape.ts";
import { allOf, bunchesOf, selectionOf } from "../../../graph/whole.ts";

const VALIDITY = ["validFrom", "validTo"];
const STATED = ["release", ...VALIDITY];

/** Relative values of a row of the fee schedule of which changes are told. */
export const RELATIVE_VALUES = [
  "work",
  "practiceExpenseNonFacility",
  "practiceExpenseFacility",
  "malpractice",
] as const;

/** What is read of an edit, in this order. */
export const EDIT_PROPERTIES = [
  ...VALIDITY,
  ...["release", "setting", "modifierIndicator", "rationale"],
];

/** Texts by which a source describes a code. */
export const DESCRIPTORS = ["short", "medium", "long"] as const;

/**
 * What is read of a timeline, by names that no field of a schema can have: it may be read with a node
 * beside what else is asked of that.
 */
export const inTimeline = (name: string): string => `timeline: ${name}`;

const all = (name: string, ...rest: Tail<Parameters<typeof allOf>>): Relation =>
  allOf(inTimeline(name), ...rest);

type Tail<List extends readonly unknown[]> = List extends [unknown, ...infer Rest] ? Rest : never;

const LISTINGS = all("listings", "LISTED_BY", selectionOf("Source", ["slug"]), STATED);

const DESCRIPTIONS = all("descriptions", "DESCRIBED_BY", selectionOf("Source", ["slug"]), [
  ...DESCRIPTORS,
  ...STATED,
]);

const EVENTS = all(
  "events",
  "HAS_EVENT",
  selectionOf("ChangeEvent", ["id", "date", "kind", "action", "note", "source"]),
  ["release"],
);

/**
 * What to read of a code so that all its changes follow. Edits are read from the code that is paid,
 * so that a code that is part of thousands of others brings none of them.
 */
export const CODE_TIMELINE: Selection = selectionOf(
  "Code",
  ["id"],
  [
    LISTINGS,
    all("entries", "HAS_CURATED_ENTRY", selectionOf("CuratedEntry", ["release", "from"]), []),
    all("indicators", "HAS_INDICATOR", selectionOf("Indicator", ["type", "value"]), [
      "sources",
      ...STATED,
    ]),
    all("verdicts", "TAKES_MODIFIER", selectionOf("Modifier", ["code"]), [
      "verdict",
      "sources",
      ...VALIDITY,
    ]),
    all(
      "rows",
      "HAS_FEE_SCHEDULE_ENTRY",
      selectionOf("FeeScheduleEntry", ["modifier", ...RELATIVE_VALUES]),
      STATED,
    ),
    DESCRIPTIONS,
    bunchesOf(inTimeline("edits"), "BUNDLES", selectionOf("Code", ["code"]), EDIT_PROPERTIES),
    all(
      "limits",
      "LIMITED_TO",
      selectionOf("UnitLimit", ["setting", "units", "adjudication"]),
      STATED,
    ),
    all("addOnTo", "ADD_ON_TO", selectionOf("Code", ["code"]), ["kind", ...STATED]),
    all("families", "MEMBER_OF", selectionOf("Family", ["id", "kind", "name"]), STATED),
    EVENTS,
  ],
);

/** The same of a modifier, of which sources say no more. */
export const MODIFIER_TIMELINE: Selection = selectionOf(
  "Modifier",
  ["id"],
  [LISTINGS, DESCRIPTIONS, EVENTS],
);
