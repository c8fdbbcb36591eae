import type { Verdict } from "../generated/graphql.ts";
import { Icon } from "./icon.tsx";
import { words } from "./words.ts";

const ICONS: Readonly<Record<Verdict, string>> = {
  ALLOWED: "M3 8.5l3.5 3.5L13 4.5",
  DOCUMENTATION: "M4 1.5h5.5L12 4v10.5H4zM6.5 7h3M6.5 10.5h3",
  SYSTEM_ASSIGNED: "M8 5a3 3 0 100 6 3 3 0 000-6zM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2",
  NOT_ALLOWED: "M4 4l8 8M12 4l-8 8",
  NOT_APPLICABLE: "M3 8h10",
  UNKNOWN: "M5.5 5.5a2.5 2.5 0 113.5 2.3c-.7.3-1 .8-1 1.7M8 13v.1",
};

/** The verdicts, the clearest first. */
export const VERDICTS = Object.keys(ICONS) as readonly Verdict[];

/** A verdict by word, icon and colour; its frame tells it in print. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  return (
    <span className={`mark mark-${verdict}`}>
      <Icon path={ICONS[verdict]} />
      {words(verdict).toUpperCase()}
    </span>
  );
}
