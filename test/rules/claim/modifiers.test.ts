import { describe, expect, test } from "@jest/globals";
import {
  changed,
  check,
  cite,
  code,
  edit,
  found,
  requirement,
  said,
  withCodes,
  without,
  world,
} from "./facts-of.ts";

const RULES = ["MODIFIER_A", "MODIFIER_F", "MODIFIER_M", "MODIFIER_N", "MODIFIER_R", "MODIFIER_S"];
const REST = ["MODIFIER_T", "MODIFIER_U", "MODIFIER_V"];
const of = (...args: Parameters<typeof check>): string[] => said(check(...args), ...RULES, ...REST);

describe("modifiers on their code", () => {
  test("each verdict has its status", () => {
    const facts = world(
      withCodes(
        code("55555", "XXX", {
          LT: "ALLOWED",
          "80": "DOCUMENTATION",
          "51": "SYSTEM_ASSIGNED",
          "26": "NOT_ALLOWED",
          "78": "NOT_APPLICABLE",
          "25": "UNKNOWN",
        }),
      ),
    );
    expect(of(["55555 LT"], facts)).toEqual(["PASS MODIFIER_ALLOWED 1"]);
    expect(of(["55555 80"], facts)).toEqual(["WARN MODIFIER_NEEDS_DOCUMENTATION 1"]);
    expect(of(["55555 51"], facts)).toEqual(["WARN MODIFIER_SYSTEM_ASSIGNED 1"]);
    expect(of(["55555 26"], facts)).toEqual(["FAIL MODIFIER_NOT_ALLOWED 1"]);
    expect(of(["55555 78"], facts)).toEqual(["FAIL MODIFIER_NOT_APPLICABLE 1"]);
    expect(of(["55555 25"], facts)).toEqual(["NO_DATA MODIFIER_VERDICT_UNKNOWN 1"]);
    expect(of(["55555 KX"], facts)).toEqual(["NO_DATA MODIFIER_VERDICT_UNKNOWN 1"]);
    expect(found(check(["55555 KX"], facts), "MODIFIER_V")[0]).toMatchObject({
      message:
        "Whether KX may stand on 55555 is not known (line 1): no rule and no list that was imported speaks of it.",
      fix: "Ask the payer whether it takes KX on this code.",
    });
    expect(found(check(["55555 26"], facts), "MODIFIER_NOT")[0]).toEqual({
      status: "FAIL",
      rule: "MODIFIER_NOT_ALLOWED",
      lines: [1],
      message: "26 must not stand on 55555 (line 1): Rule of 26.",
      fix: "Take 26 off.",
      source: cite("fees"),
    });
  });

  test("a verdict of a stale release passes nothing, and still forbids", () => {
    const stale = changed("FEE_SCHEDULE", { period: { from: "2025-10-01", to: "2026-01-01" } });
    expect(of(["11111 LT"], world(stale))).toEqual(["WARN MODIFIER_ALLOWED 1"]);
    expect(of(["99213 59"], world(stale))).toEqual(["FAIL MODIFIER_NOT_ALLOWED 1"]);
  });

  test("a verdict of another time says nothing", () => {
    const fact = code("55555", "XXX", { LT: "ALLOWED" });
    const verdicts = fact.verdicts.map((verdict) => ({
      ...verdict,
      period: { from: "2020-01-01", to: "2026-04-15" },
    }));
    const facts = world(withCodes({ ...fact, verdicts }));
    expect(of(["55555 LT"], facts)).toEqual(["NO_DATA MODIFIER_VERDICT_UNKNOWN 1"]);
    expect(of(["55555 LT"], facts, { dateOfService: "2026-04-14" })).toEqual([
      "PASS MODIFIER_ALLOWED 1",
    ]);
  });

  test("lines of one code share the finding of a modifier", () => {
    expect(of(["11111 LT", "11111", "11111 lt", "11111 RT"])).toEqual([
      "PASS MODIFIER_ALLOWED 1,3",
      "PASS MODIFIER_ALLOWED 4",
    ]);
  });

  test("an unknown modifier fails where modifiers are known, else nothing is known of it", () => {
    expect(of(["11111 QQ"])).toEqual(["FAIL MODIFIER_UNKNOWN 1"]);
    const empty = world({ ...without("CURATED"), modifiers: new Map() });
    expect(of(["11111 LT"], empty)).toEqual(["NO_DATA MODIFIER_UNKNOWN 1"]);
    expect(of(["11111 L", "11111 LTT"])).toEqual([
      "FAIL MODIFIER_MALFORMED 1",
      "FAIL MODIFIER_MALFORMED 2",
    ]);
  });

  test("an unknown modifier cites the list that lacks it", () => {
    expect(found(check(["11111 QQ"]), "MODIFIER_U")[0]?.source).toEqual(cite("seed", null));
  });

  test("of therapy fits where its code is on a list of therapy, if no verdict speaks of it", () => {
    const silent = withCodes(code("97110", "XXX"), code("97161", "XXX"), code("20560", "XXX"));
    const facts = world({ ...silent, requirements: [requirement("CQ", ["GP"], "THERAPY")] });
    const all = (line: string): string[] => said(check([line], facts), "MODIFIER_F", "MODIFIER_V");
    expect(all("97110 GP")).toEqual(["PASS MODIFIER_FITS_THERAPY 1"]);
    expect(check(["97110 GP"], facts).status).toBe("PASS");
    expect(all("97161 GP")).toEqual(["PASS MODIFIER_FITS_THERAPY 1"]);
    expect(all("97110 GP KX")).toHaveLength(2);
    expect(all("97110 GP CQ")).toHaveLength(2);
    expect(check(["97110 GP CQ"], facts).status).toBe("PASS");
    expect(all("20560 GP")).toEqual(["PASS MODIFIER_FITS_THERAPY 1"]);
    // The check of therapy says that these do not fit.
    expect(all("97161 GO")).toEqual([]);
    expect(check(["97161 GO"], facts).status).toBe("FAIL");
    expect(all("11111 GP")).toEqual([]);
    expect(check(["11111 GP"], facts).status).toBe("FAIL");
    // No list covers it, and suppliers give no therapy.
    expect(all("G9999 GP")).toEqual(["NO_DATA MODIFIER_VERDICT_UNKNOWN 1"]);
    expect(said(check(["97110 GP"], facts, { setting: "DME" }), "MODIFIER_V")).toEqual([
      "NO_DATA MODIFIER_VERDICT_UNKNOWN 1",
    ]);
    const none = world({ ...silent, ...without("CURATED") });
    expect(said(check(["97110 GP"], none), "MODIFIER_F", "MODIFIER_V")).toEqual([
      "NO_DATA MODIFIER_VERDICT_UNKNOWN 1",
    ]);
  });

  test.each(["GA", "GX", "GY", "GZ", "GK"])(
    "%s fits any code, and the check of liability says whether it makes sense",
    (modifier) => {
      expect(of([`11111 ${modifier}`])).toEqual(["PASS MODIFIER_FITS_NOTICE 1"]);
      const none = world(without("CURATED"));
      expect(of([`11111 ${modifier}`], none)).toEqual(["NO_DATA MODIFIER_VERDICT_UNKNOWN 1"]);
    },
  );

  test("a modifier holds within its own dates", () => {
    const facts = world();
    const modifiers = new Map([
      ...facts.modifiers,
      [
        "LT",
        {
          code: "LT",
          period: { from: "2020-01-01", to: "2026-04-15" },
          source: cite("hcpcs", 3),
        },
      ] as const,
    ]);
    expect(of(["11111 LT"], { ...facts, modifiers })).toEqual(["FAIL MODIFIER_NOT_IN_FORCE 1"]);
    expect(of(["11111 LT"], { ...facts, modifiers }, { dateOfService: "2026-04-14" })).toEqual([
      "PASS MODIFIER_ALLOWED 1",
    ]);
  });

  test("a modifier stands once on a line, in whatever case it is written", () => {
    expect(of(["11111 LT lt"])).toEqual(["FAIL MODIFIER_REPEATED 1", "PASS MODIFIER_ALLOWED 1"]);
  });

  test("a line takes at most four modifiers; blank ones do not count", () => {
    expect(said(check(["97110 GP GO GN CQ  "]), "MODIFIER_TOO")).toEqual([]);
    expect(said(check(["97110 GP GO GN CQ KX"]), "MODIFIER_TOO")).toEqual([
      "FAIL MODIFIER_TOO_MANY 1",
    ]);
  });

  test("an edit with indicator 1 permits the modifier that bypasses it, where nothing else speaks", () => {
    const edits = [edit("33333", "44444", "1")];
    const result = check(["33333", "44444 59"], world({ edits }));
    expect(said(result, ...RULES, ...REST)).toEqual(["PASS MODIFIER_FITS_EDIT 2"]);
    expect(found(result, "MODIFIER_F")[0]?.source).toEqual(cite("edits"));
    expect(result.status).toBe("BYPASSED");
    expect(of(["33333", "44444 59"])).toEqual(["NO_DATA MODIFIER_VERDICT_UNKNOWN 2"]);
    expect(of(["99213 59", "44444"], world({ edits: [edit("44444", "99213", "1")] }))).toEqual([
      "FAIL MODIFIER_NOT_ALLOWED 1",
    ]);
  });
});

describe("the order of modifiers", () => {
  test("is only ever a warning", () => {
    const order = (line: string): string[] => said(check([line]), "MODIFIER_ORDER");
    expect(order("11111 78 LT")).toEqual(["PASS MODIFIER_ORDER_USUAL 1"]);
    expect(order("11111 LT 78")).toEqual(["WARN MODIFIER_ORDER_UNUSUAL 1"]);
    expect(order("11111 62 78")).toEqual(["WARN MODIFIER_ORDER_UNUSUAL 1"]);
    expect(order("11111 51 59")).toEqual(["WARN MODIFIER_ORDER_UNUSUAL 1"]);
    expect(order("11111 59 51 LT")).toEqual(["PASS MODIFIER_ORDER_USUAL 1"]);
    expect(order("11111 LT")).toEqual([]);
    expect(found(check(["11111 LT 51 GP 59"]), "MODIFIER_ORDER")[0]?.fix).toBe(
      "Write 59, 51, GP, LT.",
    );
  });

  test("is told with each modifier once, those without a place in it where they stand", () => {
    const fix = (line: string): unknown => found(check([line]), "MODIFIER_ORDER")[0]?.fix;
    expect(fix("11111 LT GA 59")).toBe("Write 59, GA, LT.");
    expect(fix("11111 59 59 RT 26")).toBe("Write 26, 59, RT.");
  });

  test("modifiers without a place in it may stand anywhere", () => {
    expect(said(check(["97110 GP 59", "97110 59 GP"]), "MODIFIER_ORDER")).toEqual([
      "PASS MODIFIER_ORDER_USUAL 1,2",
    ]);
  });

  test("without the order nothing is known of it", () => {
    expect(said(check(["11111 LT 78"], world({ order: [] })), "MODIFIER_ORDER")).toEqual([
      "NO_DATA MODIFIER_ORDER_DATA_MISSING 1",
    ]);
  });
});
