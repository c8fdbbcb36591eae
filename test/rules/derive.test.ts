import { describe, expect, test } from "@jest/globals";
import type { RelationshipRecord } from "../../src/graph/record.ts";
import { derive, endoscopyFamily, isDerived } from "../../src/rules/derive.ts";
import type { Statement } from "../../src/rules/facts.ts";
import { curated, FEW_RULES, row } from "./statements.ts";

const ofType = (records: readonly RelationshipRecord[], type: string): RelationshipRecord[] =>
  records
    .filter((record) => record.type === type)
    .sort((a, b) => ((a.validFrom ?? "") < (b.validFrom ?? "") ? -1 : 1));

/** Ends and days of relationships, such as `Source:mpfs 2025-01-01 2025-07-01`. */
const brief = (records: readonly RelationshipRecord[], type: string): string[] =>
  ofType(records, type).map(
    ({ to, validFrom, validTo }) => `${to} ${validFrom ?? ""} ${validTo ?? "-"}`,
  );

/** A row of the release of a day that holds until another. */
const rowOf = (
  from: string,
  to: string | null,
  indicators: readonly string[],
  more: Partial<Statement> = {},
): Statement => row(indicators, { release: `Release:mpfs:${from}`, period: { from, to }, ...more });

describe("indicators over time", () => {
  const seed = curated(["CO_SURGEONS:0", "BETOS:NONE"]);
  const later = rowOf("2025-01-01", "2025-07-01", ["CO_SURGEONS:1"]);
  const latest = rowOf("2025-07-01", null, ["CO_SURGEONS:0"]);
  const records = derive("20560", [seed, later, latest], FEW_RULES);

  test("follow the official source from its first day on, and ours before it", () => {
    expect(brief(records, "HAS_INDICATOR")).toEqual(
      expect.arrayContaining([
        "Indicator:CO_SURGEONS:0 2020-01-01 2025-01-01",
        "Indicator:CO_SURGEONS:1 2025-01-01 2025-07-01",
        "Indicator:CO_SURGEONS:0 2025-07-01 -",
        "Indicator:BETOS:NONE 2020-01-01 -",
      ]),
    );
    expect(ofType(records, "HAS_INDICATOR")).toHaveLength(4);
  });

  test("keep both sources where these agree", () => {
    const sources = ofType(records, "HAS_INDICATOR").map(({ properties }) => properties.sources);
    expect(sources.at(-1)).toEqual([
      "Release:mpfs:2025-07-01, made-up.csv, row 11",
      "Release:seed:2020-01-01, a page",
    ]);
  });

  test("carry verdicts with them, each with its rules and sources side by side", () => {
    const verdicts = ofType(records, "TAKES_MODIFIER").filter(({ to }) => to === "Modifier:62");
    expect(verdicts.map(({ validFrom, properties }) => [validFrom, properties.verdict])).toEqual([
      ["2020-01-01", "NOT_ALLOWED"],
      ["2025-01-01", "DOCUMENTATION"],
      ["2025-07-01", "NOT_ALLOWED"],
    ]);
    expect(verdicts[1]?.properties).toEqual({
      verdict: "DOCUMENTATION",
      listed: false,
      rules: ["CO_SURGEONS:1 62 DOCUMENTATION"],
      sources: ["Release:mpfs:2025-01-01, made-up.csv, row 11"],
    });
    // The target of 25 rests on no release, so its verdict goes through.
    expect(brief(records, "TAKES_MODIFIER").filter((line) => line.includes(":25 "))).toEqual([
      "Modifier:25 2020-01-01 -",
    ]);
  });
});

test("no verdict holds on days on which no source has the code", () => {
  const records = derive(
    "20560",
    [rowOf("2023-01-01", "2024-01-01", []), rowOf("2025-01-01", "2025-07-01", [])],
    FEW_RULES,
  );
  expect(brief(records, "TAKES_MODIFIER")).toEqual([
    "Modifier:25 2023-01-01 2024-01-01",
    "Modifier:25 2025-01-01 2025-07-01",
  ]);
  expect(derive("20560", [], FEW_RULES)).toEqual([]);
});

describe("the verdict on the interpretation of a smear", () => {
  test("changes on the day on which a release brings a row with 26", () => {
    const without = rowOf("2025-01-01", "2025-07-01", ["PC_TC:8"]);
    const whole = rowOf("2025-07-01", null, ["PC_TC:8"]);
    const professional = rowOf("2025-07-01", null, ["PC_TC:8"], { modifier: "26" });
    const found = ofType(
      derive("85060", [professional, without, whole], FEW_RULES),
      "TAKES_MODIFIER",
    )
      .filter(({ to }) => to === "Modifier:26")
      .map(({ validFrom, properties }) => [validFrom, properties.verdict, properties.listed]);
    expect(found).toEqual([
      ["2025-01-01", "NOT_ALLOWED", false],
      ["2025-07-01", "ALLOWED", true],
    ]);
  });
});

describe("the sources that have a code in force", () => {
  const seed = curated([]);

  test("are ours until an official one has it, which alone decides from then on", () => {
    const records = derive(
      "20560",
      [seed, rowOf("2023-01-01", "2024-01-01", []), rowOf("2025-01-01", null, [])],
      FEW_RULES,
    );
    expect(brief(records, "LISTED_BY")).toEqual([
      "Source:seed 2020-01-01 2023-01-01",
      "Source:mpfs 2023-01-01 2024-01-01",
      "Source:mpfs 2025-01-01 -",
    ]);
  });

  test("are none from the day on which the official one drops it, though ours knows it", () => {
    const records = derive("20560", [seed, rowOf("2023-01-01", "2025-01-01", [])], FEW_RULES);
    expect(brief(records, "LISTED_BY")).toEqual([
      "Source:seed 2020-01-01 2023-01-01",
      "Source:mpfs 2023-01-01 2025-01-01",
    ]);
  });

  test("are ours where no official one ever had it, and only official ones before our first day", () => {
    expect(brief(derive("20560", [seed], FEW_RULES), "LISTED_BY")).toEqual([
      "Source:seed 2020-01-01 -",
    ]);
    const late = curated([], { period: { from: "2024-01-01", to: null } });
    const records = derive("20560", [late, rowOf("2023-01-01", null, [])], FEW_RULES);
    expect(brief(records, "LISTED_BY")).toEqual(["Source:mpfs 2023-01-01 -"]);
  });

  test("have the code without a break through releases that both have it", () => {
    const records = derive(
      "20560",
      [rowOf("2025-01-01", "2025-07-01", []), rowOf("2025-07-01", null, [])],
      FEW_RULES,
    );
    expect(brief(records, "LISTED_BY")).toEqual(["Source:mpfs 2025-01-01 -"]);
    expect(ofType(records, "LISTED_BY")[0]?.properties.release).toBe("Release:mpfs:2025-01-01");
  });
});

describe("descriptors", () => {
  test("stand beside each other by source, and change with the release that changes them", () => {
    const records = derive(
      "20560",
      [
        curated([], { descriptors: { short: "Ours", long: "Our own words" } }),
        rowOf("2025-01-01", "2025-04-01", [], { descriptors: { short: "One" } }),
        rowOf("2025-04-01", "2025-07-01", [], { descriptors: { short: "One" } }),
        rowOf("2025-07-01", null, [], { descriptors: { short: "Two" } }),
      ],
      FEW_RULES,
    );
    expect(
      ofType(records, "DESCRIBED_BY").map(({ to, validFrom, validTo, properties }) => [
        to,
        validFrom,
        validTo,
        properties.short,
        properties.rank,
        properties.release,
      ]),
    ).toEqual([
      ["Source:seed", "2020-01-01", undefined, "Ours", 90, "Release:seed:2020-01-01"],
      ["Source:mpfs", "2025-01-01", "2025-07-01", "One", 10, "Release:mpfs:2025-01-01"],
      ["Source:mpfs", "2025-07-01", undefined, "Two", 10, "Release:mpfs:2025-07-01"],
    ]);
  });

  test("name the release that has the descriptor, not one beside it that has none", () => {
    const records = derive(
      "20560",
      [
        row([], { release: "Release:mpfs:2026-01-01:A", descriptors: { short: "" } }),
        row([], { release: "Release:mpfs:2026-01-01:B", descriptors: { short: "Two" } }),
      ],
      FEW_RULES,
    );
    expect(ofType(records, "DESCRIBED_BY").map(({ properties }) => properties)).toEqual([
      { short: "Two", rank: 10, release: "Release:mpfs:2026-01-01:B" },
    ]);
  });
});

describe("endoscopies", () => {
  test("lead to their base and are in its family, with the base itself", () => {
    const branch = derive(
      "45380",
      [rowOf("2025-01-01", null, [], { endoscopicBase: "45378" })],
      FEW_RULES,
    );
    expect(brief(branch, "HAS_ENDOSCOPIC_BASE")).toEqual(["Code:45378 2025-01-01 -"]);
    expect(brief(branch, "MEMBER_OF")).toEqual(["Family:endoscopy-45378 2025-01-01 -"]);
    const base = derive(
      "45378",
      [rowOf("2025-01-01", null, [], { isEndoscopicBase: true })],
      FEW_RULES,
    );
    expect(brief(base, "HAS_ENDOSCOPIC_BASE")).toEqual([]);
    expect(brief(base, "MEMBER_OF")).toEqual(["Family:endoscopy-45378 2025-01-01 -"]);
    expect(base.find(({ type }) => type === "MEMBER_OF")?.properties.note).toBeDefined();
  });

  test("may be based on themselves, and are then in the family once", () => {
    const own = rowOf("2025-01-01", null, [], { endoscopicBase: "45378", isEndoscopicBase: true });
    expect(brief(derive("45378", [own], FEW_RULES), "MEMBER_OF")).toHaveLength(1);
  });

  test("may be a base in one family and a member of another", () => {
    const both = rowOf("2025-01-01", null, [], { endoscopicBase: "31505", isEndoscopicBase: true });
    expect(brief(derive("31525", [both], FEW_RULES), "MEMBER_OF").sort()).toEqual([
      "Family:endoscopy-31505 2025-01-01 -",
      "Family:endoscopy-31525 2025-01-01 -",
    ]);
  });

  test("change their base with the release that says so", () => {
    const records = derive(
      "45380",
      [
        rowOf("2025-01-01", "2025-07-01", [], { endoscopicBase: "45378" }),
        rowOf("2025-07-01", null, [], { endoscopicBase: "45330" }),
      ],
      FEW_RULES,
    );
    expect(brief(records, "HAS_ENDOSCOPIC_BASE")).toEqual([
      "Code:45378 2025-01-01 2025-07-01",
      "Code:45330 2025-07-01 -",
    ]);
    expect(brief(records, "MEMBER_OF")).toHaveLength(2);
  });
});

describe("components of tests", () => {
  const component = {
    whole: "93000",
    role: "PROFESSIONAL",
    evidence: "RELATIVE_VALUES",
  } as const;

  test("hold as long as releases say so, and cite the first that did", () => {
    const records = derive(
      "93010",
      [
        rowOf("2024-01-01", "2025-01-01", [], { component }),
        rowOf("2025-01-01", "2025-07-01", [], { component }),
        rowOf("2025-07-01", null, []),
      ],
      FEW_RULES,
    );
    expect(ofType(records, "COMPONENT_OF")).toEqual([
      {
        type: "COMPONENT_OF",
        from: "Code:93010",
        to: "Code:93000",
        validFrom: "2024-01-01",
        validTo: "2025-07-01",
        properties: {
          role: "PROFESSIONAL",
          evidence: "RELATIVE_VALUES",
          release: "Release:mpfs:2024-01-01",
        },
      },
    ]);
  });

  test("begin anew where it is known in another way", () => {
    const records = derive(
      "93010",
      [
        rowOf("2024-01-01", "2025-01-01", [], {
          component: { ...component, evidence: "CODE_NUMBERS" },
        }),
        rowOf("2025-01-01", null, [], { component }),
      ],
      FEW_RULES,
    );
    expect(brief(records, "COMPONENT_OF")).toEqual([
      "Code:93000 2024-01-01 2025-01-01",
      "Code:93000 2025-01-01 -",
    ]);
  });

  test("are of one test a day where two variants of a release say so", () => {
    const records = derive(
      "93010",
      [
        rowOf("2026-01-01", null, [], { component }),
        rowOf("2026-01-01", null, [], {
          component,
          release: "Release:mpfs:2026-01-01:B",
          rank: 11,
        }),
      ],
      FEW_RULES,
    );
    expect(brief(records, "COMPONENT_OF")).toEqual(["Code:93000 2026-01-01 -"]);
  });
});

test("families that a source states are not derived, those of endoscopies are", () => {
  const member = (family: string): RelationshipRecord => ({
    type: "MEMBER_OF",
    from: "Code:45378",
    to: `Family:${family}`,
    properties: {},
  });
  expect(isDerived(member("dry-needling"))).toBe(false);
  expect(isDerived(member(endoscopyFamily("45378")))).toBe(true);
});
