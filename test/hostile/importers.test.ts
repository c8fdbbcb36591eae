import { beforeAll, describe, test } from "@jest/globals";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { OFFICIAL_SOURCES } from "../../src/sources/official-sources.ts";
import { recognise } from "../../src/sources/recognise.ts";
import { SourceError } from "../../src/sources/source-error.ts";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";
import { putSeed } from "../sources/import/graphs.ts";
import { tryCases } from "./batches.ts";
import { mutated } from "./mutations.ts";
import { Outcomes } from "./outcomes.ts";
import { smallFiles, type SmallFile } from "./small-files.ts";

const IMPORTING = {
  replace: true,
  allowPartial: true,
  now: new Date("2026-01-01"),
  onProgress: () => undefined,
};

const HALF_AN_HOUR = 1_800_000;

const CASES_PER_FILE = 240;

/** So many of the cases go all the way into a graph, or through the recognition of any file. */
const WHOLE_WAY = 40;

describe("Hostile files", () => {
  const write = useTemporaryFiles();
  const graph = new MemoryGraph();
  let files: SmallFile[] = [];
  beforeAll(async () => {
    files = await smallFiles();
    await putSeed(graph);
  });

  const importWhole = (opened: Opened) =>
    opened.importInto(graph, IMPORTING, () => Promise.resolve());

  /** A graph has one writer at a time. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<unknown>): Promise<unknown> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  test(
    "of every source are imported, or refused with a code",
    async () => {
      const outcomes = new Outcomes("files of official sources");
      let number = 0;
      for (const file of files) {
        const source = OFFICIAL_SOURCES.find(({ slug }) => slug === file.slug);
        if (source === undefined) throw new Error(`There is no source ${file.slug}.`);
        await tryCases(mutated(file), CASES_PER_FILE, async (bytes) => {
          const path = await write(file.name, bytes);
          const isWhole = (number += 1) % WHOLE_WAY === 0;
          const start = performance.now();
          const kind = await kindOf(async () => {
            if (isWhole) await recognise([path], {});
            const opened = await source.open([path], { allowPartial: true });
            await (isWhole ? inTurn(() => importWhole(opened)) : readToTheEnd(opened));
          });
          outcomes.note(kind, performance.now() - start);
        });
      }
      outcomes.conclude(files.length * CASES_PER_FILE);
    },
    HALF_AN_HOUR,
  );
});

type Opened = Awaited<ReturnType<(typeof OFFICIAL_SOURCES)[number]["open"]>>;

async function readToTheEnd({ file }: Opened): Promise<void> {
  const rows = file.rows()[Symbol.asyncIterator]();
  while ((await rows.next()).done !== true);
}

/** Why something is refused; null where it is not. Any other error is a fault of ours. */
async function kindOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof SourceError) return error.code;
    throw error;
  }
}
