import { useAsOf } from "../address/as-of.ts";
import { CodeEditsDocument, type EditRole, type Setting } from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { Choice, useChoice } from "../parts/choice.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { More } from "../parts/more.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { words } from "../parts/words.ts";
import { askAll, usePages } from "../server/pages.ts";
import { CoverageNotice } from "./coverage-notice.tsx";
import { editColumns, editsOf } from "./edits-of.tsx";

const ROLES: readonly EditRole[] = ["COLUMN_ONE", "COLUMN_TWO"];
const SETTINGS: readonly Setting[] = ["PRACTITIONER", "OUTPATIENT_HOSPITAL", "DME"];

/** The pairs that a code must not be billed in, or only with a modifier. */
export function EditsTab({ code }: { readonly code: string }) {
  const asOf = useAsOf();
  const role = useChoice("role", ROLES);
  const setting = useChoice("setting", SETTINGS);
  const filter = { code, asOf, role, setting };
  const list = usePages(editsOf(filter, 50));
  return (
    <>
      <ViewBar title="Edits">
        <Choice
          label={`Part of ${code}`}
          name="role"
          all="either"
          options={[
            ["COLUMN_ONE", "column one: it is paid"],
            ["COLUMN_TWO", "column two: it is denied"],
          ]}
        />
        <Choice
          label="Setting"
          name="setting"
          all="all"
          options={SETTINGS.map((value) => [value, words(value)])}
        />
        <QueryLink document={CodeEditsDocument} variables={{ ...filter, first: 50 }} />
      </ViewBar>
      <CoverageNotice code={code} check="PROCEDURE_PAIRS" what="edits" />
      <Answered answer={list}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page?.edges ?? []);
          return (
            <>
              <DataTable
                name={`Edits of ${code}`}
                columns={editColumns}
                rows={rows}
                keyOf={(_row, index) => String(index)}
                allRows={() => askAll(editsOf(filter, 100))}
                empty="No edit of this kind is in force on this date, as far as the releases in the graph tell."
              />
              {rows.length > 0 && (
                <More shown={rows.length} total={pages[0]?.totalCount} list={list} />
              )}
            </>
          );
        }}
      </Answered>
    </>
  );
}
