import { randomUUID } from "node:crypto";
import { rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { syncDirectory, writeDurably } from "../snapshot/durable-files.ts";
import { isSystemError } from "../snapshot/system-error.ts";
import { BackupError } from "./backup-error.ts";
import { pinSnapshot, type PinnedSnapshot } from "./pinned-snapshot.ts";

/** What a backup holds. */
export interface Backup {
  readonly epoch: number;
  /** When that epoch was written, ISO 8601 in UTC. */
  readonly writtenAt: string;
  readonly files: number;
  /** Length of the files, unpacked. */
  readonly bytes: number;
}

/** The member of an archive that names the snapshot in it. */
export const CURRENT = "CURRENT";

/**
 * Writes the graph of a directory into one archive, from one epoch, also while servers and imports use
 * it. What is read is checked against the checksums of the snapshot; the archive is under its name
 * when the disk has all of it.
 *
 * @throws BackupError
 */
export async function writeBackup(
  directory: string,
  path: string,
  { replace = false } = {},
): Promise<Backup> {
  if (!replace && (await stat(path).catch(() => null)) !== null)
    throw new BackupError(`${path} is there already. Give another name, or --replace.`);
  const pinned = await pinSnapshot(directory);
  const unfinished = `${path}.unfinished-${randomUUID()}`;
  const archive = archiveOf(pinned);
  // Whoever writes it is told of its errors; where nobody could begin to, nobody listens to them.
  archive.on("error", () => undefined);
  try {
    await writeDurably(unfinished, archive);
    await rename(unfinished, path);
    await syncDirectory(dirname(path));
  } catch (error) {
    archive.destroy();
    await rm(unfinished, { force: true });
    throw explained(path, error);
  } finally {
    await pinned.close();
  }
  const { manifest, files } = pinned;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const { epoch, writtenAt } = manifest;
  return { epoch, writtenAt, files: files.length, bytes };
}

/** Tells what is wrong with the place of an archive; what is wrong with the graph says so itself. */
function explained(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error;
  return new BackupError(`${path} can't be written: ${error.message}. No backup was made.`, {
    cause: error,
  });
}

function archiveOf({ current, manifest, files }: PinnedSnapshot): Readable {
  const archive = new ZipFile();
  const output = archive.outputStream as Readable;
  archive.on("error", (error) => output.destroy(error as Error));
  const mtime = new Date(manifest.writtenAt);
  archive.addBuffer(Buffer.from(current.text), CURRENT, { mtime });
  // The archive watches over none of what it reads: that breaks off with it, and it with that.
  let reading: Readable | null = null;
  output.once("close", () => reading?.destroy());
  for (const { path, read } of files)
    archive.addReadStreamLazy(path, { mtime }, (next) => {
      reading = Readable.from(read(), { objectMode: false });
      reading.once("error", (error) => output.destroy(error));
      next(null, reading);
    });
  archive.end();
  return output;
}
