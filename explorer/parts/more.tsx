import { count } from "./words.ts";

interface MoreProps {
  readonly shown: number;
  readonly total: number | undefined;
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}

/** Says how much of a list is shown, and shows more of it. */
export function More({ shown, total, list }: MoreProps) {
  return (
    <p className="more">
      {count(shown)} of {count(total ?? shown)}{" "}
      {list.hasNextPage && (
        <button
          type="button"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show more
        </button>
      )}
    </p>
  );
}
