import type { ReactNode } from "react";

interface ViewBarProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** The head of a view: what it is, its filters, and its query. */
export function ViewBar({ title, children }: ViewBarProps) {
  return (
    <div className="view-bar">
      <h2>{title}</h2>
      <div className="view-tools">{children}</div>
    </div>
  );
}
