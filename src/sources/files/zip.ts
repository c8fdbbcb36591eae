import { basename } from "node:path";
import { pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import { fromBufferPromise, openPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { DOWNLOAD_AGAIN } from "../damaged-file.ts";
import { SourceError } from "../source-error.ts";
import type { ByteSource } from "./byte-source.ts";
import { errorMessage } from "./error-message.ts";

/** Where an archive is: a path, or its bytes when it was itself a member of another archive. */
export type ZipOrigin = string | Buffer;

export interface ZipLimits {
  /** The most bytes that all members together may unpack to: the guard against zip bombs. */
  readonly unpackedBytes: number;
  readonly members: number;
}

const DEFLATED = 8;
/** Bytes that are expanded at a time: each time another thread is woken, and waited for. */
const CHUNK = 2 ** 17;

const DEFAULT_LIMITS: ZipLimits = { unpackedBytes: 2 * 1024 ** 3, members: 10_000 };

/**
 * The files in an archive, without folders and without what macOS adds. Nothing is unpacked, and
 * no handle stays open: reading a member opens the archive again.
 *
 * @throws SourceError when the archive is cut off, would unpack to more than the limits, or has a
 * member whose name leads out of the folder that it is unpacked in.
 */
export async function listZip(
  origin: ZipOrigin,
  archive: string,
  limits: Partial<ZipLimits> = {},
): Promise<ByteSource[]> {
  const { unpackedBytes, members: mostMembers } = { ...DEFAULT_LIMITS, ...limits };
  const members: ByteSource[] = [];
  let unpacked = 0;
  await withZip(origin, archive, async (zip) => {
    if (zip.entryCount > mostMembers) {
      throw tooLarge(
        archive,
        `holds ${zip.entryCount} members; at most ${mostMembers} are allowed`,
      );
    }
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (unpacked > unpackedBytes) {
        throw tooLarge(archive, `unpacks to more than ${unpackedBytes} bytes`);
      }
      if (isFile(entry)) members.push(memberOf(origin, archive, entry));
    }
  });
  return members;
}

function isFile({ fileName }: Entry): boolean {
  const fromMac = fileName.startsWith("__MACOSX/") || basename(fileName).startsWith("._");
  return !fileName.endsWith("/") && !fromMac;
}

function memberOf(origin: ZipOrigin, archive: string, entry: Entry): ByteSource {
  return {
    name: entry.fileName,
    size: entry.uncompressedSize,
    read: () => readMember(origin, archive, entry),
  };
}

async function* readMember(
  origin: ZipOrigin,
  archive: string,
  entry: Entry,
): AsyncGenerator<Buffer> {
  const zip = await openZip(origin, archive);
  try {
    if (entry.isEncrypted()) {
      throw new SourceError("UNREADABLE", `${entry.fileName} in ${archive} needs a password.`);
    }
    let checksum = 0;
    let size = 0;
    for await (const chunk of await openMember(zip, entry)) {
      size += chunk.length;
      if (size > entry.uncompressedSize) break;
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (size !== entry.uncompressedSize) throw new Error("its size is another than it should be");
    if (checksum !== entry.crc32) throw new Error("its checksum does not match");
  } catch (error) {
    throw zipError(`${entry.fileName} in ${archive}`, error);
  } finally {
    zip.close();
  }
}

/** The content of a member, checked in no way. */
async function openMember(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  if (entry.compressionMethod !== DEFLATED) return zip.openReadStreamPromise(entry);
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  // What goes wrong comes to the one who reads the last stream.
  return pipeline(packed, createInflateRaw({ chunkSize: CHUNK }), () => undefined);
}

async function withZip(
  origin: ZipOrigin,
  archive: string,
  use: (zip: ZipFile) => Promise<void>,
): Promise<void> {
  const zip = await openZip(origin, archive);
  try {
    await use(zip);
  } catch (error) {
    throw zipError(archive, error);
  } finally {
    zip.close();
  }
}

async function openZip(origin: ZipOrigin, archive: string): Promise<ZipFile> {
  const options = { autoClose: false };
  try {
    return await (typeof origin === "string"
      ? openPromise(origin, options)
      : fromBufferPromise(origin, options));
  } catch (error) {
    throw zipError(archive, error);
  }
}

function tooLarge(archive: string, what: string): SourceError {
  return new SourceError("TOO_LARGE", `${archive} ${what}: it is not a publisher's archive.`);
}

/** yauzl says what is wrong in its message alone. */
function zipError(what: string, error: unknown): unknown {
  if (error instanceof SourceError) return error;
  const reason = errorMessage(error);
  const hint = DOWNLOAD_AGAIN;
  if (/relative path|absolute path|characters in fileName/i.test(reason)) {
    return new SourceError(
      "UNSAFE_ARCHIVE",
      `${what} has a member with an unsafe name: ${reason}.`,
      {
        cause: error,
      },
    );
  }
  if (
    /end of central directory|central directory file header|unexpected (eof|end)|file bounds/i.test(
      reason,
    )
  ) {
    return new SourceError("TRUNCATED", `${what} has no readable end: it is cut off.`, {
      hint,
      cause: error,
    });
  }
  return new SourceError("UNREADABLE", `${what} cannot be unpacked: ${reason}.`, {
    hint,
    cause: error,
  });
}
