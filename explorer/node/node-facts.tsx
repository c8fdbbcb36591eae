import { ModifierName } from "../address/labels.tsx";
import { nodePath } from "../address/places.ts";
import { To } from "../address/to.tsx";
import { VerdictMark } from "../parts/verdict-mark.tsx";
import { count, words } from "../parts/words.ts";
import type { NodeOfPage } from "./node-kinds.ts";

/** What is said of a node beside its codes. */
export function NodeFacts({ of }: { readonly of: NodeOfPage }) {
  switch (of.__typename) {
    case "Family":
      return (
        <>
          <p>
            A family: {words(of.kind)}. {of.description}
          </p>
          {of.parent && (
            <p>
              Part of <To path={nodePath(of.parent.id)}>{of.parent.name}</To>
            </p>
          )}
          <Links name="Parts" of={of.parts.nodes} />
        </>
      );
    case "Indicator":
      return (
        <>
          <p>{of.meaning ?? "No source says what it means."}</p>
          <ul className="verdicts">
            {of.governs.edges.map(({ node, verdict, text }, index) => (
              <li key={index}>
                <ModifierName of={node} />
                <span className="verdict">
                  {verdict !== null && <VerdictMark verdict={verdict} />}
                </span>
                <span className="notes wide">{text}</span>
              </li>
            ))}
          </ul>
        </>
      );
    case "ProviderType":
      return (
        <p>
          {[of.grouping, of.classification, of.specialization, of.taxonomyCode]
            .filter((part) => part !== null)
            .join(" · ")}
        </p>
      );
    case "Indication":
      return <Links name="Arises from" of={of.arisesFrom.nodes} />;
    case "Release":
      return (
        <p>
          {of.file}, holds from {of.effectiveFrom}: {count(of.rows)} rows, {count(of.rejected)} not
          usable.
        </p>
      );
    default:
      return null;
  }
}

interface LinksProps {
  readonly name: string;
  readonly of: readonly { readonly id: string; readonly name: string }[];
}

function Links({ name, of }: LinksProps) {
  if (of.length === 0) return null;
  return (
    <p>
      {name}:{" "}
      {of.map(({ id, name: each }) => (
        <To key={id} path={nodePath(id)} className="chip">
          {each}
        </To>
      ))}
    </p>
  );
}
