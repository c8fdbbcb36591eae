import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { SourceError } from "../source-error.ts";
import { errorMessage } from "./error-message.ts";

/** Bytes with a name that can be read afresh, as often as wanted: a file, or a member of a zip. */
export interface ByteSource {
  /** What to call it in messages: the file's base name, or the member's path in the archive. */
  readonly name: string;
  readonly size: number;
  /** Where it lies on disk, when it does so by itself. */
  readonly path?: string;
  read(): AsyncIterable<Buffer>;
}

/** The bytes of a file on disk; a missing path, a folder and the like are refused here. */
export async function openFile(path: string): Promise<ByteSource> {
  const name = basename(path);
  const status = await stat(path).catch((error: unknown) => {
    throw readError(path, error);
  });
  if (status.isDirectory()) {
    throw new SourceError("UNREADABLE", `${path} is a folder, not a file.`, {
      hint: "Give the path of the file as it was downloaded.",
    });
  }
  if (!status.isFile()) throw new SourceError("UNREADABLE", `${path} is not a regular file.`);
  return { name, size: status.size, path, read: () => readFile(path) };
}

async function* readFile(path: string): AsyncIterable<Buffer> {
  const stream: AsyncIterable<Buffer> = createReadStream(path);
  try {
    yield* stream;
  } catch (error) {
    throw readError(path, error);
  }
}

function readError(path: string, error: unknown): SourceError {
  const code =
    typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new SourceError("NOT_FOUND", `There is no file ${path}.`, { cause: error });
  }
  return new SourceError("UNREADABLE", `${path} cannot be read: ${errorMessage(error)}.`, {
    cause: error,
  });
}

/** The first bytes of a source, enough to tell what kind of file it is. */
export async function readHead(source: ByteSource, length = 65_536): Promise<Buffer> {
  const parts: Buffer[] = [];
  let got = 0;
  for await (const chunk of source.read()) {
    parts.push(chunk);
    got += chunk.length;
    if (got >= length) break;
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** A whole source in memory, for the few parts of a format that need it. */
export async function readWhole(source: ByteSource, limit: number): Promise<Buffer> {
  if (source.size > limit) {
    throw new SourceError(
      "TOO_LARGE",
      `${source.name} holds ${source.size} bytes; at most ${limit} are read into memory.`,
    );
  }
  const parts: Buffer[] = [];
  for await (const chunk of source.read()) parts.push(chunk);
  return Buffer.concat(parts);
}
