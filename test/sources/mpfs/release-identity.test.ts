import { describe, expect, test } from "@jest/globals";
import { isDay } from "../../../src/graph/day.ts";
import {
  releaseDateInName,
  releaseDateInTitle,
  yearInTitle,
} from "../../../src/sources/release-identity.ts";

describe("releaseDateInName", () => {
  test.each([
    ["PPRRVU2025_Oct.txt", "2025-10-01"],
    ["PPRRVU23_JAN.csv", "2023-01-01"],
    ["PPRRVU25_OCT", "2025-10-01"],
    ["PPRRVU2025_Oct (1).csv", "2025-10-01"],
    ["PPRRVU2026_Jul_nonQPP.csv", "2026-07-01"],
    ["RVU25D", "2025-10-01"],
    ["rvu25a.zip", "2025-01-01"],
    ["rvu25b-0.zip", "2025-04-01"],
    ["RVU24C-010323.zip", "2024-07-01"],
    ["rvu26d-updated-08-26-2026.zip", "2026-10-01"],
    ["HCPC2025_OCT_ANWEB.xlsx", "2025-10-01"],
    ["October-2026-OPPS-Addendum-B.zip", "2026-10-01"],
    ["ccipra-2024q3-f1.zip", "2024-07-01"],
    ["medicare-ncci-2026 Q4-practitioner.zip", "2026-10-01"],
    ["MCR_MUE_PractitionerServices_Eff_04-01-2026.csv", "2026-04-01"],
    ["mue_outpatient_2024q3.csv", "2024-07-01"],
    ["medicare-ncci-2026-q3-practitioner-services-mue-table.zip", "2026-07-01"],
    ["2026_April_Web_Addendum_B.03242026.xlsx", "2026-04-01"],
    ["2021_January_Web_Addendum_B.12.29.20.xlsx", "2021-01-01"],
    ["january_2025_web_addendum_b.01052025.xlsx", "2025-01-01"],
    ["January 2020 Addendum B CORRECTION.02042020.xlsx", "2020-01-01"],
    ["July2026_Addendum_B.csv", "2026-07-01"],
    ["opps_addendum_b_2026apr.csv", "2026-04-01"],
    ["AOC_V2024Q3-MCR.xlsx", "2024-07-01"],
    ["AOC_V2025Q4_01-MCR.txt", "2025-10-01"],
    ["MCR_MUE_OutpatientHospital_eff_10_01_2021.csv", "2021-10-01"],
    ["ptp_prac_v27_2_f1.txt", "2021-07-01"],
    ["ccipra-v322r0-f1.txt", "2026-07-01"],
    ["AddendumB_Oct23.csv", "2023-10-01"],
    ["add-code-edits-effective-october-1-2021.zip", "2021-10-01"],
    ["Add-on code edits, January 1, 2022.xlsx", "2022-01-01"],
  ])("%s holds from %s", (name, effectiveFrom) => {
    expect(releaseDateInName(name)).toEqual({ effectiveFrom, vagueUntil: null });
  });

  test.each(["table.csv", "PPRRVU25.csv", "PPRRVU13_V0828.csv", "rvu25e"])(
    "%s tells no date",
    (name) => {
      expect(releaseDateInName(name)).toBeNull();
    },
  );

  test.each([
    ["RVU25AR", "2025-01-01", "2025-04-01"],
    ["rvu26ar_1 (1).zip", "2026-01-01", "2026-04-01"],
    ["PPRRVU2024_March.csv", "2024-03-01", "2024-04-01"],
    ["RVU24DR2.zip", "2024-10-01", "2025-01-01"],
  ])("%s holds from some day within a time", (name, effectiveFrom, vagueUntil) => {
    expect(releaseDateInName(name)).toEqual({ effectiveFrom, vagueUntil });
  });
});

describe("releaseDateInTitle", () => {
  test("takes month and year of a title", () => {
    const title = "2024 Some Schedule Relative Value File July Release";
    expect(releaseDateInTitle(title)?.effectiveFrom).toBe("2024-07-01");
    expect(releaseDateInTitle("Some table, Oct. 2023")?.effectiveFrom).toBe("2023-10-01");
  });

  test("tells the month of May from what may be", () => {
    for (const title of [
      "Some table, May 2026",
      "2026 Some Table MAY RELEASE",
      "Table of 2026 May",
    ])
      expect(releaseDateInTitle(title)?.effectiveFrom).toBe("2026-05-01");
    expect(releaseDateInTitle("Payment in 2022, which may be corrected")).toBeNull();
    expect(releaseDateInTitle("July 2022, may change")?.effectiveFrom).toBe("2022-07-01");
  });

  test("takes a year alone only as a year", () => {
    expect(releaseDateInTitle("2024 Some Schedule, marked")).toBeNull();
    expect(yearInTitle("2024 Some Schedule")).toBe(2024);
    expect(yearInTitle("Some Schedule 20245")).toBeNull();
  });
});

test("a day is one that exists", () => {
  expect(["2024-02-29", "2025-02-29", "2025-13-01", "2025-1-1"].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
