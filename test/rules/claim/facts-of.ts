import type { Verdict } from "../../../src/graph/model/vocabulary.ts";
import type { CodeList } from "../../../src/rules/rule-book.ts";
import { checkClaim } from "../../../src/rules/claim/check.ts";
import { normalizeClaim, type ClaimInput } from "../../../src/rules/claim/claim.ts";
import {
  CODE_LISTS,
  NO_FACTS,
  type AddOnFact,
  type AssociationFact,
  type Citation,
  type ClaimFacts,
  type CodeFact,
  type ConflictFact,
  type DataSet,
  type EditFact,
  type LimitFact,
  type ReleaseFact,
  type RequirementFact,
} from "../../../src/rules/claim/facts.ts";
import type { ClaimResult, Finding } from "../../../src/rules/claim/finding.ts";

/** The date of service of most claims: all releases below are of that day. */
export const DAY = "2026-04-15";

const quarter = { from: "2026-04-01", to: "2026-07-01" };
/** Files with dated rows speak for all time up to the end of their quarter. */
const upToQuarter = { from: "1996-01-01", to: "2026-07-01" };

const release = (id: string, period: ReleaseFact["period"]): ReleaseFact => ({
  id,
  file: `${id}.csv`,
  period,
  later: [],
  undated: false,
  complete: true,
  succeeded: false,
});

/** One release of each kind of data, by its name in tests. */
export const RELEASES: Readonly<Record<DataSet, ReleaseFact>> = {
  FEE_SCHEDULE: release("fees", quarter),
  HCPCS: release("hcpcs", upToQuarter),
  EDITS: release("edits", upToQuarter),
  LIMITS: release("limits", quarter),
  ADD_ONS: release("add-ons", upToQuarter),
  CURATED: release("seed", { from: "1990-01-01", to: null }),
  PLACES: release("places", { from: "1990-01-01", to: null }),
  TAXONOMY: release("taxonomy", { from: "2026-01-01", to: "2026-07-01" }),
};

export const cite = (release: string, row: number | null = 7): Citation => ({
  release,
  file: `${release}.csv`,
  row,
});

/** A code of the fee schedule with its global days, other indicators and verdicts. */
export function code(
  name: string,
  globalDays: string | null,
  verdicts: Readonly<Record<string, Verdict>> = {},
  more: Partial<CodeFact> & { readonly pcTc?: string } = {},
): CodeFact {
  const { pcTc = "0", ...others } = more;
  const always = { from: "2020-01-01", to: null };
  const source = cite("fees");
  return {
    code: name,
    listings: [{ period: always, source, official: true }],
    indicators: [
      { type: "PC_TC", value: pcTc, period: always, source },
      ...(globalDays === null
        ? []
        : [{ type: "GLOBAL_DAYS", value: globalDays, period: always, source }]),
    ],
    verdicts: Object.entries(verdicts).map(([modifier, verdict]) => ({
      modifier,
      verdict,
      reason: `Rule of ${modifier}.`,
      period: always,
      source,
    })),
    practice: [
      { modifier: null, facilityRare: false, nonFacilityRare: false, period: always, source },
    ],
    ...others,
  };
}

export const edit = (
  columnOne: string,
  columnTwo: string,
  indicator: string,
  more: Partial<EditFact> = {},
): EditFact => ({
  columnOne,
  columnTwo,
  indicator,
  rationale: null,
  period: { from: "2020-01-01", to: null },
  source: cite("edits"),
  ...more,
});

/** Adjudication indicators by their number in the file. */
const KINDS = { "1": "LINE", "2": "DAY_POLICY", "3": "DAY_CLINICAL" } as const;

export const limit = (
  name: string,
  units: number,
  kind: keyof typeof KINDS | null,
  more: Partial<LimitFact> = {},
): LimitFact => ({
  code: name,
  units,
  adjudication: kind === null ? null : KINDS[kind],
  period: { from: "2026-04-01", to: null },
  source: cite("limits"),
  ...more,
});

export const addOn = (name: string, primary: string | null, type: string): AddOnFact => ({
  addOn: name,
  primary,
  type,
  period: { from: "2020-01-01", to: null },
  source: cite("add-ons"),
});

export const conflict = (a: string, b: string, more: Partial<ConflictFact> = {}): ConflictFact => ({
  modifiers: [a, b],
  scope: "SAME_LINE",
  severity: "ERROR",
  errorIn: [],
  reason: "They exclude each other.",
  fix: null,
  source: cite("seed", null),
  ...more,
});

export const requirement = (
  modifier: string,
  needs: readonly string[],
  topic: RequirementFact["topic"],
  more: Partial<RequirementFact> = {},
): RequirementFact => ({
  modifier,
  needs,
  topic,
  scope: "SAME_LINE",
  severity: "ERROR",
  reason: "One goes with the other.",
  source: cite("seed", null),
  ...more,
});

export const association = (
  modifiers: readonly string[],
  more: Partial<AssociationFact> = {},
): AssociationFact => ({
  modifiers,
  column: "EITHER",
  period: null,
  setting: null,
  list: null,
  namesSite: false,
  otherGlobalDays: null,
  doubt: null,
  source: cite("seed", null),
  ...more,
});

const list = (members: string[], others: string[]): CodeList => ({ members, others, citation: "" });

const onVisits = { slug: CODE_LISTS.evaluation, on: "MEMBERS" } as const;
const offVisits = { slug: CODE_LISTS.evaluation, on: "OTHERS" } as const;
const DISTINCT = ["59", "XE", "XP", "XS", "XU"];

/**
 * Facts of a small world of made-up codes: visits 99213 and 99215, procedures 11111 (10 days),
 * 22222 (90 days), 33333 and 44444 (none), therapy 97110 and, under a plan only, 20560. G9999 is
 * in no list. Every release is whole and of the day.
 */
export function world(more: Partial<ClaimFacts> = {}): ClaimFacts {
  const codes = [
    code("99213", "XXX", {
      "24": "ALLOWED",
      "25": "ALLOWED",
      "57": "ALLOWED",
      "59": "NOT_ALLOWED",
    }),
    code("99215", "XXX", { "25": "ALLOWED" }),
    code("11111", "010", { LT: "ALLOWED", RT: "ALLOWED", "58": "ALLOWED", "78": "ALLOWED" }),
    code("22222", "090", { LT: "ALLOWED", RT: "ALLOWED", "79": "ALLOWED" }),
    code("33333", "XXX", { "26": "ALLOWED", TC: "ALLOWED" }),
    code("44444", "000"),
    code("97110", "XXX", { GP: "ALLOWED", GO: "ALLOWED", GN: "ALLOWED", CQ: "ALLOWED" }),
    code("97161", "XXX", { GP: "ALLOWED", GO: "ALLOWED" }),
    code("20560", "XXX", { GP: "ALLOWED", CQ: "ALLOWED" }),
    code("G9999", "XXX"),
  ];
  const names = codes.map((fact) => fact.code);
  const modifiers = [
    ..."24 25 26 27 51 57 58 59 62 78 79 80 91 XE XP XS XU LT RT TC GP GO GN CQ CO".split(" "),
    ..."GA GX GY GZ GK KX AS".split(" "),
  ];
  return {
    ...NO_FACTS,
    releases: new Map(Object.values(RELEASES).map((fact) => [fact.id, fact])),
    inForce: Object.fromEntries(
      Object.entries(RELEASES).map(([dataSet, { id }]) => [dataSet, id]),
    ) as Record<DataSet, string>,
    codes: new Map(codes.map((fact) => [fact.code, fact])),
    modifiers: new Map(
      modifiers.map((name) => [name, { code: name, period: null, source: cite("seed", null) }]),
    ),
    associations: [
      association(["LT", "RT"], { namesSite: true }),
      association(["25"], { list: onVisits }),
      association(["24"], { list: onVisits, doubt: "tells of surgery on an earlier day" }),
      association(["57"], { list: onVisits, otherGlobalDays: ["090"] }),
      association(["58", "78", "79"], { list: offVisits }),
      association(["27"], { list: onVisits, setting: "OUTPATIENT_HOSPITAL" }),
      association(DISTINCT, { list: offVisits, period: { from: "2019-07-01", to: null } }),
      association(DISTINCT, {
        list: offVisits,
        column: "TWO",
        period: { from: "1996-01-01", to: "2019-07-01" },
      }),
    ],
    order: [["78", "79"], ["26", "TC"], ["62"], ["25", "59", "XS"], ["51"], ["LT", "RT"]].map(
      (group) => ({ name: group.join(), modifiers: group, source: cite("seed", null) }),
    ),
    limits: names.map((name) => limit(name, 4, "3")),
    lists: new Map([
      [CODE_LISTS.evaluation, list(["99202-99499"], ["00000-9919Z"])],
      [CODE_LISTS.alwaysTherapy, list(["97110", "97161"], ["10000-97000", "99000-99499"])],
      [CODE_LISTS.sometimesTherapy, list(["20560"], ["10000-20000", "20561-99499"])],
      [CODE_LISTS.physicalTherapyOnly, list(["97161"], [])],
    ]),
    places: new Map(
      [
        { code: "11", facility: false },
        { code: "21", facility: true },
        { code: "22", facility: true },
      ].map((place) => [place.code, { ...place, source: cite("places") }]),
    ),
    providers: new Map(
      [
        ["PHYSICIAN", null, "Allopathic & Osteopathic Physicians"],
        ["363A00000X", "363A00000X", "Assistants and Nurses"],
        ["213E00000X", "213E00000X", "Podiatric Providers"],
        ["225100000X", "225100000X", "Therapists"],
        ["163WR0006X", "163WR0006X", "Nursing Service Providers"],
      ].map(([key = "", taxonomyCode = null, grouping = null]) => [
        key ?? "",
        { name: key ?? "", taxonomyCode, grouping, source: cite("taxonomy") },
      ]),
    ),
    ...more,
  };
}

/** The world with further codes, or other facts of the same codes. */
export const withCodes = (...facts: readonly CodeFact[]): Pick<ClaimFacts, "codes"> => ({
  codes: new Map([...world().codes, ...facts.map((fact) => [fact.code, fact] as const)]),
});

/** The world without a kind of data. */
export const without = (...dataSets: readonly DataSet[]): Pick<ClaimFacts, "inForce"> => ({
  inForce: {
    ...world().inForce,
    ...Object.fromEntries(dataSets.map((dataSet) => [dataSet, null])),
  },
});

/** A release with another period or with parts missing, in the place of that of the world. */
export const changed = (
  dataSet: DataSet,
  more: Partial<ReleaseFact>,
): Pick<ClaimFacts, "releases"> => {
  const { id } = RELEASES[dataSet];
  return { releases: new Map([...world().releases, [id, { ...RELEASES[dataSet], ...more }]]) };
};

/** A claim of lines such as `11111 LT 59 x2 @11 by PHYSICIAN`. */
export function claim(lines: readonly string[], more: Partial<ClaimInput> = {}): ClaimInput {
  return {
    dateOfService: DAY,
    setting: "PRACTITIONER",
    lines: lines.map((line) => {
      const [words = "", by] = line.split(" by ");
      const [name = "", ...rest] = words.split(" ");
      return {
        code: name,
        modifiers: rest.filter((word) => !/^(x-?\d|@)/.test(word)),
        units: Number(rest.find((word) => /^x-?\d/.test(word))?.slice(1) ?? 1),
        placeOfService: rest.find((word) => word.startsWith("@"))?.slice(1) ?? null,
        providerType: by ?? null,
      };
    }),
    ...more,
  };
}

/** The findings whose rule has one of the beginnings, as `STATUS RULE lines`. */
export const said = (result: ClaimResult, ...beginnings: readonly string[]): string[] =>
  found(result, ...beginnings).map(
    ({ status, rule, lines }) => `${status} ${rule} ${lines.join(",")}`,
  );

export const found = ({ findings }: ClaimResult, ...beginnings: readonly string[]): Finding[] =>
  findings.filter(({ rule }) => beginnings.some((beginning) => rule.startsWith(beginning)));

export const check = (
  lines: readonly string[],
  facts: ClaimFacts = world(),
  more: Partial<ClaimInput> = {},
): ClaimResult => checkClaim(normalizeClaim(claim(lines, more)), facts);
