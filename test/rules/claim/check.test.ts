import { describe, expect, test } from "@jest/globals";
import { checkClaim } from "../../../src/rules/claim/check.ts";
import { normalizeClaim } from "../../../src/rules/claim/claim.ts";
import { NO_FACTS } from "../../../src/rules/claim/facts.ts";
import { CHECKS } from "../../../src/rules/claim/finding.ts";
import {
  changed,
  check,
  cite,
  claim,
  code,
  conflict,
  edit,
  limit,
  requirement,
  said,
  withCodes,
  without,
  world,
} from "./facts-of.ts";

describe("a claim", () => {
  test("passes if each check that concerns a line passed on data of the day", () => {
    const result = check(["11111 LT", "97110 GP x2"]);
    expect(result.status).toBe("PASS");
    expect(said(result, "")).toEqual([
      "PASS CODE_VALID 1",
      "PASS CODE_VALID 2",
      "PASS MODIFIER_ALLOWED 1",
      "PASS MODIFIER_ALLOWED 2",
      "PASS PAIR_NOT_BUNDLED 1,2",
      "PASS UNIT_LIMIT_KEPT 1",
      "PASS UNIT_LIMIT_KEPT 2",
      "PASS THERAPY_PLAN_NAMED 2",
    ]);
  });

  test("has the status of its worst finding: fail, no data, warning, bypassed, pass", () => {
    const edits = [edit("33333", "44444", "1")];
    expect(check(["33333", "44444 59"], world({ edits })).status).toBe("BYPASSED");
    expect(check(["33333", "44444 59 51"], world({ edits })).status).toBe("NO_DATA");
    const facts = world({ edits, ...withCodes(code("11111", "010", { "51": "SYSTEM_ASSIGNED" })) });
    expect(check(["33333", "44444 59", "11111 51"], facts).status).toBe("WARN");
    expect(check(["33333", "44444 59", "11111 51", "22222 KX"], facts).status).toBe("NO_DATA");
    expect(check(["33333", "44444 59", "11111 51", "22222 KX", "?"], facts).status).toBe("FAIL");
  });

  test("does not pass without any one of the data that concern it", () => {
    const lines = ["11111 LT 78", "97110 GP", "22222 GA @11 by PHYSICIAN"];
    const facts = world(withCodes(code("22222", "090", { GA: "ALLOWED" })));
    const priorProcedures = [{ code: "22222", dateOfService: "2026-04-01" }];
    expect(check(lines, facts, { priorProcedures }).status).toBe("WARN");
    const usual = ["11111 78 LT", ...lines.slice(1)];
    expect(check(usual, facts, { priorProcedures }).status).toBe("PASS");
    for (const cut of [
      without("EDITS"),
      without("ADD_ONS"),
      without("CURATED"),
      { ...without("LIMITS"), limits: [] },
      { places: new Map() },
      { providers: new Map() },
      { lists: new Map() },
      { order: [] },
      { codes: new Map() },
    ])
      expect(check(usual, { ...facts, ...cut }, { priorProcedures }).status).not.toMatch(
        /PASS|BYPASSED|WARN/,
      );
  });

  test("passes nothing that no release of the graph says", () => {
    const facts = world({ releases: new Map() });
    expect(new Set(check(["11111 LT"], facts).findings.map(({ status }) => status))).toEqual(
      new Set(["NO_DATA"]),
    );
  });

  test("keeps its id, and without lines it fails", () => {
    expect(checkClaim(normalizeClaim(claim(["11111"], { id: "a" })), world()).id).toBe("a");
    expect(check(["11111"]).id).toBeNull();
    expect(said(check([]), "")).toEqual(["FAIL CLAIM_WITHOUT_LINES "]);
  });

  test("without any facts is known to be wrong at best", () => {
    const result = check(["11111 LT 59 @11 by PHYSICIAN", "22222 GA", "33333 24"], NO_FACTS);
    expect(result.status).toBe("NO_DATA");
    expect(new Set(result.findings.map(({ status }) => status))).toEqual(new Set(["NO_DATA"]));
  });

  test("the reference claim: an edit that is never bypassed, a modifier that is ruled out, no limits", () => {
    const facts = world({
      ...withCodes(code("20560", "XXX", { "50": "NOT_ALLOWED" }), code("97810", "XXX")),
      modifiers: new Map(
        ["50", "59"].map((name) => [name, { code: name, period: null, source: cite("seed") }]),
      ),
      edits: [edit("20560", "97810", "0")],
      limits: [limit("20560", 1, "2", { period: { from: "2026-04-01", to: null } })],
      inForce: { ...world().inForce, LIMITS: null },
    });
    const result = check(["20560 50 x2", "97810 59"], facts, { dateOfService: "2024-08-15" });
    expect(result.status).toBe("FAIL");
    expect(said(result, "PAIR", "MODIFIER_NOT", "UNIT")).toEqual([
      "FAIL MODIFIER_NOT_ALLOWED 1",
      "FAIL PAIR_NEVER_TOGETHER 1,2",
      "NO_DATA UNIT_LIMIT_DATA_MISSING 1,2",
    ]);
  });

  test("of a hundred lines of two codes is checked at once", () => {
    const lines = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? "33333" : "44444 59"));
    const result = check(lines, world({ edits: [edit("33333", "44444", "1")] }));
    expect(said(result, "PAIR")).toEqual([
      `BYPASSED PAIR_BYPASSED ${lines.map((_, i) => i + 1).join()}`,
    ]);
    expect(result.findings.length).toBeLessThan(100);
  });
});

describe("coverage", () => {
  test("names each check once, with the release that it rests on", () => {
    const { coverage } = check(["11111 LT"]);
    expect(coverage.map((entry) => entry.check)).toEqual(CHECKS);
    expect(new Set(coverage.map(({ status }) => status))).toEqual(new Set(["USED"]));
    expect(coverage.map(({ check: name, release }) => `${name} ${release ?? ""}`)).toEqual([
      "CODE_VALIDITY fees",
      "MODIFIERS fees",
      "MODIFIER_CONFLICTS seed",
      "MODIFIER_ORDER seed",
      "PROCEDURE_PAIRS edits",
      "UNIT_LIMITS limits",
      "GLOBAL_PERIOD fees",
      "THERAPY seed",
      "LIABILITY seed",
      "PLACE_OF_SERVICE places",
      "PROVIDER_TYPE taxonomy",
      "ADD_ON_CODES add-ons",
    ]);
  });

  test("tells what is stale and what is not there", () => {
    const facts = world({
      ...changed("EDITS", { period: { from: "1996-01-01", to: "2024-10-01" } }),
      ...without("LIMITS", "PLACES", "TAXONOMY"),
      limits: [],
    });
    const { coverage } = check(["11111 @77 by nobody", "22222"], facts);
    const of = (name: string): unknown => coverage.find((entry) => entry.check === name);
    expect(of("PROCEDURE_PAIRS")).toMatchObject({ release: "edits", status: "STALE" });
    expect(of("UNIT_LIMITS")).toMatchObject({ release: null, status: "NO_DATA" });
    expect(of("PLACE_OF_SERVICE")).toMatchObject({ release: null, status: "NO_DATA" });
    expect(of("PROVIDER_TYPE")).toMatchObject({ release: null, status: "NO_DATA" });
    expect(of("CODE_VALIDITY")).toMatchObject({ release: "fees", status: "USED" });
  });

  test.each([
    ["CODE_VALIDITY", "FEE_SCHEDULE", "55555"],
    ["CODE_VALIDITY", "FEE_SCHEDULE", "66666"],
    ["CODE_VALIDITY", "FEE_SCHEDULE", "77777"],
    ["MODIFIERS", "FEE_SCHEDULE", "11111 51"],
    ["MODIFIERS", "CURATED", "11111 QQ"],
    ["MODIFIER_CONFLICTS", "CURATED", "11111 LT 78"],
    ["PROCEDURE_PAIRS", "EDITS", "11111"],
    ["UNIT_LIMITS", "LIMITS", "77777"],
    ["THERAPY", "CURATED", "G9999"],
    ["LIABILITY", "CURATED", "11111 GA"],
    ["PLACE_OF_SERVICE", "PLACES", "11111 @99"],
    ["PLACE_OF_SERVICE", "FEE_SCHEDULE", "77777 @11"],
    ["PROVIDER_TYPE", "TAXONOMY", "11111 by nobody"],
    ["ADD_ON_CODES", "ADD_ONS", "11111"],
  ] as const)("of %s has data only with %s (%s)", (name, dataSet, line) => {
    const later = code("66666", "XXX");
    const facts = world(
      withCodes(
        { ...code("55555", "XXX"), listings: [] },
        {
          ...later,
          listings: later.listings.map((listing) => ({
            ...listing,
            period: { from: "2027-01-01", to: null },
          })),
        },
      ),
    );
    const of = (known: typeof facts): unknown =>
      check([line, "22222"], known).coverage.find((entry) => entry.check === name)?.status;
    expect(of({ ...facts, ...without(dataSet) })).toBe("NO_DATA");
    expect(of(facts)).toBe("USED");
  });

  test("before curated facts begin, no check asks them", () => {
    const period = { from: "2020-01-01", to: null };
    const facts = world({
      ...changed("CURATED", { period }),
      ...without("CURATED"),
      ...{ requirements: [requirement("GK", ["GA"], "LIABILITY")] },
      conflicts: [conflict("LT", "RT"), conflict("GA", "GZ")],
      edits: [edit("11111", "22222", "1", { period: { from: "2010-01-01", to: null } })],
    });
    const dateOfService = "2019-06-30";
    const result = check(["11111 LT RT", "22222 GA GZ", "97110"], facts, { dateOfService });
    expect(
      said(result, "MODIFIERS", "MODIFIER_C", "MODIFIER_O", "PAIR_B", "THERAPY", "LIAB"),
    ).toEqual([
      "NO_DATA MODIFIER_CONFLICT_DATA_MISSING 1,2",
      "NO_DATA MODIFIER_ORDER_DATA_MISSING 1,2",
      "NO_DATA PAIR_BYPASS_UNKNOWN 1,2",
      "NO_DATA THERAPY_DATA_MISSING 1",
      "NO_DATA THERAPY_DATA_MISSING 2",
      "NO_DATA THERAPY_DATA_MISSING 3",
      "NO_DATA LIABILITY_DATA_MISSING 2",
    ]);
    for (const name of ["MODIFIER_CONFLICTS", "MODIFIER_ORDER", "THERAPY", "LIABILITY"])
      expect(result.coverage).toContainEqual({ check: name, release: null, status: "NO_DATA" });
  });

  test("without any facts has no data for any check", () => {
    const { coverage } = check(["11111"], NO_FACTS);
    expect(coverage.map(({ status }) => status)).toEqual(CHECKS.map(() => "NO_DATA"));
  });
});
