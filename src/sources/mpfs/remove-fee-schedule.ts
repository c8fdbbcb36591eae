import type { GraphWriter } from "../../graph/graph.ts";
import type { KnownRelease } from "../releases/known-releases.ts";
import { rederive } from "../rederive.ts";
import { readRuleBook } from "../rule-book.ts";
import { removeReplaced } from "./remove-replaced.ts";

/** Takes the entries of a fee schedule out, and what follows from them. */
export async function removeFeeSchedule(
  writer: GraphWriter,
  { key }: KnownRelease,
  after: readonly KnownRelease[],
  onProgress: (step: string, done: number, total: number) => void,
): Promise<void> {
  const { base } = writer;
  const codes = new Set<string>();
  for await (const batch of base.nodes("FeeScheduleEntry"))
    for (const { properties } of batch) codes.add(properties.code as string);
  await rederive(
    writer,
    [...codes].sort(),
    { releases: after, withdrawn: new Set([key]) },
    await readRuleBook(base),
    (done, total) => {
      onProgress("codes", done, total);
    },
  );
  await removeReplaced(writer, key, new Set(), after);
}
