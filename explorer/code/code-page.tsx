import { Answered } from "../parts/answered.tsx";
import { useTitle } from "../parts/use-title.ts";
import { CodeHead } from "./code-head.tsx";
import { CodeTab } from "./code-tab.tsx";
import { UnknownCode } from "./unknown-code.tsx";
import { useCodeHeader } from "./use-code-header.ts";

interface CodePageProps {
  readonly code: string;
  readonly tab: string;
}

/** All that is known of a code, a tab a subject. */
export function CodePage({ code, tab }: CodePageProps) {
  const answer = useCodeHeader(code);
  useTitle(tab === "" ? code : `${code} ${tab}`);
  return (
    <Answered answer={answer}>
      {({ lookupCodes: [found] }) =>
        found?.code ? (
          <>
            <CodeHead of={found.code} problem={found.problem} message={found.message} tab={tab} />
            <CodeTab code={found.code.code} tab={tab} />
          </>
        ) : (
          <UnknownCode code={code} message={found?.message ?? null} />
        )
      }
    </Answered>
  );
}
