import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { parse as parseCsv } from "csv-parse/sync";
import { ROW_SOURCES } from "../../../src/sources/registry.ts";
import { lines, readSeedFile, section, seedFiles, words } from "./seed.ts";

const realFolder = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));

const rules = section("rules");
const targetRules = section("targetRules");
const targetLists = section("targetLists");
const modifiers = section("modifiers");
const conflicts = section("conflicts");
const families = section("families");
const codes = section("codes");
const values = section("indicatorTypes").flatMap(({ type, values }) =>
  values.map(({ value }) => `${type}:${value}`),
);
const codeOf = (entry: { code: string }): string => entry.code;
const idOf = (entry: { id: string }): string => entry.id;

/** Every value that the dictionary must know, by type; what it knows beyond them is its own. */
const DICTIONARY = `
STATUS_CODE A B C D E F G H I J L M N P Q R T X
GLOBAL_DAYS 000 010 090 MMM XXX YYY ZZZ
PC_TC 0 1 2 3 4 5 6 7 8 9
MULTIPLE_PROCEDURES 0 1 2 3 4 5 6 7 9
BILATERAL_SURGERY 0 1 2 3 9
PHYSICIAN_SUPERVISION 01 02 03 04 05 06 09 21 22 66 6A 77 7A
ASSISTANT_SURGEON 0 1 2 9
CO_SURGEONS 0 1 2 9
TEAM_SURGERY 0 1 2 9
DIAGNOSTIC_IMAGING_FAMILY 01 02 03 04 05 06 07 08 09 10 11 88 99
APC_STATUS A B C D E1 E2 F G H J1 J2 K L M N P Q1 Q2 Q3 Q4 R S T U V X Y
TYPE_OF_SERVICE 0 1 2 3 4 5 6 7 8 9 A B D E F G H J K L M N P Q R S T U V W Y
BETOS NONE
MUE 1
OPPS_PAYMENT_CAP 1 9`;

describe("the files of the seed", () => {
  // The graph tells by it how to read a timeline, and imports by the source of rows how to make one.
  test("say of each source whether its rows carry their own dates, as its rows are read", () => {
    const dated = new Set(
      section("sources").flatMap((one) => (one.dated === true ? [one.id] : [])),
    );
    const read = ROW_SOURCES.filter(({ time }) => time === "DATED").map(({ slug }) => slug);
    expect([...dated].sort()).toEqual([...read].sort());
    const slugs = section("sources").map(idOf);
    expect(ROW_SOURCES.filter(({ slug }) => !slugs.includes(slug))).toEqual([]);
  });

  test.each(seedFiles)("%s fits the format and holds something", (name) => {
    expect(Object.values(readSeedFile(name)).flat().length).toBeGreaterThan(0);
  });

  test("say nothing twice", () => {
    const keys = {
      sources: section("sources").map(idOf),
      types: section("indicatorTypes").map(({ type }) => type),
      values,
      rules: [...rules, ...targetRules].map(idOf),
      lists: targetLists.map(idOf),
      associations: section("editModifiers").map(idOf),
      groups: section("modifierOrder").map(idOf),
      requirements: section("requirements").map(({ modifier, scope }) => `${modifier} ${scope}`),
      modifiers: modifiers.map(codeOf),
      providers: section("providerTypes").map(idOf),
      families: families.map(idOf),
      sections: section("sections").map(idOf),
      reasons: [...section("indications"), ...section("causes")].map(idOf),
      codes: codes.map(codeOf),
    };
    for (const found of Object.values(keys)) expect(new Set(found).size).toBe(found.length);
  });

  test("refer to nothing that they do not hold", () => {
    const known = new Set([
      ...modifiers.map(({ code }) => `modifier ${code}`),
      ...codes.map(({ code }) => `code ${code}`),
      ...values.map((value) => `indicator ${value}`),
      ...targetLists.map(({ id }) => `list ${id}`),
      ...families.map(({ id }) => `family ${id}`),
      ...section("providerTypes").map(({ id }) => `provider ${id}`),
      ...section("indications").map(({ id }) => `indication ${id}`),
      ...section("causes").map(({ id }) => `cause ${id}`),
    ]);
    const used = [
      ...rules.map(({ indicator }) => `indicator ${indicator}`),
      ...targetRules.map(({ list }) => `list ${list}`),
      ...[...rules, ...targetRules, ...conflicts].flatMap(({ modifiers: codes }) =>
        codes.map((code) => `modifier ${code}`),
      ),
      ...conflicts.flatMap(({ against = [] }) => against.map((code) => `modifier ${code}`)),
      ...[...section("editModifiers"), ...section("modifierOrder")].flatMap((entry) =>
        entry.modifiers.map((code) => `modifier ${code}`),
      ),
      ...section("editModifiers").flatMap(({ list }) =>
        list === undefined ? [] : [`list ${list}`],
      ),
      ...section("requirements").flatMap(({ modifier, needs }) =>
        [modifier, ...needs].map((code) => `modifier ${code}`),
      ),
      ...modifiers.flatMap(({ refersTo, narrows }) =>
        [...refersTo, ...narrows].map((target) =>
          target.modifier === undefined
            ? `code ${(target as { code?: string }).code ?? "missing"}`
            : `modifier ${target.modifier}`,
        ),
      ),
      ...families.flatMap(({ members }) => members.map(({ code }) => `code ${code}`)),
      ...families.flatMap(({ parent }) => (parent === undefined ? [] : [`family ${parent}`])),
      ...section("indications").flatMap(({ arisesFrom }) => arisesFrom.map((id) => `cause ${id}`)),
      ...codes.flatMap((code) => [
        ...code.distinguishedFrom.map((other) => `code ${other.code}`),
        ...code.indications.map((id) => `indication ${id}`),
        ...code.performedBy.map((id) => `provider ${id}`),
        ...code.indicators.map(({ indicator }) => `indicator ${indicator}`),
        ...(code.modifiers?.listed ?? []).map((id) => `modifier ${id}`),
      ]),
    ];
    expect(used.filter((reference) => !known.has(reference))).toEqual([]);
  });
});

describe("the dictionary of the seed", () => {
  test.each(lines(DICTIONARY).map(words))("has every value of %s", (type, ...wanted) => {
    expect(wanted.map((value) => `${type}:${value}`).filter((v) => !values.includes(v))).toEqual(
      [],
    );
  });

  test("defines each modifier that is listed, governed, in conflict or referred to", () => {
    const needed = new Set([
      ...codes.flatMap((code) => code.modifiers?.listed ?? []),
      ...[...rules, ...targetRules, ...conflicts].flatMap(({ modifiers: touched }) => touched),
      ...conflicts.flatMap(({ against = [] }) => against),
      ...modifiers.flatMap(({ refersTo }) => refersTo.flatMap(({ modifier }) => modifier ?? [])),
      ...modifiers.flatMap(({ narrows }) => narrows.map(({ modifier }) => modifier)),
    ]);
    const defined = modifiers.filter(({ name, definition }) => name && definition).map(codeOf);
    expect([...needed].filter((code) => !defined.includes(code))).toEqual([]);
  });

  test("leads from a modifier to the ones that may fit instead", () => {
    const targets = (code: string): unknown =>
      modifiers.find((m) => m.code === code)?.refersTo.map((to) => to.modifier ?? to.code);
    expect(["59", "25", "52", "AT", "CQ", "CO", "GX", "97"].map(targets)).toEqual([
      ["25"],
      ["57", "59"],
      ["73", "74"],
      ["98940", "98941", "98942"],
      ["GP"],
      ["GO"],
      ["GY"],
      ["96"],
    ]);
    const narrowing = modifiers.filter(({ narrows }) => narrows.some((n) => n.modifier === "59"));
    expect(narrowing.map(codeOf).sort()).toEqual(["XE", "XP", "XS", "XU"]);
  });
});

describe("the page of 20560 in the seed", () => {
  const [page] = codes.filter(({ code }) => code === "20560");

  test("lists 26 modifiers and 14 indicators", () => {
    expect(page?.modifiers?.listed).toEqual(
      words("25 52 59 76 97 AT CG CO CQ CR GA GC GO GP GX GY GZ KX LT PO RT X2 XE XP XS XU"),
    );
    expect(page?.indicators.map(({ indicator }) => indicator)).toEqual(
      words(`STATUS_CODE:A GLOBAL_DAYS:XXX PC_TC:0 MULTIPLE_PROCEDURES:0 BILATERAL_SURGERY:0
        PHYSICIAN_SUPERVISION:09 ASSISTANT_SURGEON:1 CO_SURGEONS:0 TEAM_SURGERY:0
        DIAGNOSTIC_IMAGING_FAMILY:99 APC_STATUS:S TYPE_OF_SERVICE:2 BETOS:NONE MUE:1`),
    );
  });

  test("is told from acupuncture and has a sibling for three muscles or more", () => {
    expect(page?.distinguishedFrom.map(codeOf)).toEqual(["97810", "97811", "97813", "97814"]);
    const family = families.find(({ members }) => members.some(({ code }) => code === "20560"));
    expect(family?.id).toBe("dry-needling");
    expect(family?.members.map(codeOf)).toEqual(["20560", "20561"]);
  });

  test("goes through its steps in order, one of them optional and one at most 30 minutes long", () => {
    expect(page?.steps).toHaveLength(7);
    expect(page?.steps.map(({ optional }) => optional).indexOf(true)).toBe(4);
    expect(page?.steps.flatMap(({ maxSeconds }) => maxSeconds ?? [])).toEqual([1800]);
    expect(page?.aftercare).toHaveLength(5);
    expect(page?.performedBy).toHaveLength(4);
  });
});

describe("the seed beside the real files", () => {
  const withReal = (file: string, name: string, body: (text: string) => void): void => {
    const path = realFolder + file;
    if (existsSync(path) || process.env.CI)
      test(name, () => {
        body(readFileSync(path, "latin1"));
      });
    else test.skip(`${name} (skipped: ${file} is not here)`, () => undefined);
  };

  withReal("reference/modifier_list.csv", "knows every modifier by level and category", (text) => {
    const listed = parseCsv<Record<"modifier" | "type" | "category", string>>(text, {
      columns: true,
    });
    expect(listed).toHaveLength(433);
    const ours = new Map(modifiers.map((modifier) => [modifier.code, modifier]));
    const categories: Record<string, string> = {
      "Advance Beneficiary Notice of Noncoverage ABN": "ADVANCE_BENEFICIARY_NOTICE",
      "Ambulance Origin Destination": "AMBULANCE",
      "Assist at Surgery": "ASSISTANT_AT_SURGERY",
      "Drugs and Biologicals Administration": "DRUG_ADMINISTRATION",
      "Drugs and Biologicals Disposal": "DRUG_DISPOSAL",
      "Physician Quality Reporting System PQRS": "QUALITY_REPORTING",
    };
    // KX is in the list as general and as therapy, P1 to P6 at both levels, the X modifiers as general.
    const apart = words("KX XE XP XS XU");
    const physicalStatus = words("P1 P2 P3 P4 P5 P6");
    const wrong = listed.filter(({ modifier, type, category }) => {
      const known = ours.get(modifier);
      const wanted = categories[category] ?? category.toUpperCase().replaceAll(" ", "_");
      const sameLevel = known?.level === type || physicalStatus.includes(modifier);
      const sameCategory =
        category === "" || known?.category === wanted || apart.includes(modifier);
      return !sameLevel || !sameCategory;
    });
    expect(wrong).toEqual([]);
  });

  withReal("mpfs/PPRRVU2025_Oct.csv", "repeats no official description", (text) => {
    const plain = (words: string): string => words.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
    const rows = parseCsv(text, { from_line: 11, relax_column_count: true });
    const official = new Set(rows.map((row) => plain(row[2] ?? "")).filter((t) => t !== ""));
    expect(official.size).toBeGreaterThan(10_000);
    const own = [
      ...modifiers.flatMap(({ name = "", definition = "" }) => [name, definition]),
      ...codes.flatMap(({ descriptors, summary = "", synonyms }) => [
        ...Object.values(descriptors ?? {}),
        summary,
        ...synonyms,
      ]),
      ...families.map(({ name }) => name),
      ...section("indicatorTypes").flatMap(({ values }) => values.map(({ meaning }) => meaning)),
    ];
    expect(own.filter((text) => text !== undefined && official.has(plain(text)))).toEqual([]);
  });
});
