import type { DataFiles } from "../files.ts";

export function makeUpFiles(folder: string): Promise<DataFiles> {
  return Promise.reject(new Error(folder));
}
