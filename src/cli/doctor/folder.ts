import { constants } from "node:fs";
import { access, readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { pinSnapshot } from "../../graph/memory/backup/pinned-snapshot.ts";
import { messageOf } from "../../graph/memory/snapshot/message-of.ts";
import { OtherVersionError } from "../../graph/memory/snapshot/manifest.ts";
import { WriterLock } from "../../graph/memory/snapshot/writer-lock.ts";
import type { Settings } from "../../server/settings.ts";
import { fail, megabytes, ok, warn, type Finding } from "./finding.ts";
import { checkMemory } from "./system.ts";

const RESTORE = "Restore a backup (codeloom restore --replace), or delete it and import again.";

/** A graph in memory takes about as much as its files, and what is made of it for all requests. */
const IN_MEMORY = 1.5;

/** Looks at the folder of the embedded store. Reads all of it, and changes nothing. */
export async function checkFolder(settings: Settings): Promise<Finding[]> {
  const { dataDir } = settings;
  const there = await stat(dataDir).catch(() => null);
  if (there === null)
    return [
      warn("folder", `There is no ${dataDir} yet.`, "codeloom serve or codeloom import makes it."),
    ];
  if (!there.isDirectory())
    return [fail("folder", `${dataDir} is no folder.`, "Name another by DATA_DIR.")];
  const findings = [await checkAccess(dataDir), ...(await checkWriters(dataDir))];
  const { finding, bytes } = await checkSnapshot(dataDir);
  findings.push(finding);
  if (bytes > 0)
    findings.push(await checkSpace(dataDir, bytes), checkMemory(IN_MEMORY * bytes, settings));
  return findings;
}

async function checkAccess(path: string): Promise<Finding> {
  try {
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok("folder", `${path} can be read and written.`);
  } catch (error) {
    const what = `${path} can't be used by this user: ${messageOf(error)}.`;
    return fail("folder", what, "Give the user of the server the right to read and write it.");
  }
}

/** What those who write have put down, and what dead ones have left. */
async function checkWriters(path: string): Promise<Finding[]> {
  const names = await namesIn(path);
  const epochs = await namesIn(join(path, "epochs"));
  if (await WriterLock.isTaken(path).catch(() => false))
    return [ok("writer", "An import is under way.")];
  const left = [
    ...names.filter((name) => /^writer-|\.new$/.test(name)),
    ...epochs.filter((name) => !/^\d+$/.test(name)),
  ];
  if (left.length === 0) return [ok("writer", "No import is under way.")];
  const what = `A writer that died has left ${left.length} files or folders.`;
  return [warn("writer", what, "The next import removes them; nothing reads them.")];
}

const namesIn = (path: string): Promise<string[]> => readdir(path).catch((): string[] => []);

/** Whether the snapshot that counts is whole and as it was written, and how long it is. */
async function checkSnapshot(path: string): Promise<{ finding: Finding; bytes: number }> {
  const of = (finding: Finding, bytes = 0) => ({ finding, bytes });
  const names = await namesIn(path);
  if (!names.includes("CURRENT") && !names.includes("epochs"))
    return of(warn("snapshot", `${path} is empty.`, "Fill it with codeloom import."));
  try {
    const pinned = await pinSnapshot(path);
    try {
      for (const file of pinned.files) await drain(file.read());
    } finally {
      await pinned.close();
    }
    const { epoch, writtenAt } = pinned.manifest;
    const bytes = pinned.files.reduce((sum, file) => sum + file.bytes, 0);
    const what = `Epoch ${epoch} of ${writtenAt}: ${pinned.files.length} files, ${megabytes(bytes)}, all as they were written.`;
    return of(ok("snapshot", what), bytes);
  } catch (error) {
    if (error instanceof OtherVersionError)
      return of(
        fail(
          "snapshot",
          `It is of another version of Codeloom: ${error.message}.`,
          "Use the version that wrote it, or delete the folder and import again.",
        ),
      );
    return of(fail("snapshot", messageOf(error), RESTORE));
  }
}

/** Reads to the end, where checksums are compared. */
async function drain(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
  await finished(Readable.from(chunks, { objectMode: false }).resume());
}

async function checkSpace(path: string, bytes: number): Promise<Finding> {
  const { bavail, bsize } = await statfs(path);
  const free = bavail * bsize;
  // An import writes a snapshot beside two that are there.
  return free < 2 * bytes
    ? warn("disk", `Only ${megabytes(free)} are free.`, "An import may need more: make room.")
    : ok("disk", `${megabytes(free)} are free.`);
}
