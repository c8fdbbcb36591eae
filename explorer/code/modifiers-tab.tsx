import { useAsOf } from "../address/as-of.ts";
import { CodeModifiersDocument } from "../generated/graphql.ts";
import { QUESTIONS, questionOf } from "../modifier/questions.ts";
import { Answered } from "../parts/answered.tsx";
import { Choice, useChoice } from "../parts/choice.tsx";
import { CsvButton } from "../parts/csv-button.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { VERDICTS } from "../parts/verdict-mark.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { words } from "../parts/words.ts";
import { useAll } from "../server/pages.ts";
import { CoverageNotice } from "./coverage-notice.tsx";
import { ModifierRows } from "./modifier-rows.tsx";
import { modifierColumns, modifiersOf, type ModifierEdge } from "./modifiers-of.ts";

/** The modifiers of a code by what they answer, each with its verdict and why. */
export function ModifiersTab({ code }: { readonly code: string }) {
  const asOf = useAsOf();
  const verdict = useChoice("verdict", VERDICTS);
  const answer = useAll(modifiersOf(code, asOf));
  const today = useAll(modifiersOf(code, null), asOf !== null).data;
  const verdictsToday =
    asOf === null || !today
      ? null
      : new Map(today.map(({ node, verdict: now }) => [node.code, now]));
  return (
    <>
      <ViewBar title="Modifiers">
        <Choice
          label="Verdict"
          name="verdict"
          all="all"
          options={VERDICTS.map((value) => [value, words(value)])}
        />
        <CsvButton
          name={`Modifiers of ${code}`}
          columns={modifierColumns}
          rows={() => answer.data ?? []}
        />
        <QueryLink document={CodeModifiersDocument} variables={{ code, asOf }} />
      </ViewBar>
      <CoverageNotice code={code} check="MODIFIERS" what="verdicts" />
      <Answered answer={answer}>
        {(all) => {
          const shown = all.filter((edge) => verdict === null || edge.verdict === verdict);
          if (shown.length === 0) return <NoModifiers any={all.length > 0} />;
          return grouped(shown).map(([question, edges]) => (
            <section key={question} className="question">
              <h3>{question}</h3>
              <ModifierRows code={code} edges={edges} today={verdictsToday} />
            </section>
          ));
        }}
      </Answered>
    </>
  );
}

const grouped = (edges: readonly ModifierEdge[]) =>
  QUESTIONS.map(
    (question) =>
      [
        question,
        edges.filter(({ node }) => questionOf(node.code, node.category) === question),
      ] as const,
  ).filter(([, group]) => group.length > 0);

function NoModifiers({ any }: { readonly any: boolean }) {
  return (
    <p className="empty">
      {any
        ? "None has this verdict on this date."
        : "No rule and no source speaks of a modifier for this code on this date. So nothing is known: not that they are allowed, nor that they are not."}
    </p>
  );
}
