import { describe, expect, test } from "@jest/globals";
import { claimOf, formOf, paramsOf } from "../../explorer/claim/claim-form.ts";
import { pastedLines } from "../../explorer/claim/pasted-lines.ts";

const paramsFrom = (text: string): URLSearchParams => new URLSearchParams(text);

describe("the claim of an address", () => {
  const address = paramsFrom(
    "date=2025-11-03&setting=OUTPATIENT_HOSPITAL&lines=20560*2*59-LT*11*225100000X,97810&prior=27447+2025-10-20",
  );

  test("has its lines, modifiers and earlier procedures", () => {
    expect(claimOf(formOf(address))).toEqual({
      dateOfService: "2025-11-03",
      setting: "OUTPATIENT_HOSPITAL",
      lines: [
        {
          code: "20560",
          units: 2,
          modifiers: ["59", "LT"],
          placeOfService: "11",
          providerType: "225100000X",
        },
        { code: "97810", units: 1, modifiers: [], placeOfService: null, providerType: null },
      ],
      priorProcedures: [{ code: "27447", dateOfService: "2025-10-20" }],
    });
  });

  test("goes back into the same address", () => {
    const form = formOf(address);
    expect(formOf(new URLSearchParams(paramsOf(form)))).toEqual(form);
  });

  test("sends units that are no number as 0, which the server refuses in its own words", () => {
    expect(claimOf(formOf(paramsFrom("lines=20560*x"))).lines[0]?.units).toBe(0);
  });
});

describe("pasted cells", () => {
  test("without a head are in the order of the form", () => {
    expect(pastedLines("20560\t2\t59 LT\t11\n97810\n")).toEqual([
      { code: "20560", units: "2", modifiers: "59 LT", place: "11", provider: "" },
      { code: "97810", units: "1", modifiers: "", place: "", provider: "" },
    ]);
  });

  test("with a head go by its names, several columns of modifiers together, others left out", () => {
    expect(pastedLines("Charge\tCPT\tMod1\tMod2\tQty\n$10\t20560\t59\tLT\t3\r\n")).toEqual([
      { code: "20560", units: "3", modifiers: "59 LT", place: "", provider: "" },
    ]);
  });

  test("of a single word are no table", () => {
    expect(pastedLines("20560")).toBeNull();
  });
});
