import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { NODE_TYPES, RELATIONSHIP_TYPES } from "../../model/model.ts";
import type { NodeType } from "../../model/nodes.ts";
import type { RelationshipType } from "../../model/relationships.ts";
import { arrowFile, readArrowFile, type ArrowColumns } from "./arrow-file.ts";
import {
  nodesFromArrow,
  nodesToArrow,
  relationshipsFromArrow,
  relationshipsToArrow,
} from "./arrow-tables.ts";
import type { Origin } from "./large-texts.ts";
import { SnapshotError } from "./snapshot-error.ts";
import { syncDirectory, writeDurably } from "./durable-files.ts";
import {
  FORMAT,
  hashOf,
  modelHash,
  parseManifest,
  type Manifest,
  type ManifestFile,
} from "./manifest.ts";
import { messageOf } from "./message-of.ts";
import { emptyTables, type Tables } from "../tables.ts";

/** Name of the file that says what is in a snapshot. */
export const MANIFEST = "manifest.json";

/** Writes tables into a new directory, a file a type; answers the SHA-256 of the manifest. */
export async function writeSnapshot(directory: string, tables: Tables): Promise<string> {
  await mkdir(directory, { recursive: true });
  const files: ManifestFile[] = [];
  const write = async (type: NodeType | RelationshipType, columns: ArrowColumns): Promise<void> => {
    const file = `${type}.arrow`;
    const written = await writeDurably(join(directory, file), arrowFile(columns));
    const rows = columns[0]?.[1].length ?? 0;
    files.push({ type, file, rows, ...written, model: modelHash(type) });
  };
  for (const type of NODE_TYPES) await write(type, nodesToArrow(tables.nodes[type]));
  for (const type of RELATIONSHIP_TYPES)
    await write(type, relationshipsToArrow(tables, tables.relationships[type]));
  const manifest: Manifest = {
    format: FORMAT,
    epoch: tables.epoch,
    writtenAt: new Date().toISOString(),
    files,
  };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const { sha256 } = await writeDurably(join(directory, MANIFEST), [text]);
  await syncDirectory(directory);
  return sha256;
}

/** Reads the tables that were written under this SHA-256 of their manifest. */
export async function readSnapshot(directory: string, sha256: string): Promise<Tables> {
  const { epoch, files } = await readManifest(directory, sha256);
  const read = async <T>(
    type: string,
    toTable: (columns: ReturnType<typeof readArrowFile>, origin: Origin) => T,
  ): Promise<T | null> => {
    const file = files.find((f) => f.type === type);
    return file === undefined ? null : readTable(directory, file, toTable);
  };
  // Types that the model has gained since are empty.
  const empty = emptyTables();
  let nodeCount = 0;
  const nodes = { ...empty.nodes };
  for (const type of NODE_TYPES) {
    const base = nodeCount;
    const table = await read(type, (columns, origin) =>
      nodesFromArrow(type, base, columns, origin),
    );
    nodes[type] = table ?? { ...empty.nodes[type], base };
    nodeCount += nodes[type].ids.length;
  }
  const relationships = { ...empty.relationships };
  for (const type of RELATIONSHIP_TYPES)
    relationships[type] =
      (await read(type, (columns, origin) =>
        relationshipsFromArrow(type, { nodes }, columns, origin),
      )) ?? empty.relationships[type];
  return { epoch, nodeCount, nodes, relationships };
}

async function readManifest(directory: string, sha256: string): Promise<Manifest> {
  const path = join(directory, MANIFEST);
  const bytes = await readBytes(path);
  try {
    if (hashOf(bytes) !== sha256) throw new RangeError("it is not the one that CURRENT names");
    return parseManifest(bytes.toString());
  } catch (error) {
    throw new SnapshotError(`${path}: ${messageOf(error)}.`, { cause: error });
  }
}

async function readTable<T>(
  directory: string,
  { file, bytes: size, sha256 }: ManifestFile,
  toTable: (columns: ReturnType<typeof readArrowFile>, origin: Origin) => T,
): Promise<T> {
  const path = join(directory, file);
  const bytes = await readBytes(path);
  try {
    if (bytes.byteLength !== size)
      throw new RangeError(`it has ${bytes.byteLength} bytes where ${size} were written`);
    if (hashOf(bytes) !== sha256) throw new RangeError("its content is not what was written");
    return toTable(readArrowFile(bytes), { path, bytes });
  } catch (error) {
    throw new SnapshotError(`${path}: ${messageOf(error)}.`, { cause: error });
  }
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new SnapshotError(`A file can't be read: ${messageOf(error)}.`, { cause: error });
  }
}
