import { describe, expect, test } from "@jest/globals";
import { openFixedWidth } from "../../../src/sources/tables/fixed-width.ts";
import { makeXlsx } from "../files/make-xlsx.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { CSV, readLimits, type MadeUpRow } from "./made-up-source.ts";

const write = useTemporaryFiles();
const TABS = CSV.replaceAll('"one, two"', "one; two").replaceAll(",", "\t");
const CELLS = [
  ["Code", "Limit", "Reason", "Note"],
  ["Q0001", 2, "Anatomy", "none"],
  ["Q0002", 0, "Policy", "one, two"],
];
const facts = (rows: readonly MadeUpRow[]) => rows.map(({ row: _row, ...rest }) => rest);

describe("one release in different forms", () => {
  test("gives the same rows", async () => {
    const csv = await readLimits(await write("a.csv", CSV));
    const txt = await readLimits(await write("a.txt", TABS));
    const xlsx = await readLimits(
      await write("a.xlsx", makeXlsx([{ name: "Limits", rows: CELLS }])),
    );
    expect([csv, txt, xlsx].map(({ release }) => release.form)).toEqual(["CSV", "TXT", "XLSX"]);
    expect(csv.rows).toMatchObject([
      { row: 2, code: "Q0001", limit: 2, reason: "Anatomy", note: "none" },
      { row: 3, code: "Q0002", limit: 0, reason: "Policy", note: "one, two" },
    ]);
    expect(facts(xlsx.rows)).toEqual(facts(csv.rows));
    expect(txt.rows.map(({ code }) => code)).toEqual(["Q0001", "Q0002"]);
  });

  test("has its delimiter known by where the columns are found, not by counting alone", async () => {
    const commas = "Copyright, licence, and, so, on, and, on, and, on\n".repeat(5);
    const tabs = "a\tb\tc\td\te\tf\tg\th\ti\tj\tk\n".repeat(5);
    expect((await readLimits(await write("a.txt", commas + TABS))).release.form).toBe("TXT");
    expect((await readLimits(await write("a.csv", tabs + CSV))).release.form).toBe("CSV");
  });

  test("is read in any encoding that publishers use", async () => {
    const accented = CSV.replace("none", "na\u00efve \u00ae");
    for (const bytes of [
      Buffer.from(accented),
      Buffer.from(`\ufeff${accented}`),
      Buffer.from(accented, "latin1"),
      Buffer.from(`\ufeff${accented}`, "utf16le"),
    ])
      expect((await readLimits(await write("a.csv", bytes))).rows[0]?.note).toBe(
        "na\u00efve \u00ae",
      );
  });
});

describe("a workbook", () => {
  test("has its table on the first visible sheet with the columns", async () => {
    const old = [CELLS[0] ?? [], ["Q0009", 1, "Old", null]];
    const { rows } = await readLimits(
      await write(
        "a.xlsx",
        makeXlsx([
          { name: "Old", rows: old, hidden: true },
          { name: "Licence", rows: [["Please read this first"], [], ["Code"]] },
          { name: "Limits", rows: [["Limits of 2024"], [], ...CELLS] },
          { name: "More", rows: old },
        ]),
      ),
    );
    expect(rows.map(({ code }) => code)).toEqual(["Q0001", "Q0002"]);
  });

  test("gives codes their zeros back, and rows without their last blank cells", async () => {
    const { rows } = await readLimits(
      await write("a.xlsx", makeXlsx([{ name: "L", rows: [CELLS[0] ?? [], [100, 3, "Policy"]] }])),
    );
    expect(rows).toMatchObject([{ code: "00100", limit: 3, note: "" }]);
  });

  test("without the table is refused, and one that lacks a column says which", async () => {
    const notes = makeXlsx([{ name: "Notes", rows: [["nothing here"]] }]);
    const lacking = makeXlsx([
      {
        name: "L",
        rows: [
          ["Code", "Limit"],
          ["Q0001", 1],
        ],
      },
    ]);
    await expect(readLimits(await write("a.xlsx", notes))).rejects.toMatchObject({
      code: "NOT_THIS_SOURCE",
    });
    await expect(readLimits(await write("a.xlsx", lacking))).rejects.toThrow(
      "no column named Reason",
    );
  });
});

test("a text form of the source's own is cut as it says", async () => {
  const text = "Limits\n\nQ00012Policy\r\nQ0002 broken\nQ00030Anatomy\n";
  const { release, rows } = await readLimits(await write("a.txt", text), {
    openText: ({ source }) =>
      openFixedWidth(source, (line) => {
        const [, code = "", limit = "", reason = ""] = /^(\w{5})(\d)(\w+)$/.exec(line) ?? [];
        return code === "" ? null : { code, limit, reason };
      }),
  });
  expect(rows.map(({ row, code, limit }) => [row, code, limit])).toEqual([
    [3, "Q0001", 2],
    [5, "Q0003", 0],
  ]);
  expect(release.rejected).toMatchObject([{ row: 4, text: "Q0002 broken" }]);
});

describe("an archive", () => {
  const member = (name: string, content: string | Buffer = CSV) => ({ name, content });
  const open = async (members: ReturnType<typeof member>[], name?: string) =>
    readLimits(await write("limits.zip", makeZip(members)), {
      options: name === undefined ? {} : { member: name },
    });

  test("has the table among documents and other tables", async () => {
    const { release, rows } = await open([
      member("readme.txt", "Please read this, and that.\n"),
      member("other.csv", "A,B,C\n1,2,3\n"),
      member("layout.pdf", "%PDF-1.4"),
      member("folder/limits.csv"),
    ]);
    expect(rows).toHaveLength(2);
    expect(release.file).toBe("limits.csv");
  });

  test("of several forms of a release is read in one, the source's preference first", async () => {
    const forms = [
      member("limits.xlsx", makeXlsx([{ name: "Limits", rows: CELLS }])),
      member("limits.txt", TABS),
      member("limits.csv"),
    ];
    expect((await open(forms)).release.form).toBe("CSV");
    const { release } = await readLimits(await write("limits.zip", makeZip(forms)), {
      preference: ["XLSX", "TXT"],
    });
    expect(release.form).toBe("XLSX");
  });

  test("with a damaged form is read in a whole one", async () => {
    const { release } = await open([
      member("limits.csv", "Code,Limit,Note\nQ0001,1,x\n"),
      member("limits.txt", TABS),
    ]);
    expect(release.form).toBe("TXT");
    await expect(open([member("limits.csv", "Code,Limit\nQ0001,1\n")])).rejects.toMatchObject({
      code: "MISSING_COLUMN",
    });
  });

  test("with two tables needs to be told which, by path or base name in any case", async () => {
    const two = [member("east/a.csv"), member("west/b.dat", CSV.replace("Q0001", "Q0007"))];
    const ambiguous = open([member("a.csv"), member("b.csv")]);
    await expect(ambiguous).rejects.toMatchObject({ code: "AMBIGUOUS_MEMBER" });
    await expect(ambiguous).rejects.toThrow("a.csv, b.csv");
    for (const name of ["west/b.dat", "B.DAT"])
      expect((await open(two, name)).rows[0]?.code).toBe("Q0007");
    await expect(open(two, "c.csv")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("without any table is refused with what it holds", async () => {
    const opening = open([member("readme.txt", "no, table\n"), member("picture.png", "x")]);
    await expect(opening).rejects.toMatchObject({ code: "NOT_THIS_SOURCE" });
    await expect(opening).rejects.toThrow(
      "holds no list of limits; it holds readme.txt, picture.png",
    );
    await expect(open([])).rejects.toThrow("it holds nothing");
  });

  test("is what --member is for: of a plain file it is refused", async () => {
    const path = await write("a.csv", CSV);
    await expect(readLimits(path, { options: { member: "b.csv" } })).rejects.toMatchObject({
      code: "INVALID_OPTION",
    });
  });
});
