import { LRUCache } from "lru-cache";

/** One entry takes this part of the room at most. */
const LARGEST_PART = 1 / 8;

/** Keeps so many bytes of entries, those asked for last. */
export const keptByBytes = <Key extends string | number, Value extends object>(
  bytes: number,
  sizeOf: (value: Value, key: Key) => number,
): LRUCache<Key, Value> =>
  new LRUCache({
    maxSize: bytes,
    maxEntrySize: Math.max(1, Math.floor(bytes * LARGEST_PART)),
    sizeCalculation: sizeOf,
  });
