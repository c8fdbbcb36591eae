import { describe, expect, test } from "@jest/globals";
import { checkClaim } from "../../../src/rules/claim/check.ts";
import { normalizeClaim } from "../../../src/rules/claim/claim.ts";
import type { CodeFact } from "../../../src/rules/claim/facts.ts";
import {
  changed,
  check,
  cite,
  claim,
  code,
  found,
  said,
  withCodes,
  without,
  world,
} from "./facts-of.ts";

const listed = (name: string, ...periods: readonly [string, string | null][]): CodeFact =>
  code(
    name,
    "XXX",
    {},
    {
      listings: periods.map(([from, to], i) => ({
        period: { from, to },
        source: cite("fees", i + 1),
        official: true,
      })),
    },
  );

const of = (facts: ReturnType<typeof world>, name: string, dateOfService?: string): string[] =>
  said(check([name], facts, dateOfService === undefined ? {} : { dateOfService }), "CODE");

const STALE = changed("FEE_SCHEDULE", { period: { from: "2025-10-01", to: "2026-01-01" } });

describe("validity of codes", () => {
  test("a code that is listed on the date passes and cites its row", () => {
    const result = check(["11111"]);
    expect(said(result, "CODE")).toEqual(["PASS CODE_VALID 1"]);
    expect(found(result, "CODE")[0]).toMatchObject({ source: cite("fees"), fix: null });
  });

  test("lines of one code share a finding", () => {
    expect(said(check(["11111", "22222", "11111"]), "CODE")).toEqual([
      "PASS CODE_VALID 1,3",
      "PASS CODE_VALID 2",
    ]);
  });

  test("keys are trimmed and put into upper case", () => {
    const lines = [{ code: " g9999\t", units: 1 }];
    const result = checkClaim(normalizeClaim({ ...claim([]), lines }), world());
    expect(said(result, "CODE")).toEqual(["PASS CODE_VALID 1"]);
  });

  test("what does not look like a code fails", () => {
    for (const name of ["", "1234", "123456", "99-13", "ÄÖÜ12"])
      expect(said(check([name]), "CODE")).toEqual(["FAIL CODE_MALFORMED 1"]);
  });

  test("an unknown code fails only if the file that would list it is of the day and whole", () => {
    expect(of(world(), "55555")).toEqual(["FAIL CODE_UNKNOWN 1"]);
    expect(of(world(STALE), "55555")).toEqual(["NO_DATA CODE_UNKNOWN 1"]);
    expect(of(world(without("FEE_SCHEDULE")), "55555")).toEqual(["NO_DATA CODE_UNKNOWN 1"]);
    expect(of(world(changed("FEE_SCHEDULE", { complete: false })), "55555")).toEqual([
      "NO_DATA CODE_UNKNOWN 1",
    ]);
  });

  test("a code that releases before and after the date lack is unknown for certain", () => {
    const period = { from: "2023-01-01", to: "2023-04-01" };
    const facts = world(changed("FEE_SCHEDULE", { period, succeeded: true }));
    expect(of(facts, "55555")).toEqual(["FAIL CODE_UNKNOWN 1"]);
    const listedLater = withCodes(listed("55555", ["2027-01-01", null]));
    expect(of({ ...facts, ...listedLater }, "55555")).toEqual(["NO_DATA CODE_NOT_YET_EFFECTIVE 1"]);
  });

  test("Level II is listed by its own file, dental codes by the fee schedule", () => {
    expect(of(world(without("FEE_SCHEDULE")), "G0101")).toEqual(["FAIL CODE_UNKNOWN 1"]);
    expect(of(world(without("HCPCS")), "G0101")).toEqual(["NO_DATA CODE_UNKNOWN 1"]);
    expect(of(world(without("HCPCS")), "D0120")).toEqual(["FAIL CODE_UNKNOWN 1"]);
  });

  test("a code known by reference only is never valid", () => {
    expect(of(world(withCodes(listed("55555"))), "55555")).toEqual([
      "NO_DATA CODE_REFERENCE_ONLY 1",
    ]);
  });

  test("a code holds from its first day to the day before its end", () => {
    const facts = world(withCodes(listed("55555", ["2026-04-10", "2026-04-20"])));
    expect(of(facts, "55555", "2026-04-09")).toEqual(["FAIL CODE_NOT_YET_EFFECTIVE 1"]);
    expect(of(facts, "55555", "2026-04-10")).toEqual(["PASS CODE_VALID 1"]);
    expect(of(facts, "55555", "2026-04-19")).toEqual(["PASS CODE_VALID 1"]);
    expect(of(facts, "55555", "2026-04-20")).toEqual(["FAIL CODE_TERMINATED 1"]);
  });

  test("a terminated code cites the statement that ended last", () => {
    const facts = world(
      withCodes(listed("55555", ["2019-01-01", "2020-01-01"], ["2021-01-01", "2022-01-01"])),
    );
    expect(found(check(["55555"], facts), "CODE")[0]).toMatchObject({
      rule: "CODE_TERMINATED",
      message:
        "55555 on line 1 is no longer valid from 2022-01-01 on, and the service was on 2026-04-15.",
      source: cite("fees", 2),
    });
  });

  test("a code that a snapshot lacks cites that snapshot", () => {
    const lackedBy = cite("later", null);
    const fact = listed("55555", ["2021-01-01", "2025-10-01"]);
    const listings = fact.listings.map((listing) => ({ ...listing, lackedBy }));
    expect(
      found(check(["55555"], world(withCodes({ ...fact, listings }))), "CODE")[0],
    ).toMatchObject({
      rule: "CODE_TERMINATED",
      message:
        "55555 on line 1 is not in later.csv, which holds from 2025-10-01 on, and the service was on 2026-04-15.",
      source: lackedBy,
    });
  });

  test("that the first release begins later does not tell that the code did", () => {
    const facts = world({ ...withCodes(listed("55555", ["2026-07-01", null])), ...STALE });
    expect(of(facts, "55555")).toEqual(["NO_DATA CODE_NOT_YET_EFFECTIVE 1"]);
    const none = world({
      ...withCodes(listed("55555", ["2026-07-01", null])),
      ...without("FEE_SCHEDULE"),
    });
    expect(of(none, "55555")).toEqual(["NO_DATA CODE_NOT_YET_EFFECTIVE 1"]);
  });

  test("a code of a stale release is at best a warning, whatever curated facts add", () => {
    const fact = listed("55555", ["2025-10-01", null]);
    const listings = [
      { period: { from: "2020-01-01", to: null }, source: cite("seed", null), official: false },
      ...fact.listings,
    ];
    const facts = world({ ...withCodes({ ...fact, listings }), ...STALE });
    expect(of(facts, "55555")).toEqual(["WARN CODE_VALID 1"]);
  });
});
