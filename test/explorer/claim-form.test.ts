import { describe, expect, test } from "@jest/globals";
import { claimOf, formOf, paramsOf } from "../../explorer/claim/claim-form.ts";
import { problemsOf } from "../../explorer/claim/claim-problems.ts";
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

  test.each(["x", "1.5", "2x", "-1"])("refuses %s as units, and takes none of it", (units) => {
    const form = formOf(paramsFrom(`lines=97810,20560*${units}`));
    expect(problemsOf(form)).toEqual([`Units of line 2 are “${units}”, which is no whole number.`]);
    expect(claimOf(form).lines[1]?.units).toBe(0);
  });

  test("keeps the cells of a line apart, whatever is typed into them", () => {
    const line = { code: "20560", units: "1,5", modifiers: "59,LT", place: "11*", provider: "a,b" };
    const form = { ...formOf(address), lines: [line] };
    expect(formOf(new URLSearchParams(paramsOf(form))).lines).toEqual([
      { code: "20560", units: "1 5", modifiers: "59 LT", place: "11", provider: "a b" },
    ]);
  });

  test("refuses earlier procedures that are not understood, and names them", () => {
    const form = formOf(paramsFrom("prior=27447 8/1/2024, 29881 2024-08-02; 20610 2024-08-1"));
    expect(problemsOf(form).map((problem) => /“(.*?)” is not/.exec(problem)?.[1])).toEqual([
      "27447 8/1/2024",
      "20610 2024-08-1",
    ]);
  });

  test("takes several earlier procedures, however they are set apart", () => {
    const form = formOf(paramsFrom("prior=27447 2024-08-01 29881 2024-08-02,20610  2024-08-03;"));
    expect(problemsOf(form)).toEqual([]);
    expect(claimOf(form).priorProcedures).toEqual([
      { code: "27447", dateOfService: "2024-08-01" },
      { code: "29881", dateOfService: "2024-08-02" },
      { code: "20610", dateOfService: "2024-08-03" },
    ]);
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
