import type { ByteSource } from "../../../src/sources/files/byte-source.ts";

/** Bytes in memory as a source, in chunks of the size that a test wants. */
export function sourceOf(content: string | Buffer, chunkSize = 7, name = "made-up"): ByteSource {
  const bytes = Buffer.from(content);
  return {
    name,
    size: bytes.length,
    read: async function* () {
      for (let start = 0; start < bytes.length; start += chunkSize) {
        yield await Promise.resolve(bytes.subarray(start, start + chunkSize));
      }
    },
  };
}

/** Everything that an asynchronous iteration gives. */
export async function collect<Thing>(things: AsyncIterable<Thing>): Promise<Thing[]> {
  const all: Thing[] = [];
  for await (const thing of things) all.push(thing);
  return all;
}
