import type { ByteSource } from "./byte-source.ts";

/** Told how many bytes of how many have been read; the last call says all of them. */
export type OnProgress = (done: number, total: number) => void;

/** The same source, reporting each time a part of it has been read. */
export function withProgress(source: ByteSource, onProgress: OnProgress | undefined): ByteSource {
  if (onProgress === undefined) return source;
  return {
    ...source,
    read: async function* () {
      let done = 0;
      for await (const chunk of source.read()) {
        yield chunk;
        done += chunk.length;
        onProgress(done, source.size);
      }
    },
  };
}
