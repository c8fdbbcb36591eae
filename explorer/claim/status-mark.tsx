import type { FindingStatus } from "../generated/graphql.ts";
import { Icon } from "../parts/icon.tsx";
import { words } from "../parts/words.ts";

const ICONS: Readonly<Record<FindingStatus, string>> = {
  FAIL: "M4 4l8 8M12 4l-8 8",
  NO_DATA: "M5.5 5.5a2.5 2.5 0 113.5 2.3c-.7.3-1 .8-1 1.7M8 13v.1",
  WARN: "M8 2L1.5 13.5h13zM8 6.5v3M8 11.8v.1",
  BYPASSED: "M2 11c2-6 10-6 12 0M11 11h3V8",
  PASS: "M3 8.5l3.5 3.5L13 4.5",
};

/** The statuses, the worst first. */
export const FINDING_STATUSES = Object.keys(ICONS) as readonly FindingStatus[];

/** How a claim stands in a check, by word, icon and colour. */
export function StatusMark({ status }: { readonly status: FindingStatus }) {
  return (
    <span className={`mark mark-${status}`}>
      <Icon path={ICONS[status]} />
      {words(status).toUpperCase()}
    </span>
  );
}
