import { describe, expect, test } from "@jest/globals";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { cells, readPtp, textOf, WHOLE } from "./made-up-parts.ts";

const write = useTemporaryFiles();
const read = async (rows: readonly (readonly string[])[]) =>
  readPtp([await write("ccipra-2024q3-f1.txt", textOf([...WHOLE, ...rows]))]);

describe("a row that cannot be used is kept with its reason", () => {
  test.each([
    ["a code that is none", cells("1234", "Q0001"), 'Column 1 is "1234"'],
    ["a blank code", cells("12345", " "), "Column 2 is blank"],
    ["a mark that is none", cells("12345", "Q0001", { prior: "x" }), 'prior to 1996 is "x"'],
    ["a day that is none", cells("12345", "Q0001", { effective: "20230229" }), '"20230229"'],
    ["a blank end", cells("12345", "Q0001", { deletion: "" }), "Deletion Date is blank"],
    ["an indicator that is none", cells("12345", "Q0001", { modifier: "2" }), 'Modifier is "2"'],
    [
      "an end before its beginning",
      cells("12345", "Q0001", { effective: "20200101", deletion: "20191231" }),
      "Deletion Date 2019-12-31 is before Effective Date 2020-01-01",
    ],
    ["too few cells", ["12345", "Q0001", "", "20200101"], "it has 4 cells where the header has 7"],
    ["too many", [...cells("12345", "Q0001"), "more"], "it has 8 cells where the header has 7"],
  ])("%s", async (_, bad, reason) => {
    const { release, rows } = await read([bad, cells("12345", "Q0002")]);
    expect(rows).toHaveLength(WHOLE.length + 1);
    expect(release.rowsRead).toBe(WHOLE.length + 2);
    expect(release.rejected).toEqual([
      {
        row: WHOLE.length + 7,
        file: "ccipra-2024q3-f1.txt",
        reason: expect.stringContaining(reason) as unknown,
        text: bad.join("\t"),
      },
    ]);
  });

  test("blank lines, and blank cells after the last column, do no harm", async () => {
    const { release, rows } = await read([[""], [...cells("12345", "Q0001"), "", ""], ["\t\t"]]);
    expect(rows).toHaveLength(WHOLE.length + 1);
    expect(release.rejected).toEqual([]);
  });

  test("a file of which no row can be used is refused", async () => {
    const path = await write("ccipra-2024q3-f1.txt", textOf([cells("1", "2")]));
    await expect(readPtp([path])).rejects.toMatchObject({ code: "NO_ROWS" });
  });
});

describe("a pair with the same dates", () => {
  const pair = (deletion: string, modifier = "1", rationale?: string) =>
    cells("12345", "Q0001", {
      deletion,
      modifier,
      ...(rationale === undefined ? {} : { rationale }),
    });

  test("is rejected the second time, near or far, naming the first row", async () => {
    const { release } = await read([
      pair("20201231"),
      pair("*"),
      pair("20201231", "0"),
      cells("12345", "Q0002"),
      cells("12346", "Q0001"),
      pair("*"),
      cells("12345", "Q0000"),
      pair("20201231"),
      cells("12345", "Q0000"),
    ]);
    const first = WHOLE.length + 7;
    expect(release.rejected.map(({ row, reason }) => [row - first, reason])).toEqual([
      [2, `12345/Q0001 of 2020-01-01 to 2020-12-31 stands on row ${first} already`],
      [5, `12345/Q0001 of 2020-01-01 to * stands on row ${first + 1} already`],
      [7, `12345/Q0001 of 2020-01-01 to 2020-12-31 stands on row ${first} already`],
      [8, `12345/Q0000 of 2020-01-01 to * stands on row ${first + 6} already`],
    ]);
  });

  test("is rejected in another part too, which is named", async () => {
    const paths = [
      await write("ccipra-2024q3-f1.txt", textOf(WHOLE)),
      await write("ccipra-2024q3-f2.txt", textOf([cells("Q0002", "Q0001"), ...WHOLE.slice(1, 2)])),
    ];
    const { release } = await readPtp(paths);
    expect(release.rejected).toEqual([
      expect.objectContaining({
        row: 8,
        file: "ccipra-2024q3-f2.txt",
        reason: "10001/Q9999 of 2020-01-01 to * stands on row 8 of ccipra-2024q3-f1.txt already",
      }),
    ]);
  });

  test("that never held may have two reasons", async () => {
    const twice = [pair("20200101", "9", "One"), pair("20200101", "9", "Two")];
    expect((await read(twice)).release.rejected).toEqual([]);
    expect((await read([...twice, ...twice])).release.rejected).toHaveLength(2);
  });
});
