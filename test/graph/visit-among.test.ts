import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { visitAmong, visitInForce } from "../../src/graph/memory/in-force.ts";
import {
  ALWAYS_BEFORE,
  makeRelationshipTable,
  NEVER,
  type RelationshipTable,
} from "../../src/graph/memory/tables.ts";

type Visit = Parameters<typeof visitInForce>[4];
const node = fc.nat(30);
const row = fc.record({
  from: fc.nat(3),
  to: node,
  validFrom: fc.constantFrom(ALWAYS_BEFORE, 1, 2, 3),
  validTo: fc.constantFrom(4, 5, NEVER),
});

/** Rows in the order of tables. */
const table = fc.array(row, { maxLength: 300 }).map((rows): RelationshipTable => {
  rows.sort((a, b) => a.from - b.from || a.to - b.to || a.validFrom - b.validFrom);
  const column = (name: keyof (typeof rows)[number]) => Int32Array.from(rows, (one) => one[name]);
  return makeRelationshipTable("BUNDLES", {
    ...{ from: column("from"), to: column("to"), columns: {} },
    ...{ validFrom: column("validFrom"), validTo: column("validTo") },
  });
});

test("finds by searching what is found by going through all", () => {
  const wanted = fc.uniqueArray(node, { maxLength: 6 }).map((all) => Int32Array.from(all).sort());
  const side = fc.constantFrom("out" as const, "in" as const);
  const day = fc.option(fc.integer({ min: 0, max: 6 }));
  fc.assert(
    fc.property(table, side, node, day, wanted, fc.nat(10), (rows, at, from, on, ends, stop) => {
      const found = (ask: (visit: Visit) => boolean) => {
        const seen: [number, number][] = [];
        const ended = ask((row, far) => {
          if (!ends.includes(far)) return false;
          seen.push([row, far]);
          return seen.length > stop;
        });
        return { seen, ended };
      };
      expect(found((visit) => visitAmong(rows, at, from, on, ends, visit))).toEqual(
        found((visit) => visitInForce(rows, at, from, on, visit)),
      );
    }),
  );
});

test("leaves out others where there are many", () => {
  const count = 1_000;
  const to = Int32Array.from({ length: count }, (_, i) => i);
  const from = new Int32Array(count);
  const rows = { from, to, columns: {}, validFrom: null, validTo: null };
  const seen: number[] = [];
  visitAmong(
    makeRelationshipTable("BUNDLES", rows),
    "out",
    0,
    null,
    Int32Array.of(7, 999),
    (row) => {
      seen.push(row);
      return false;
    },
  );
  expect(seen).toEqual([7, 999]);
});
