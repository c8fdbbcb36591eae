import { describe, expect, test } from "@jest/globals";
import {
  changed,
  check,
  cite,
  code,
  edit,
  found,
  said,
  withCodes,
  without,
  world,
} from "./facts-of.ts";

const pair = (indicator: string, one = "33333", two = "44444"): ReturnType<typeof world> =>
  world({ edits: [edit(one, two, indicator)] });

describe("pairs of procedures", () => {
  test("indicator 0 fails whatever the modifier, and cites the row", () => {
    const result = check(["33333", "44444 59"], pair("0"));
    expect(said(result, "PAIR")).toEqual(["FAIL PAIR_NEVER_TOGETHER 1,2"]);
    expect(found(result, "PAIR")[0]).toMatchObject({
      message: "44444 on line 2 is part of 33333 on line 1, and no modifier makes both payable.",
      fix: "Take line 2 off the claim.",
      source: cite("edits"),
    });
  });

  test("indicator 1 without a modifier fails and tells which could help", () => {
    const result = check(["44444", "33333"], pair("1"));
    expect(said(result, "PAIR")).toEqual(["FAIL PAIR_NEEDS_MODIFIER 1,2"]);
    expect(found(result, "PAIR")[0]?.fix).toBe(
      "If they were distinct, put XE, XS, XP or XU, or 59 where none of these fits, or the site on either of them. Otherwise take line 1 off.",
    );
  });

  test.each(["59", "XE", "XP", "XS", "XU", "78", "79"])(
    "indicator 1 is bypassed by %s on either line",
    (modifier) => {
      const facts = pair("1");
      expect(said(check([`33333 ${modifier}`, "44444"], facts), "PAIR")).toEqual([
        "BYPASSED PAIR_BYPASSED 1,2",
      ]);
      expect(said(check(["33333", `44444 ${modifier}`], facts), "PAIR")).toEqual([
        "BYPASSED PAIR_BYPASSED 1,2",
      ]);
    },
  );

  test.each(["26", "TC", "51", "62", "80", "GP", "KX"])(
    "%s is not associated with edits and bypasses none",
    (modifier) => {
      expect(said(check(["33333", `44444 ${modifier}`], pair("1")), "PAIR")).toEqual([
        "FAIL PAIR_NEEDS_MODIFIER 1,2",
      ]);
    },
  );

  test("indicator 9 is void", () => {
    expect(said(check(["33333", "44444"], pair("9")), "PAIR")).toEqual([
      "PASS PAIR_NOT_BUNDLED 1,2",
    ]);
  });

  test("without an edit the lines pass on the release, and without a release nothing is known", () => {
    const result = check(["33333", "44444"]);
    expect(said(result, "PAIR")).toEqual(["PASS PAIR_NOT_BUNDLED 1,2"]);
    expect(found(result, "PAIR")[0]?.source).toEqual(cite("edits", null));
    expect(said(check(["33333", "44444"], world(without("EDITS"))), "PAIR")).toEqual([
      "NO_DATA PAIR_DATA_MISSING 1,2",
    ]);
  });

  test("a release with parts missing does not tell that there is no edit", () => {
    const facts = world(changed("EDITS", { complete: false }));
    expect(said(check(["33333", "44444"], facts), "PAIR")).toEqual([
      "NO_DATA PAIR_DATA_MISSING 1,2",
    ]);
  });

  test("a release of an earlier quarter passes and bypasses nothing", () => {
    const period = { from: "1996-01-01", to: "2024-10-01" };
    const stale = changed("EDITS", { period });
    const edits = [edit("33333", "44444", "1")];
    expect(said(check(["33333", "44444"], world(stale)), "PAIR")).toEqual([
      "WARN PAIR_NOT_BUNDLED 1,2",
    ]);
    const facts = world({ ...stale, edits });
    expect(said(check(["33333", "44444 59"], facts), "PAIR")).toEqual(["WARN PAIR_BYPASSED 1,2"]);
    expect(said(check(["33333", "44444"], facts), "PAIR")).toEqual([
      "FAIL PAIR_NEEDS_MODIFIER 1,2",
    ]);
    expect(found(check(["33333", "44444"], world(stale)), "PAIR")[0]?.message).toBe(
      "No edit bundles any two of lines 1 and 2. This rests on edits, which does not reach beyond 2024-09-30, so it may not hold on 2026-04-15.",
    );
  });

  test("a single line and lines of one code are no pair; suppliers have no edits", () => {
    expect(said(check(["33333"]), "PAIR")).toEqual([]);
    expect(said(check(["33333", "33333"], pair("0", "33333", "33333")), "PAIR")).toEqual([]);
    expect(said(check(["33333", "44444"], pair("0"), { setting: "DME" }), "PAIR")).toEqual([]);
  });

  test("of several rows of a pair the one in force on the date decides", () => {
    const edits = [
      edit("33333", "44444", "1", { period: { from: "2018-01-01", to: "2022-01-01" } }),
      edit("33333", "44444", "0", { period: { from: "2022-01-01", to: "2024-04-01" } }),
      edit("33333", "44444", "1", { period: { from: "2026-04-15", to: null } }),
    ];
    const on = (dateOfService: string): string[] =>
      said(check(["33333", "44444 59"], world({ edits }), { dateOfService }), "PAIR");
    expect(on("2021-12-31")).toEqual(["BYPASSED PAIR_BYPASSED 1,2"]);
    expect(on("2022-01-01")).toEqual(["FAIL PAIR_NEVER_TOGETHER 1,2"]);
    expect(on("2024-03-31")).toEqual(["FAIL PAIR_NEVER_TOGETHER 1,2"]);
    expect(on("2024-04-01")).toEqual(["PASS PAIR_NOT_BUNDLED 1,2"]);
    expect(on("2026-04-14")).toEqual(["PASS PAIR_NOT_BUNDLED 1,2"]);
    expect(on("2026-04-15")).toEqual(["BYPASSED PAIR_BYPASSED 1,2"]);
  });

  test("edits in both directions are two findings", () => {
    const edits = [edit("33333", "44444", "1"), edit("44444", "33333", "0")];
    expect(said(check(["33333", "44444 59"], world({ edits })), "PAIR")).toEqual([
      "BYPASSED PAIR_BYPASSED 1,2",
      "FAIL PAIR_NEVER_TOGETHER 1,2",
    ]);
  });

  test("each pair of lines counts where a code is on several lines", () => {
    expect(said(check(["33333", "33333 59", "44444"], pair("1")), "PAIR")).toEqual([
      "FAIL PAIR_NEEDS_MODIFIER 1,3",
      "BYPASSED PAIR_BYPASSED 2,3",
    ]);
    expect(said(check(["33333", "33333", "44444", "11111"], pair("0")), "PAIR")).toEqual([
      "FAIL PAIR_NEVER_TOGETHER 1,2,3",
      "PASS PAIR_NOT_BUNDLED 1,2,3,4",
    ]);
  });

  test("each pair of lines without an edit is told of, though its lines are in others", () => {
    const edits = [edit("11111", "22222", "1"), edit("33333", "44444", "1")];
    const lines = ["11111", "22222 59", "33333", "44444 59"];
    const whole = check(lines, world({ edits }));
    expect(said(whole, "PAIR")).toEqual([
      "BYPASSED PAIR_BYPASSED 1,2",
      "BYPASSED PAIR_BYPASSED 3,4",
      "PASS PAIR_NOT_BUNDLED 1,2,3,4",
    ]);
    expect(found(whole, "PAIR_N")[0]?.message).toBe(
      "No edit bundles any other two of lines 1, 2, 3 and 4.",
    );
    const part = check(lines, world({ ...changed("EDITS", { complete: false }), edits }));
    expect(said(part, "PAIR")).toEqual([
      "BYPASSED PAIR_BYPASSED 1,2",
      "BYPASSED PAIR_BYPASSED 3,4",
      "NO_DATA PAIR_DATA_MISSING 1,2,3,4",
    ]);
    expect(part.coverage.find(({ check: name }) => name === "PROCEDURE_PAIRS")?.status).toBe(
      "NO_DATA",
    );
    const all = world({ ...changed("EDITS", { complete: false }), edits: edits.slice(0, 1) });
    expect(said(check(lines.slice(0, 2), all), "PAIR")).toEqual(["BYPASSED PAIR_BYPASSED 1,2"]);
  });
});

describe("what could help", () => {
  const fix = (facts: ReturnType<typeof world>, lines: string[], day?: string): unknown =>
    found(check(lines, facts, day === undefined ? {} : { dateOfService: day }), "PAIR")[0]?.fix;

  test("is on the second code before July 2019, and on either since", () => {
    const edits = [edit("33333", "44444", "1", { period: { from: "2010-01-01", to: null } })];
    const of = (day: string): unknown => fix(world({ edits }), ["33333", "44444"], day);
    expect(of("2019-06-30")).toContain("or the site on 44444.");
    expect(of("2019-07-01")).toContain("or the site on either of them.");
  });

  test("between two visits is not told, as it depends on them", () => {
    expect(fix(pair("1", "99213", "99215"), ["99213", "99215"])).toBe(
      "If they were separate visits, see which modifier tells so. Otherwise take line 2 off.",
    );
  });
});

describe("the right line", () => {
  test("59 was honored on the second code only before July 2019", () => {
    const edits = [edit("33333", "44444", "1", { period: { from: "2010-01-01", to: null } })];
    const on = (lines: string[], dateOfService: string): string[] =>
      said(check(lines, world({ edits }), { dateOfService }), "PAIR");
    expect(on(["33333 59", "44444"], "2019-06-30")).toEqual(["FAIL PAIR_NEEDS_MODIFIER 1,2"]);
    expect(on(["33333", "44444 59"], "2019-06-30")).toEqual(["BYPASSED PAIR_BYPASSED 1,2"]);
    expect(on(["33333 59", "44444"], "2019-07-01")).toEqual(["BYPASSED PAIR_BYPASSED 1,2"]);
  });

  test("25 bypasses on the visit and not on the procedure", () => {
    const modifier = "25";
    const facts = pair("1", "11111", "99213");
    expect(said(check(["11111", `99213 ${modifier}`], facts), "PAIR")).toEqual([
      "BYPASSED PAIR_BYPASSED 1,2",
    ]);
    const wrong = check([`11111 ${modifier}`, "99213"], facts);
    expect(said(wrong, "PAIR")).toEqual(["FAIL PAIR_NEEDS_MODIFIER 1,2"]);
    expect(found(wrong, "PAIR")[0]).toMatchObject({
      message: `99213 on line 2 is part of 11111 on line 1, unless a modifier tells that they were distinct; ${modifier} is not for codes such as 11111.`,
      fix: "If the visit was significant and separate, put 25 on 99213. Otherwise take line 2 off.",
    });
  });

  test("25 between two procedures bypasses nothing", () => {
    expect(said(check(["33333", "44444 25"], pair("1")), "PAIR")).toEqual([
      "FAIL PAIR_NEEDS_MODIFIER 1,2",
    ]);
  });

  test("25 on a code of which it is not known whether it is a visit leaves the pair open", () => {
    const result = check(["33333", "G9999 25"], pair("1", "33333", "G9999"));
    expect(said(result, "PAIR")).toEqual(["NO_DATA PAIR_BYPASS_UNKNOWN 1,2"]);
    expect(found(result, "PAIR")[0]?.message).toBe(
      "G9999 on line 2 is part of 33333 on line 1; whether a modifier bypasses that is not known: 25 may or may not be meant for codes such as G9999.",
    );
  });

  test("57 fits major surgery, is doubtful beside a minor one, and unknown where the days are", () => {
    const line = "99213 57";
    expect(said(check(["22222", line], pair("1", "22222", "99213")), "PAIR")).toEqual([
      "BYPASSED PAIR_BYPASSED 1,2",
    ]);
    const minor = check(["11111", line], pair("1", "11111", "99213"));
    expect(said(minor, "PAIR")).toEqual(["WARN PAIR_BYPASS_DOUBTFUL 1,2"]);
    expect(found(minor, "PAIR")[0]?.message).toBe(
      "99213 on line 2 is part of 11111 on line 1; 57 is meant for procedures with global days 090, and 11111 has 010.",
    );
    for (const days of [null, "YYY", "MMM"]) {
      const facts = world({
        ...withCodes(code("11111", days)),
        edits: [edit("11111", "99213", "1")],
      });
      expect(said(check(["11111", line], facts), "PAIR")).toEqual([
        "NO_DATA PAIR_BYPASS_UNKNOWN 1,2",
      ]);
    }
  });

  test("59, 58, 78 and 79 on the visit bypass nothing, 59 on the procedure does", () => {
    const facts = pair("1", "11111", "99213");
    for (const modifier of ["59", "XS", "58", "78", "79"])
      expect(said(check(["11111", `99213 ${modifier}`], facts), "PAIR")).toEqual([
        "FAIL PAIR_NEEDS_MODIFIER 1,2",
      ]);
    expect(said(check(["11111 59", "99213"], facts), "PAIR")).toEqual([
      "BYPASSED PAIR_BYPASSED 1,2",
    ]);
  });

  test("59 on a code that may be a visit bypasses, and the check of modifiers has no data", () => {
    const result = check(["33333", "G9999 59"], pair("1", "33333", "G9999"));
    expect(said(result, "PAIR", "MODIFIER_V", "MODIFIER_F")).toEqual([
      "NO_DATA MODIFIER_VERDICT_UNKNOWN 2",
      "BYPASSED PAIR_BYPASSED 1,2",
    ]);
  });

  test("27 bypasses between visits in hospitals only", () => {
    const facts = pair("1", "99213", "99215");
    const lines = ["99213", "99215 27"];
    const setting = "OUTPATIENT_HOSPITAL";
    expect(said(check(lines, facts, { setting }), "PAIR")).toEqual(["BYPASSED PAIR_BYPASSED 1,2"]);
    expect(said(check(lines, facts), "PAIR")).toEqual(["FAIL PAIR_NEEDS_MODIFIER 1,2"]);
  });

  test("24 on the day of the procedure is doubtful, unless 25 stands beside it", () => {
    for (const procedure of ["11111", "22222", "33333"]) {
      const facts = pair("1", procedure, "99213");
      const doubtful = check([procedure, "99213 24"], facts);
      expect(said(doubtful, "PAIR")).toEqual(["WARN PAIR_BYPASS_DOUBTFUL 1,2"]);
      expect(found(doubtful, "PAIR")[0]?.fix).toBe(
        "If the visit was significant and separate, put 25 on it; keep 24 only for what it says by itself.",
      );
      expect(said(check([procedure, "99213 24 25"], facts), "PAIR")).toEqual([
        "BYPASSED PAIR_BYPASSED 1,2",
      ]);
    }
  });

  test("57 is offered where the other code is major surgery or its global days are not known", () => {
    const fix = (days: string | null): unknown =>
      found(
        check(["55555", "99213"], {
          ...pair("1", "55555", "99213"),
          ...withCodes(code("55555", days)),
        }),
        "PAIR",
      )[0]?.fix;
    for (const days of ["090", null]) expect(fix(days)).toContain(", or 57 if it decided");
    for (const days of ["000", "010", "XXX"]) expect(fix(days)).not.toContain("57");
  });

  test("57 beside a code whose global days the payer decides tells which they are", () => {
    const facts = { ...pair("1", "55555", "99213"), ...withCodes(code("55555", "MMM")) };
    expect(found(check(["55555", "99213 57"], facts), "PAIR")[0]).toMatchObject({
      status: "NO_DATA",
      message:
        "99213 on line 2 is part of 55555 on line 1; whether a modifier bypasses that is not known: 57 depends on the payer, as the global days of 55555 are MMM.",
      fix: "Ask the payer whether it pays both.",
    });
  });

  test("a site does not bypass where the lines share one, and 50 is both sides", () => {
    const facts = pair("1", "11111", "22222");
    const of = (...lines: string[]): string[] => said(check(lines, facts), "PAIR");
    for (const [one, two] of [
      ["11111 50", "22222 LT"],
      ["11111 LT", "22222 50"],
      ["11111 LT RT", "22222 LT"],
      ["11111 LT", "22222 LT RT"],
    ] as const)
      expect(of(one, two)).toEqual(["FAIL PAIR_NEEDS_MODIFIER 1,2"]);
    expect(found(check(["11111 RT", "22222 RT LT"], facts), "PAIR")[0]?.message).toContain(
      "; each of RT and LT tells nothing, as both lines name one site.",
    );
    expect(found(check(["11111 RT", "22222 LT"], facts), "PAIR")[0]?.message).toContain(
      "; RT on line 1 and LT on line 2 tell that they were distinct",
    );
  });

  test("a site bypasses unless both lines name the same", () => {
    const facts = pair("1", "11111", "22222");
    const of = (...lines: string[]): string[] => said(check(lines, facts), "PAIR");
    expect(of("11111 LT", "22222 RT")).toEqual(["BYPASSED PAIR_BYPASSED 1,2"]);
    expect(of("11111", "22222 RT")).toEqual(["BYPASSED PAIR_BYPASSED 1,2"]);
    expect(of("11111 RT", "22222 RT")).toEqual(["FAIL PAIR_NEEDS_MODIFIER 1,2"]);
    expect(of("11111 RT", "22222 RT 59")).toEqual(["BYPASSED PAIR_BYPASSED 1,2"]);
  });

  test("without the list of associated modifiers a modifier leaves the pair open", () => {
    const facts = world({ edits: [edit("33333", "44444", "1")], associations: [] });
    expect(said(check(["33333", "44444 59"], facts), "PAIR")).toEqual([
      "NO_DATA PAIR_BYPASS_UNKNOWN 1,2",
    ]);
    expect(said(check(["33333", "44444"], facts), "PAIR")).toEqual([
      "FAIL PAIR_NEEDS_MODIFIER 1,2",
    ]);
  });

  test("what rests on stale global days is at best a warning, though the edit is of the day", () => {
    const facts = world({
      ...changed("FEE_SCHEDULE", { period: { from: "2023-01-01", to: "2023-04-01" } }),
      edits: [edit("22222", "99213", "1")],
    });
    expect(said(check(["22222", "99213 57"], facts), "PAIR")).toEqual(["WARN PAIR_BYPASSED 1,2"]);
    expect(said(check(["22222", "99213 25"], facts), "PAIR")).toEqual([
      "BYPASSED PAIR_BYPASSED 1,2",
    ]);
  });
});
