import { compareText } from "./compare.ts";
import type { Day } from "./day.ts";
import { OPEN_FROM, OPEN_TO, isDay } from "./day.ts";
import { idOf, isIdOf, nodeDeclaration, relationshipDeclaration } from "./model/model.ts";
import type { NodeType } from "./model/nodes.ts";
import type { Property, Properties } from "./model/property.ts";
import type { RelationshipType } from "./model/relationships.ts";

export type Value = string | number | boolean | readonly string[];

/** A node as it is written; absent properties are left out. */
export interface NodeRecord {
  readonly type: NodeType;
  readonly id: string;
  readonly properties: Readonly<Record<string, Value>>;
}

/** A relationship as it is written. A timed one without an end of its validity holds on and on. */
export interface RelationshipRecord {
  readonly type: RelationshipType;
  readonly from: string;
  readonly to: string;
  readonly validFrom?: Day | undefined;
  readonly validTo?: Day | undefined;
  readonly properties: Readonly<Record<string, Value>>;
}

/** A record does not fit the model; nothing of its batch is written. */
export class RecordError extends Error {
  override readonly name = "RecordError";
}

/** Makes a node record, its id following from its properties; undefined and null are left out. */
export function node(
  type: NodeType,
  properties: Record<string, Value | null | undefined>,
): NodeRecord {
  return { type, id: idOf(type, properties), properties: present(properties) };
}

/** Makes a relationship record; undefined and null properties are left out. */
export function relationship(
  type: RelationshipType,
  from: string,
  to: string,
  properties: Record<string, Value | null | undefined> = {},
  validity: { validFrom?: Day | undefined; validTo?: Day | undefined } = {},
): RelationshipRecord {
  return { type, from, to, properties: present(properties), ...validity };
}

/** The same properties where all are there, as of most records: an import makes millions. */
function present(properties: Record<string, Value | null | undefined>): Record<string, Value> {
  for (const name in properties) {
    if (properties[name] !== undefined && properties[name] !== null) continue;
    const given = Object.entries(properties).filter(([, value]) => value != null);
    return Object.fromEntries(given) as Record<string, Value>;
  }
  return properties as Record<string, Value>;
}

/**
 * What tells relationships apart: type, ends, first day and the model's key. Two records with the
 * same identity are the same relationship, the later one deciding its properties.
 */
export function identityOf(record: RelationshipRecord): string {
  const keys = relationshipDeclaration(record.type).key ?? [];
  const parts = keys.map((name) => String(record.properties[name]));
  return [record.from, record.to, record.validFrom ?? "", ...parts].join("\n");
}

/** Refuses a node that the model does not know in this form. */
export function checkNode(record: NodeRecord): void {
  if (!isIdOf(record.id, record.type))
    throw new RecordError(`${nameOf(record)}: not an id of ${record.type}.`);
  if (record.id !== idOf(record.type, record.properties))
    throw new RecordError(`${nameOf(record)}: the id does not follow from its key properties.`);
  checkProperties(record, nodeDeclaration(record.type).properties);
}

/**
 * Refuses a relationship whose ends, validity or properties the model does not allow. Millions are
 * looked at: nothing is made on the way, the words of an error neither.
 */
export function checkRelationship(record: RelationshipRecord): void {
  const { from, to, symmetric, timed, properties } = relationshipDeclaration(record.type);
  if (!isIdOfAny(record.from, from) || !isIdOfAny(record.to, to))
    throw new RecordError(`${nameOf(record)}: it does not connect such nodes.`);
  if (symmetric && compareText(record.from, record.to) >= 0)
    throw new RecordError(`${nameOf(record)}: it goes from the lower id to the higher.`);
  checkValidity(record, timed);
  checkProperties(record, properties);
}

const nameOf = (record: NodeRecord | RelationshipRecord): string =>
  "id" in record
    ? `Node ${record.id}`
    : `Relationship ${record.type} from ${record.from} to ${record.to}`;

function isIdOfAny(id: string, types: readonly NodeType[]): boolean {
  for (const type of types) if (isIdOf(id, type)) return true;
  return false;
}

function checkValidity(record: RelationshipRecord, timed: boolean): void {
  const { validFrom, validTo } = record;
  if (!timed && (validFrom !== undefined || validTo !== undefined))
    throw new RecordError(`${nameOf(record)}: it has no validity.`);
  if (validFrom !== undefined) checkDay(record, validFrom);
  if (validTo !== undefined) checkDay(record, validTo);
  if (validFrom !== undefined && validTo !== undefined && validFrom >= validTo)
    throw new RecordError(
      `${nameOf(record)}: it would end (${validTo}) before it begins (${validFrom}).`,
    );
}

function checkDay(record: RelationshipRecord, day: Day): void {
  if (!isDay(day)) throw new RecordError(`${nameOf(record)}: ${day} is not a day.`);
  if (day <= OPEN_FROM || day >= OPEN_TO)
    throw new RecordError(`${nameOf(record)}: ${day} stands for no end at all; leave it out.`);
}

function checkProperties(record: NodeRecord | RelationshipRecord, declared: Properties): void {
  const given: Readonly<Record<string, Value>> = record.properties;
  for (const name in given) {
    const property = Object.hasOwn(declared, name) ? declared[name] : undefined;
    const value = given[name];
    if (property === undefined)
      throw new RecordError(`${nameOf(record)}: the model has no property ${name}.`);
    if (!fits(property, value))
      throw new RecordError(
        `${nameOf(record)}: ${name} is not a ${property.kind}: ${JSON.stringify(value)}.`,
      );
  }
  for (const name of requiredOf(declared))
    if (given[name] === undefined) throw new RecordError(`${nameOf(record)}: ${name} is missing.`);
}

const requiredNames = new WeakMap<Properties, readonly string[]>();

/** The names of the properties that every record has; an import asks millions of times. */
function requiredOf(declared: Properties): readonly string[] {
  let names = requiredNames.get(declared);
  if (names === undefined) {
    names = Object.keys(declared).filter((name) => declared[name]?.required);
    requiredNames.set(declared, names);
  }
  return names;
}

function fits(property: Property, value: Value | undefined): boolean {
  switch (property.kind) {
    case "string":
      return typeof value === "string" && (property.values?.includes(value) ?? true);
    case "int":
      return Number.isSafeInteger(value) && Math.abs(value as number) < 2 ** 31;
    case "float":
      return Number.isFinite(value);
    case "boolean":
      return typeof value === "boolean";
    case "day":
      return typeof value === "string" && isDay(value);
    case "strings":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
  }
}
