import { expect, test } from "@jest/globals";
import { openHcpcs, type HcpcsRow } from "../../../src/sources/hcpcs/read-hcpcs.ts";
import { openFile, readWhole } from "../../../src/sources/files/byte-source.ts";
import { listZip } from "../../../src/sources/files/zip.ts";
import { describeRealFiles, realFile } from "../files/real-files.ts";
import { readRelease, withoutPlace } from "./read-release.ts";

const OCTOBER_2025 = "hcpcs/HCPC2025_OCT_ANWEB.xlsx";
const OF_2019 = "hcpcs/2019-Alpha-Numeric-HCPCS-File.zip";
const LAYOUT = "hcpcs/2019-HCPCS-Record-Layout.zip";
const EXCERPT = "excerpts/HCPC2026_OCT_ANWEB.excerpt.csv";
const OTHERS = ["mpfs/PPRRVU2025_Oct.csv", "mpfs/PPRRVU2025_Oct.txt", "ncci/ccipra-2024q3-f1.zip"];

describeRealFiles(
  "the published files",
  [OCTOBER_2025, OF_2019, LAYOUT, EXCERPT, ...OTHERS],
  () => {
    test("of October 2025 have the rows that the sheet has", async () => {
      const { release, rows } = await readRelease(realFile(OCTOBER_2025));
      expect(release).toMatchObject({ effectiveFrom: "2025-10-01", form: "XLSX", rejected: [] });
      const sheet = await sheetOf(realFile(OCTOBER_2025));
      expect(rows.map((row) => row.code)).toEqual(sheet.map((cells) => (cells.A ?? "").trim()));
      expect(rows.map(({ kind }) => kind)).toEqual(
        sheet.map(({ C }) => (C === "7" ? "MODIFIER" : "CODE")),
      );
      expect(countsOf(rows)).toEqual({ codes: 8_463, modifiers: 383, terminated: 1_225 });
      const terminated = sheet.filter(({ AU }) => (AU ?? "") !== "");
      expect(rows.filter(({ lastDay }) => lastDay !== null).map(({ lastDay }) => lastDay)).toEqual(
        terminated.map(({ AU = "" }) => AU.replace(/(....)(..)(..)/, "$1-$2-$3")),
      );
      for (const { added, lastDay } of rows) {
        expect(added).not.toBeNull();
        expect(added !== null && lastDay !== null && lastDay < added).toBe(false);
      }
      expect(rows.find(({ code }) => code === "G0202")).toMatchObject({ lastDay: "2017-12-31" });
      expect(Math.max(...rows.map(({ long }) => long.length))).toBeGreaterThan(4_000);
    });

    test("of 2019 have the rows that the text has", async () => {
      const { release, rows } = await readRelease(realFile(OF_2019));
      expect(release).toMatchObject({
        effectiveFrom: "2019-01-01",
        form: "TXT",
        file: "HCPC2019_CONTR_ANWEB.txt",
        rejected: [],
      });
      const lines = (await memberText(realFile(OF_2019), "HCPC2019_CONTR_ANWEB.txt"))
        .split("\r\n")
        .map((text, index) => ({ text, row: index + 1 }));
      const firsts = lines.filter(({ text }) => /^.{5}00100[37]/.test(text));
      expect(rows.map(({ row, code }) => `${row} ${code}`)).toEqual(
        firsts.map(({ text, row }) => `${row} ${text.slice(0, 5).trim()}`),
      );
      expect(countsOf(rows)).toEqual({ codes: 6_440, modifiers: 360, terminated: 515 });
      const letters = lines
        .filter(({ text }) => /^.{5}\d{5}[3478]/.test(text))
        .map(({ text }) => text.slice(11, 91).replace(/\s/g, ""))
        .join("");
      expect(rows.map(({ long }) => long.replaceAll(" ", "")).join("")).toBe(letters);
    });

    test("of 2019 are the same in both forms, but for what the workbook itself has otherwise", async () => {
      const txt = await readRelease(realFile(OF_2019));
      const xlsx = await readRelease(realFile(OF_2019), { member: "HCPC2019_CONTR_ANWEB.xlsx" });
      expect(xlsx.release).toMatchObject({ effectiveFrom: "2019-01-01", rejected: [] });
      const counts = new Map<string, number>();
      const [some, others] = [txt.rows.map(withoutPlace), xlsx.rows.map(withoutPlace)];
      expect(others).toHaveLength(some.length);
      for (const [index, row] of some.entries())
        for (const [key, value] of Object.entries(row)) {
          const other = Object.entries(others[index] ?? {}).find(([name]) => name === key)?.[1];
          if (JSON.stringify(value) === JSON.stringify(other)) continue;
          counts.set(key, (counts.get(key) ?? 0) + 1);
          // Days that the workbook leaves out, and a fourth type of service that the text does.
          if (key === "actionEffective") expect(other).toBeNull();
          else expect(other).toEqual([...row.typesOfService, "R"]);
        }
      expect(Object.fromEntries(counts)).toEqual({ actionEffective: 115, typesOfService: 2 });
    });

    test("of October 2026 are known by their name", async () => {
      const { release, rows } = await readRelease(realFile(EXCERPT));
      expect(release).toMatchObject({ effectiveFrom: "2026-10-01", form: "CSV", rejected: [] });
      expect(countsOf(rows)).toEqual({ codes: 0, modifiers: 7, terminated: 2 });
    });

    test("of other kinds are refused, reports and notes on HCPCS too", async () => {
      for (const path of [LAYOUT, ...OTHERS])
        await expect(openHcpcs(realFile(path))).rejects.toMatchObject({ code: "NOT_THIS_SOURCE" });
      for (const member of [
        "HCPC2019_Trans_Alpha.xlsx",
        "Changes_by_HCPCSCode.prn",
        "proc_notes_2019.txt",
      ])
        await expect(openHcpcs(realFile(OF_2019), { member })).rejects.toMatchObject({
          code: "NOT_THIS_SOURCE",
        });
    });
  },
);

function countsOf(rows: readonly HcpcsRow[]) {
  return {
    codes: rows.filter(({ kind }) => kind === "CODE").length,
    modifiers: rows.filter(({ kind }) => kind === "MODIFIER").length,
    terminated: rows.filter(({ lastDay }) => lastDay !== null).length,
  };
}

async function memberText(archive: string, name: string): Promise<string> {
  const members = await listZip((await openFile(archive)).path ?? "", archive);
  const member = members.find((each) => each.name === name);
  if (member === undefined) throw new Error(`${archive} has no ${name}`);
  return (await readWhole(member, 2 ** 30)).toString("utf8");
}

/** The cells of a workbook's only sheet by their letters, below its header, read independently. */
async function sheetOf(path: string): Promise<Partial<Record<string, string>>[]> {
  const strings = [
    ...(await memberText(path, "xl/sharedStrings.xml")).matchAll(/<si>(.*?)<\/si>/gs),
  ];
  const texts = strings.map(([, inner = ""]) =>
    [...inner.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text).join(""),
  );
  const xml = await memberText(path, "xl/worksheets/sheet1.xml");
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)]
    .slice(1)
    .map(([, row = ""]) =>
      Object.fromEntries(
        [...row.matchAll(/<c r="([A-Z]+)\d+"([^>]*)>(?:<v>([^<]*)<\/v>)?/g)].map(
          ([, letters = "", attributes = "", value = ""]) => [
            letters,
            attributes.includes('t="s"') ? (texts[Number(value)] ?? "") : value,
          ],
        ),
      ),
    );
}
