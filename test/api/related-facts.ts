import type { Day } from "../../src/graph/day.ts";
import {
  node,
  relationship,
  type NodeRecord,
  type RelationshipRecord,
} from "../../src/graph/record.ts";

/** Made-up facts of every kind that belongs to a code, and of what payments are worked out from. */

type Validity = readonly [validFrom: Day, validTo?: Day];

const period = ([validFrom, validTo]: Validity): { validFrom: Day; validTo?: Day | undefined } => ({
  validFrom,
  validTo,
});

const code = (number: string): NodeRecord =>
  node("Code", { code: number, system: "CPT", synonyms: [] });

const release = (key: string, more: Record<string, string> = {}): NodeRecord => {
  const [source = "", effectiveFrom = ""] = key.split(":");
  return node("Release", {
    key,
    source,
    effectiveFrom,
    title: `Made-up ${key}`,
    file: `${source}-1.txt`,
    files: [`${source}-1.txt`, `${source}-2.txt`],
    form: "TXT",
    sha256: "0".repeat(64),
    contentHash: "0".repeat(64),
    rows: 1,
    rejected: 0,
    complete: true,
    importedAt: "2025-11-01T00:00:00.000Z",
    ...more,
  });
};

const source = (slug: string): NodeRecord =>
  node("Source", {
    slug,
    name: `Made-up ${slug}`,
    publisher: "Nobody",
    official: true,
    rank: 10,
    notice: "None.",
  });

/** The setting that edits are of, unless they say otherwise. */
const PRACTITIONER = "PRACTITIONER";

/** An edit: the first code is paid, the second is not. */
const edit = (
  [columnOne, columnTwo]: readonly [string, string],
  validity: Validity,
  modifierIndicator: string,
  setting = PRACTITIONER,
): RelationshipRecord =>
  relationship(
    "BUNDLES",
    `Code:${columnOne}`,
    `Code:${columnTwo}`,
    {
      setting,
      modifierIndicator,
      rationale: `Made up for ${columnOne} and ${columnTwo}`,
      part: 2,
      row: 7,
      release: "Release:ptp:2025-10-01",
    },
    period(validity),
  );

/** A code with edits in both roles, of both settings, recurring, ended and taken back. */
export const EDITED = "10001";

const EDITS: readonly RelationshipRecord[] = [
  edit([EDITED, "10002"], ["2020-01-01"], "1"),
  edit([EDITED, "10002"], ["2020-01-01"], "0", "OUTPATIENT_HOSPITAL"),
  edit(["10002", EDITED], ["2019-01-01"], "0"),
  edit([EDITED, "10003"], ["2018-01-01", "2022-01-01"], "0"),
  edit([EDITED, "10003"], ["2023-01-01"], "1"),
  edit(["10004", EDITED], ["2021-01-01"], "9"),
];

/** A code that is column two of very many others. */
export const SUPERNODE = "19999";
export const MANY = Array.from({ length: 300 }, (_, i) => String(30_001 + i));

const row = (number: string, status: string, values: Partial<Record<string, number>>) =>
  node("FeeScheduleEntry", {
    release: "mpfs:2025-10-01",
    code: number,
    row: 12,
    description: "Made up",
    status,
    indicators: [`Indicator:STATUS_CODE:${status}`],
    isEndoscopicBase: false,
    notUsedForMedicarePayment: false,
    work: 1,
    practiceExpenseNonFacility: 2,
    practiceExpenseFacility: 0.5,
    nonFacilityRare: false,
    facilityRare: false,
    malpractice: 0.1,
    totalNonFacility: 3.1,
    totalFacility: 1.6,
    preoperative: 0,
    intraoperative: 0,
    postoperative: 0,
    conversionFactor: 32.3465,
    calculationFlag: "0",
    oppsPracticeExpenseNonFacility: 0,
    oppsPracticeExpenseFacility: 0,
    oppsMalpractice: 0,
    ...values,
  });

const PAID = row("10001", "A", {});
const UNPAID = row("10002", "I", {});
const WITHOUT_VALUES = row("10003", "R", {
  work: 0,
  practiceExpenseNonFacility: 0,
  practiceExpenseFacility: 0,
  malpractice: 0,
});

const factors = (key: string, number: string, work: number): NodeRecord =>
  node("LocalityFactors", {
    release: key,
    carrier: "10112",
    locality: number,
    work,
    practiceExpense: 0.9,
    malpractice: 0.5,
    row: 3,
  });

const LOCALITIES = [
  node("Locality", { carrier: "10112", locality: "00", state: "AL", name: "Made-up state" }),
  node("Locality", { carrier: "02102", locality: "01", state: "AK", name: "Made-up coast" }),
  node("Locality", { carrier: "99999", locality: "09", name: "Was made up" }),
];

const AT_FIRST = factors("gpci:2025-01-01", "00", 1);
const LATER = factors("gpci:2026-01-01", "00", 1.5);
const COAST = node("LocalityFactors", {
  ...factors("gpci:2025-01-01", "01", 1.25).properties,
  carrier: "02102",
});

const held = (locality: string, one: NodeRecord, validity: Validity): RelationshipRecord =>
  relationship(
    "HAS_FACTORS",
    `Locality:${locality}`,
    one.id,
    { release: `Release:${String(one.properties.release)}` },
    period(validity),
  );

const limit = (setting: string, units: number, adjudication: string): NodeRecord =>
  node("UnitLimit", { setting, units, adjudication });

const LIMITS = [
  limit("PRACTITIONER", 1, "LINE"),
  limit("PRACTITIONER", 2, "DAY_CLINICAL"),
  limit("OUTPATIENT_HOSPITAL", 0, "DAY_POLICY"),
];

const limited = (at: number, validity: Validity): RelationshipRecord =>
  relationship(
    "LIMITED_TO",
    "Code:10001",
    LIMITS[at]?.id ?? "",
    { rationale: `Made-up reason ${at}`, row: at, release: "Release:mue:2025-10-01" },
    period(validity),
  );

const cited = { row: 4, release: "Release:aoc:2025-10-01" };

/** What similar codes are told by: indicator values and modifiers, by code. */
const TRAITS: Readonly<Record<string, string>> = {
  "10001": "i1 i2 i3 ma",
  "10002": "i1 i2 ma",
  "10003": "i1 mb",
  "10004": "i3",
};

const traits = (): RelationshipRecord[] =>
  Object.entries(TRAITS).flatMap(([from, texts]) =>
    texts.split(" ").map((text) =>
      text.startsWith("i")
        ? relationship(
            "HAS_INDICATOR",
            `Code:${from}`,
            `Indicator:BETOS:${text}`,
            { sources: [], release: "Release:mpfs:2025-10-01" },
            { validFrom: "2020-01-01" },
          )
        : relationship(
            "TAKES_MODIFIER",
            `Code:${from}`,
            `Modifier:${text.toUpperCase()}`,
            {
              // 10002 has its modifier by the source's list only.
              verdict: from === "10002" ? "NOT_ALLOWED" : "ALLOWED",
              listed: from === "10002",
              rules: [],
              sources: [],
            },
            { validFrom: "2020-01-01" },
          ),
    ),
  );

/** A test with a code for all of it, two for the report and one for the recording. */
export const TRIAD = ["20002", "20001", "20003", "20000"];
const [WHOLE = "", ...COMPONENTS] = TRIAD;

const component = (
  from: string,
  role: string,
  validity: Validity,
  more: Record<string, string> = {},
): RelationshipRecord =>
  relationship(
    "COMPONENT_OF",
    `Code:${from}`,
    `Code:${WHOLE}`,
    { role, evidence: "RELATIVE_VALUES", release: "Release:mpfs:2025-10-01", ...more },
    period(validity),
  );

const TRIAD_FACTS = COMPONENTS.map((from, i) =>
  component(from, i < 2 ? "PROFESSIONAL" : "TECHNICAL", ["2025-01-01"]),
).concat(
  component("20001", "TECHNICAL", ["2023-01-01", "2025-01-01"], { evidence: "CODE_NUMBERS" }),
);

const CODES = ["10001", "10002", "10003", "10004", SUPERNODE];

export const RELATED_FACTS: {
  readonly nodes: readonly NodeRecord[];
  readonly relationships: readonly RelationshipRecord[];
} = {
  nodes: [
    ...[...CODES, ...TRIAD, ...MANY].map(code),
    release("ptp:2025-10-01"),
    release("mue:2025-10-01", { setting: "PRACTITIONER" }),
    release("aoc:2025-10-01"),
    release("gpci:2025-01-01"),
    release("gpci:2026-01-01"),
    release("mpfs:2025-10-01"),
    ...["mpfs", "hcpcs", "pos", "nucc"].map(source),
    ...LOCALITIES,
    AT_FIRST,
    LATER,
    COAST,
    ...LIMITS,
    PAID,
    UNPAID,
    WITHOUT_VALUES,
    ...["i1", "i2", "i3"].map((value) =>
      node("Indicator", { type: "BETOS", typeName: "BETOS", value, origin: "made up" }),
    ),
    ...["MA", "MB"].map((name) =>
      node("Modifier", { code: name, level: "HCPCS", origin: "made up" }),
    ),
    node("PlaceOfService", { code: "11", name: "Made-up office", facility: false }),
    node("PlaceOfService", { code: "21", name: "Made-up hospital", facility: true }),
    node("PlaceOfService", { code: "99", name: "Made-up elsewhere" }),
    node("ProviderType", { slug: "111N00000X", name: "Made-up healer", origin: "made up" }),
    node("ReleaseContent", { release: "ptp:2025-10-01", part: 1, content: "secret" }),
  ],
  relationships: [
    ...EDITS,
    ...TRIAD_FACTS,
    ...MANY.map((one) => edit([one, SUPERNODE], ["2020-01-01"], "1")),
    relationship(
      "ADD_ON_TO",
      "Code:10002",
      "Code:10001",
      { kind: "1", ...cited },
      { validFrom: "2013-01-01" },
    ),
    relationship("REPLACED_BY", "Code:10004", "Code:10001", cited, { validFrom: "2024-01-01" }),
    relationship(
      "HAS_ENDOSCOPIC_BASE",
      "Code:10002",
      "Code:10003",
      { release: "Release:mpfs:2025-10-01" },
      { validFrom: "2020-01-01" },
    ),
    limited(0, ["2019-01-01", "2024-01-01"]),
    limited(1, ["2024-01-01"]),
    limited(2, ["2020-01-01"]),
    held("10112:00", AT_FIRST, ["2025-01-01", "2026-01-01"]),
    held("10112:00", LATER, ["2026-01-01"]),
    held("02102:01", COAST, ["2025-01-01"]),
    ...[PAID, UNPAID, WITHOUT_VALUES].flatMap((entry) => [
      relationship(
        "HAS_FEE_SCHEDULE_ENTRY",
        `Code:${String(entry.properties.code)}`,
        entry.id,
        { release: "Release:mpfs:2025-10-01" },
        { validFrom: "2025-01-01" },
      ),
      relationship("FROM_RELEASE", entry.id, "Release:mpfs:2025-10-01"),
    ]),
    ...traits(),
    ...CODES.map((one) =>
      relationship(
        "LISTED_BY",
        `Code:${one}`,
        "Source:mpfs",
        { release: "Release:mpfs:2025-10-01" },
        { validFrom: "2020-01-01" },
      ),
    ),
    ...["Modifier:MA", "PlaceOfService:11", "ProviderType:111N00000X"].map((from) =>
      relationship(
        "LISTED_BY",
        from,
        "Source:hcpcs",
        { release: "Release:mue:2025-10-01" },
        { validFrom: "2020-01-01" },
      ),
    ),
    relationship(
      "DESCRIBED_BY",
      "Modifier:MA",
      "Source:hcpcs",
      { short: "Made-up words", rank: 10, release: "Release:mue:2025-10-01" },
      { validFrom: "2020-01-01" },
    ),
  ],
};
