import { expect, test } from "@jest/globals";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { csvOf, sampleCode } from "./made-up-releases.ts";
import { readRelease } from "./read-release.ts";

const write = useTemporaryFiles();

test("days are read in every spelling that tables have, and the end of all days is none", async () => {
  const added = ["20200101", "2020-01-01 00:00:00", "1/1/20", "1/1/2020", "01JAN2020"];
  const ends = ["99991231", "12/31/9999", "9999-12-31", "00000000", ""];
  const codes = added.map((_, i) => `X000${i}`);
  const made = codes.map((code) => sampleCode({ code, added: `a${code}`, lastDay: `e${code}` }));
  const content = codes.reduce(
    (text, code, i) => text.replace(`a${code}`, added[i] ?? "").replace(`e${code}`, ends[i] ?? ""),
    csvOf(made),
  );
  const { release, rows } = await readRelease(await write("HCPC2025_OCT_ANWEB.csv", content));
  expect(release.rejected).toEqual([]);
  expect(rows.map((row) => [row.added, row.lastDay])).toEqual(
    added.map(() => ["2020-01-01", null]),
  );
});

test("words under the rows are a notice", async () => {
  const content = `${csvOf([sampleCode()])}\r\nCopyright 2023 Nobody\r\n`;
  const { release } = await readRelease(await write("HCPC2025_OCT_ANWEB.csv", content));
  expect(release).toMatchObject({ rowsRead: 1, rejected: [], notices: ["Copyright 2023 Nobody"] });
});

test("a file that has few codes only lacks what every release has", async () => {
  const some = await readRelease(
    await write("HCPC2025_OCT_ANWEB.csv", csvOf([sampleCode({ code: "A0001" })])),
  );
  expect(some.release.lacking).toEqual(
    ["E", "G", "J", "L", "V"].map((start) => `codes that begin with ${start}`),
  );
  const whole = ["A", "E", "G", "J", "L", "V"].map((start) => sampleCode({ code: `${start}0001` }));
  const all = await readRelease(await write("HCPC2025_OCT_ANWEB.csv", csvOf(whole)));
  expect(all.release.lacking).toEqual([]);
});
