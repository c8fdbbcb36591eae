import type { ReactNode } from "react";
import { Link } from "wouter";
import { useAsOf } from "./as-of.ts";

/** An address of the page, with the day that one looks at kept. */
export function addressOf(
  path: string,
  params: Readonly<Record<string, string | null>>,
  asOf: string | null,
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...params, asOf }))
    if (value !== null && value !== "") search.set(name, value);
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

interface ToProps {
  readonly path: string;
  readonly params?: Readonly<Record<string, string | null>>;
  readonly className?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A link within the page. */
export function To({ path, params = {}, className, current, children }: ToProps) {
  const asOf = useAsOf();
  return (
    <Link
      href={addressOf(path, params, asOf)}
      className={className ?? ""}
      aria-current={current ? "page" : undefined}
    >
      {children}
    </Link>
  );
}
