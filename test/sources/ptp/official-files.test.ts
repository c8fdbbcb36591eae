import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import { groupPtpParts, openPtp } from "../../../src/sources/ptp/read-ptp.ts";
import { encodePtpRow } from "../../../src/sources/ptp/row-text.ts";
import { describeRealFiles, realFile } from "../files/real-files.ts";

const PARTS = [1, 2, 3, 4].map((part) => `ncci/ccipra-2024q3-f${part}.zip`);
const EXCERPT = "excerpts/ccipra-v322r0-f1.excerpt.txt";
const MINUTES = 60_000;

/** The lines of the one text in an archive, taken out by hand. */
async function linesOf(path: string): Promise<string[]> {
  const zip = await readFile(path);
  const entry = zip.lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1"));
  const local = zip.readUInt32LE(entry + 42);
  const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(data, data + zip.readUInt32LE(entry + 20));
  return inflateRawSync(packed).toString("latin1").split("\r\n");
}

/** A pair as a number: 26 bits for each code. */
const numberOf = (one: string, two: string): number =>
  parseInt(one, 36) * 2 ** 26 + parseInt(two, 36);

describeRealFiles("the four parts of the third quarter of 2024", PARTS, () => {
  test(
    "are read whole: each row is the line that it cites, and all counts are those of the files",
    async () => {
      const release = await openPtp(PARTS.map(realFile).toReversed());
      expect(release).toMatchObject({ effectiveFrom: "2024-07-01", setting: "PRACTITIONER" });
      const pairs = new Map<number, number>();
      const [differing, voids]: [string[], string[]] = [[], []];
      let [file, lines, rows, lineCount, voidCount] = ["", [] as string[], 0, 0, 0];
      for await (const batch of release.batches()) {
        for (const row of batch) {
          if (row.file !== file) {
            file = row.file;
            lines = await linesOf(realFile(`ncci/${file.replace(".txt", ".zip")}`));
            lineCount += lines.filter((line) => /^[0-9A-Z]{5}\t/.test(line)).length;
          }
          rows += 1;
          if (encodePtpRow(row) !== lines[row.row - 1]) differing.push(`${file} ${row.row}`);
          const pair = numberOf(row.columnOne, row.columnTwo);
          pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
          if (row.effective !== row.lastDay) continue;
          voidCount += 1;
          if (row.modifierIndicator !== "9") voids.push(`${file} ${row.row}`);
        }
      }
      expect({ differing, voids, rejected: release.rejected }).toEqual({
        differing: [],
        voids: [],
        rejected: [],
      });
      let [recurring, most, both] = [0, 0, 0];
      for (const [pair, times] of pairs) {
        if (times > 1) recurring += 1;
        most = Math.max(most, times);
        const [one, two] = [Math.floor(pair / 2 ** 26), pair % 2 ** 26];
        if (one < two && pairs.has(two * 2 ** 26 + one)) both += 1;
      }
      expect({ rows, rowsRead: release.rowsRead, lineCount }).toEqual({
        rows: 2_546_017,
        rowsRead: 2_546_017,
        lineCount: 2_546_017,
      });
      expect({ pairs: pairs.size, recurring, most, both, voidCount }).toEqual({
        pairs: 2_238_466,
        recurring: 305_096,
        most: 4,
        both: 4_965,
        voidCount: 98_853,
      });
    },
    5 * MINUTES,
  );

  test("are refused without the first, one between, or the last", async () => {
    for (const missing of [0, 1, 2])
      await expect(
        openPtp(PARTS.filter((_, at) => at !== missing).map(realFile)),
      ).rejects.toMatchObject({ code: "PART_MISSING" });
  });

  test(
    "lack the end of the codes without the last",
    async () => {
      const release = await openPtp(PARTS.slice(0, 1).map(realFile));
      await expect(async () => {
        for await (const batch of release.batches()) expect(batch.length).toBeGreaterThan(0);
      }).rejects.toMatchObject({ code: "PARTIAL" });
    },
    MINUTES,
  );
});

describeRealFiles("the excerpt of the third quarter of 2026", [EXCERPT], () => {
  test("is known by its version, and is a part only", async () => {
    const path = realFile(EXCERPT);
    expect(await groupPtpParts([path, realFile("README.md")])).toEqual([
      { effectiveFrom: "2026-07-01", setting: "PRACTITIONER", paths: [path] },
    ]);
    const release = await openPtp([path], { allowPartial: true });
    let rows = 0;
    for await (const batch of release.batches()) rows += batch.length;
    expect({ rows, rejected: release.rejected }).toEqual({ rows: 33, rejected: [] });
    const refused = await openPtp([path]);
    await expect(async () => {
      for await (const row of refused.rows()) expect(row.columnOne).toHaveLength(5);
    }).rejects.toMatchObject({ code: "PARTIAL" });
  });
});
