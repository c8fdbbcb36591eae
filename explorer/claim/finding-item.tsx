import type { CheckClaimQuery } from "../generated/graphql.ts";
import { Source } from "../parts/source.tsx";
import { FINDING_STATUSES, StatusMark } from "./status-mark.tsx";

export type Finding = CheckClaimQuery["checkClaim"]["findings"][number];

/** What must be mended comes before what is well. */
export const worstFirst = (a: Finding, b: Finding): number =>
  FINDING_STATUSES.indexOf(a.status) - FINDING_STATUSES.indexOf(b.status);

/** A finding with its fix, and the row that decides. */
export function FindingItem({ of: { status, message, fix, rule, source } }: { of: Finding }) {
  return (
    <li>
      <StatusMark status={status} />
      <div>
        {message} {fix !== null && <strong className="fix">{fix}</strong>}{" "}
        <span className="faint">
          <code>{rule}</code>
          {source && (
            <>
              , <Source of={sourceText(source)} />
            </>
          )}
        </span>
      </div>
    </li>
  );
}

const sourceText = ({ release, file, row }: NonNullable<Finding["source"]>): string =>
  [release, file, row === null ? null : `row ${row}`].filter((part) => part !== null).join(", ");
