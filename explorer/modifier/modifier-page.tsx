import { useAsOf } from "../address/as-of.ts";
import { ModifierPageDocument, type ModifierPageQuery } from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { StatusOfDay } from "../parts/status-of-day.tsx";
import { useTitle } from "../parts/use-title.ts";
import { ViewBar } from "../parts/view-bar.tsx";
import { words } from "../parts/words.ts";
import { useAnswer } from "../server/use-answer.ts";
import { Governing } from "./governing.tsx";
import { ModifierCodes } from "./modifier-codes.tsx";
import { Neighbours } from "./neighbours.tsx";
import { questionOf } from "./questions.ts";

export type Modifier = NonNullable<ModifierPageQuery["modifier"]>;

/** What a modifier means, what decides on it, what it excludes, and the codes it is for. */
export function ModifierPage({ code }: { readonly code: string }) {
  const variables = { modifier: code, asOf: useAsOf() };
  const answer = useAnswer(ModifierPageDocument, variables);
  useTitle(`Modifier ${code}`);
  return (
    <Answered answer={answer}>
      {({ modifier }) =>
        modifier ? (
          <>
            <Head of={modifier} />
            <StatusOfDay />
            <ViewBar title="What decides on it">
              <QueryLink document={ModifierPageDocument} variables={variables} />
            </ViewBar>
            <Governing of={modifier} />
            <Neighbours of={modifier} />
            <ModifierCodes modifier={modifier.code} />
          </>
        ) : (
          <>
            <h1>Modifier {code}</h1>
            <Notice kind="warning">
              The graph has no such modifier. Modifiers have two characters, as 59 or LT.
            </Notice>
          </>
        )
      }
    </Answered>
  );
}

/** Files list modifiers of HCPCS only, so that of others nothing follows from not being listed. */
function ListingState({ of: { active, level } }: { readonly of: Modifier }) {
  if (active) return <span className="state state-active">active</span>;
  return level === "HCPCS" && <span className="state">not in force</span>;
}

function Head({ of }: { readonly of: Modifier }) {
  return (
    <>
      <div className="code-head">
        <h1>
          <span className="key">{of.code}</span> {of.name ?? of.descriptors[0]?.short}
        </h1>
        <ListingState of={of} />
      </div>
      <p>{of.definition ?? of.descriptors[0]?.long}</p>
      <p className="provenance">
        {of.level} modifier{of.category !== null && `, ${words(of.category)}`} · answers “
        {questionOf(of.code, of.category).toLowerCase()}” · from {of.origin}
      </p>
    </>
  );
}
