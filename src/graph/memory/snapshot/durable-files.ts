import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file and waits until the disk has it. Answers its size and SHA-256. */
export async function writeDurably(
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const file = await open(path, "w");
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      await file.writeFile(chunk);
      bytes += chunk.byteLength;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Ends the name of a file that is to replace another. */
export const REPLACEMENT = ".new";

/** Puts a small file in the place of another, which is seen before or after but never in between. */
export async function replaceDurably(path: string, text: string): Promise<void> {
  const temporary = path + REPLACEMENT;
  try {
    await writeDurably(temporary, [Buffer.from(text)]);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncDirectory(dirname(path));
}

/** Waits until the disk has the names in a directory. */
export async function syncDirectory(path: string): Promise<void> {
  // Windows can't open a directory, and keeps names without being asked.
  if (process.platform === "win32") return;
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
