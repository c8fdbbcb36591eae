import { describe, expect, test } from "@jest/globals";
import { changed, check, cite, code, found, said, withCodes, without, world } from "./facts-of.ts";

describe("the place of service", () => {
  const rare = (facilityRare: boolean, nonFacilityRare: boolean): ReturnType<typeof code> => {
    const fact = code("55555", "XXX");
    return {
      ...fact,
      practice: fact.practice.map((one) => ({ ...one, facilityRare, nonFacilityRare })),
    };
  };
  const of = (line: string, facts = world()): string[] => said(check([line], facts), "PLACE");

  test("is checked only where it is given", () => {
    expect(of("11111")).toEqual([]);
    expect(of("11111 @11")).toEqual(["PASS PLACE_FITS 1"]);
    expect(of("11111 @21")).toEqual(["PASS PLACE_FITS 1"]);
  });

  test("has two digits", () => {
    const places = new Map([["02", { code: "02", facility: true, source: cite("places") }]]);
    expect(of("11111 @2", world({ places }))).toEqual(["PASS PLACE_FITS 1"]);
  });

  test("that the whole list of the day lacks is not assigned, else it is not known", () => {
    for (const place of ["00", "XX", "123", "28"])
      expect(of(`11111 @${place}`)).toEqual(["FAIL PLACE_NOT_ASSIGNED 1"]);
    expect(found(check(["11111 @28"]), "PLACE")[0]).toMatchObject({
      message: "There is no place 28 on line 1: the list of places does not have it.",
      fix: "Correct the place of service.",
      source: cite("places", null),
    });
    const old = world(changed("PLACES", { period: { from: "2020-01-01", to: "2021-01-01" } }));
    expect(found(check(["11111 @28"], old), "PLACE")[0]).toMatchObject({
      status: "NO_DATA",
      rule: "PLACE_NOT_KNOWN",
      message:
        "Whether there is a place 28 on line 1 is not known: places does not have it, but does not reach beyond 2020-12-31.",
      fix: "Check the place of service, or import the list of places of 2026-04-15.",
    });
    expect(of("11111 @28", world(changed("PLACES", { complete: false })))).toEqual([
      "NO_DATA PLACE_NOT_KNOWN 1",
    ]);
    expect(of("11111 @28", world(without("PLACES")))).toEqual(["NO_DATA PLACE_NOT_KNOWN 1"]);
  });

  test("is judged by the row of the part that the line bills", () => {
    const whole = code("55555", "XXX");
    const [row] = whole.practice;
    const practice = [
      { modifier: null, facilityRare: true },
      { modifier: "26", facilityRare: false },
      { modifier: "TC", facilityRare: true },
    ].flatMap((more, i) =>
      row === undefined ? [] : [{ ...row, ...more, source: cite("fees", i) }],
    );
    const facts = world(withCodes({ ...whole, practice }));
    expect(of("55555 @22", facts)).toEqual(["WARN PLACE_RARE 1"]);
    expect(of("55555 TC @22", facts)).toEqual(["WARN PLACE_RARE 1"]);
    expect(of("55555 LT @22", facts)).toEqual(["WARN PLACE_RARE 1"]);
    expect(of("55555 26 @22", facts)).toEqual(["PASS PLACE_FITS 1"]);
    expect(found(check(["55555 26 @22"], facts), "PLACE")[0]).toMatchObject({
      message: "26 of 55555 is paid in facilities, as place 22 on line 1 says.",
      source: cite("fees", 1),
    });
    const part = world(withCodes({ ...whole, practice: practice.slice(1, 2) }));
    expect(of("55555 26 @22", part)).toEqual(["PASS PLACE_FITS 1"]);
    expect(of("55555 @22", part)).toEqual(["NO_DATA PLACE_NOT_KNOWN 1"]);
  });

  test("in which a code is rarely done is a warning", () => {
    const facility = world(withCodes(rare(true, false)));
    const office = world(withCodes(rare(false, true)));
    expect(of("55555 @22", facility)).toEqual(["WARN PLACE_RARE 1"]);
    expect(of("55555 @11", facility)).toEqual(["PASS PLACE_FITS 1"]);
    expect(of("55555 @11", office)).toEqual(["WARN PLACE_RARE 1"]);
    expect(of("55555 @22", office)).toEqual(["PASS PLACE_FITS 1"]);
  });

  test("in the hospital, services of staff and of therapists in own practice are not payable", () => {
    const staff = world(withCodes(code("55555", "XXX", {}, { pcTc: "5" })));
    expect(of("55555 @22", staff)).toEqual(["FAIL PLACE_NOT_PAYABLE 1"]);
    expect(of("55555 @11", staff)).toEqual(["PASS PLACE_FITS 1"]);
    const therapy = world(withCodes(code("55555", "XXX", {}, { pcTc: "7" })));
    expect(of("55555 @22 by 225100000X", therapy)).toEqual(["FAIL PLACE_NOT_PAYABLE 1"]);
    expect(of("55555 @22 by physician", therapy)).toEqual(["PASS PLACE_FITS 1"]);
    const smear = world(withCodes(code("55555", "XXX", {}, { pcTc: "8" })));
    expect(of("55555 @22", smear)).toEqual(["FAIL PLACE_NOT_PAYABLE 1"]);
    expect(of("55555 @21", smear)).toEqual(["PASS PLACE_FITS 1"]);
  });

  test("says nothing of a code that the fee schedule lacks, nor on its stale data that it fits", () => {
    const bare = { ...code("55555", null), indicators: [], practice: [] };
    expect(of("55555 @11", world(withCodes(bare)))).toEqual(["NO_DATA PLACE_NOT_KNOWN 1"]);
    expect(of("55555 @11", world(without("FEE_SCHEDULE")))).toEqual(["NO_DATA PLACE_NOT_KNOWN 1"]);
    const places = new Map([["11", { code: "11", facility: null, source: cite("places") }]]);
    expect(of("11111 @11", world({ places }))).toEqual(["NO_DATA PLACE_NOT_KNOWN 1"]);
    const stale = changed("FEE_SCHEDULE", { period: { from: "2023-01-01", to: "2023-04-01" } });
    expect(of("11111 @11", world(stale))).toEqual(["WARN PLACE_FITS 1"]);
  });

  test("of a hospital claim needs only be known", () => {
    const setting = "OUTPATIENT_HOSPITAL";
    const staff = world(withCodes(code("55555", "XXX", {}, { pcTc: "5" })));
    expect(said(check(["55555 @22"], staff, { setting }), "PLACE")).toEqual(["PASS PLACE_FITS 1"]);
  });
});

describe("the provider", () => {
  const of = (line: string, facts = world()): string[] => said(check([line], facts), "PROVIDER");

  test("is checked only where it is given and a modifier asks for it", () => {
    expect(of("11111 80")).toEqual([]);
    expect(of("11111 LT by PHYSICIAN")).toEqual([]);
  });

  test.each(["80", "81", "82"])("%s is for physicians only", (modifier) => {
    expect(of(`11111 ${modifier} by Physician`)).toEqual(["PASS PROVIDER_FITS_MODIFIER 1"]);
    expect(of(`11111 ${modifier} by 363a00000x`)).toEqual(["FAIL PROVIDER_NOT_FOR_MODIFIER 1"]);
    expect(of(`11111 ${modifier} by 163WR0006X`)).toEqual(["FAIL PROVIDER_NOT_FOR_MODIFIER 1"]);
    expect(of(`11111 ${modifier} by 213E00000X`)).toEqual(["WARN PROVIDER_NOT_FOR_MODIFIER 1"]);
  });

  test("AS is for physician assistants, nurse practitioners and clinical nurse specialists", () => {
    expect(of("11111 AS by 363A00000X")).toEqual(["PASS PROVIDER_FITS_MODIFIER 1"]);
    for (const provider of ["PHYSICIAN", "213E00000X", "163WR0006X", "225100000X"])
      expect(of(`11111 AS by ${provider}`)).toEqual(["FAIL PROVIDER_NOT_FOR_MODIFIER 1"]);
  });

  test("that does not fit is told what does", () => {
    const tell = (line: string): unknown => found(check([line]), "PROVIDER")[0];
    expect(tell("11111 AS by PHYSICIAN")).toMatchObject({
      message:
        "PHYSICIAN on line 1: AS is for physician assistants, nurse practitioners and clinical nurse specialists.",
      fix: "Use 80, 81 or 82.",
      source: cite("taxonomy"),
    });
    expect(tell("11111 80 by 363A00000X")).toMatchObject({
      message: "363A00000X on line 1: 80 is for physicians.",
      fix: "Use AS.",
    });
    expect(tell("11111 80 by 213E00000X")).toMatchObject({
      fix: "Make sure that the operation is within the field of the assistant.",
    });
    expect(tell("11111 AS by 213E00000X")).toMatchObject({ fix: "Use 80, 81 or 82." });
    expect(tell("11111 80 by 163WR0006X")).toMatchObject({
      fix: "Take the line off: Medicare does not pay this provider for assisting.",
    });
  });

  test("that is not known leaves it open, even without such a modifier", () => {
    expect(of("11111 by wizard")).toEqual(["NO_DATA PROVIDER_NOT_KNOWN 1"]);
    const none = world({ ...without("TAXONOMY"), providers: new Map() });
    expect(of("11111 80 by PHYSICIAN", none)).toEqual(["NO_DATA PROVIDER_NOT_KNOWN 1"]);
  });

  test("from a stale taxonomy is at best a warning", () => {
    const stale = changed("TAXONOMY", { period: { from: "2025-01-01", to: "2025-07-01" } });
    expect(of("11111 80 by PHYSICIAN", world(stale))).toEqual(["WARN PROVIDER_FITS_MODIFIER 1"]);
  });
});
