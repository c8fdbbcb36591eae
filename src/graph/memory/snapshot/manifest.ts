import { createHash } from "node:crypto";
import { z } from "zod";
import {
  NODE_TYPES,
  RELATIONSHIP_TYPES,
  nodeDeclaration,
  relationshipDeclaration,
} from "../../model/model.ts";
import type { NodeType } from "../../model/nodes.ts";
import type { RelationshipType } from "../../model/relationships.ts";

/** Rises when older versions could no longer read what is written. */
export const FORMAT = 1;

const file = z.object({
  type: z.string(),
  file: z.string().regex(/^\w+\.arrow$/),
  rows: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  sha256: z.string(),
  /** How the type was declared. */
  model: z.string(),
});

const manifest = z.object({
  format: z.int(),
  epoch: z.int().positive(),
  writtenAt: z.string(),
  files: z.array(file),
});

/** What is in a snapshot: a file for each node and relationship type. */
export type Manifest = z.infer<typeof manifest>;
export type ManifestFile = Manifest["files"][number];

/** A snapshot is sound, but of a Codeloom that laid it out otherwise. */
export class OtherVersionError extends Error {
  override readonly name = "OtherVersionError";
}

/** The SHA-256 of bytes, as a manifest has it of its files, and CURRENT of the manifest. */
export const hashOf = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");

/** Reads a manifest, or throws an error that says what is wrong with it. */
export function parseManifest(text: string): Manifest {
  const json: unknown = JSON.parse(text);
  const format = z.object({ format: z.int() }).parse(json).format;
  if (format !== FORMAT)
    throw new OtherVersionError(
      `it has format ${format}, and this version of Codeloom reads format ${FORMAT}`,
    );
  const parsed = manifest.parse(json);
  for (const { type, model } of parsed.files)
    if (!isType(type))
      throw new OtherVersionError(`it has ${type}, which this version does not know`);
    else if (model !== modelHash(type))
      throw new OtherVersionError(`the properties of ${type} were others when it was written`);
  return parsed;
}

type AnyType = NodeType | RelationshipType;

const isNodeType = (type: string): type is NodeType => (NODE_TYPES as string[]).includes(type);

const isType = (type: string): type is AnyType =>
  isNodeType(type) || (RELATIONSHIP_TYPES as string[]).includes(type);

/** Differs wherever rows that were written under another declaration could be misunderstood. */
export function modelHash(type: AnyType): string {
  const { key, properties } = isNodeType(type)
    ? nodeDeclaration(type)
    : relationshipDeclaration(type);
  const timed = !isNodeType(type) && relationshipDeclaration(type).timed;
  const columns = Object.entries(properties).map(([name, { kind, required }]) => [
    name,
    kind,
    required,
  ]);
  const text = JSON.stringify([key ?? [], timed, columns]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
