import type { Result } from "./results.ts";

const COLUMNS: readonly (readonly [string, (result: Result) => number | string | null])[] = [
  ["rival", ({ rival }) => rival],
  ["requests/s", ({ requestsPerSecond }) => requestsPerSecond],
  ["p50 ms", ({ p50 }) => p50],
  ["p99 ms", ({ p99 }) => p99],
  ["CPU", ({ cpu }) => cpu],
  ["CPU of DB", ({ databaseCpu }) => databaseCpu],
  ["MB", ({ memory }) => memory],
  ["bytes", ({ bytes }) => bytes],
  ["to peer", ({ toPeer }) => toPeer],
  ["to hand-written", ({ toHandWritten }) => toHandWritten],
  ["to limit", ({ toLimit }) => toLimit],
];

/** Results as tables of Markdown, one a workload. */
export function tables(results: readonly Result[]): string {
  return [...new Set(results.map(({ workload }) => workload))]
    .map((name) => `**${name}**\n\n${table(results.filter(({ workload }) => workload === name))}`)
    .join("\n\n");
}

function table(results: readonly Result[]): string {
  const rows = [
    COLUMNS.map(([title]) => title),
    ...results.map((result) => COLUMNS.map(([, value]) => cell(value(result)))),
  ];
  const widths = COLUMNS.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const rule = `| ${widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(head), rule, ...body.map(line)].join("\n");
}

const cell = (value: number | string | null): string =>
  typeof value === "number"
    ? value.toLocaleString("en-US", { maximumSignificantDigits: 3 })
    : (value ?? "");
