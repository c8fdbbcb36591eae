import { sectionProblems } from "../../rules/sections.ts";
import { systemOf } from "../code-system.ts";
import type { CuratedFile } from "./format.ts";

/** What facts that fit the format can't mean, a sentence each. */
export const problemsOf = ({ sections, families, codes }: CuratedFile): string[] => [
  ...sectionProblems(sections).map((problem) => `Sections: ${problem}`),
  ...circles(families).map((id) => `The family ${id} is part of itself.`),
  ...codes
    .filter(({ code, system }) => system !== systemOf(code))
    .map(
      ({ code, system }) => `${code} is a code of ${systemOf(code)} by its form, not of ${system}.`,
    ),
];

interface Part {
  readonly id: string;
  readonly parent?: string | undefined;
}

/** Ids of those that lie among their own ancestors. */
function circles(parts: readonly Part[]): string[] {
  const parents = new Map(parts.map(({ id, parent }) => [id, parent]));
  return parts
    .map(({ id }) => id)
    .filter((id) => {
      const seen = new Set<string>();
      for (let at = parents.get(id); at !== undefined && !seen.has(at); at = parents.get(at)) {
        if (at === id) return true;
        seen.add(at);
      }
      return false;
    });
}
