import { ModifierName } from "../address/labels.tsx";
import { nodePath } from "../address/places.ts";
import { To } from "../address/to.tsx";
import { words } from "../parts/words.ts";
import type { Modifier } from "./modifier-page.tsx";

/** What a modifier excludes, refers to, and is a narrower or wider case of. */
export function Neighbours({ of }: { readonly of: Modifier }) {
  const { conflictsWith, refersTo, referredBy, narrows, narrowedBy } = of;
  return (
    <div className="relations">
      {conflictsWith.edges.length > 0 && (
        <section>
          <h3>Conflicts with</h3>
          <ul>
            {conflictsWith.edges.map(({ node, reason, scope, severity }, index) => (
              <li key={index}>
                <ModifierName of={node} />{" "}
                <span className="tag">
                  {severity === "ERROR" ? "never" : "rarely"} on the {words(scope)}
                </span>{" "}
                {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      {refersTo.edges.length > 0 && (
        <section>
          <h3>Refers to</h3>
          <ul>
            {refersTo.edges.map(({ node, reason }, index) => (
              <li key={index}>
                <To path={nodePath(node.id)} className="key">
                  {node.code}
                </To>{" "}
                {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      {referredBy.edges.length > 0 && (
        <section>
          <h3>Referred to by</h3>
          <ul>
            {referredBy.edges.map(({ node, reason }, index) => (
              <li key={index}>
                <ModifierName of={node} /> {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Kin name="A narrower case of" of={narrows.nodes} />
      <Kin name="Narrower cases" of={narrowedBy.nodes} />
    </div>
  );
}

interface KinProps {
  readonly name: string;
  readonly of: readonly { readonly code: string; readonly name: string | null }[];
}

function Kin({ name, of }: KinProps) {
  if (of.length === 0) return null;
  return (
    <section>
      <h3>{name}</h3>
      <ul>
        {of.map((modifier) => (
          <li key={modifier.code}>
            <ModifierName of={modifier} />
          </li>
        ))}
      </ul>
    </section>
  );
}
