import { releaseName } from "./words.ts";

/** Where a fact is from: the release by its name, then the file and row. */
export function Source({ of }: { readonly of: string }) {
  const [release = "", ...rest] = of.split(", ");
  const name = release.startsWith("Release:") ? releaseName(release) : release;
  return <span className="source">{[name, ...rest].join(", ")}</span>;
}
