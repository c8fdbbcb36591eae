import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import type { Change } from "../../../src/rules/changes/change.ts";
import { changesOf } from "../../../src/rules/changes/changes-of.ts";
import type {
  DerivedKind,
  Fact,
  FactBunch,
  StatedEvent,
  Timeline,
} from "../../../src/rules/changes/facts.ts";
import { ReleaseDays } from "../../../src/rules/changes/release-days.ts";
import { historyOf, type CountedChange } from "../../../src/rules/changes/history-of.ts";
import { editValue, groupOf } from "../../../src/rules/changes/told.ts";

const release = (source: string, day: string, setting: string | null = null) => ({
  id: `Release:${source}:${day}`,
  source,
  setting,
  effectiveFrom: day,
});

const [R20, R21, R22] = ["2020-01-01", "2021-01-01", "2022-01-01"];

const RELEASES = new ReleaseDays(
  [
    ...[R20, R21, R22].map((day) => release("fees", day)),
    release("dated", R22),
    release("own", R20),
  ],
  [
    { slug: "fees", name: "The fees", official: true, dated: false },
    { slug: "dated", name: "The dated ones", official: true, dated: true },
    { slug: "own", name: "Our own", official: false, dated: false },
  ],
);

const fees = (day: string): string => `Release:fees:${day}`;
const DATED = `Release:dated:${R22}`;
const OWN = `Release:own:${R20}`;

const fact = (
  group: string,
  value: string,
  [from, to]: readonly [string | null, string | null],
  ...releases: string[]
): Fact => ({ group, value, from, to, releases });

const NONE: Timeline["facts"] = {
  INDICATOR_CHANGED: [],
  VERDICT_CHANGED: [],
  RELATIVE_VALUE_CHANGED: [],
  DESCRIPTOR_CHANGED: [],
  LIMIT_CHANGED: [],
  ADD_ON_CHANGED: [],
  FAMILY_CHANGED: [],
};

const timeline = (facts: Partial<Timeline["facts"]>, more: Partial<Timeline> = {}): Timeline => ({
  id: "Code:10000",
  listings: [fact("fees", "listed", [R20, null], fees(R20))],
  facts: { ...NONE, ...facts },
  edits: [],
  events: [],
  curatedFrom: new Map(),
  ...more,
});

const edits = (
  others: readonly string[],
  [indicator, rationale]: readonly [string, string],
  [from, to]: readonly [string | null, string | null],
  ...releases: string[]
): FactBunch => ({
  ...{ scope: "DME", groups: others, values: editValue(indicator, rationale) },
  ...{ from, to, releases },
});

const linesOf = (changes: readonly Change[]): string[] =>
  changes.map(({ date, kind, before, after, release: by }) =>
    [date, kind, before, after, by].join(" | "),
  );
const changesIn = (given: Timeline): string[] => linesOf(changesOf(given, RELEASES));

describe("what follows from a release", () => {
  test("is a change where the one before said something else", () => {
    const indicators = [
      fact("GLOBAL_DAYS", "XXX", [R20, R21], fees(R20)),
      fact("GLOBAL_DAYS", "010", [R21, R22], fees(R21)),
      fact("GLOBAL_DAYS", "010", [R22, null], fees(R22)),
    ];
    const [change] = changesOf(timeline({ INDICATOR_CHANGED: indicators }), RELEASES);
    expect(change).toEqual({
      date: R21,
      subject: "Code:10000",
      kind: "INDICATOR_CHANGED",
      detail: "GLOBAL_DAYS",
      text: "Global days: 010, XXX before.",
      before: "XXX",
      after: "010",
      release: fees(R21),
      source: "fees",
      stated: null,
    });
    expect(changesIn(timeline({ INDICATOR_CHANGED: indicators }))).toHaveLength(1);
  });

  test("is none on the first day of which its source speaks", () => {
    const indicators = [
      fact("GLOBAL_DAYS", "XXX", ["2019-01-01", R20], OWN),
      fact("GLOBAL_DAYS", "010", [R20, null], fees(R20)),
    ];
    const curatedFrom = new Map([["own", "2019-01-01"]]);
    expect(changesIn(timeline({ INDICATOR_CHANGED: indicators }, { curatedFrom }))).toEqual([]);
  });

  test("is told by the release that takes effect, whoever decides from then on", () => {
    const verdicts = [
      fact("50", "NOT_ALLOWED", [R20, R21], fees(R20), OWN),
      fact("50", "ALLOWED", [R21, null], OWN, fees(R20)),
    ];
    expect(changesIn(timeline({ VERDICT_CHANGED: verdicts }))).toEqual([
      `${R21} | VERDICT_CHANGED | NOT_ALLOWED | ALLOWED | ${fees(R21)}`,
    ]);
  });

  test("says nothing where a modifier of which nothing was said has the verdict UNKNOWN", () => {
    const verdicts = [fact("50", "UNKNOWN", [R21, null], fees(R21))];
    expect(changesIn(timeline({ VERDICT_CHANGED: verdicts }))).toEqual([]);
  });
});

describe("a code that a source", () => {
  const listed = (...periods: (readonly [string, string | null])[]): Partial<Timeline> => ({
    listings: periods.map((period) => fact("fees", "listed", period, fees(period[0]))),
  });

  test("takes up is new, and so is all that the source says of it", () => {
    const indicators = [fact("GLOBAL_DAYS", "XXX", [R21, null], fees(R21))];
    expect(changesIn(timeline({ INDICATOR_CHANGED: indicators }, listed([R21, null])))).toEqual([
      `${R21} | CODE_ADDED |  |  | ${fees(R21)}`,
    ]);
  });

  test("takes up or gives up is told, and not the verdicts that come and go with it", () => {
    const verdicts = [
      fact("24", "NOT_ALLOWED", ["2012-04-01", "2021-07-01"], OWN),
      fact("50", "ALLOWED", ["2012-04-01", "2015-01-01"], DATED),
      fact("50", "NOT_ALLOWED", ["2015-01-01", "2021-07-01"], DATED),
    ];
    const listings = [fact("dated", "listed", ["2012-04-01", "2021-07-01"], DATED)];
    expect(changesIn(timeline({ VERDICT_CHANGED: verdicts }, { listings }))).toEqual([
      `2012-04-01 | CODE_ADDED |  |  | ${DATED}`,
      `2015-01-01 | VERDICT_CHANGED | ALLOWED | NOT_ALLOWED | ${DATED}`,
      `2021-07-01 | CODE_TERMINATED |  |  | ${DATED}`,
    ]);
  });

  test("lacks may be named by another file, and the verdicts of curated rules begin with that", () => {
    const verdicts = [fact("24", "NOT_ALLOWED", ["2013-04-01", null], OWN)];
    expect(changesIn(timeline({ VERDICT_CHANGED: verdicts }, { listings: [] }))).toEqual([]);
    const listed = [fact("24", "NOT_ALLOWED", [R20, null], OWN)];
    const curatedFrom = new Map([["own", "2019-01-01"]]);
    const later = new ReleaseDays(
      [release("own", "2019-01-01"), release("own", R20)],
      [{ slug: "own", name: "Our own", official: false, dated: false }],
    );
    const given = timeline({ VERDICT_CHANGED: listed }, { listings: [], curatedFrom });
    expect(linesOf(changesOf(given, later))).toEqual([
      `${R20} | VERDICT_CHANGED | UNKNOWN | NOT_ALLOWED | ${OWN}`,
    ]);
  });

  test("keeps may get another verdict on a day on which another source gives it up", () => {
    const verdicts = [
      fact("50", "ALLOWED", [R20, R21], fees(R20)),
      fact("50", "NOT_ALLOWED", [R21, null], fees(R21)),
    ];
    const listings = [
      fact("fees", "listed", [R20, null], fees(R20)),
      fact("dated", "listed", ["2012-04-01", R21], DATED),
    ];
    expect(changesIn(timeline({ VERDICT_CHANGED: verdicts }, { listings }))).toEqual([
      `2012-04-01 | CODE_ADDED |  |  | ${DATED}`,
      `${R21} | CODE_TERMINATED |  |  | ${DATED}`,
      `${R21} | VERDICT_CHANGED | ALLOWED | NOT_ALLOWED | ${fees(R21)}`,
    ]);
  });

  test("gives up and takes up again is terminated and reinstated", () => {
    const indicators = [
      fact("GLOBAL_DAYS", "XXX", [R20, R21], fees(R20)),
      fact("GLOBAL_DAYS", "010", [R22, null], fees(R22)),
    ];
    const given = timeline({ INDICATOR_CHANGED: indicators }, listed([R20, R21], [R22, null]));
    expect(changesIn(given)).toEqual([
      `${R21} | CODE_TERMINATED |  |  | ${fees(R21)}`,
      `${R22} | CODE_REINSTATED |  |  | ${fees(R22)}`,
    ]);
  });

  test("dates itself is new on that day", () => {
    const listings = [fact("dated", "listed", ["2012-04-01", "2021-07-01"], DATED)];
    expect(changesIn(timeline({}, { listings }))).toEqual([
      `2012-04-01 | CODE_ADDED |  |  | ${DATED}`,
      `2021-07-01 | CODE_TERMINATED |  |  | ${DATED}`,
    ]);
  });

  test("states an event of is not new twice", () => {
    const listings = [fact("dated", "listed", ["2012-04-01", null], DATED)];
    const events: StatedEvent[] = [
      {
        ...{ id: "ChangeEvent:one", date: "2012-04-01", kind: "CODE_ADDED", action: "Added." },
        ...{ note: "Made up", origin: "The dated ones", release: DATED },
      },
    ];
    const changes = changesOf(timeline({}, { listings, events }), RELEASES);
    expect(changes.map(({ text, stated }) => [text, stated?.note])).toEqual([
      ["Added.", "Made up"],
    ]);
  });

  test("which is curated hands over to an official one is not terminated", () => {
    const listings = [
      fact("own", "listed", ["2019-01-01", R20], OWN),
      fact("fees", "listed", [R20, null], fees(R20)),
    ];
    expect(changesIn(timeline({}, { listings }))).toEqual([]);
  });
});

test("what changed has the name that the field gives it", () => {
  const of = (kind: DerivedKind, group: string): (string | undefined)[] => {
    const facts = [
      fact(group, "0", [R20, R21], fees(R20)),
      fact(group, "9", [R21, null], fees(R21)),
    ];
    return changesOf(timeline({ [kind]: facts }), RELEASES).map(({ text }) => text);
  };
  expect(of("INDICATOR_CHANGED", "PC_TC")).toEqual([
    "Professional and technical part (PC/TC): 9, 0 before.",
  ]);
  expect(of("INDICATOR_CHANGED", "CO_SURGEONS")).toEqual(["Co-surgeons: 9, 0 before."]);
  expect(of("RELATIVE_VALUE_CHANGED", groupOf("", "practiceExpenseNonFacility"))).toEqual([
    "Practice expense outside facilities, in relative value units: 9, 0 before.",
  ]);
});

describe("each kind of fact", () => {
  test.each<[keyof Timeline["facts"], Fact[], string[]]>([
    [
      "RELATIVE_VALUE_CHANGED",
      [
        fact(groupOf("26", "work"), "0.5", [R20, R21], fees(R20)),
        fact(groupOf("26", "work"), "0.6", [R21, null], fees(R21)),
      ],
      ["RELATIVE_VALUE_CHANGED: Work with modifier 26, in relative value units: 0.6, 0.5 before."],
    ],
    [
      "DESCRIPTOR_CHANGED",
      [
        fact(groupOf("fees", "short"), "Made up", [R20, R21], fees(R20)),
        fact(groupOf("fees", "short"), "Made-up", [R21, null], fees(R21)),
        fact(groupOf("dated", "long"), "Made up later", ["2021-02-03", null], DATED),
      ],
      ["DESCRIPTOR_CHANGED: The short descriptor changed."],
    ],
    [
      "LIMIT_CHANGED",
      [
        fact("PRACTITIONER", "1 LINE", [R20, R21], fees(R20)),
        fact("PRACTITIONER", "2 LINE", [R21, null], fees(R21)),
      ],
      ["LIMIT_CHANGED: Unit limit (practitioner): 2 LINE, 1 LINE before."],
    ],
    [
      "ADD_ON_CHANGED",
      [
        fact("20000", "1", ["2015-01-01", "2016-01-01"], DATED),
        fact("20000", "3", ["2016-01-01", "2017-01-01"], DATED),
      ],
      [
        "ADD_ON_CHANGED: It became an add-on to 20000 (type 1).",
        "ADD_ON_CHANGED: As an add-on to 20000 it is of type 3, 1 before.",
        "ADD_ON_CHANGED: It is no longer an add-on to 20000.",
      ],
    ],
    [
      "FAMILY_CHANGED",
      [
        fact("RBCS", "Family:a", ["2015-01-01", "2016-01-01"], DATED),
        fact("RBCS", "Family:b", ["2016-01-01", null], DATED),
        fact("SECTION", "Family:c", [null, null], OWN),
      ],
      [
        "FAMILY_CHANGED: Family (rbcs): Family:a, none before.",
        "FAMILY_CHANGED: Family (rbcs): Family:b, Family:a before.",
      ],
    ],
  ])("%s is told in words", (kind, facts, expected) => {
    const changes = changesOf(timeline({ [kind]: facts }), RELEASES);
    expect(changes.map(({ kind: told, text }) => `${told}: ${text}`)).toEqual(expected);
  });
});

test("edits are told in words", () => {
  const bunches = [
    edits(["20000"], ["0", "Why"], ["2010-01-01", "2011-01-01"], DATED),
    edits(["20000"], ["1", "Why"], ["2011-01-01", "2012-01-01"], DATED),
    edits(["20000"], ["1", "So"], ["2012-01-01", "2013-01-01"], DATED),
  ];
  const changes = changesOf(timeline({}, { edits: bunches }), RELEASES);
  expect(changes.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    "EDIT_ADDED: The edit that makes 20000 part of it (dme) began.",
    "EDIT_CHANGED: The edit that makes 20000 part of it (dme) has modifier indicator 1, 0 before.",
    "EDIT_CHANGED: The edit that makes 20000 part of it (dme) has another rationale.",
    "EDIT_REMOVED: The edit that makes 20000 part of it (dme) ended.",
  ]);
});

const day = fc
  .integer({ min: 0, max: 40 })
  .map((n) => `2020-${n < 20 ? "01" : "02"}-${String((n % 20) + 1).padStart(2, "0")}`);
const anyFact = fc
  .tuple(
    fc.constantFrom("a", "b"),
    fc.constantFrom("1", "2", "3"),
    day,
    fc.option(day),
    fc.constantFrom(fees(R20), fees(R21), DATED, OWN),
  )
  .filter(([, , from, to]) => to === null || from < to)
  .map(([group, value, from, to, by]) => fact(group, value, [from, to], by));
const anyTimeline = fc
  .record({
    indicators: fc.array(anyFact, { maxLength: 8 }),
    limits: fc.array(anyFact, { maxLength: 8 }),
  })
  .map(({ indicators, limits }) =>
    timeline({ INDICATOR_CHANGED: indicators, LIMIT_CHANGED: limits }),
  );

test("facts in any order give the same changes, each with keys of its own", () => {
  fc.assert(
    fc.property(anyTimeline, (given) => {
      const changes = changesOf(given, RELEASES);
      const reversed = timeline({
        INDICATOR_CHANGED: given.facts.INDICATOR_CHANGED.toReversed(),
        LIMIT_CHANGED: given.facts.LIMIT_CHANGED.toReversed(),
      });
      const what = (all: readonly Change[]): string[] =>
        all.map((change) => JSON.stringify({ ...change, release: "", source: "" }));
      expect(what(changesOf(reversed, RELEASES))).toEqual(what(changes));
      const keys = changes.map(({ date, kind, detail }) => `${date} ${kind} ${detail}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

test("a split of time that changes no value changes nothing", () => {
  fc.assert(
    fc.property(anyTimeline, day, (given, cut) => {
      const split = (facts: readonly Fact[]): Fact[] =>
        facts.flatMap((one) =>
          one.from !== null && one.from < cut && (one.to === null || cut < one.to)
            ? [
                { ...one, to: cut },
                { ...one, from: cut },
              ]
            : [one],
        );
      const again = timeline({
        INDICATOR_CHANGED: split(given.facts.INDICATOR_CHANGED),
        LIMIT_CHANGED: split(given.facts.LIMIT_CHANGED),
      });
      expect(changesIn(again)).toEqual(changesIn(given));
    }),
  );
});

const anyEdits = fc
  .tuple(
    fc.constantFrom("DME", "PRACTITIONER"),
    fc.uniqueArray(fc.constantFrom("10004", "20000", "20001", "A0001"), { minLength: 1 }),
    fc.constantFrom("0", "1"),
    fc.constantFrom("Why", "So"),
    fc.tuple(day, fc.option(day)).filter(([from, to]) => to === null || from < to),
    fc.constantFrom(DATED, fees(R21)),
  )
  .map(([scope, others, indicator, rationale, days, by]) => ({
    ...edits(others, [indicator, rationale], days, by),
    scope,
  }));

test("a history counts what the changes tell, and begins each entry with the first of them", () => {
  fc.assert(
    fc.property(anyTimeline, fc.array(anyEdits, { maxLength: 8 }), (facts, bunches) => {
      const given = timeline(facts.facts, { edits: bunches });
      const counted: CountedChange[] = [];
      for (const change of changesOf(given, RELEASES)) {
        const isLike = ({ first }: CountedChange): boolean =>
          change.kind.startsWith("EDIT_") &&
          (["date", "kind", "release"] as const).every((key) => first[key] === change[key]);
        const at = counted.findIndex(isLike);
        const known = counted[at];
        if (known === undefined) counted.push({ first: change, count: 1 });
        else counted[at] = { ...known, count: known.count + 1 };
      }
      expect(historyOf(given, RELEASES)).toEqual(counted);
    }),
  );
});
