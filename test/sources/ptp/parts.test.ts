import { describe, expect, test } from "@jest/globals";
import { groupPtpParts, openPtp } from "../../../src/sources/ptp/read-ptp.ts";
import { makeXlsx } from "../files/make-xlsx.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { cells, OFFICIAL_HEADER, readPtp, textOf, WHOLE } from "./made-up-parts.ts";

const write = useTemporaryFiles();
const PARTS = [WHOLE.slice(0, 3), WHOLE.slice(3, 6), WHOLE.slice(6)];

/** Three parts of one release, as archives. */
const archives = (prefix = "ccipra-2024q3") =>
  Promise.all(
    PARTS.map((rows, at) => {
      const stem = `${prefix}-f${at + 1}`;
      return write(`${stem}.zip`, makeZip([{ name: `${stem}.txt`, content: textOf(rows) }]));
    }),
  );

describe("parts of a release", () => {
  test("are one, in their order, whatever the order in which they are given", async () => {
    const paths = await archives();
    const { release, rows } = await readPtp(paths);
    expect(rows.map(({ columnOne }) => columnOne)).toEqual(WHOLE.map(([code]) => code));
    expect(rows[3]).toMatchObject({ file: "ccipra-2024q3-f2.txt", row: 7 });
    expect(release.files).toEqual([1, 2, 3].map((part) => `ccipra-2024q3-f${part}.txt`));
    const turned = await readPtp(paths.toReversed());
    expect(turned.rows).toEqual(rows);
    expect(turned.release.sha256).toBe(release.sha256);
  });

  test("may lie in one archive, or in archives in an archive", async () => {
    const members = PARTS.map((rows, at) => ({ name: `f${at + 1}.txt`, content: textOf(rows) }));
    const outer = makeZip(
      members.map((one) => ({ name: `${one.name}.zip`, content: makeZip([one]) })),
    );
    for (const zip of [makeZip(members.toReversed()), outer]) {
      const { rows } = await readPtp([await write("ccioph-v302r0.zip", zip)]);
      expect(rows).toHaveLength(WHOLE.length);
    }
  });

  test("without numbers are put in the order of their codes", async () => {
    const paths = await Promise.all(
      PARTS.toReversed().map((rows, at) => write(`ccipra-2024q3-${at}.txt`, textOf(rows))),
    );
    const { rows } = await readPtp(paths);
    expect(rows.map(({ columnOne }) => columnOne)).toEqual(WHOLE.map(([code]) => code));
  });

  test("that are given twice, or in another form, are taken once", async () => {
    const paths = await archives();
    const copy = await write("ccipra-2024q3-f1 (1).txt", textOf(PARTS[0] ?? []));
    const sheet = { name: "f2", rows: [...OFFICIAL_HEADER, ...(PARTS[1] ?? [])] };
    const workbook = await write("ccipra-2024q3-f2.xlsx", makeXlsx([sheet]));
    const { release, rows } = await readPtp([workbook, copy, ...paths, ...paths]);
    expect(rows).toHaveLength(WHOLE.length);
    expect(release.rejected).toEqual([]);
    expect(release.leftOut).toContainEqual({
      name: "ccipra-2024q3-f2.xlsx",
      reason: "it is another form of ccipra-2024q3-f2.txt in ccipra-2024q3-f2.zip",
    });
    expect(release.leftOut.some(({ reason }) => reason.includes("the same as"))).toBe(true);
  });

  test("that differ in another form on a later row are refused", async () => {
    const rows = [cells("00001", "Q0001"), cells("00001", "Q0002"), cells("00001", "Q0003")];
    const text = await write("ccipra-2024q3-f1.txt", textOf(rows));
    for (const other of [
      cells("00001", "Q0002", { deletion: "20240630" }),
      cells("00001", "Q0002", { modifier: "0" }),
    ]) {
      const sheet = [...OFFICIAL_HEADER, rows[0], other, rows[2]].map((row) => [...(row ?? [])]);
      const workbook = makeXlsx([{ name: "f1", rows: sheet }]);
      const paths = [text, await write("ccipra-2024q3-f1.xlsx", workbook)];
      await expect(openPtp(paths)).rejects.toMatchObject({ code: "IDENTITY_CONFLICT" });
    }
  });

  test("that differ under one number are refused", async () => {
    const other = await write("ccipra-2024q3-f1 (1).txt", textOf([cells("0000X", "Q9999")]));
    await expect(openPtp([...(await archives()), other])).rejects.toMatchObject({
      code: "IDENTITY_CONFLICT",
    });
  });

  test.each([
    ["the first", [1, 2], "PART_MISSING", "f1 is missing"],
    ["one between", [0, 2], "PART_MISSING", "f2 is missing"],
    [
      "the last",
      [0, 1],
      "PARTIAL",
      "no code in column 1 that begins with 6 or 7 or 8 or 9 or Q to Z",
    ],
  ])("are refused where %s is missing, unless that is allowed", async (_, given, code, finding) => {
    const all = await archives();
    const paths = given.map((at) => all[at] ?? "");
    const reading = readPtp(paths);
    await expect(reading).rejects.toMatchObject({ code });
    await expect(reading).rejects.toThrow(finding);
    await expect(reading).rejects.toHaveProperty(
      "hint",
      expect.stringContaining("--allow-partial"),
    );
    const { rows } = await readPtp(paths, { allowPartial: true });
    expect(rows.length).toBeGreaterThan(0);
  });

  test("of two releases are refused, or chosen from by flags", async () => {
    const paths = [...(await archives()), ...(await archives("ccioph-2024q3"))];
    await expect(openPtp(paths)).rejects.toMatchObject({ code: "IDENTITY_CONFLICT" });
    const { release } = await readPtp(paths, { setting: "OUTPATIENT_HOSPITAL" });
    expect(release).toMatchObject({ setting: "OUTPATIENT_HOSPITAL", rowsRead: WHOLE.length });
  });

  test("take date and setting from flags where their names are silent, never against them", async () => {
    const silent = await write("edits.txt", textOf(WHOLE));
    const flags = { effectiveFrom: "2019-04-01", setting: "PRACTITIONER" };
    expect((await readPtp([silent], flags)).release).toMatchObject(flags);
    const [named = ""] = await archives();
    for (const flag of [{ effectiveFrom: "2019-04-01" }, { setting: "OUTPATIENT_HOSPITAL" }])
      await expect(openPtp([named], flag)).rejects.toMatchObject({ code: "IDENTITY_CONFLICT" });
    for (const flag of [{ effectiveFrom: "2019-02-30" }, { setting: "DME" }])
      await expect(openPtp([named], flag)).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });
});

describe("the names of parts", () => {
  test.each([
    ["ccipra-2024q3-f1.txt", "2024-07-01", "PRACTITIONER"],
    ["ccipra-v302r0-f1.txt", "2024-07-01", "PRACTITIONER"],
    ["ccipra-v320r0-f1.txt", "2026-01-01", "PRACTITIONER"],
    ["ccioph-v313r0-f4.txt", "2025-10-01", "OUTPATIENT_HOSPITAL"],
    ["ccioph-v211r1-f1.TXT", "2015-04-01", "OUTPATIENT_HOSPITAL"],
    [
      "medicare-ncci-2026q2-hospital-ptp-edits-ccioph-v321r0-f1.zip.txt",
      "2026-04-01",
      "OUTPATIENT_HOSPITAL",
    ],
    ["Practitioner PTP Edits v18.2 f1.txt", "2012-07-01", "PRACTITIONER"],
  ])("%s tells %s and %s", async (name, effectiveFrom, setting) => {
    const release = await openPtp([await write(name, textOf(WHOLE))], { allowPartial: true });
    expect(release).toMatchObject({ effectiveFrom, setting });
  });

  test("must not tell two quarters", async () => {
    const zip = makeZip([{ name: "ccipra-v302r0-f1.txt", content: textOf(WHOLE) }]);
    await expect(openPtp([await write("ccipra-2024q2-f1.zip", zip)])).rejects.toMatchObject({
      code: "IDENTITY_CONFLICT",
    });
  });
});

describe("files among many", () => {
  test("are grouped by release, what is none left out", async () => {
    const practitioner = await archives();
    const hospital = await archives("ccioph-2024q3");
    const older = await archives("ccipra-v301r0");
    const others = [
      await write("notes.txt", "nothing"),
      await write("medicare-ncci-2024q3-practitioner-additions-revisions-ptp.txt", textOf(WHOLE)),
    ];
    const paths = [...hospital, ...others, ...practitioner.toReversed(), ...older];
    expect(await groupPtpParts(paths)).toEqual([
      { effectiveFrom: "2024-04-01", setting: "PRACTITIONER", paths: older },
      { effectiveFrom: "2024-07-01", setting: "OUTPATIENT_HOSPITAL", paths: hospital },
      { effectiveFrom: "2024-07-01", setting: "PRACTITIONER", paths: practitioner },
    ]);
  });

  test("are known by their content, and by their name if they are damaged", async () => {
    const unnamed = await write("edits.txt", textOf(WHOLE));
    const zip = makeZip([{ name: "ccipra-2024q3-f1.txt", content: textOf(WHOLE) }]);
    const damaged = await write("ccipra-2024q3-f1.zip", zip.subarray(0, -30));
    expect(await groupPtpParts([unnamed, damaged])).toEqual([
      { effectiveFrom: null, setting: null, paths: [unnamed] },
      { effectiveFrom: "2024-07-01", setting: "PRACTITIONER", paths: [damaged] },
    ]);
    await expect(openPtp([damaged])).rejects.toMatchObject({ code: "TRUNCATED" });
  });
});
