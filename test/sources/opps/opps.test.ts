import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { openOpps } from "../../../src/sources/opps/read-opps.ts";
import { SourceError } from "../../../src/sources/source-error.ts";
import { collect } from "../files/byte-sources.ts";
import { makeXlsx } from "../files/make-xlsx.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";

const write = useTemporaryFiles();
const NAME = "2026_April_Web_Addendum_B.03242026.csv";
const HEADER = [
  "HCPCS Code",
  "Short Descriptor",
  "SI",
  "APC",
  "Relative Weight",
  "Payment Rate",
  "National Unadjusted Copayment",
  "Minimum Unadjusted Copayment",
  '"Note: Actual copayments would be lower,\nmade up"',
  "* Indicates a Change",
].join(",");
const ROWS = [
  'Q0001,"Made-up, first",J1,5012,1.4879,"$3,307.24 ",.,$661.45,,',
  "Q0002,Made-up second,N,,,,,,,*",
  "00100,Made-up third,S,0020,0.5,$44.09,$12.00,$8.82,x,",
];
const csvOf = (rows: readonly string[], header = HEADER) =>
  [
    '"Addendum B.-Final OPPS Payment by HCPCS Code for CY 2026, made up",,,,,,,,,',
    ",,,,,,,,,",
    header,
    ...rows,
    "",
  ].join("\r\n");

async function read(name: string, content: string | Buffer) {
  const release = await openOpps(await write(name, content));
  return { release, rows: await collect(release.rows()) };
}

describe("Addendum B as published", () => {
  test("gives status, payment group and amounts of each code", async () => {
    const { release, rows } = await read(NAME, csvOf(ROWS));
    expect(release).toMatchObject({
      source: "opps",
      setting: null,
      effectiveFrom: "2026-04-01",
      title: "Addendum B.-Final OPPS Payment by HCPCS Code for CY 2026, made up",
      rejected: [],
    });
    expect(rows).toEqual([
      {
        row: 5,
        code: "Q0001",
        short: "Made-up, first",
        status: "J1",
        apc: "5012",
        relativeWeight: 1.4879,
        paymentRate: 3307.24,
        nationalCopayment: null,
        minimumCopayment: 661.45,
        changed: false,
      },
      {
        row: 6,
        code: "Q0002",
        short: "Made-up second",
        status: "N",
        apc: null,
        relativeWeight: null,
        paymentRate: null,
        nationalCopayment: null,
        minimumCopayment: null,
        changed: true,
      },
      expect.objectContaining({
        code: "00100",
        apc: "0020",
        nationalCopayment: 12,
        changed: false,
      }),
    ]);
  });

  test("is read from a spreadsheet whose numbers have lost their zeros", async () => {
    const cells = [
      ["Addendum B.-Final OPPS Payment by HCPCS Code for CY 2025"],
      [],
      [
        "HCPCS Code",
        "Short Descriptor",
        "SI",
        "APC ",
        "Relative Weight",
        "Payment Rate ",
        "* Indicates a Change from the Previous Quarter",
      ],
      [100, "Made-up third", "S", 20, 0.5, 44.09, null],
      ["Q0001\u00a0", "Made-up", "Q1", 5012, null, null, "*"],
    ];
    const xlsx = makeXlsx([{ name: "Addendum B", rows: cells }]);
    const { release, rows } = await read("january_2025_web_addendum_b.01052025.xlsx", xlsx);
    expect(release).toMatchObject({ form: "XLSX", effectiveFrom: "2025-01-01" });
    expect(rows).toMatchObject([
      { code: "00100", apc: "0020", paymentRate: 44.09, nationalCopayment: null, changed: false },
      { code: "Q0001", apc: "5012", paymentRate: null, changed: true },
    ]);
  });

  test("is found in an archive beside Addendum A, in one of its forms", async () => {
    const zip = makeZip([
      {
        name: "508 Version/2026_April_Web_Addendum_A.csv",
        content: "APC,Group Title,SI\n5012,x,S\n",
      },
      { name: "508 Version/2026_April_Web_Addendum_B.csv", content: csvOf(ROWS) },
      {
        name: "508 Version/2026_April_Web_Addendum_B.txt",
        content: csvOf(ROWS).replaceAll(",", "\t"),
      },
    ]);
    const { release, rows } = await read("addendum.zip", zip);
    expect(release).toMatchObject({ form: "CSV", effectiveFrom: "2026-04-01" });
    expect(rows).toHaveLength(3);
  });

  test.each([
    ["July2025_Addendum_B.csv", "2025-07-01"],
    ["October 2024 Addendum B.csv", "2024-10-01"],
    ["2023_January_Web_Addendum_B.01202023a.csv", "2023-01-01"],
    ["AddendumB_Oct23.csv", "2023-10-01"],
    // The addendum of a year's final rule.
    ["2024-AddB.csv", "2024-01-01"],
  ])("has its day told by its name: %s", async (name, day) => {
    const content = csvOf(ROWS).replace("CY 2026", "a year");
    expect((await read(name, content)).release.effectiveFrom).toBe(day);
  });

  test("is refused when title and name contradict each other, or nothing tells the quarter", async () => {
    await expect(read("april_2025_web_addendum_b.csv", csvOf(ROWS))).rejects.toMatchObject({
      code: "IDENTITY_CONFLICT",
    });
    await expect(read("addendum_b.csv", csvOf(ROWS))).rejects.toMatchObject({
      code: "RELEASE_UNKNOWN",
    });
  });

  test("has rows that cannot be used set aside", async () => {
    const { release } = await read(
      NAME,
      csvOf([
        ...ROWS,
        "Q0003,Made-up,,,,,,,,",
        "Q0004,Made-up,J1,50,,,,,,",
        'Q0005,Made-up,J1,5012,,"$3,3",,,,',
        "Q0006,Made-up,J1,5012,,,,,,maybe",
        "Q0002,Made-up,N,,,,,,,",
        "Q0007,Made-up,J1",
      ]),
    );
    expect(release.rejected.map(({ reason }) => reason)).toEqual([
      "SI is blank",
      'APC is "50"',
      'Payment Rate is "$3,3"',
      'Changed? is "maybe"',
      "Q0002 stands on row 6 already",
      "it has 3 cells where the header has 10",
    ]);
  });

  test("is refused when it is cut off", async () => {
    for (const bytes of [3, 10, 20])
      await expect(read(NAME, csvOf(ROWS).slice(0, -bytes))).rejects.toMatchObject({
        code: "TRUNCATED",
      });
  });
});

test("an extract tells of which month it is in its rows", async () => {
  const header = "HCPCSCode,ShortDescriptor,StatusIndicator,PaymentRate,Changed?,Source";
  const { release, rows } = await read(
    "addendum.csv",
    `${header}\n"Q0001","Made-up","J1",3307.24,true,"2026-04"\n"Q0002","Made-up","N",,false,"2026-04"\n\n`,
  );
  expect(release).toMatchObject({ effectiveFrom: "2026-04-01", rowsRead: 2 });
  expect(rows).toMatchObject([
    { code: "Q0001", apc: null, paymentRate: 3307.24, changed: true },
    { code: "Q0002", paymentRate: null, changed: false },
  ]);
});

test("other tables of hospitals and practitioners are refused", async () => {
  for (const content of [
    "APC,Group Title,SI,Relative Weight,Payment Rate\n5012,x,S,1,2\n",
    "HCPCS,MOD,DESCRIPTION,STATUS CODE\nQ0001,,x,A\n",
  ])
    await expect(read(NAME, content)).rejects.toMatchObject({ code: "NOT_THIS_SOURCE" });
});

test("whatever is garbled in it, the table gives rows, rejected rows or a clear error", async () => {
  const content = Buffer.from(csvOf(ROWS));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(content.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(60),
      async (changes, cut) => {
        const bytes = Buffer.from(content.subarray(0, content.length - cut));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        try {
          const { release, rows } = await read(NAME, bytes);
          expect(rows.length + release.rejected.length).toBe(release.rowsRead);
          expect(rows.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(SourceError);
        }
      },
    ),
    { numRuns: 150 },
  );
});
