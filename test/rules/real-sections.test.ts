import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { sectionFinder, sectionPath, sectionProblems } from "../../src/rules/sections.ts";
import { openMpfs } from "../../src/sources/mpfs/read-mpfs.ts";
import { openContent } from "../../src/sources/files/content.ts";
import { openFile } from "../../src/sources/files/byte-source.ts";
import { decodeText } from "../../src/sources/files/text.ts";
import { section } from "../sources/curated/seed.ts";
import { describeRealFiles, PTP_PARTS, realFile } from "../sources/files/real-files.ts";

const sections = section("sections");

const MPFS = ["mpfs/PPRRVU2025_Oct.csv", "mpfs/PPRRVU23_JAN.csv"] as const;
const HCPCS = "hcpcs/HCPC2025_OCT_ANWEB.xlsx";
const CSV = ["ncci/MCR_MUE_PractitionerServices_Eff_04-01-2026.csv", "reference/rbcs.csv"];

// No two ranges overlap, so that no code is in two.
test("sections have no problems, and four levels at most", () => {
  expect(sectionProblems(sections)).toEqual([]);
  const byId = new Map(sections.map((one) => [one.id, one]));
  expect(Math.max(...sections.map((one) => sectionPath(one, byId).length))).toBeLessThanOrEqual(4);
});

describeRealFiles(
  "the codes of the published files",
  [...MPFS, HCPCS, ...PTP_PARTS, ...CSV],
  () => {
    test("are each in exactly one section", async () => {
      const codes = new Set<string>();
      for (const file of MPFS)
        for await (const { code } of (await openMpfs(realFile(file))).rows()) codes.add(code);
      for (const file of PTP_PARTS) {
        const content = await openContent(await openFile(realFile(file)));
        if (content.kind !== "ARCHIVE") throw new Error(file);
        for (const member of content.members.filter(({ name }) => /\.txt$/i.test(name)))
          for await (const text of decodeText(member.read()))
            for (const [, a = "", b = ""] of text.matchAll(/^([0-9A-Z]{5})\t([0-9A-Z]{5})\t/gm))
              codes.add(a).add(b);
      }
      const workbook = await openContent(await openFile(realFile(HCPCS)));
      if (workbook.kind !== "WORKBOOK") throw new Error(HCPCS);
      for (const sheet of workbook.sheets)
        for await (const { cells } of sheet.rows())
          if (/^[A-Z]\d{4}$/.test(cells[0] ?? "")) codes.add(cells[0] ?? "");
      for (const file of CSV)
        for (const [, code = ""] of readFileSync(realFile(file), "latin1").matchAll(
          /^"?([0-9A-Z]{4,5}[0-9A-Z])"?,/gm,
        ))
          if (/^(\d{4}[0-9A-Z]|[A-Z]\d{4})$/.test(code)) codes.add(code);
      expect(codes.size).toBeGreaterThan(20_000);
      const find = sectionFinder(sections);
      const homeless = [...codes].filter((code) => find(code) === null);
      expect(homeless.sort()).toEqual([]);
      const used = new Set([...codes].map((code) => find(code)?.id));
      expect(
        sections.filter(({ id, ranges }) => ranges && !used.has(id)).map(({ id }) => id),
      ).toEqual([]);
    }, 300_000);
  },
);
