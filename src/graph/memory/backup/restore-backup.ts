import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { GraphBusyError, GraphUnavailableError } from "../../graph.ts";
import { DataDirectory, parseCurrent, type Current } from "../snapshot/data-directory.ts";
import { syncDirectory, writeDurably } from "../snapshot/durable-files.ts";
import { hashOf, parseManifest, type Manifest } from "../snapshot/manifest.ts";
import { messageOf } from "../snapshot/message-of.ts";
import { MANIFEST } from "../snapshot/snapshot.ts";
import { isSystemError } from "../snapshot/system-error.ts";
import { WriterLock } from "../snapshot/writer-lock.ts";
import { BackupError } from "./backup-error.ts";
import { CURRENT, type Backup } from "./write-backup.ts";

/** No CURRENT and no manifest is longer. */
const LONGEST_TEXT = 1024 ** 2;

/**
 * Puts the graph of a backup into a directory, once all of it is there and as it was written. Servers
 * that have the directory open show it within a second or two.
 *
 * @throws BackupError; GraphBusyError while an import is under way
 */
export async function restoreBackup(
  path: string,
  directory: string,
  { replace = false } = {},
): Promise<Backup> {
  const archive = await Archive.open(path);
  try {
    const current = parseCurrent((await archive.text(CURRENT)).toString());
    const manifest = await manifestOf(archive, current);
    await checkDirectory(directory, replace);
    const data = new DataDirectory(directory);
    await data.create();
    const lock = await WriterLock.take(directory);
    try {
      await data.adopt(current, (folder) => unpack(archive, current, manifest, folder));
    } finally {
      await lock.release();
    }
    const { epoch, writtenAt, files } = manifest;
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    return { epoch, writtenAt, files: files.length + 1, bytes };
  } catch (error) {
    throw explained(path, error);
  } finally {
    archive.close();
  }
}

/** Refuses to put anything beside what is there, and to replace what is no graph. */
async function checkDirectory(directory: string, replace: boolean): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  if (names.length === 0) return;
  if (!replace)
    throw new BackupError(
      `${directory} is not empty. Name another folder, or give --replace to put the backup in the place of the graph there.`,
    );
  if (!names.some((name) => name === CURRENT || name === "epochs"))
    throw new BackupError(`${directory} holds something else than a graph, and is left alone.`);
}

async function manifestOf(archive: Archive, { snapshot, manifest }: Current): Promise<Manifest> {
  const text = await archive.text(`${snapshot}/${MANIFEST}`);
  if (hashOf(text) !== manifest) throw new RangeError("its manifest is not what was written");
  return parseManifest(text.toString());
}

async function unpack(
  archive: Archive,
  { snapshot }: Current,
  { files }: Manifest,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeDurably(join(folder, MANIFEST), [await archive.text(`${snapshot}/${MANIFEST}`)]);
  for (const { file, bytes, sha256 } of files) {
    const content = archive.content(`${snapshot}/${file}`, bytes);
    const written = await writeDurably(join(folder, file), content);
    if (written.bytes !== bytes || written.sha256 !== sha256)
      throw new RangeError(`${file} in it is not what was written`);
  }
  await syncDirectory(folder);
}

/** Members of a backup by their names; nothing is written under a name that the archive chooses. */
class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  static async open(path: string): Promise<Archive> {
    try {
      const zip = await openPromise(path, { autoClose: false });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new Archive(zip, entries);
    } catch (error) {
      throw explained(path, error);
    }
  }

  /** A small member. */
  async text(name: string): Promise<Buffer> {
    const size = this.#entry(name).uncompressedSize;
    if (size > LONGEST_TEXT) throw new RangeError(`${name} in it is too long`);
    const chunks: Buffer[] = [];
    for await (const chunk of this.content(name, size)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** The bytes of a member that has so many. It is opened when they are read: nobody else hears its errors. */
  async *content(name: string, bytes: number): AsyncGenerator<Buffer> {
    const entry = this.#entry(name);
    if (entry.uncompressedSize !== bytes)
      throw new RangeError(`${name} in it has not the length that was written`);
    const stream: AsyncIterable<Buffer> = await this.#zip.openReadStreamPromise(entry);
    yield* stream;
  }

  close(): void {
    this.#zip.close();
  }

  #entry(name: string): Entry {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new RangeError(`${name} is missing in it`);
    return entry;
  }
}

/** Tells what is wrong with a backup; what is wrong with the directory says so itself. */
function explained(path: string, error: unknown): unknown {
  const isTold = [BackupError, GraphBusyError, GraphUnavailableError].some(
    (kind) => error instanceof kind,
  );
  if (isTold) return error;
  const what = isSystemError(error) ? "can't be read" : "is no backup that can be restored";
  // Some end their messages with a stop, and some do not.
  const why = messageOf(error).replace(/\.$/, "");
  return new BackupError(`${path} ${what}: ${why}. Nothing was changed.`, { cause: error });
}
