import { useSearchParams } from "wouter";
import type { CodeHistoryQuery } from "../generated/graphql.ts";
import type { Column } from "../parts/data-table.tsx";
import { releaseName, title } from "../parts/words.ts";

type Entry = NonNullable<CodeHistoryQuery["code"]>["history"][number];

export const HISTORY_COLUMNS: readonly Column<Entry>[] = [
  { head: "Date", text: ({ date }) => date },
  { head: "Kind", text: ({ kind }) => kind },
  { head: "What", text: ({ action }) => action },
  { head: "Before", text: ({ before }) => before },
  { head: "After", text: ({ after }) => after },
  { head: "Note", text: ({ note }) => note },
  { head: "Source", text: ({ source }) => source },
  { head: "Release", text: ({ release }) => release?.id },
];

/** Events by their days, the newest first; each day can be gone to. */
export function Timeline({ of }: { readonly of: readonly Entry[] }) {
  const days = [...Map.groupBy(of, ({ date }) => date)].reverse();
  if (days.length === 0)
    return <p className="empty">Nothing is known to have happened to it up to this date.</p>;
  return (
    <ol className="timeline">
      {days.map(([date, entries]) => (
        <li key={date}>
          <Day date={date} />
          <ul>
            {entries.map((entry, index) => (
              <li key={index}>
                <span className="tag">{title(entry.kind)}</span> {entry.action}
                {entry.note !== null && ` · ${entry.note}`}
                <span className="faint">
                  {" "}
                  {entry.release ? releaseName(entry.release.id) : entry.source}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Day({ date }: { readonly date: string }) {
  const [, setParams] = useSearchParams();
  return (
    <h3>
      <time dateTime={date}>{date}</time>{" "}
      <button
        type="button"
        className="quiet"
        aria-label={`look at this day, ${date}`}
        onClick={() => {
          setParams((params) => {
            params.set("asOf", date);
            return params;
          });
        }}
      >
        look at this day
      </button>
    </h3>
  );
}
