import { useAsOf } from "../address/as-of.ts";
import { Notice } from "../parts/notice.tsx";

interface UnknownCodeProps {
  readonly code: string;
  readonly message: string | null;
}

/** For codes that the graph does not have. */
export function UnknownCode({ code, message }: UnknownCodeProps) {
  const asOf = useAsOf();
  return (
    <>
      <h1>{code}</h1>
      <Notice kind="warning">
        <p>{message ?? "The graph does not have it."}</p>
        <p>
          {asOf !== null && "Another day may have it: look at the date above. "}
          Search for a word instead, or import the official file that has it with{" "}
          <code>codeloom import</code>.
        </p>
      </Notice>
    </>
  );
}
