import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import type { Neo4jGraph } from "../../../src/graph/neo4j/neo4j-graph.ts";
import { NODE_TYPES, RELATIONSHIP_TYPES } from "../../../src/graph/model/model.ts";
import type { RelationshipRecord } from "../../../src/graph/record.ts";
import type { GraphView } from "../../../src/graph/graph.ts";
import { openMpfs } from "../../../src/sources/mpfs/read-mpfs.ts";
import { relation, selection } from "../../graph/fixture.ts";
import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { REAL_TRIADS } from "../../rules/real-triads.ts";
import { describeRealFiles, realFile } from "../files/real-files.ts";
import { words } from "../curated/seed.ts";
import { putRelease, putSeed } from "./graphs.ts";
import { openNeo4jGraph } from "./neo4j-graphs.ts";
import {
  all,
  byStart,
  citation,
  DAY,
  differing,
  endOf,
  inForce,
  say,
  TYPES,
} from "./comparison.ts";
import { counts } from "./database-counts.ts";
import {
  byCode,
  csvLines,
  officialRecords,
  speakerOf,
  type OfficialRecord,
} from "./official-records.ts";
import { readPage } from "./seed-page.ts";
import { expectedVerdicts, GOVERNING_TYPES, isInTable, isVisit } from "./table-of-verdicts.ts";

const CSV = "mpfs/PPRRVU2025_Oct.csv";
const TXT = "mpfs/PPRRVU2025_Oct.txt";
const TEN_MINUTES = 600_000;

/** The 26 modifiers that the seed lists for its one code. */
const LISTED = words(
  `GA GX GY GZ GP GO CQ CO KX 59 XE XP XS XU 25 52 76 97 AT CG CR GC LT RT PO X2`,
);
const listedBySeed = (code: string): string[] => (code === "20560" ? LISTED : []);

describeRealFiles("the fee schedule of October 2025 in the graph", [CSV, TXT], () => {
  const embedded = new MemoryGraph();
  let records: OfficialRecord[];
  let codes: Map<string, OfficialRecord[]>;
  let rows: Map<string, number>;

  beforeAll(async () => {
    records = officialRecords(realFile(TXT));
    codes = byCode(records);
    rows = csvLines(realFile(CSV));
    await putSeed(embedded);
    const start = performance.now();
    await putRelease(embedded, await openMpfs(realFile(CSV)));
    console.info(`Import into the embedded store: ${seconds(start)} s`);
  }, TEN_MINUTES);

  describe("[embedded]", () => {
    const read = (type: RelationshipRecord["type"]): Promise<RelationshipRecord[]> =>
      all(embedded.view().relationships(type));

    test("is read by us as its documentation describes it", () => {
      expect([records.length, codes.size, rows.size]).toEqual([19_090, 16_852, 19_090]);
    });

    test("has every row with every column, as the text form has them", async () => {
      const entries = new Map(
        (await all(embedded.view().nodes("FeeScheduleEntry"))).map((entry) => [entry.id, entry]),
      );
      const bases = new Set(records.map(({ endoscopicBase }) => endoscopicBase));
      expect(entries.size).toBe(19_090);
      // Only names of what differs: the texts are not ours.
      const wrong = records.flatMap((record) => {
        const name = [record.code, record.modifier].filter(Boolean);
        const id = ["FeeScheduleEntry:mpfs:2025-10-01", ...name].join(":");
        const entry = entries.get(id);
        if (entry === undefined) return [`${id} is missing`];
        const columns = differing(entry, record, bases, rows.get(name.join(" ")));
        return columns.map((column) => `${name.join(" ")}: ${column}`);
      });
      expect(wrong.slice(0, 20)).toEqual([]);
    });

    test("has 925 codes whose rows differ in indicators, 932 if the status counts", async () => {
      const differ = (withStatus: boolean): number =>
        [...codes.values()].filter((own) => {
          const said = own.map((record) =>
            TYPES.filter(([type]) => withStatus || type !== "STATUS_CODE")
              .map(([, column]) => record[column])
              .join(),
          );
          return new Set(said).size > 1;
        }).length;
      expect([differ(false), differ(true)]).toEqual([925, 932]);
      const entries = new Map<string, Set<string>>();
      for (const { properties } of await all(embedded.view().nodes("FeeScheduleEntry"))) {
        const said = (properties.indicators as string[]).filter(
          (id) => !id.startsWith("Indicator:STATUS_CODE:"),
        );
        const code = String(properties.code);
        entries.set(code, (entries.get(code) ?? new Set()).add(said.join()));
      }
      expect([...entries.values()].filter(({ size }) => size > 1)).toHaveLength(925);
    });

    test("shows the row of 45378 with 53, and that 86153 has no row of the whole service", async () => {
      const shape = selection("Code", [], {
        relations: [
          relation(
            "HAS_FEE_SCHEDULE_ENTRY",
            "out",
            [selection("FeeScheduleEntry", ["modifier", "row"])],
            { form: "list" },
          ),
        ],
      });
      const trees = await embedded.view().read(shape, ["Code:45378", "Code:86153"], DAY, []);
      expect(trees.map((tree) => tree?.items)).toMatchObject([
        [
          { modifier: null, row: rows.get("45378") },
          { modifier: "53", row: rows.get("45378 53") },
        ],
        [{ modifier: "26", row: rows.get("86153 26") }],
      ]);
    });

    test("has the indicators of each code, with the row that says so, and as many as we count", async () => {
      const found = byStart(await read("HAS_INDICATOR"));
      const counts = new Map<string, number>();
      const wrong = [...codes].flatMap(([code, own]) => {
        const speaker = speakerOf(own);
        const source = citation(rows, code, speaker.modifier);
        const known = new Map((found.get(code) ?? []).map((record) => [record.to, record]));
        return TYPES.flatMap(([type, column]) => {
          const id = `Indicator:${type}:${speaker[column]}`;
          counts.set(id, (counts.get(id) ?? 0) + 1);
          const record = known.get(id);
          if (record === undefined) return [`${code} lacks ${id}`];
          const [first] = record.properties.sources as string[];
          return first === source ? [] : [`${code} ${id} cites ${first ?? "nothing"}`];
        });
      });
      expect(wrong.slice(0, 20)).toEqual([]);
      // The seed's own types, and its codes that are not in the file, are all that there is besides.
      const official = [...found].flatMap(([code, own]) =>
        codes.has(code) ? own.filter(({ to }) => counts.has(to)) : [],
      );
      const counted = new Map<string, number>();
      for (const { to } of official) counted.set(to, (counted.get(to) ?? 0) + 1);
      expect(counted).toEqual(counts);
      expect(official).toHaveLength(10 * codes.size);
      const others = [...found.values()].flat().length - official.length;
      expect(others).toBe(4);
    });

    test("has codes on every value that governs modifiers in the table of verdicts, and no others", () => {
      const values = new Set(
        records.flatMap((record) =>
          TYPES.filter(([type]) => GOVERNING_TYPES.includes(type)).map(
            ([type, column]) => `${type}:${record[column]}`,
          ),
        ),
      );
      expect([...values].filter((value) => !isInTable(value))).toEqual([]);
      expect(values.size).toBe(42);
    });

    test("gives every code the verdicts of the table, and no other", async () => {
      const found = byStart(await read("TAKES_MODIFIER"));
      const wrong = [...codes].flatMap(([code, own]) => {
        const expected = expectedVerdicts(own, listedBySeed(code));
        const known = new Map((found.get(code) ?? []).map((r) => [endOf(r), r.properties]));
        const names = new Set([...expected.keys(), ...known.keys()]);
        return [...names].flatMap((modifier) => {
          const wanted = say(expected.get(modifier));
          const got = say(known.get(modifier));
          return wanted === got ? [] : [`${code} ${modifier}: ${got}, not ${wanted}`];
        });
      });
      expect(wrong.slice(0, 20)).toEqual([]);
    });

    test("gives each verdict its reasons: every rule that speaks, its indicator, and release, file and row", async () => {
      const rules = new Map(
        (await all(embedded.view().nodes("Rule"))).map(({ properties }) => [
          properties.key,
          properties,
        ]),
      );
      const found = byStart(await read("TAKES_MODIFIER"));
      const wrong = [...codes].flatMap(([code, own]) => {
        const expected = expectedVerdicts(own, listedBySeed(code));
        const speaker = citation(rows, code, speakerOf(own).modifier);
        return (found.get(code) ?? []).flatMap((record) => {
          const modifier = endOf(record);
          const { rules: names, sources } = record.properties as Record<string, string[]>;
          const grounds = (names ?? []).map((name) => {
            const rule = rules.get(name);
            return String(rule?.indicator ?? rule?.list ?? name);
          });
          const cited = grounds.every((ground, i) => {
            const source = sources?.[i] ?? "";
            if (ground.startsWith("Indicator:")) return source.split("; ").includes(speaker);
            if (ground !== "LISTED") return source === `Release:seed:2020-01-01, list ${ground}`;
            const isRow = own.some((row) => row.modifier === modifier);
            return isRow
              ? source === citation(rows, code, modifier)
              : source === "Release:seed:2020-01-01, reference page, 2025";
          });
          const wanted = expected.get(modifier)?.grounds.join();
          const right = cited && [...grounds].sort().join() === wanted;
          return right ? [] : [`${code} ${modifier}: ${grounds.join()}, not ${wanted ?? "any"}`];
        });
      });
      expect(wrong.slice(0, 20)).toEqual([]);
    });

    test("takes for visits what the chapter of visits has, and for none of them what lies before it", () => {
      const numbers = [...codes.keys()].filter((code) => /^\d{5}$/.test(code));
      const inChapter = (code: string): boolean =>
        (code >= "99202" && code <= "99499") || (code >= "92002" && code <= "92014");
      expect(numbers.filter((code) => inChapter(code) && isVisit(code) !== true)).toEqual([]);
      expect(numbers.filter((code) => code < "90000" && isVisit(code) !== false)).toEqual([]);
      expect(numbers.filter(inChapter)).toHaveLength(157);
    });

    test("leads the components of tests to the code of the whole, by what their rows say", async () => {
      const found = (await read("COMPONENT_OF")).filter(inForce);
      const roles: Readonly<Record<string, string>> = { "2": "PROFESSIONAL", "3": "TECHNICAL" };
      const pcTc = new Map(records.map((record) => [record.code, record.pcTc]));
      const expected = Object.entries(REAL_TRIADS[DAY]).flatMap(([whole, components]) =>
        components
          .split(" ")
          .map((code) => `${code} ${whole} ${roles[pcTc.get(code) ?? ""] ?? ""}`),
      );
      expect(
        found
          .map(
            (one) =>
              `${one.from.slice("Code:".length)} ${endOf(one)} ${String(one.properties.role)}`,
          )
          .sort(),
      ).toEqual(expected.sort());
      expect(new Set(found.map(({ properties }) => properties.release))).toEqual(
        new Set([`Release:mpfs:${DAY}`]),
      );
    });

    test("leads endoscopies to their bases, and puts each base with them into one family", async () => {
      const expected = new Set<string>();
      const members = new Set<string>();
      for (const { code, endoscopicBase: base } of records) {
        if (base === "") continue;
        expected.add(`${code} ${base}`);
        for (const member of [code, base]) members.add(`${member} endoscopy-${base.toLowerCase()}`);
      }
      const pairs = async (type: RelationshipRecord["type"]): Promise<string[]> =>
        (await read(type))
          .filter(inForce)
          .map((record) => `${record.from.slice("Code:".length)} ${endOf(record)}`)
          .sort();
      expect(await pairs("HAS_ENDOSCOPIC_BASE")).toEqual([...expected].sort());
      const families = (await pairs("MEMBER_OF")).filter((line) => line.includes(" endoscopy-"));
      expect(families).toEqual([...members].sort());
      expect(expected.size).toBe(370);
    });
  });

  describeNeo4j("[neo4j]", () => {
    let graph: Neo4jGraph;

    beforeAll(async () => {
      graph = await openNeo4jGraph();
      await putSeed(graph);
      const start = performance.now();
      await putRelease(graph, await openMpfs(realFile(CSV)));
      console.info(`Import into Neo4j: ${seconds(start)} s`);
    }, TEN_MINUTES);

    afterAll(() => graph.close());

    test(
      "a second import, of the other form too, changes nothing",
      async () => {
        const before = await counts();
        const epoch = graph.view().epoch;
        for (const path of [CSV, TXT]) {
          const summary = await putRelease(graph, await openMpfs(realFile(path)));
          expect(summary).toMatchObject({ changed: false, epoch });
        }
        expect(await counts()).toEqual(before);
      },
      TEN_MINUTES,
    );

    test(
      "answers 300 codes as the embedded store does",
      async () => {
        const known = ["20560", "45378", "86153", "71046", "85060", "99213", "0652T"];
        const every57th = [...codes.keys()].filter((_, i) => i % 57 === 0);
        const sample = [...new Set([...known, ...every57th])].slice(0, 300);
        expect(sample).toHaveLength(300);
        const read = (view: GraphView, code: string): Promise<unknown> => readPage(view, code, DAY);
        const [a, b] = [graph.view(), embedded.view()];
        const wrong: string[] = [];
        for (const code of sample)
          if (JSON.stringify(await read(a, code)) !== JSON.stringify(await read(b, code)))
            wrong.push(code);
        expect(wrong).toEqual([]);
      },
      TEN_MINUTES,
    );

    test(
      "holds as many nodes and relationships in force as the embedded store",
      async () => {
        const view = embedded.view();
        const sizes = new Map<string, number>();
        for (const type of NODE_TYPES) sizes.set(type, (await all(view.nodes(type))).length);
        for (const type of RELATIONSHIP_TYPES)
          sizes.set(type, (await all(view.relationships(type))).length);
        const found = await counts(" WHERE x.untilEpoch > $epoch", graph.view().epoch);
        for (const [type, size] of sizes)
          expect([type, found.get(type) ?? 0]).toEqual([type, size]);
      },
      TEN_MINUTES,
    );
  });
});

const seconds = (start: number): string => ((performance.now() - start) / 1_000).toFixed(1);
