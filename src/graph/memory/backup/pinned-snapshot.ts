import { createHash } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { DataDirectory, type Current } from "../snapshot/data-directory.ts";
import { hashOf, parseManifest, type Manifest } from "../snapshot/manifest.ts";
import { MANIFEST } from "../snapshot/snapshot.ts";
import { BackupError } from "./backup-error.ts";

/** A file of a pinned snapshot, whose bytes are checked while they are read. */
export interface PinnedFile {
  /** Its path in the directory of the graph. */
  readonly path: string;
  readonly bytes: number;
  readonly read: () => AsyncIterable<Buffer> | Iterable<Buffer>;
}

/** The snapshot that counted when it was pinned. */
export interface PinnedSnapshot {
  readonly current: Current;
  readonly manifest: Manifest;
  readonly files: readonly PinnedFile[];
  readonly close: () => Promise<void>;
}

/**
 * Opens all files of the snapshot that counts, so that it stays whole for us, though imports go on
 * that remove it. Of what counts meanwhile nothing is mixed in.
 *
 * @throws BackupError
 */
export async function pinSnapshot(directory: string): Promise<PinnedSnapshot> {
  const data = new DataDirectory(directory);
  for (;;) {
    const current = await data.current();
    if (current === null)
      throw new BackupError(`There is no graph in ${directory}: nothing to back up.`);
    try {
      return await pin(directory, current);
    } catch (error) {
      // A writer may have removed it just then, if two newer ones are there.
      if ((await data.current())?.text === current.text) throw error;
    }
  }
}

async function pin(directory: string, current: Current): Promise<PinnedSnapshot> {
  const handles: FileHandle[] = [];
  const close = async (): Promise<void> => {
    for (const handle of handles) await handle.close();
  };
  const opened = async (path: string): Promise<FileHandle> => {
    const handle = await open(join(directory, path), "r");
    handles.push(handle);
    return handle;
  };
  try {
    const path = `${current.snapshot}/${MANIFEST}`;
    const text = await (await opened(path)).readFile();
    if (hashOf(text) !== current.manifest)
      throw new BackupError(
        `${join(directory, path)} is not the one that CURRENT names: the graph is damaged.`,
      );
    const manifest = parseManifest(text.toString());
    const files: PinnedFile[] = [{ path, bytes: text.byteLength, read: () => [text] }];
    for (const { file, bytes, sha256 } of manifest.files) {
      const handle = await opened(`${current.snapshot}/${file}`);
      const read = () => checked(handle, join(directory, current.snapshot, file), sha256);
      files.push({ path: `${current.snapshot}/${file}`, bytes, read });
    }
    return { current, manifest, files, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function* checked(handle: FileHandle, path: string, sha256: string): AsyncIterable<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) {
    hash.update(chunk as Buffer);
    yield chunk as Buffer;
  }
  if (hash.digest("hex") !== sha256)
    throw new BackupError(`${path} is not what was written: the graph is damaged.`);
}
