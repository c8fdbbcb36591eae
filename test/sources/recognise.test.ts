import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { filesBelow } from "../../src/sources/files-below.ts";
import { recognise } from "../../src/sources/recognise.ts";
import { makeZip } from "./files/make-zip.ts";
import { useTemporaryFiles } from "./files/temporary-files.ts";
import { COLUMNS_OF_2026, csvOf, sampleRow, TITLE_OF_2026 } from "./mpfs/made-up-releases.ts";
import { makeXlsx } from "./files/make-xlsx.ts";
import { OFFICIAL_HEADER, textOf, WHOLE } from "./ptp/made-up-parts.ts";

const write = useTemporaryFiles();

const ROWS = ["99213", "Q0001", "V5364"].map((code) => sampleRow({ code }));
const GPCI = {
  name: "GPCI2026.csv",
  content:
    "Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2026 PW GPCI (without 1.0 Floor),2026 PW GPCI (with 1.0 Floor)***,2026 PE GPCI,2026 MP GPCI\n10112,AL,00,NOWHERE,0.9,1,0.8,0.5\n",
};
const LAYOUT = { columns: COLUMNS_OF_2026, title: TITLE_OF_2026 };
const variant = (name: string, pricing: string) => ({
  name: `PPRRVU2026_Jan_${name}.csv`,
  content: csvOf(
    ROWS.map((row) => ({ ...row, pricing })),
    LAYOUT,
  ),
});

async function look(...paths: string[]) {
  const { found, leftOut } = await recognise(paths, {});
  return {
    found: found.map(({ file }) => [file.source, file.effectiveFrom, file.variant]),
    leftOut: leftOut.map(({ reason, isDamaged }) => ({ reason, isDamaged })),
  };
}

describe("an archive of the fee schedule", () => {
  test("has a release of each variant, from 2026 on, beside the localities", async () => {
    const zip = makeZip([variant("nonQPP", "9"), variant("QPP", "1"), GPCI]);
    expect(await look(await write("rvu26a.zip", zip))).toEqual({
      found: [
        ["mpfs", "2026-01-01", "QUALIFYING_APM"],
        ["mpfs", "2026-01-01", "NON_QUALIFYING_APM"],
        ["gpci", "2026-01-01", null],
      ],
      leftOut: [],
    });
  });

  test("does not hide a table that is wrong behind one that is right", async () => {
    const { name, content } = variant("nonQPP", "9");
    const broken = { name, content: content.replaceAll("GLOB", "GLUB") };
    const { found, leftOut } = await look(await write("rvu26a.zip", makeZip([broken, GPCI])));
    expect(found).toEqual([["gpci", "2026-01-01", null]]);
    expect(leftOut).toEqual([
      { reason: expect.stringContaining("column") as unknown, isDamaged: true },
    ]);
  });
});

describe("a file that no source knows", () => {
  test.each([
    ["page.csv", "<!DOCTYPE html><html><body>Accept the licence</body></html>", "licence"],
    ["empty.csv", "", "empty"],
    ["document.pdf", "%PDF-1.7\n\u0000\u0001\u0002\u0000", "as it was downloaded"],
    ["compose.yaml", "services: {}\n", "it has none of the lists of a team's own facts"],
    ["words.txt", "Nothing but words.\n", "no source knows it"],
  ])("%s is left out with the reason", async (name, content, reason) => {
    const { found, leftOut } = await look(await write(name, content));
    expect(found).toEqual([]);
    expect(leftOut).toEqual([
      { reason: expect.stringContaining(reason) as unknown, isDamaged: false },
    ]);
  });

  test("says by which command to give what it lacks", async () => {
    const path = await write("PPRRVU2026_Jan.csv", csvOf(ROWS, LAYOUT));
    const { leftOut } = await look(path);
    expect(leftOut).toEqual([
      {
        reason: expect.stringContaining("codeloom import mpfs PPRRVU2026_Jan.csv") as unknown,
        isDamaged: true,
      },
    ]);
  });
});

describe("parts of procedure pairs", () => {
  const parts = [WHOLE.slice(0, 3), WHOLE.slice(3, 6), WHOLE.slice(6)];
  const texts = () =>
    Promise.all(parts.map((rows, at) => write(`ccipra-2024q3-f${at + 1}.txt`, textOf(rows))));

  test("in another form beside them are listed as left out", async () => {
    const sheet = { name: "f2", rows: [...OFFICIAL_HEADER, ...(parts[1] ?? [])] };
    const workbook = await write("ccipra-2024q3-f2.xlsx", makeXlsx([sheet]));
    expect(await look(...(await texts()), workbook)).toEqual({
      found: [["ptp", "2024-07-01", null]],
      leftOut: [{ reason: "it is another form of ccipra-2024q3-f2.txt", isDamaged: false }],
    });
  });

  test("with a gap among them are damaged", async () => {
    const [first = "", , third = ""] = await texts();
    expect(await look(first, third)).toEqual({
      found: [],
      leftOut: [{ reason: expect.stringContaining("f2 is missing") as unknown, isDamaged: true }],
    });
  });
});

describe("files of a folder", () => {
  test("are found through links, each folder once, and not where they are hidden", async () => {
    const folder = dirname(await write("a.csv", "a"));
    const elsewhere = join(folder, "elsewhere");
    const looked = join(folder, "looked");
    for (const path of [elsewhere, looked, join(looked, ".hidden")]) await mkdir(path);
    await writeFile(join(elsewhere, "b.csv"), "b");
    await writeFile(join(looked, ".hidden", "c.csv"), "c");
    await writeFile(join(looked, ".d.csv"), "d");
    await symlink(elsewhere, join(looked, "link"));
    await symlink(join(folder, "a.csv"), join(looked, "a.csv"));
    await symlink(looked, join(elsewhere, "back"));
    expect(await filesBelow([looked])).toEqual([
      join(looked, "a.csv"),
      join(looked, "link", "b.csv"),
    ]);
  });
});
