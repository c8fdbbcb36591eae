import { describe, expect, test } from "@jest/globals";
import { openMpfs } from "../../../src/sources/mpfs/read-mpfs.ts";
import { variantInText } from "../../../src/sources/mpfs/identity.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { COLUMNS_OF_2026, csvOf, sampleRow, TITLE_OF_2026, txtOf } from "./made-up-releases.ts";

const write = useTemporaryFiles();
const csv = (title: string, pricing = "9") =>
  csvOf([sampleRow({ pricing })], { columns: COLUMNS_OF_2026, title });
const txt = txtOf([sampleRow()]);
const UNTITLED = "Made-up title";

describe("the effective date", () => {
  test("is that of the title, whatever the name says", async () => {
    const path = await write("PPRRVU25_JAN.csv", csvOf([sampleRow()]));
    expect((await openMpfs(path)).effectiveFrom).toBe("2025-10-01");
  });

  test.each([
    ["PPRRVU2025_Oct.txt", "2025-10-01"],
    ["PPRRVU23_JAN.txt", "2023-01-01"],
    ["rvu24b.txt", "2024-04-01"],
  ])("is else that of the name %s", async (name, date) => {
    expect((await openMpfs(await write(name, txt))).effectiveFrom).toBe(date);
  });

  test("is else that of the flag, and without one the file is refused", async () => {
    const path = await write("rvu.txt", txt);
    expect((await openMpfs(path, { effectiveFrom: "2024-04-01" })).effectiveFrom).toBe(
      "2024-04-01",
    );
    await expect(openMpfs(path)).rejects.toMatchObject({
      code: "RELEASE_UNKNOWN",
      hint: "Give it as --effective YYYY-MM-DD.",
    });
  });

  test("is refused when the flag says otherwise than the file", async () => {
    const titled = await write("a.csv", csvOf([sampleRow()]));
    const named = await write("PPRRVU25_OCT.txt", txt);
    for (const path of [titled, named]) {
      expect((await openMpfs(path, { effectiveFrom: "2025-10-01" })).effectiveFrom).toBe(
        "2025-10-01",
      );
      await expect(openMpfs(path, { effectiveFrom: "2025-07-01" })).rejects.toMatchObject({
        code: "IDENTITY_CONFLICT",
      });
    }
    await expect(openMpfs(named, { effectiveFrom: "2025-02-30" })).rejects.toMatchObject({
      code: "INVALID_OPTION",
    });
  });

  describe("of a correction", () => {
    const title = "2024 Made-up Relative Value File January Release";
    const titled = csvOf([sampleRow()], { title });

    test.each<[string, string, string | Buffer]>([
      ["its name alone", "RVU24AR.txt", txt],
      ["a title beside its name", "RVU24AR.csv", titled],
      [
        "a title beside the name of its archive",
        "rvu24ar.zip",
        makeZip([{ name: "PPRRVU24_JAN.csv", content: titled }]),
      ],
      [
        "a title beside the name of the member",
        "download.zip",
        makeZip([{ name: "RVU24AR.csv", content: titled }]),
      ],
    ])("must be given by the flag, within its quarter: by %s", async (_, name, content) => {
      const path = await write(name, content);
      for (const day of ["2024-01-01", "2024-03-09", "2024-03-31"]) {
        const release = await openMpfs(path, { effectiveFrom: day });
        expect(release.effectiveFrom).toBe(day);
      }
      for (const day of ["2023-12-31", "2024-04-01"]) {
        await expect(openMpfs(path, { effectiveFrom: day })).rejects.toMatchObject({
          code: "IDENTITY_CONFLICT",
        });
      }
      await expect(openMpfs(path)).rejects.toMatchObject({
        code: "RELEASE_UNKNOWN",
        message: expect.stringContaining("is a correction of the release of 2024-01-01"),
        hint: expect.stringContaining("--effective 2024-01-01 if it replaces that release"),
      });
    });

    test("is no concern of a release whose title says another quarter", async () => {
      const july = csvOf([sampleRow()], { title: title.replace("January", "July") });
      const path = await write("RVU24AR.csv", july);
      expect((await openMpfs(path)).effectiveFrom).toBe("2024-07-01");
      await expect(openMpfs(path, { effectiveFrom: "2024-03-09" })).rejects.toMatchObject({
        code: "IDENTITY_CONFLICT",
      });
    });
  });

  test("is that of the name where the title has only a year, which must agree", async () => {
    const title = "2025 Made-up Relative Value File";
    const content = csvOf([sampleRow()], { title });
    expect((await openMpfs(await write("rvu25c.csv", content))).effectiveFrom).toBe("2025-07-01");
    await expect(openMpfs(await write("rvu24c.csv", content))).rejects.toMatchObject({
      code: "IDENTITY_CONFLICT",
    });
  });
});

describe("the variant", () => {
  test("is none before 2026, and a flag that names one is refused", async () => {
    const path = await write("PPRRVU25_OCT_QPP.txt", txt);
    expect((await openMpfs(path)).variant).toBeNull();
    await expect(openMpfs(path, { variant: "QUALIFYING_APM" })).rejects.toMatchObject({
      code: "IDENTITY_CONFLICT",
    });
  });

  test.each([
    ["PPRRVU2026_Jan_nonQPP.csv", "NON_QUALIFYING_APM"],
    ["PPRRVU2026_Jan_QPP.csv", "QUALIFYING_APM"],
    ["pprrvu26_jan_non-qpp.csv", "NON_QUALIFYING_APM"],
    ["PPRRVU2026_Jan_non_APM.csv", "NON_QUALIFYING_APM"],
    ["PPRRVU2026_Jan APM.csv", "QUALIFYING_APM"],
  ])("is that of the name %s", async (name, variant) => {
    expect((await openMpfs(await write(name, csv(TITLE_OF_2026)))).variant).toBe(variant);
  });

  test("is that of the title, or of the pricing indicator that only one of them has", async () => {
    const titled = await write("a.csv", csv(`${TITLE_OF_2026} (Non-Qualifying APM)`));
    expect((await openMpfs(titled)).variant).toBe("NON_QUALIFYING_APM");
    const priced = await write("b.csv", csv(TITLE_OF_2026, "1"));
    expect((await openMpfs(priced)).variant).toBe("QUALIFYING_APM");
  });

  test("is else that of the flag, and without one the file is refused", async () => {
    const path = await write("rvu26a.csv", csv(TITLE_OF_2026));
    expect((await openMpfs(path, { variant: "QUALIFYING_APM" })).variant).toBe("QUALIFYING_APM");
    expect((await openMpfs(path, { variant: "NON_QUALIFYING_APM" })).variant).toBe(
      "NON_QUALIFYING_APM",
    );
    const opening = openMpfs(path);
    await expect(opening).rejects.toMatchObject({ code: "VARIANT_UNKNOWN" });
    await expect(opening).rejects.toHaveProperty(
      "hint",
      "Give it as --variant QUALIFYING_APM or --variant NON_QUALIFYING_APM.",
    );
    await expect(openMpfs(path, { variant: "SOME" })).rejects.toMatchObject({
      code: "INVALID_OPTION",
    });
  });

  test("is refused when content, name and flag do not agree", async () => {
    const named = await write("PPRRVU2026_Jan_nonQPP.csv", csv(TITLE_OF_2026));
    await expect(openMpfs(named, { variant: "QUALIFYING_APM" })).rejects.toMatchObject({
      code: "IDENTITY_CONFLICT",
    });
    const misnamed = await write("PPRRVU2026_Jan_nonQPP.csv", csv(TITLE_OF_2026, "1"));
    await expect(openMpfs(misnamed)).rejects.toMatchObject({ code: "IDENTITY_CONFLICT" });
  });

  test("is asked of untitled files too, by the date that the flag gives", async () => {
    const path = await write("a.csv", csv(UNTITLED));
    await expect(openMpfs(path, { effectiveFrom: "2026-04-01" })).rejects.toMatchObject({
      code: "VARIANT_UNKNOWN",
    });
  });

  test("is not told by a text that names both, or none", () => {
    expect(variantInText("qualifying and non-qualifying participants")).toBeNull();
    expect(variantInText("NON-FACILITY, apmortized, FACILITY")).toBeNull();
    expect(variantInText("participants of non-qualifying APMs")).toBe("NON_QUALIFYING_APM");
  });
});
