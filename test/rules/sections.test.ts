import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { sectionOf, sectionPath, sectionProblems, type Section } from "../../src/rules/sections.ts";

const section = (id: string, parent: string | null, ...ranges: string[]): Section => ({
  id,
  name: `Section ${id}`,
  ...(parent === null ? {} : { parent }),
  ...(ranges.length === 0 ? {} : { ranges }),
  origin: "made up",
});

const SECTIONS = [
  section("numbers", null),
  section("low", "numbers", "00100-00199", "00300"),
  section("high", "numbers", "10000-19999"),
  section("emerging", null, "0001T-0999T"),
  section("letters", null, "G0001-G9999"),
];
const byId = new Map(SECTIONS.map((one) => [one.id, one]));

describe("the section of a code", () => {
  test.each([
    ["00100", "low"],
    ["00199", "low"],
    ["00300", "low"],
    ["15000", "high"],
    ["0100T", "emerging"],
    ["G0101", "letters"],
  ])("of %s is %s", (code, id) => {
    expect(sectionOf(code, SECTIONS)?.id).toBe(id);
  });

  test.each(["00099", "00200", "20000", "0100F", "0100U", "J0101", "1000T", ""])(
    "of %s is none, whatever form its neighbours have",
    (code) => {
      expect(sectionOf(code, SECTIONS)).toBeNull();
    },
  );

  test("is known with all that it is part of", () => {
    const low = sectionOf("00100", SECTIONS);
    expect(low === null ? [] : sectionPath(low, byId).map(({ id }) => id)).toEqual([
      "low",
      "numbers",
    ]);
  });

  test("does not depend on the order of the sections", () => {
    const digits = fc.integer({ min: 0, max: 99_999 }).map((n) => String(n).padStart(5, "0"));
    fc.assert(
      fc.property(
        digits,
        fc.shuffledSubarray(SECTIONS, { minLength: SECTIONS.length }),
        (code, shuffled) => {
          expect(sectionOf(code, shuffled)).toBe(sectionOf(code, SECTIONS));
        },
      ),
    );
  });
});

describe("a list of sections", () => {
  test("has no problems when each code has one place in it", () => {
    expect(sectionProblems(SECTIONS)).toEqual([]);
  });

  test.each([
    [[section("a", null, "00100-00200"), section("b", null, "00200-00300")], /begins within/],
    [[section("a", null, "00100"), section("a", null, "00200")], /stands twice/],
    [[section("a", "b", "00100")], /is part of no b/],
    [[section("a", "b"), section("b", "a")], /is part of itself/],
    [[section("a", null)], /needs either ranges/],
    [[section("a", null, "00100"), section("b", "a", "00200")], /needs either ranges/],
    [[section("a", null, "0100T-00200")], /no range/],
    [[section("a", null, "00200-00100")], /no range/],
    [[section("a", null, "100-200")], /no range/],
  ])("%# is wrong, and says where", (sections, problem) => {
    expect(sectionProblems(sections).join("\n")).toMatch(problem);
  });
});
