import { z } from "zod";
import { FIELD_DESCRIPTIONS, SHARED_DESCRIPTIONS } from "./field-descriptions.ts";
import { CuratedFile } from "./format.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every field of the format with its path: `codes.steps.title`, whatever is in lists. */
export type DescribedField = readonly [path: string, description: string | undefined];

/**
 * The curated format as a JSON Schema, so that editors can complete, explain and check YAML files
 * while they are written. It accepts what `CuratedFile` accepts.
 */
export function curatedJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(CuratedFile, {
    io: "input",
    override: ({ jsonSchema }) => {
      // Texts are trimmed before they are measured.
      if (jsonSchema.type === "string" && jsonSchema.minLength === 1) {
        delete jsonSchema.minLength;
        jsonSchema.pattern = "\\S";
      }
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  for (const [path, field] of fieldsOf(schema)) {
    const name = path.split(".").at(-1) ?? "";
    const description = FIELD_DESCRIPTIONS[path] ?? SHARED_DESCRIPTIONS[name];
    if (description !== undefined) field.description = description;
  }
  const { $schema, ...rest } = schema;
  return {
    ...($schema === undefined ? {} : { $schema }),
    title: "Curated facts of Codeloom",
    description: "A YAML file of facts about codes and modifiers, in the own words of its authors.",
    ...rest,
  };
}

/** The fields of the format with what editors show of them. */
export function describedFields(): DescribedField[] {
  return fieldsOf(curatedJsonSchema()).map(([path, { description }]) => [path, description]);
}

/** The text of schema/curated.schema.json, as Prettier would write it. */
export function curatedSchemaText(): string {
  const text = JSON.stringify(curatedJsonSchema(), null, 2);
  return `${text.replace(/^(.*)\[\n([^[\]{}]+)\n *\](,?)$/gm, onOneLine)}\n`;
}

/** Short lists stand on one line. */
function onOneLine(whole: string, before: string, items: string, after: string): string {
  const line = `${before}[${items.trim().replace(/\n\s*/g, " ")}]${after}`;
  return line.length <= LINE ? line : whole;
}

const LINE = 100;

function fieldsOf(schema: JsonSchema, path = ""): [string, JsonSchema][] {
  const { items, properties = {} } = schema;
  if (items !== undefined && !Array.isArray(items) && typeof items === "object")
    return fieldsOf(items, path);
  return Object.entries(properties).flatMap(([name, field]) => {
    if (typeof field !== "object") return [];
    const below = path === "" ? name : `${path}.${name}`;
    return [[below, field], ...fieldsOf(field, below)];
  });
}
