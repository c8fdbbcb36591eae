import type { ReactNode } from "react";

interface NoticeProps {
  readonly kind: "info" | "warning" | "error";
  readonly children: ReactNode;
}

const MARKS = { info: "i", warning: "!", error: "×" };

/** Says what one should know, by a mark and words besides its colour. */
export function Notice({ kind, children }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={kind === "error" ? "alert" : "note"}>
      <span className="notice-mark" aria-hidden="true">
        {MARKS[kind]}
      </span>
      <div>{children}</div>
    </div>
  );
}
