import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Graph, GraphView } from "../../../src/graph/graph.ts";
import type { Tree } from "../../../src/graph/shape.ts";
import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { words } from "../curated/seed.ts";
import { embedded, putSeed } from "./graphs.ts";
import { openNeo4jGraph } from "./neo4j-graphs.ts";
import { of, readModifier, readPage, readRules, TIMED_RELATIONS, type Facts } from "./seed-page.ts";

// Everything below is what ../shared/seed-facts.md says of 20560, not what the seed's files say.
const LISTED = words(
  `GA GX GY GZ GP GO CQ CO KX 59 XE XP XS XU 25 52 76 97 AT CG CR GC LT RT PO X2`,
);
const FORBIDDEN: Record<string, string> = {
  "26": "PC_TC:0",
  TC: "PC_TC:0",
  "50": "BILATERAL_SURGERY:0",
  "51": "MULTIPLE_PROCEDURES:0",
  "62": "CO_SURGEONS:0",
  "66": "TEAM_SURGERY:0",
  "80": "ASSISTANT_SURGEON:1",
  "81": "ASSISTANT_SURGEON:1",
  "82": "ASSISTANT_SURGEON:1",
  AS: "ASSISTANT_SURGEON:1",
};
/** Each indicator of the page, and every modifier that its type governs. */
const INDICATORS: Record<string, string> = {
  "STATUS_CODE:A": "",
  "GLOBAL_DAYS:XXX": "24 25 54 55 56 57 58 78 79",
  "PC_TC:0": "26 TC",
  "MULTIPLE_PROCEDURES:0": "51",
  "BILATERAL_SURGERY:0": "50 LT RT",
  "PHYSICIAN_SUPERVISION:09": "",
  "ASSISTANT_SURGEON:1": "80 81 82 AS",
  "CO_SURGEONS:0": "62",
  "TEAM_SURGERY:0": "66",
  "DIAGNOSTIC_IMAGING_FAMILY:99": "",
  "APC_STATUS:S": "",
  "TYPE_OF_SERVICE:2": "",
  "BETOS:NONE": "",
  "MUE:1": "",
};

/** The section of 20560 and of its neighbours. */
const SECTION = "Family:section-cpt-surgery-musculoskeletal-general";

const texts = (facts: readonly Facts[], property: string): string[] =>
  facts.map((fact) => String(fact[property])).sort();

/** One fact of a list, by one of its properties. */
const one = (facts: readonly Facts[], property: string, value: string): Facts => {
  const found = facts.find((fact) => fact[property] === value);
  if (found === undefined) throw new Error(`nothing has ${property} ${value}`);
  return found;
};

function definePageTests(graph: () => GraphView): void {
  let page: Tree;
  beforeAll(async () => {
    page = await readPage(graph(), "20560", "2025-06-01");
  });

  test("is a CPT code with what it is, what it is for and what it is done with", () => {
    expect(page).toMatchObject({ id: "Code:20560", code: "20560", system: "CPT" });
    expect(page.summary).toMatch(/needle/i);
    expect(page.purpose).toMatch(/pain.*range of motion/i);
    expect(page.tool).toMatch(/needle/i);
    expect(page.synonyms).toEqual(
      expect.arrayContaining([
        "dry needling",
        "trigger point dry needling",
        "intramuscular needling without injection",
      ]),
    );
  });

  test("has three descriptors of ours, within their lengths, with source and notice", () => {
    const [descriptor, ...others] = of(page, "descriptors");
    expect(others).toEqual([]);
    expect(descriptor).toMatchObject({ slug: "seed", official: false });
    expect(String(descriptor?.short).length).toBeLessThanOrEqual(28);
    expect(String(descriptor?.medium).length).toBeLessThanOrEqual(48);
    expect(String(descriptor?.long)).toMatch(/one or two muscles/);
    expect(String(descriptor?.notice)).toMatch(/CPT.*AMA/);
  });

  test("has its 14 indicators, each with a meaning and where it is from", () => {
    const indicators = of(page, "indicators");
    expect(texts(indicators, "id")).toEqual(
      Object.keys(INDICATORS)
        .map((id) => `Indicator:${id}`)
        .sort(),
    );
    for (const indicator of indicators) {
      expect(indicator.meaning).toEqual(expect.any(String));
      expect(indicator).toMatchObject({
        release: "Release:seed:2020-01-01",
        validFrom: "2020-01-01",
        validTo: null,
      });
      expect(indicator.sources).toEqual([
        expect.stringMatching(
          indicator.id === "Indicator:APC_STATUS:S"
            ? /^Release:seed:2020-01-01, .*OPPS file/
            : /^Release:seed:2020-01-01, reference page, 2025$/,
        ),
      ]);
    }
  });

  test.each(Object.entries(INDICATORS))(
    "its %s governs what its type governs (%s)",
    (id, governed) => {
      const indicator = one(of(page, "indicators"), "id", `Indicator:${id}`);
      expect(texts(indicator.governs as Facts[], "code")).toEqual(
        words(governed).filter(Boolean).sort(),
      );
    },
  );

  test("lists its 26 modifiers", () => {
    expect(LISTED).toHaveLength(26);
    const listed = of(page, "modifiers").filter((modifier) => modifier.listed === true);
    expect(texts(listed, "code")).toEqual([...LISTED].sort());
    for (const { name, definition, rules, sources } of listed) {
      expect([name, definition]).toEqual([expect.any(String), expect.any(String)]);
      const at = (rules as string[]).indexOf("LISTED");
      expect((sources as string[])[at]).toBe("Release:seed:2020-01-01, reference page, 2025");
    }
  });

  test("allows what is listed and not forbidden, among it left and right, and 59 with its narrower four", () => {
    for (const code of LISTED.filter((listed) => listed !== "25" && listed !== "AT"))
      expect(one(of(page, "modifiers"), "code", code)).toMatchObject({
        verdict: "ALLOWED",
        listed: true,
      });
    for (const code of ["LT", "RT"]) {
      const { rules } = one(of(page, "modifiers"), "code", code);
      expect(rules).toHaveLength(2);
    }
  });

  test.each([
    ["25", "evaluation-and-management"],
    ["AT", "manipulation"],
  ])("lists %s and forbids it by its target, with both reasons", async (code, list) => {
    const modifier = one(of(page, "modifiers"), "code", code);
    expect(modifier).toMatchObject({ verdict: "NOT_ALLOWED", listed: true });
    const [rule = "", ...others] = modifier.rules as string[];
    expect(others).toEqual(["LISTED"]);
    const [known] = await readRules(graph(), [rule]);
    expect(known).toMatchObject({ list, text: expect.any(String) });
    expect((modifier.sources as string[])[0]).toBe(`Release:seed:2020-01-01, list ${list}`);
  });

  test.each(Object.entries(FORBIDDEN))("forbids %s by its %s", async (code, indicator) => {
    const modifier = one(of(page, "modifiers"), "code", code);
    expect(modifier).toMatchObject({
      verdict: "NOT_ALLOWED",
      listed: false,
      rules: [expect.any(String)],
      sources: ["Release:seed:2020-01-01, reference page, 2025"],
    });
    const [rule] = await readRules(graph(), modifier.rules as string[]);
    expect(rule).toMatchObject({
      indicator: `Indicator:${indicator}`,
      text: expect.any(String),
      origin: expect.any(String),
    });
  });

  test("says of every other modifier of its global days why it does not fit, and of no more", () => {
    const rest = of(page, "modifiers").filter(
      ({ code, listed }) => listed === false && !Object.hasOwn(FORBIDDEN, String(code)),
    );
    expect(rest.map(({ code, verdict }) => `${String(code)} ${String(verdict)}`).sort()).toEqual([
      "24 NOT_ALLOWED",
      "54 NOT_APPLICABLE",
      "55 NOT_APPLICABLE",
      "56 NOT_ALLOWED",
      "57 NOT_ALLOWED",
      "58 NOT_APPLICABLE",
      "78 NOT_APPLICABLE",
      "79 NOT_APPLICABLE",
    ]);
  });

  test("leads from its modifiers to those that may fit instead", async () => {
    const targets = (modifier: Facts | Tree): string[] => texts(modifier.refersTo as Facts[], "id");
    const modifiers = of(page, "modifiers");
    expect(targets(one(modifiers, "code", "59"))).toEqual(["Modifier:25"]);
    expect(targets(one(modifiers, "code", "25"))).toEqual(["Modifier:57", "Modifier:59"]);
    expect(targets(one(modifiers, "code", "52"))).toEqual(["Modifier:73", "Modifier:74"]);
    expect(targets(one(modifiers, "code", "AT"))).toEqual([
      "Code:98940",
      "Code:98941",
      "Code:98942",
    ]);
    for (const mentioned of ["57", "73", "74", "96"])
      expect(await readModifier(graph(), mentioned)).toMatchObject({ name: expect.any(String) });
    const distinct = await readModifier(graph(), "59");
    expect(texts(of(distinct, "narrowedBy"), "code")).toEqual(["XE", "XP", "XS", "XU"]);
  });

  test("goes through its steps in order, the optional current and the 30 minutes among them", () => {
    const steps = of(page, "steps");
    expect(steps.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const instructions = steps.map(({ instruction }) => String(instruction));
    for (const [i, wanted] of [
      /trigger points/,
      /clean/i,
      /one or two muscles/,
      /30 minutes/,
      /electric/,
      /out|remove/i,
      /follow-up/,
    ].entries())
      expect(instructions[i]).toMatch(wanted);
    expect(steps.map(({ optional }) => optional)).toEqual([0, 0, 0, 0, 1, 0, 0].map(Boolean));
    expect(steps[3]).toMatchObject({ minSeconds: expect.any(Number), maxSeconds: 1_800 });
    expect(steps[0]).toMatchObject({ minSeconds: null, maxSeconds: null });
  });

  test("says what follows, in order", () => {
    const aftercare = of(page, "aftercare");
    expect(aftercare.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5]);
    const instructions = aftercare.map(({ instruction }) => String(instruction));
    for (const [i, wanted] of [/soreness/, /soreness/, /ice/, /stretch/, /appointment/].entries())
      expect(instructions[i]).toMatch(wanted);
  });

  test("is done by four kinds of providers, three of them with a taxonomy code", () => {
    expect(texts(of(page, "performedBy"), "taxonomyCode")).toEqual([
      "111N00000X",
      "171100000X",
      "225100000X",
      "null",
    ]);
    expect(one(of(page, "performedBy"), "name", "Physician")).toMatchObject({
      grouping: "Allopathic & Osteopathic Physicians",
    });
  });

  test("is done for two indications, each with its causes", () => {
    const indications = of(page, "indications");
    expect(texts(indications, "name").join()).toMatch(/pain.*range of motion/i);
    expect(indications).toHaveLength(2);
    for (const { causes } of indications)
      expect(texts(causes as Facts[], "name")).toEqual([
        "Chronic pain syndrome",
        "Muscle strain",
        "Overuse injury",
      ]);
  });

  test("has 20561 as its sibling, and is told from acupuncture with reasons", () => {
    const [family, section, ...others] = of(page, "families");
    expect(others).toEqual([]);
    expect(section).toMatchObject({ id: SECTION, kind: "SECTION" });
    expect(texts(section?.members as Facts[], "code")).toEqual(["20560", "20561"]);
    expect(family).toMatchObject({ id: "Family:dry-needling" });
    const members = family?.members as Facts[];
    expect(texts(members, "code")).toEqual(["20560", "20561"]);
    expect(new Set(texts(members, "note")).size).toBe(2);
    const distinguished = of(page, "distinguishedFrom");
    expect(texts(distinguished, "code")).toEqual(["97810", "97811", "97813", "97814"]);
    for (const { reason } of distinguished) expect(reason).toEqual(expect.any(String));
  });

  test("was added on 2020-01-01, and is in force by our own listing", () => {
    expect(of(page, "history")).toEqual([
      expect.objectContaining({ date: "2020-01-01", kind: "CODE_ADDED" }),
    ]);
    expect(texts(of(page, "listedBy"), "slug")).toEqual(["seed"]);
  });

  test("says all of it from 2020-01-01 on, and nothing of it the day before", async () => {
    const [first, before] = [
      await readPage(graph(), "20560", "2020-01-01"),
      await readPage(graph(), "20560", "2019-12-31"),
    ];
    expect(first).toEqual(page);
    for (const relation of TIMED_RELATIONS) {
      // The section follows from the number, on any day.
      expect(texts(of(before, relation), "id")).toEqual(relation === "families" ? [SECTION] : []);
      expect(of(page, relation).length).toBeGreaterThan(0);
    }
  });
}

describe("20560 by the seed [embedded]", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await embedded();
    await putSeed(graph);
  });
  definePageTests(() => graph.view());
});

describeNeo4j("20560 by the seed [neo4j]", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await openNeo4jGraph();
    await putSeed(graph);
  }, 300_000);
  afterAll(() => graph.close());
  definePageTests(() => graph.view());
});
