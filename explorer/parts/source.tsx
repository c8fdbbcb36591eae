import { releaseName } from "./words.ts";

/** Where a fact is from: the release by its name, then the file and row. */
export function Source({ of }: { readonly of: string }) {
  return (
    <span className="source">
      {of.replaceAll(/Release:[^,;\s]+/g, (release) => releaseName(release))}
    </span>
  );
}
