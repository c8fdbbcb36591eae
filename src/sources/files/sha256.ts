import { createHash } from "node:crypto";
import type { ByteSource } from "./byte-source.ts";

/** The SHA-256 of a source's bytes, in lower-case hexadecimal: what identifies a download. */
export async function sha256Of(source: ByteSource): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of source.read()) hash.update(chunk);
  return hash.digest("hex");
}
