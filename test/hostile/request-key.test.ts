import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { fieldsOfSearch, requestKey } from "../../src/server/answers/request-key.ts";
import { anything, text } from "./hostile-values.ts";
import { Outcomes, SEED } from "./outcomes.ts";

const CASES = 40_000;

const fields = fc.record(
  {
    query: fc.oneof(text, anything),
    operationName: fc.oneof(text, anything),
    variables: fc.oneof(fc.dictionary(text, anything), anything),
    extensions: fc.oneof(
      fc.record({ persistedQuery: fc.record({ version: fc.constant(1), sha256Hash: text }) }),
      anything,
    ),
  },
  { requiredKeys: ["query"] },
);

test("the key of any request is a text or none, and the same however its fields are ordered", () => {
  const outcomes = new Outcomes("keys of answers that are kept");
  fc.assert(
    fc.property(fc.option(text, { nil: undefined }), fc.oneof(fields, anything), (accept, sent) => {
      const start = performance.now();
      const received = JSON.parse(JSON.stringify(sent)) as unknown;
      const key = requestKey(accept, received);
      expect(requestKey(accept, reversed(received))).toBe(key);
      outcomes.note(key === null ? "NO KEY" : null, performance.now() - start);
    }),
    { numRuns: CASES, seed: SEED },
  );
  outcomes.conclude(CASES);
});

test("requests that differ in a value have different keys", () => {
  fc.assert(
    fc.property(anything, anything, (one, other) => {
      const key = (value: unknown) => requestKey("", { query: "{ a }", variables: { value } });
      fc.pre(JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other)));
      expect(key(one)).not.toBe(key(other));
    }),
    { numRuns: 5_000, seed: SEED },
  );
});

test("the parameters of an address are read, or are none", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom("query", "variables", "extensions", "x"),
        fc.oneof(
          text,
          anything.map((value) => JSON.stringify(value)),
        ),
      ),
      (search) => {
        const found = fieldsOfSearch(search);
        if (found !== null && search.variables !== undefined)
          expect(found.variables).toEqual(JSON.parse(search.variables));
      },
    ),
    { numRuns: 5_000, seed: SEED },
  );
});

/** The same value with the fields of its objects the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, one]) => [name, reversed(one)]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, sorted(one)]));
}
