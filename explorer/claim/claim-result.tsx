import { CodeName } from "../address/labels.tsx";
import type { CheckClaimQuery } from "../generated/graphql.ts";
import type { Column } from "../parts/data-table.tsx";
import { CsvButton } from "../parts/csv-button.tsx";
import { releaseName, title } from "../parts/words.ts";
import type { Line } from "./claim-form.ts";
import { FindingItem, worstFirst, type Finding } from "./finding-item.tsx";
import { StatusMark } from "./status-mark.tsx";

type Result = CheckClaimQuery["checkClaim"];

interface ClaimResultProps {
  readonly of: Result;
  readonly lines: readonly Line[];
}

const COLUMNS: readonly Column<Finding>[] = [
  { head: "Status", text: ({ status }) => status },
  { head: "Lines", text: ({ lines }) => lines.join(" ") },
  { head: "Rule", text: ({ rule }) => rule },
  { head: "Message", text: ({ message }) => message },
  { head: "Fix", text: ({ fix }) => fix },
  { head: "Release", text: ({ source }) => source?.release },
  { head: "File", text: ({ source }) => source?.file },
  { head: "Row", text: ({ source }) => source?.row },
];

/** The findings beside their lines, the worst first, and the data behind them. */
export function ClaimResult({ of, lines }: ClaimResultProps) {
  const findings = of.findings.toSorted(worstFirst);
  const general = findings.filter((finding) => finding.lines.length === 0);
  return (
    <>
      <p className="claim-status">
        The claim: <StatusMark status={of.status} />{" "}
        <CsvButton name="Findings" columns={COLUMNS} rows={() => findings} />
      </p>
      {general.length > 0 && <Findings of={general} />}
      <ol className="claim-lines">
        {lines.map((line, index) => (
          <li key={index}>
            <h3>
              Line {index + 1}: <CodeName of={{ code: line.code.trim().toUpperCase() }} />{" "}
              {line.modifiers} × {line.units}
            </h3>
            <Findings of={findings.filter((finding) => finding.lines.includes(index + 1))} />
          </li>
        ))}
      </ol>
      <details className="coverage" open>
        <summary>Data behind each check</summary>
        <ul>
          {of.coverage.map(({ check, release, status }) => (
            <li key={check}>
              {title(check)}: {{ USED: "used", STALE: "stale", NO_DATA: "no data" }[status]}
              {release !== null && `, ${releaseName(release)}`}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Findings({ of }: { readonly of: readonly Finding[] }) {
  if (of.length === 0) return <p className="empty">No check concerns it.</p>;
  return (
    <ul className="findings">
      {of.map((finding, index) => (
        <FindingItem key={index} of={finding} />
      ))}
    </ul>
  );
}
