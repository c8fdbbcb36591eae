import { describe, expect, test } from "@jest/globals";
import type { Statement } from "../../src/rules/facts.ts";
import { indicatorsOf } from "../../src/rules/indicators.ts";
import { curated, row } from "./statements.ts";

const found = (...statements: Statement[]): string[] =>
  indicatorsOf(statements)
    .map(({ id }) => id.slice("Indicator:".length))
    .sort();

describe("of the rows of a fee schedule", () => {
  const whole = row(["PC_TC:1", "PHYSICIAN_SUPERVISION:01"], { at: 11 });
  const professional = row(["PC_TC:1", "PHYSICIAN_SUPERVISION:09"], { at: 12, modifier: "26" });
  const technical = row(["PC_TC:1", "PHYSICIAN_SUPERVISION:02"], { at: 13, modifier: "TC" });

  test("the one without modifier speaks, wherever it stands", () => {
    for (const rows of [
      [whole, professional, technical],
      [technical, professional, whole],
    ])
      expect(found(...rows)).toEqual(["PC_TC:1", "PHYSICIAN_SUPERVISION:01"]);
  });

  test("the one without modifier speaks alone: what it does not state is not taken from others", () => {
    const silent = row(["PC_TC:1"], { at: 11 });
    expect(found(professional, silent)).toEqual(["PC_TC:1"]);
  });

  test("the only one speaks, though it has a modifier", () => {
    expect(found(professional)).toEqual(["PC_TC:1", "PHYSICIAN_SUPERVISION:09"]);
  });

  test("several with modifiers are merged, each type from the first that has it", () => {
    const only = row(["GLOBAL_DAYS:XXX", "PHYSICIAN_SUPERVISION:02"], { modifier: "TC" });
    for (const rows of [
      [professional, only],
      [only, professional],
    ])
      expect(found(...rows)).toEqual(["GLOBAL_DAYS:XXX", "PC_TC:1", "PHYSICIAN_SUPERVISION:09"]);
  });

  test("cites the row that speaks, and not the others that agree with it", () => {
    const [pcTc] = indicatorsOf([whole, professional, technical]);
    expect(pcTc).toEqual({
      id: "Indicator:PC_TC:1",
      citations: ["Release:mpfs:2025-01-01, made-up.csv, row 11"],
      release: "Release:mpfs:2025-01-01",
    });
  });
});

describe("of several sources", () => {
  test("an official one outranks the curated one for the same type", () => {
    const official = row(["CO_SURGEONS:1"]);
    const ours = curated(["CO_SURGEONS:0"]);
    for (const order of [
      [official, ours],
      [ours, official],
    ])
      expect(indicatorsOf(order)).toEqual([
        {
          id: "Indicator:CO_SURGEONS:1",
          citations: ["Release:mpfs:2025-01-01, made-up.csv, row 11"],
          release: "Release:mpfs:2025-01-01",
        },
      ]);
  });

  test("an official one outranks the curated one, whatever their ranks among sources", () => {
    const official = row(["CO_SURGEONS:1"], { rank: 95 });
    expect(found(curated(["CO_SURGEONS:0"], { rank: 1 }), official)).toEqual(["CO_SURGEONS:1"]);
  });

  test("both are cited where they say the same, the official one first", () => {
    for (const order of [
      [row(["CO_SURGEONS:0"]), curated(["CO_SURGEONS:0"])],
      [curated(["CO_SURGEONS:0"]), row(["CO_SURGEONS:0"])],
    ])
      expect(indicatorsOf(order)).toEqual([
        {
          id: "Indicator:CO_SURGEONS:0",
          citations: [
            "Release:mpfs:2025-01-01, made-up.csv, row 11",
            "Release:seed:2020-01-01, a page",
          ],
          release: "Release:mpfs:2025-01-01",
        },
      ]);
  });

  test("a type that only the curated one has stays", () => {
    expect(found(row(["CO_SURGEONS:1"]), curated(["CO_SURGEONS:0", "BETOS:NONE"]))).toEqual([
      "BETOS:NONE",
      "CO_SURGEONS:1",
    ]);
  });

  test("of two variants of one date the lower rank speaks, and the other is cited if it agrees", () => {
    const most = row(["PC_TC:0", "CO_SURGEONS:1"], {
      release: "Release:mpfs:2026-01-01:NON_QUALIFYING_APM",
      rank: 10,
    });
    const few = row(["PC_TC:0", "CO_SURGEONS:2"], {
      release: "Release:mpfs:2026-01-01:QUALIFYING_APM",
      rank: 11,
    });
    for (const order of [
      [most, few],
      [few, most],
    ]) {
      const facts = indicatorsOf(order);
      expect(facts.map(({ id, citations }) => [id, citations.length])).toEqual([
        ["Indicator:PC_TC:0", 2],
        ["Indicator:CO_SURGEONS:1", 1],
      ]);
    }
  });

  test("says nothing of a code that nobody speaks of", () => {
    expect(indicatorsOf([])).toEqual([]);
  });
});
