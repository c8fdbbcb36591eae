import { labelOf } from "../address/labels.tsx";
import { nodePath } from "../address/places.ts";
import { To } from "../address/to.tsx";
import type { CodeHeaderQuery, LookupProblem } from "../generated/graphql.ts";
import { Notice } from "../parts/notice.tsx";
import { words } from "../parts/words.ts";
import { CodeTabs } from "./code-tabs.tsx";
import { StatusOfCode } from "./status-of-code.tsx";

export type HeadOfCode = NonNullable<CodeHeaderQuery["lookupCodes"][number]["code"]>;

interface CodeHeadProps {
  readonly of: HeadOfCode;
  readonly problem: LookupProblem | null;
  readonly message: string | null;
  readonly tab: string;
}

/** What a code is, how it stands, and its tabs. */
export function CodeHead({ of, problem, message, tab }: CodeHeadProps) {
  const described = of.descriptors.find(({ medium }) => medium !== null) ?? of.descriptors[0];
  return (
    <>
      <div className="code-head">
        <h1>
          <span className="key">{of.code}</span> {described?.medium ?? labelOf(of)}
        </h1>
        <span className={of.active ? "state state-active" : "state"}>
          {of.active ? "active" : problem === null ? "not in force" : words(problem)}
        </span>
        {of.families.nodes.length > 0 && (
          <span className="families">
            {of.families.nodes.map(({ id, name }) => (
              <To key={id} path={nodePath(id)} className="chip">
                {name}
              </To>
            ))}
          </span>
        )}
      </div>
      {problem !== null && (
        <Notice kind="warning">
          <p>{message}</p>
        </Notice>
      )}
      <Provenance system={of.system} of={described} />
      <StatusOfCode code={of.code} />
      <CodeTabs of={of} current={tab} />
    </>
  );
}

interface ProvenanceProps {
  readonly system: HeadOfCode["system"];
  readonly of: HeadOfCode["descriptors"][number] | undefined;
}

/** Who maintains it, and whose words describe it under which terms. */
function Provenance({ system, of }: ProvenanceProps) {
  if (of === undefined) return <p className="provenance">{system} · no source describes it</p>;
  return (
    <details className="provenance">
      <summary>
        {system} · described by: {of.source}
      </summary>
      <p>{of.notice}</p>
    </details>
  );
}
