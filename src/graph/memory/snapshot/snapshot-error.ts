/** A snapshot, or a file of it, is not as it was written. */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
}
