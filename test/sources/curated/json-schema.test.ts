import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { parse } from "yaml";
import {
  FIELD_DESCRIPTIONS,
  SHARED_DESCRIPTIONS,
} from "../../../src/sources/curated/field-descriptions.ts";
import { CuratedFile } from "../../../src/sources/curated/format.ts";
import {
  curatedJsonSchema,
  curatedSchemaText,
  describedFields,
} from "../../../src/sources/curated/json-schema.ts";
import { seedFiles } from "./seed.ts";

const root = new URL("../../../", import.meta.url);
const accepts = new Ajv2020({ allErrors: true, strict: true }).compile(curatedJsonSchema());

test("schema/curated.schema.json is what the format says (npm run schema writes it)", () => {
  expect(readFileSync(new URL("schema/curated.schema.json", root), "utf8")).toBe(
    curatedSchemaText(),
  );
});

describe("the JSON Schema of curated files", () => {
  test("describes every field, and no other", () => {
    const fields = describedFields();
    expect(fields.filter(([, description]) => description === undefined)).toEqual([]);
    const paths = new Set(fields.map(([path]) => path));
    expect(Object.keys(FIELD_DESCRIPTIONS).filter((path) => !paths.has(path))).toEqual([]);
    const names = new Set(fields.map(([path]) => path.split(".").at(-1)));
    expect(Object.keys(SHARED_DESCRIPTIONS).filter((name) => !names.has(name))).toEqual([]);
  });

  test.each(seedFiles)("accepts %s of the seed", (name) => {
    accepts(parse(readFileSync(new URL(`seed/${name}`, root), "utf8")));
    expect(accepts.errors).toBeNull();
  });

  test.each([
    ["an unknown section", "famillies: []"],
    ["an unknown field", 'codes: [{ code: "20560", colour: red }]'],
    [
      "a code that lost its quotes",
      "families: [{ id: a, name: A, kind: CURATED, members: [{ code: 20560 }], origin: o }]",
    ],
    ["a blank text", 'causes: [{ id: a, name: " ", origin: o }]'],
    ["an entry without its origin", "causes: [{ id: a, name: A }]"],
    [
      "a day that is none",
      'codes: [{ code: "20560", system: CPT, validFrom: 1/1/2020, origin: o }]',
    ],
    [
      "a list that needs a member",
      "conflicts: [{ modifiers: [], scope: SAME_LINE, severity: ERROR, reason: r, origin: o }]",
    ],
    [
      "a family id that is kept for endoscopies",
      "families: [{ id: endoscopy-1, name: A, kind: CURATED, members: [], origin: o }]",
    ],
  ])("refuses %s, as the format does", (_what, yaml) => {
    const content: unknown = parse(yaml);
    expect(CuratedFile.safeParse(content).success).toBe(false);
    expect(accepts(content)).toBe(false);
  });

  test("agrees with the format on files of the seed in which a value was changed", () => {
    const contents = seedFiles.map((name): unknown =>
      parse(readFileSync(new URL(`seed/${name}`, root), "utf8")),
    );
    const other = fc.constantFrom<unknown>(
      "",
      " ",
      "x",
      "59",
      "20560",
      7,
      true,
      null,
      [],
      {},
      undefined,
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...contents),
        fc.array(fc.nat(), { maxLength: 6 }),
        other,
        (file, way, value) => {
          const changed: unknown = structuredClone(file);
          change(changed, way, value);
          expect(accepts(changed)).toBe(CuratedFile.safeParse(changed).success);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Follows the way into the content and puts the value at its end. */
function change(content: unknown, way: readonly number[], value: unknown): void {
  if (typeof content !== "object" || content === null) return;
  const keys = Object.keys(content);
  const [step = 0, ...rest] = way;
  const key = keys[step % Math.max(keys.length, 1)];
  if (key === undefined) return;
  const inside = (content as Record<string, unknown>)[key];
  if (rest.length > 0 && typeof inside === "object" && inside !== null) change(inside, rest, value);
  else if (value === undefined && !Array.isArray(content)) Reflect.deleteProperty(content, key);
  else (content as Record<string, unknown>)[key] = value ?? null;
}
