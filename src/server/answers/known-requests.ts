import { crc32 } from "node:zlib";
import type { LRUCache } from "lru-cache";
import { keptByBytes } from "./kept-by-bytes.ts";
import { ownCopy } from "./own-copy.ts";
import type { RawRequest } from "./request-key.ts";

/** What an entry takes beyond its bytes and texts, in bytes; measured. */
const OVERHEAD = 570;

interface Known extends RawRequest {
  readonly key: string;
}

/**
 * Keys of requests that came before, found by their bytes. These are summed up to find them, since V8
 * takes three times as long to look a text of their length up; then they are compared. Of two
 * requests with one sum the later is known, and the other is read again each time.
 */
export class KnownRequests {
  readonly #known: LRUCache<number, Known>;

  /** Keeps so many bytes of requests. */
  constructor(bytes: number) {
    this.#known = keptByBytes(
      bytes,
      ({ accept, bytes: own, key }) => accept.length + own.length + key.length + OVERHEAD,
    );
  }

  /** What is kept, in bytes. */
  get bytes(): number {
    return this.#known.calculatedSize;
  }

  /** The key of a request that came before as it is. */
  key(request: RawRequest): string | undefined {
    const known = this.#known.get(sumOf(request));
    if (known?.method !== request.method || known.accept !== request.accept) return undefined;
    return known.bytes.equals(request.bytes) ? known.key : undefined;
  }

  add(request: RawRequest, key: string): void {
    this.#known.set(sumOf(request), { ...request, bytes: ownCopy(request.bytes), key });
  }
}

const sumOf = ({ accept, bytes }: RawRequest): number => crc32(bytes, crc32(accept));
