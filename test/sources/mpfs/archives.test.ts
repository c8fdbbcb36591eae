import { describe, expect, test } from "@jest/globals";
import { openMpfs } from "../../../src/sources/mpfs/read-mpfs.ts";
import type { MemberToMake } from "../files/make-zip.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import {
  COLUMNS_OF_2026,
  csvOf,
  sampleRow,
  TITLE_OF_2026,
  txtOf,
  xlsxOf,
} from "./made-up-releases.ts";
import { asRead, readRelease, withoutPlace } from "./read-release.ts";

const write = useTemporaryFiles();
const ROWS = [sampleRow({ code: "00100" }), sampleRow({ code: "Q0001" })];
const OTHERS: MemberToMake[] = [
  { name: "RVU25D.pdf", content: "%PDF-1.7" },
  { name: "GPCI2025.csv", content: "ADDENDUM E,,\r\nContractor,State\r\n" },
  { name: "ANES2025.txt", content: "MADE-UP 00 20.00\r\n" },
  { name: "OPPSCAP_Oct.csv", content: "HCPCS,MOD,PROCSTAT\r\nQ0001,,A\r\n" },
  { name: "25LOCCO.xlsx", content: "not a workbook" },
];
const CSV = { name: "RVU25D/PPRRVU2025_Oct.csv", content: csvOf(ROWS) };
const TXT = { name: "RVU25D/PPRRVU2025_Oct.txt", content: txtOf(ROWS) };
const XLSX = { name: "RVU25D/PPRRVU2025_Oct.xlsx", content: xlsxOf(ROWS) };

describe("an archive", () => {
  test.each([
    ["CSV", [XLSX, TXT, CSV]],
    ["TXT", [XLSX, TXT]],
    ["XLSX", [XLSX]],
  ])("is read from its %s form, and says so", async (form, forms) => {
    const path = await write("rvu25d.zip", makeZip([...OTHERS, ...forms]));
    const { release, rows } = await readRelease(path);
    expect(release).toMatchObject({
      form,
      file: `PPRRVU2025_Oct.${form.toLowerCase()}`,
      effectiveFrom: "2025-10-01",
    });
    expect(rows.map(withoutPlace)).toEqual(ROWS.map(asRead));
  });

  test("has the SHA-256 of the whole, not of its member", async () => {
    const inside = await openMpfs(await write("PPRRVU2025_Oct.csv", CSV.content));
    const path = await write("rvu25d.zip", makeZip([CSV]));
    expect((await openMpfs(path)).sha256).not.toBe(inside.sha256);
  });

  test("tells the date by its name when the member does not", async () => {
    const member = { name: "PPRRVU25_V0911.txt", content: TXT.content };
    const path = await write("rvu25d-updated-09-11-2025.zip", makeZip([member]));
    expect((await openMpfs(path)).effectiveFrom).toBe("2025-10-01");
  });

  test("is searched by content when no name tells", async () => {
    const path = await write("a.zip", makeZip([...OTHERS, { ...CSV, name: "table.csv" }]));
    expect((await openMpfs(path)).file).toBe("table.csv");
  });

  test("is read from a whole form when another is damaged", async () => {
    const damaged = { ...CSV, content: CSV.content.replace("CONV", "CNV") };
    const path = await write("a.zip", makeZip([damaged, TXT]));
    expect((await openMpfs(path)).form).toBe("TXT");
    await expect(openMpfs(await write("b.zip", makeZip([damaged])))).rejects.toMatchObject({
      code: "MISSING_COLUMN",
    });
  });

  test("is read from the member that is asked for", async () => {
    const path = await write("a.zip", makeZip([CSV, TXT, XLSX]));
    for (const member of ["RVU25D/PPRRVU2025_Oct.txt", "pprrvu2025_oct.TXT"]) {
      expect((await openMpfs(path, { member })).form).toBe("TXT");
    }
    await expect(openMpfs(path, { member: "other.csv" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const alone = await write("PPRRVU2025_Oct.csv", CSV.content);
    await expect(openMpfs(alone, { member: "other.csv" })).rejects.toMatchObject({
      code: "INVALID_OPTION",
    });
  });

  test("is read from an archive within it", async () => {
    const path = await write(
      "a.zip",
      makeZip([...OTHERS, { name: "rvu25d.zip", content: makeZip([TXT, CSV]) }]),
    );
    const { release, rows } = await readRelease(path);
    expect(release).toMatchObject({ form: "CSV", file: "PPRRVU2025_Oct.csv" });
    expect(rows).toHaveLength(ROWS.length);
    const member = "PPRRVU2025_Oct.txt";
    expect((await openMpfs(path, { member })).form).toBe("TXT");
  });

  test("with two releases is refused, saying how to choose", async () => {
    const july = { name: "PPRRVU2025_Jul.csv", content: csvOf(ROWS) };
    const opening = openMpfs(await write("a.zip", makeZip([CSV, july])));
    await expect(opening).rejects.toMatchObject({ code: "AMBIGUOUS_MEMBER" });
    await expect(opening).rejects.toHaveProperty(
      "hint",
      "Choose one by its name: --member RVU25D/PPRRVU2025_Oct.csv",
    );
  });
});

describe("an archive with the two variants of 2026", () => {
  const variant = (name: string, pricing: string, conversionFactor: number) => {
    const rows = ROWS.map((row) => ({ ...row, pricing, conversionFactor }));
    const layout = { columns: COLUMNS_OF_2026, title: TITLE_OF_2026 };
    return [
      { name: `PPRRVU2026_Jan_${name}.csv`, content: csvOf(rows, layout) },
      { name: `PPRRVU2026_Jan_${name}.xlsx`, content: xlsxOf(rows, layout) },
    ];
  };
  const archive = makeZip([
    ...OTHERS,
    ...variant("nonQPP", "9", 33.4),
    ...variant("QPP", "1", 33.57),
  ]);

  test("is refused, saying how to choose", async () => {
    const opening = openMpfs(await write("rvu26a.zip", archive));
    await expect(opening).rejects.toMatchObject({ code: "VARIANT_UNKNOWN" });
    await expect(opening).rejects.toHaveProperty(
      "hint",
      expect.stringContaining("--member PPRRVU2026_Jan_nonQPP.csv"),
    );
  });

  test.each([
    [{ member: "PPRRVU2026_Jan_QPP.csv" }, "QUALIFYING_APM", 33.57],
    [{ variant: "QUALIFYING_APM" }, "QUALIFYING_APM", 33.57],
    [{ variant: "NON_QUALIFYING_APM" }, "NON_QUALIFYING_APM", 33.4],
  ])("is read by %j", async (options, expected, factor) => {
    const { release, rows } = await readRelease(await write("rvu26a.zip", archive), options);
    expect(release).toMatchObject({ variant: expected, form: "CSV", effectiveFrom: "2026-01-01" });
    expect(rows[0]?.conversionFactor).toBe(factor);
  });
});
