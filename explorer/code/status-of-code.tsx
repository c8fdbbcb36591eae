import { DataStatus } from "../parts/data-status.tsx";
import { useCodeHeader } from "./use-code-header.ts";

interface StatusOfCodeProps {
  readonly code: string;
  readonly name?: string;
}

/** Which data behind the view of a code are of another time than the day that one looks at. */
export function StatusOfCode({ code, name = "Status of data" }: StatusOfCodeProps) {
  return <DataStatus name={name} coverage={useCodeHeader(code).data?.checkClaim.coverage} />;
}
