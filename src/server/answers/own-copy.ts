/**
 * A copy in memory of its own. What was received or compressed is often a part of a larger piece, which
 * is kept as a whole as long as the part is.
 */
export function ownCopy(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}
