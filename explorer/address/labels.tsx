import { codePath, modifierPath } from "./places.ts";
import { To } from "./to.tsx";

interface Labelled {
  readonly code: string;
  readonly active?: boolean;
  readonly descriptors?: readonly { readonly short: string | null }[];
}

/** What to call a code beside its number: the first source that has words for it speaks. */
export const labelOf = ({ descriptors }: Labelled): string =>
  descriptors?.find(({ short }) => short !== null)?.short ?? "";

/** A code with its label, leading to its page. */
export function CodeName({ of }: { readonly of: Labelled }) {
  return (
    <span className="name">
      <To path={codePath(of.code)} className="key">
        {of.code}
      </To>{" "}
      {labelOf(of)}
      {of.active === false && <span className="tag">not in force</span>}
    </span>
  );
}

/** A modifier with its name, leading to its page. */
export function ModifierName({ of }: { readonly of: { code: string; name: string | null } }) {
  return (
    <span className="name">
      <To path={modifierPath(of.code)} className="key">
        {of.code}
      </To>{" "}
      {of.name}
    </span>
  );
}
