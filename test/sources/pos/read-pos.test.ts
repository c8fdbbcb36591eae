import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { effectiveDaysIn } from "../../../src/sources/pos/introduced.ts";
import { openPos } from "../../../src/sources/pos/read-pos.ts";
import { SourceError } from "../../../src/sources/source-error.ts";
import { makeXlsx } from "../files/make-xlsx.ts";
import { describeRealFiles, realFile } from "../files/real-files.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";

const write = useTemporaryFiles();

const CSV = `pos_code,pos_type,pos_name,pos_description
01,Non-Facility,Pharmacy,"Where drugs are sold, and more."
19,Facility,Off Campus-Outpatient Hospital,A part of a hospital.
28,Unassigned,Unassigned,Unassigned
99,Non-Facility,Other Place of Service,Another place.
`;

async function read(name: string, content: string | Buffer, effectiveFrom?: string) {
  const options = { ...(effectiveFrom !== undefined && { effectiveFrom }), today: "2026-02-03" };
  const release = await openPos(await write(name, content), options);
  const rows = [];
  for await (const row of release.rows()) rows.push(row);
  return { release, rows };
}

describe("a list of places of service", () => {
  test("gives each place with its setting, and codes that no place has", async () => {
    const { release, rows } = await read("pos_codes.csv", CSV);
    expect(rows).toEqual([
      {
        row: 2,
        code: "01",
        name: "Pharmacy",
        description: "Where drugs are sold, and more.",
        facility: false,
        effectiveFrom: "2003-10-01",
        assigned: true,
      },
      expect.objectContaining({ code: "19", facility: true, assigned: true }),
      expect.objectContaining({ code: "28", facility: null, assigned: false, description: null }),
      expect.objectContaining({ code: "99", facility: false }),
    ]);
    expect(release).toMatchObject({ source: "pos", rejected: [], rowsRead: 4 });
  });

  test("may come as the table of CMS, with runs of codes and numbers that lost their zero", async () => {
    const rows = [
      ["Place of Service Code(s)", "Place of Service Name", "Place of Service Description"],
      [1, "Pharmacy", "Where drugs are sold. (Effective October 1, 2003)"],
      ["27-30", "Unassigned", "N/A"],
      [99, "Other Place of Service", "Another place."],
    ];
    const { release, rows: places } = await read("pos.xlsx", makeXlsx([{ name: "POS", rows }]));
    expect(places.map(({ code, facility, assigned }) => [code, facility, assigned])).toEqual([
      ["01", null, true],
      ["27", null, false],
      ["28", null, false],
      ["29", null, false],
      ["30", null, false],
      ["99", null, true],
    ]);
    expect(release).toMatchObject({ effectiveFrom: "2003-10-01", rowsRead: 3, rejected: [] });
  });

  test("holds from the day of its newest place, and says so", async () => {
    const { release } = await read("pos_codes.csv", CSV);
    expect(release.effectiveFrom).toBe("2016-01-01");
    expect(release.dayNote).toContain("2016-01-01");
    const newer = CSV.replace("28,Unassigned,Unassigned,Unassigned", "27,Non-Facility,Street,.");
    expect((await read("pos_codes.csv", newer)).release.effectiveFrom).toBe("2023-10-01");
  });

  test("holds from the day that its name or a flag says", async () => {
    expect((await read("pos_codes_2026-q1.csv", CSV)).release).toMatchObject({
      effectiveFrom: "2026-01-01",
      dayNote: null,
    });
    expect((await read("pos_codes.csv", CSV, "2026-03-01")).release).toMatchObject({
      effectiveFrom: "2026-03-01",
      dayNote: null,
    });
  });

  test("is not dated by older places when it has one that is not known", async () => {
    const unknown = CSV.replace("28,Unassigned,Unassigned,Unassigned", "28,Facility,Moon,.");
    await expect(read("pos_codes.csv", unknown)).rejects.toMatchObject({
      code: "RELEASE_UNKNOWN",
      message: expect.stringContaining("28"),
    });
    const dated = unknown.replace("Moon,.", 'Moon,"Up there. (Effective January 1, 2026)"');
    expect((await read("pos_codes.csv", dated)).release.effectiveFrom).toBe("2026-01-01");
    expect((await read("pos_codes.csv", unknown, "2027-01-01")).rows).toHaveLength(4);
  });

  test("is not dated by a place that is announced, which has a day of its own", async () => {
    const announced = CSV.replace(
      "28,Unassigned,Unassigned,Unassigned",
      '28,Facility,Moon,"Up there. (Effective January 1, 2027)"',
    );
    const { release, rows } = await read("pos_codes.csv", announced);
    expect(release.effectiveFrom).toBe("2016-01-01");
    expect(rows.map(({ code, effectiveFrom }) => [code, effectiveFrom])).toEqual([
      ["01", "2003-10-01"],
      ["19", "2016-01-01"],
      ["28", "2027-01-01"],
      ["99", null],
    ]);
  });

  test("keeps the rows that it cannot use, each with its reason", async () => {
    const content = `${CSV}1,Facility,Pharmacy,
26-28,Unassigned,Unassigned,
30-27,Unassigned,Unassigned,
A1,Facility,Place,
43,Elsewhere,Place,
44,Facility,,
`;
    const { release, rows } = await read("pos_codes.csv", content, "2026-01-01");
    expect(rows).toHaveLength(4);
    expect(release.rejected.map(({ reason }) => reason)).toEqual([
      "01 stands on row 2 already",
      "28 stands on row 4 already",
      'Place of Service Code(s) is "30-27"',
      'Place of Service Code(s) is "A1"',
      'Place of Service Type is "Elsewhere"',
      "Place of Service Name is blank",
    ]);
  });

  test("is refused when it is another table", async () => {
    await expect(read("a.csv", "code,name\n01,Pharmacy\n")).rejects.toMatchObject({
      code: "NOT_THIS_SOURCE",
    });
  });

  test("fails with a clear error alone, whatever is cut or garbled", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(CSV.length - 1),
        fc.nat(3),
        fc.string({ maxLength: 3 }),
        async (at, length, text) => {
          const content = CSV.slice(0, at) + text + (length === 0 ? "" : CSV.slice(at + length));
          try {
            const { rows, release } = await read("pos_codes.csv", content, "2026-01-01");
            expect(rows.length + release.rejected.length).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toBeInstanceOf(SourceError);
          }
        },
      ),
    );
  });
});

test("days are read in the spellings of the table", () => {
  expect(effectiveDaysIn("(Effective January 1, 2016)")).toEqual(["2016-01-01"]);
  expect(
    effectiveDaysIn("(effective 10/1/03) (Description change effective April 1, 2022.)"),
  ).toEqual(["2003-10-01", "2022-04-01"]);
  expect(effectiveDaysIn("An effective place.")).toEqual([]);
});

describeRealFiles("the places of service", ["reference/pos_codes.csv"], () => {
  test("are the 99 codes of the file, from the day of its newest place on", async () => {
    const text = readFileSync(realFile("reference/pos_codes.csv"), "utf8");
    const { release, rows } = await read("pos_codes.csv", text);
    const lines = text.split(/\r?\n/).filter((line) => /^\d\d,/.test(line));
    expect(lines).toHaveLength(99);
    expect(rows.map(({ code }) => code)).toEqual(lines.map((line) => line.slice(0, 2)));
    const ofType = (type: string) => lines.filter((line) => line.startsWith(`,${type},`, 2)).length;
    expect(rows.filter(({ facility }) => facility === true)).toHaveLength(ofType("Facility"));
    expect(rows.filter(({ facility }) => facility === false)).toHaveLength(ofType("Non-Facility"));
    expect(rows.filter(({ assigned }) => !assigned)).toHaveLength(ofType("Unassigned"));
    expect(release).toMatchObject({ effectiveFrom: "2024-08-01", rejected: [], rowsRead: 99 });
  });
});
