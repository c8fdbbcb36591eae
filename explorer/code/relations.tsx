import type { ReactNode } from "react";
import { CodeName } from "../address/labels.tsx";
import { useAsOf } from "../address/as-of.ts";
import { codePath } from "../address/places.ts";
import { To } from "../address/to.tsx";
import {
  CodeRelationsDocument,
  type CodeLabelFragment,
  type CodeRelationsQuery,
} from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { count, words } from "../parts/words.ts";
import { useAnswer } from "../server/use-answer.ts";

/** The codes that a code stands beside, and why; and those that are like it. */
export function Relations({ code }: { readonly code: string }) {
  const variables = { code, asOf: useAsOf() };
  const answer = useAnswer(CodeRelationsDocument, variables);
  return (
    <>
      <ViewBar title="Beside other codes">
        <QueryLink document={CodeRelationsDocument} variables={variables} />
      </ViewBar>
      <Answered answer={answer}>
        {({ code: found }) =>
          found && (
            <div className="relations">
              <Group name="Not to be confused with">
                {distinctions(found).map(({ node, reason }) => (
                  <Item key={`${node.code} ${reason}`} of={node} note={reason} />
                ))}
              </Group>
              <Codes name="Replaced by" of={found.replacedBy.nodes} />
              <Codes name="Replaces" of={found.replaces.nodes} />
              <Codes name="Add-on codes" of={found.addOns.nodes} total={found.addOns.totalCount} />
              <Codes name="Add-on to" of={found.addOnTo.nodes} total={found.addOnTo.totalCount} />
              <Codes
                name="Endoscopic base"
                of={found.endoscopicBase ? [found.endoscopicBase] : []}
              />
              <Group name="Parts of one test">
                {found.componentTriad.map(({ role, node }) => (
                  <Item key={node.code} of={node} note={words(role)} />
                ))}
              </Group>
              <Group name="Most alike">
                {found.similar.edges.map(({ node, score, sharedIndicators, sharedModifiers }) => (
                  <Item
                    key={node.code}
                    of={node}
                    note={
                      <>
                        {score.toFixed(2)}: shares {sharedIndicators} indicators and{" "}
                        {sharedModifiers} modifiers,{" "}
                        <To path={codePath(code, "compare")} params={{ with: node.code }}>
                          compare
                          <span className="hidden"> with {node.code}</span>
                        </To>
                      </>
                    }
                  />
                ))}
              </Group>
            </div>
          )
        }
      </Answered>
    </>
  );
}

type Related = NonNullable<CodeRelationsQuery["code"]>;

/** Codes that it is distinguished from; where only the other says so, with what that says. */
function distinctions({ distinguishedFrom, distinguishedBy }: Related) {
  const own = new Set(distinguishedFrom.edges.map(({ node }) => node.code));
  return [
    ...distinguishedFrom.edges,
    ...distinguishedBy.edges.filter(({ node }) => !own.has(node.code)),
  ];
}

interface CodesProps {
  readonly name: string;
  readonly of: readonly CodeLabelFragment[];
  readonly total?: number;
}

function Codes({ name, of, total = of.length }: CodesProps) {
  return (
    <Group name={total > of.length ? `${name}: the first ${of.length} of ${count(total)}` : name}>
      {of.map((code) => (
        <Item key={code.code} of={code} />
      ))}
    </Group>
  );
}

function Group({ name, children }: { readonly name: string; readonly children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section>
      <h3>{name}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function Item({ of, note }: { readonly of: CodeLabelFragment; readonly note?: ReactNode }) {
  return (
    <li>
      <CodeName of={of} />
      {note !== undefined && <span className="faint"> {note}</span>}
    </li>
  );
}
