import { transformFile } from "@swc/core";
import { fileURLToPath } from "node:url";

/** Loads TypeScript as Jest does, by swc and the settings of the repository. */
export async function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), { sourceMaps: false });
  return { format: "module", source: code, shortCircuit: true };
}
