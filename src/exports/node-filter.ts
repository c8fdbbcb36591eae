import { isDay } from "../graph/day.ts";
import { nodeDeclaration, relationshipDeclaration } from "../graph/model/model.ts";
import type { NodeType } from "../graph/model/nodes.ts";
import type { PropertyKind } from "../graph/model/property.ts";
import { ExportError } from "./export-error.ts";

/** A condition on nodes; all of a filter hold together. */
export type NodeCondition =
  | {
      readonly kind: "property";
      readonly property: string;
      readonly value: string | number | boolean;
    }
  /** Member of the family with this id. */
  | { readonly kind: "family"; readonly value: string }
  /** In force on the day, or not. */
  | { readonly kind: "active"; readonly value: boolean };

export type NodeFilter = readonly NodeCondition[];

/**
 * Reads conditions on nodes of a type, as people write them: `system` is `HCPCS`, `active` is `true`.
 *
 * @throws ExportError
 */
export function parseFilter(
  type: NodeType,
  conditions: readonly (readonly [name: string, value: string])[],
): NodeFilter {
  return conditions.map(([name, value]) => {
    const { properties } = nodeDeclaration(type);
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property !== undefined && property.kind !== "strings")
      return { kind: "property", property: name, value: parseValue(name, property.kind, value) };
    if (name === "family" && leads(type, "MEMBER_OF")) return { kind: "family", value };
    if (name === "active" && leads(type, "LISTED_BY"))
      return { kind: "active", value: parseValue(name, "boolean", value) as boolean };
    throw new ExportError(
      "BAD_USER_INPUT",
      `${type} can't be filtered by ${name}. It can be by ${filterNames(type).join(", ")}.`,
    );
  });
}

const leads = (type: NodeType, relationship: "MEMBER_OF" | "LISTED_BY"): boolean =>
  relationshipDeclaration(relationship).from.includes(type);

/** By what nodes of a type can be filtered. */
export const filterNames = (type: NodeType): string[] => [
  ...Object.entries(nodeDeclaration(type).properties)
    .filter(([, { kind }]) => kind !== "strings")
    .map(([name]) => name),
  ...(leads(type, "MEMBER_OF") ? ["family"] : []),
  ...(leads(type, "LISTED_BY") ? ["active"] : []),
];

function parseValue(name: string, kind: PropertyKind, text: string): string | number | boolean {
  const wrong = (what: string): ExportError =>
    new ExportError("BAD_USER_INPUT", `${name} is "${text}", which is not ${what}.`);
  switch (kind) {
    case "boolean":
      if (text !== "true" && text !== "false") throw wrong("true or false");
      return text === "true";
    case "int":
    case "float": {
      const number = Number(text);
      if (text.trim() === "" || !Number.isFinite(number)) throw wrong("a number");
      if (kind === "int" && !Number.isInteger(number)) throw wrong("a whole number");
      return number;
    }
    case "day":
      if (!isDay(text)) throw wrong("a day, as 2025-10-01");
      return text;
    case "string":
    case "strings":
      return text;
  }
}
