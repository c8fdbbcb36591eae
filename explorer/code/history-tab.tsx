import { useAsOf } from "../address/as-of.ts";
import { CodeHistoryDocument } from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { Choice, useChoice } from "../parts/choice.tsx";
import { CsvButton } from "../parts/csv-button.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { title } from "../parts/words.ts";
import { useAnswer } from "../server/use-answer.ts";
import { HISTORY_COLUMNS, Timeline } from "./timeline.tsx";

/** What happened to a code up to the day, the newest first. */
export function HistoryTab({ code }: { readonly code: string }) {
  const variables = { code, asOf: useAsOf() };
  const answer = useAnswer(CodeHistoryDocument, variables);
  const history = answer.data?.code?.history ?? [];
  const kinds = [...new Set(history.map(({ kind }) => kind))].sort();
  const kind = useChoice("kind", kinds);
  return (
    <>
      <ViewBar title="History">
        <Choice
          label="Kind"
          name="kind"
          all="all"
          options={kinds.map((each) => [each, title(each)])}
        />
        <CsvButton name={`History of ${code}`} columns={HISTORY_COLUMNS} rows={() => history} />
        <QueryLink document={CodeHistoryDocument} variables={variables} />
      </ViewBar>
      <Answered answer={answer}>
        {() => <Timeline of={history.filter((entry) => kind === null || entry.kind === kind)} />}
      </Answered>
    </>
  );
}
