import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  conversionFactorOf,
  imagingCap,
  limitingCharge,
  nonParticipatingAmount,
  payment,
  type RelativeValues,
} from "../../src/rules/payment.ts";
import { openGpci } from "../../src/sources/gpci/read-gpci.ts";
import { openMpfs } from "../../src/sources/mpfs/read-mpfs.ts";
import { describeRealFiles, realFile } from "../sources/files/real-files.ts";

const NATION = { work: 1, practiceExpense: 1, malpractice: 1 };
const ALABAMA = { work: 1, practiceExpense: 0.869, malpractice: 0.575 };
const ALASKA = { work: 1.5, practiceExpense: 1.081, malpractice: 0.592 };
const MANHATTAN = { work: 1.065, practiceExpense: 1.166, malpractice: 1.656 };

const row = (
  work: number,
  nonFacility: number,
  facility: number,
  malpractice: number,
  status = "A",
): RelativeValues => ({ status, work, practiceExpense: { nonFacility, facility }, malpractice });

const VISIT = row(1.3, 1.35, 0.57, 0.1);

describe("the payment of a row of the fee schedule", () => {
  // Worked by hand: 1.30·1 + 1.35·0.869 + 0.10·0.575 = 2.53065; · 32.3465 = 81.857670225.
  test.each([
    ["Alabama", ALABAMA, 81.86, 59.93],
    ["Alaska", ALASKA, 112.2, 84.92],
    ["Manhattan", MANHATTAN, 101.06, 71.64],
    ["the nation", NATION, 88.95, 63.72],
  ])("is weighed by the factors of %s", (_place, locality, nonFacility, facility) => {
    expect(payment(VISIT, locality, 32.3465)).toEqual({
      nonFacility,
      facility,
      conversionFactor: 32.3465,
    });
  });

  test("is what was published", () => {
    // CMS, 33924 in Atlanta, 2024, shown by northstar (README, f_fee). Its own sum, of values that
    // were rounded before, is 278.65.
    const atlanta = { work: 1, practiceExpense: 0.997, malpractice: 1.128 };
    expect(payment(row(5.49, 1.5, 1.5, 1.35), atlanta, 32.7442)).toMatchObject({
      nonFacility: 278.6,
      facility: 278.6,
    });
    // AAPC Neurology Coding Alert, 2002: 1.18 and 0.63 units at 36.1992.
    expect(payment(row(0.42, 0.74, 0.74, 0.02), NATION, 36.1992)?.nonFacility).toBe(42.72);
    expect(payment(row(0.42, 0.19, 0.19, 0.02), NATION, 36.1992)?.nonFacility).toBe(22.81);
  });

  test("is rounded once, half a cent up, where binary fractions would go down", () => {
    // 1.005 is 1.00499999999999989… in binary, and 8.345 likewise lies below.
    expect(payment(row(1.005, 0, 0, 0), NATION, 1)?.facility).toBe(1.01);
    expect(payment(row(8.345, 0, 0, 0), NATION, 1)?.facility).toBe(8.35);
    expect(payment(row(0, 0.01, 0.01, 0), { ...NATION, practiceExpense: 0.5 }, 1)?.facility).toBe(
      0.01,
    );
    expect(payment(row(0.01, 0, 0, 0), { ...NATION, work: 0.499 }, 1)?.facility).toBe(0);
  });

  test("is in whole cents, and grows with each of its parts", () => {
    const value = fc.integer({ min: 0, max: 99_999 }).map((cents) => cents / 100);
    const factor = fc.integer({ min: 200, max: 3000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(value, value, value, factor, factor, factor, (w, p, m, gw, gp, gm) => {
        const locality = { work: gw, practiceExpense: gp, malpractice: gm };
        const amount = payment(row(w, p, p, m), locality, 32.3465)?.facility ?? 0;
        const [cents = "", more] = String(amount).split(".").reverse();
        expect(more === undefined ? 0 : cents.length).toBeLessThanOrEqual(2);
        expect(Math.abs(amount - (w * gw + p * gp + m * gm) * 32.3465)).toBeLessThan(0.0051);
        const larger = payment(row(w, p + 0.01, p + 0.01, m), locality, 32.3465)?.facility ?? 0;
        expect(larger).toBeGreaterThanOrEqual(amount);
      }),
    );
  });

  test.each("B C D E F G H I J L M N P Q X".split(" "))(
    "is not by relative values with status %s",
    (status) => {
      expect(payment({ ...VISIT, status }, ALABAMA, 32.3465)).toBeNull();
    },
  );

  test.each(["A", "R", "T"])("is by relative values with status %s", (status) => {
    expect(payment({ ...VISIT, status }, ALABAMA, 32.3465)?.nonFacility).toBe(81.86);
  });

  test("is not there without values or factor, rather than nothing", () => {
    expect(payment(row(0, 0, 0, 0, "R"), ALABAMA, 32.3465)).toBeNull();
    expect(payment(VISIT, ALABAMA, 0)).toBeNull();
    expect(payment(row(0, 1, 0, 0), NATION, 30)).toEqual({
      nonFacility: 30,
      facility: null,
      conversionFactor: 30,
    });
  });
});

describe("the cap on imaging", () => {
  const scan = row(1.75, 6.56, 6.56, 0.11);

  test("is the outpatient payment, which may be lower than the amount", () => {
    const cap = { practiceExpense: { nonFacility: 6.11, facility: 6.11 }, malpractice: 0.11 };
    // By hand: 8.42 and 7.97 units at 32.3465.
    expect(payment(scan, NATION, 32.3465)?.nonFacility).toBe(272.36);
    expect(imagingCap(scan, cap, NATION, 32.3465)?.nonFacility).toBe(257.8);
  });

  test("is none where the row has no values for it", () => {
    const none = { practiceExpense: { nonFacility: 0, facility: 0 }, malpractice: 0 };
    expect(imagingCap(scan, none, NATION, 32.3465)).toBeNull();
  });
});

test("a conversion factor is for the variant of its file, or for all", () => {
  expect(conversionFactorOf(32.3465, null)).toEqual({ value: 32.3465, appliesTo: "ALL" });
  expect(conversionFactorOf(33.5675, "QUALIFYING_APM").appliesTo).toBe("QUALIFYING_APM");
  expect(conversionFactorOf(33.4009, "NON_QUALIFYING_APM").appliesTo).toBe("NON_QUALIFYING_APM");
});

// Noridian JE, CY 2015 updates: par fee, non-par fee, limiting charge of 88366 in California 03.
test.each([
  [289.62, 275.14, 316.41],
  [219.04, 208.09, 239.3],
])("who does not participate gets and charges for %d what was published", (par, non, limit) => {
  expect(nonParticipatingAmount(par)).toBe(non);
  expect(limitingCharge(par)).toBe(limit);
});

const FILES = ["mpfs/PPRRVU2025_Oct.csv", "mpfs/GPCI2025.csv"] as const;

describeRealFiles("the payments of October 2025", FILES, () => {
  test("are by hand for 20560 and 45378, and there for all that relative values pay", async () => {
    const localities = new Map<string, typeof NATION>();
    for await (const one of (await openGpci(realFile(FILES[1]))).rows())
      localities.set(`${one.carrier}-${one.locality}`, one);
    const alabama = localities.get("10112-00") ?? NATION;
    const manhattan = localities.get("13202-01") ?? NATION;
    const paid = new Map<string, unknown>();
    let wanted = 0;
    for await (const one of (await openMpfs(realFile(FILES[0]))).rows()) {
      const values = row(
        one.work,
        one.nonFacilityPracticeExpense,
        one.facilityPracticeExpense,
        one.malpractice,
        one.statusCode,
      );
      const id = one.code + one.modifier;
      const found = payment(values, alabama, one.conversionFactor);
      if (found !== null) paid.set(id, [found, payment(values, manhattan, one.conversionFactor)]);
      if ("ART".includes(one.statusCode) && one.nonFacilityTotal + one.facilityTotal > 0)
        wanted += 1;
    }
    expect(paid.size).toBe(wanted);
    expect(paid.get("45378")).toMatchObject([
      { nonFacility: 294.47, facility: 163.76 },
      { nonFacility: 378.23, facility: 202.85 },
    ]);
    expect(paid.get("20560")).toMatchObject([
      { nonFacility: 22.53, facility: 13.81 },
      { nonFacility: 27.94, facility: 16.24 },
    ]);
  });
});
