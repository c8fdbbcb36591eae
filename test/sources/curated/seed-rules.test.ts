import { describe, expect, test } from "@jest/globals";
import { lines, section, words } from "./seed.ts";

const rules = section("rules");
const targetRules = section("targetRules");
const targetLists = section("targetLists");
const conflicts = section("conflicts");

/** The table of verdicts, written down a second time: type, values, modifiers, verdict. */
const VERDICTS = `
PC_TC 1 | 26 TC | ALLOWED
PC_TC 6 8 | 26 | ALLOWED
PC_TC 6 8 | TC | NOT_ALLOWED
PC_TC 0 2 3 4 5 7 | 26 TC | NOT_ALLOWED
PC_TC 9 | 26 TC | NOT_APPLICABLE
MULTIPLE_PROCEDURES 2 3 | 51 | SYSTEM_ASSIGNED
MULTIPLE_PROCEDURES 0 | 51 | NOT_ALLOWED
MULTIPLE_PROCEDURES 4 5 6 7 9 | 51 | NOT_APPLICABLE
MULTIPLE_PROCEDURES 1 | 51 | UNKNOWN
GLOBAL_DAYS ZZZ | 51 | NOT_ALLOWED
BILATERAL_SURGERY 1 3 | 50 | ALLOWED
BILATERAL_SURGERY 0 2 | 50 | NOT_ALLOWED
BILATERAL_SURGERY 9 | 50 | NOT_APPLICABLE
BILATERAL_SURGERY 0 1 3 | LT RT | ALLOWED
BILATERAL_SURGERY 2 | LT RT | DOCUMENTATION
BILATERAL_SURGERY 9 | LT RT | NOT_APPLICABLE
ASSISTANT_SURGEON 0 | 80 81 82 AS | DOCUMENTATION
ASSISTANT_SURGEON 1 | 80 81 82 AS | NOT_ALLOWED
ASSISTANT_SURGEON 2 | 80 81 82 AS | ALLOWED
ASSISTANT_SURGEON 9 | 80 81 82 AS | NOT_APPLICABLE
CO_SURGEONS 0 | 62 | NOT_ALLOWED
CO_SURGEONS 1 | 62 | DOCUMENTATION
CO_SURGEONS 2 | 62 | ALLOWED
CO_SURGEONS 9 | 62 | NOT_APPLICABLE
TEAM_SURGERY 0 | 66 | NOT_ALLOWED
TEAM_SURGERY 1 | 66 | DOCUMENTATION
TEAM_SURGERY 2 | 66 | ALLOWED
TEAM_SURGERY 9 | 66 | NOT_APPLICABLE
GLOBAL_DAYS 010 090 | 54 55 58 78 79 | ALLOWED
GLOBAL_DAYS 000 XXX ZZZ | 54 55 58 78 79 | NOT_APPLICABLE
GLOBAL_DAYS MMM YYY | 54 55 58 78 79 | UNKNOWN
GLOBAL_DAYS 000 010 090 MMM XXX YYY ZZZ | 56 | NOT_ALLOWED
GLOBAL_DAYS 000 010 090 MMM XXX YYY ZZZ | 24 25 57 | -`;

describe("the rules of the seed", () => {
  test("give exactly the verdicts of the table, and one each", () => {
    const expected = lines(VERDICTS).flatMap((line) => {
      const [left = "", middle = "", verdict = ""] = line.split(" | ");
      const [type = "", ...valuesOfType] = words(left);
      return valuesOfType.flatMap((value) =>
        words(middle).map((modifier) => `${type}:${value} ${modifier} ${verdict}`),
      );
    });
    const found = rules.flatMap(({ indicator, modifiers: touched, verdict }) =>
      touched.map((modifier) => `${indicator} ${modifier} ${verdict ?? "-"}`),
    );
    expect(found.sort()).toEqual(expected.sort());
    const pairs = found.map((line) => words(line).slice(0, 2).join(" "));
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  test("ask for a modifier row for the interpretation of a smear and nowhere else", () => {
    expect(
      rules
        .filter(({ condition }) => condition)
        .map(({ indicator, modifiers: m }) => [indicator, m]),
    ).toEqual([["PC_TC:8", ["26"]]]);
  });

  test("bind a modifier to the codes that it is for", () => {
    expect(
      targetRules.map((rule) => [rule.modifiers.join(" "), rule.list, rule.inside, rule.outside]),
    ).toEqual([
      ["24 25 57", "evaluation-and-management", "ALLOWED", "NOT_ALLOWED"],
      ["AT", "manipulation", "ALLOWED", "NOT_ALLOWED"],
      ["59 XE XP XS XU 76", "evaluation-and-management", "NOT_ALLOWED", "LISTED"],
    ]);
  });

  test("set modifiers against each other within one line unless another scope is said", () => {
    const scopes = conflicts.filter(({ scope }) => scope !== "SAME_LINE");
    expect(
      scopes.map(({ scope, modifiers: m, against = [] }) =>
        [scope, ...m, "|", ...against].join(" "),
      ),
    ).toEqual([
      "SAME_PROVIDER 54 55 56 |",
      "SAME_EDIT 59 | XE XP XS XU",
      "SAME_EDIT XE XP XS XU |",
    ]);
    const pairs = conflicts.flatMap(({ modifiers: m, against }) =>
      against === undefined
        ? m.flatMap((a, i) => m.slice(i + 1).map((b) => [a, b].sort().join(" ")))
        : m.flatMap((a) => against.map((b) => [a, b].sort().join(" "))),
    );
    expect(new Set(pairs).size).toBe(pairs.length);
    for (const pair of ["26 TC", "50 LT", "LT RT", "52 53", "80 AS", "62 66", "56 82", "GX GZ"])
      expect(pairs).toContain(pair);
    for (const pair of ["25 57", "GX GY", "GA GK", "CQ GP"]) expect(pairs).not.toContain(pair);
  });
});

describe("the lists of target codes", () => {
  const bounds = (range: string): [string, string] => {
    const [low = "", high = low] = range.split("-");
    return [low, high];
  };
  const within = (ranges: readonly string[], code: string): boolean =>
    ranges.map(bounds).some(([low, high]) => low <= code && code <= high);
  const [evaluation] = targetLists;
  const side = (code: string): string =>
    within(evaluation?.members ?? [], code)
      ? "in"
      : within(evaluation?.others ?? [], code)
        ? "out"
        : "open";

  test.each(targetLists.map((list) => [list.id, list] as const))(
    "%s puts no code on both sides",
    (_id, { members, others }) => {
      const sorted = [...members, ...others].map(bounds).sort(([a], [b]) => (a < b ? -1 : 1));
      for (const [low, high] of sorted) expect(low <= high).toBe(true);
      sorted.slice(1).forEach(([low], i) => {
        expect((sorted[i]?.[1] ?? "") < low).toBe(true);
      });
    },
  );

  test("manipulation covers every code", () => {
    const list = targetLists.find(({ id }) => id === "manipulation");
    const ranges = [...(list?.members ?? []), ...(list?.others ?? [])];
    for (const code of [
      "00000",
      "20560",
      "9893T",
      "98939",
      "98940",
      "98942",
      "98943",
      "A0021",
      "ZZZZZ",
    ]) {
      expect(within(ranges, code)).toBe(true);
    }
  });

  test.each([
    ["in", "92002 92014 98000 99202 99213 99231 99291 99406 99483 99499 99201 G0402 G0439 G0463"],
    [
      "out",
      "00100 20560 45378 71046 85025 90834 92015 97140 98940 99152 99199 99500 0001F 0591T 0001U 9007F G0121 J1885 E0110 D0210 U0003 V2785",
    ],
    ["open", "99091 98966 G2211 H0031 S0610 T1015 M0064 D0120 0188T"],
  ])("evaluation-and-management: %s", (expected, listed) => {
    expect(words(listed).filter((code) => side(code) !== expected)).toEqual([]);
  });
});
