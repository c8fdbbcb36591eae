import type { DataCoverageQuery } from "../generated/graphql.ts";
import { releaseName, shortReleaseName, title } from "./words.ts";

/** Whether the data of a check speak for a day. */
export type Coverage = DataCoverageQuery["checkClaim"]["coverage"][number];

interface DataStatusProps {
  /** What it is the status of. */
  readonly name?: string;
  /** Undefined until it is known. */
  readonly coverage: readonly Coverage[] | undefined;
}

/** Says in a line which data are of another time than the day, or missing. */
export function DataStatus({ name = "Status of data", coverage }: DataStatusProps) {
  if (coverage === undefined) return <p className="data-status">{name}: …</p>;
  const stale = releasesOf(coverage.filter(({ status }) => status === "STALE"));
  const missing = coverage.filter(({ status }) => status === "NO_DATA");
  if (stale.length + missing.length === 0)
    return <p className="data-status">{name}: all are of this date</p>;
  return (
    <details className="data-status">
      <summary>
        {name}:{" "}
        {stale.length > 0 && (
          <strong>stale for this date: {stale.map(shortReleaseName).join(", ")}</strong>
        )}
        {stale.length > 0 && missing.length > 0 && " · "}
        {missing.length > 0 && (
          <strong>
            no data for {missing.length} of {coverage.length} checks
          </strong>
        )}
      </summary>
      <ul>
        {coverage.map(({ check, status, release }) => (
          <li key={check}>
            {title(check)}: {sentenceOf(status)}
            {release !== null && `, ${releaseName(release)}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

const sentenceOf = (status: Coverage["status"]): string =>
  ({ USED: "data of this date", STALE: "stale for this date", NO_DATA: "no data" })[status];

const releasesOf = (coverage: readonly Coverage[]): readonly string[] => [
  ...new Set(coverage.flatMap(({ release }) => release ?? [])),
];
