import { isDay } from "../../graph/day.ts";
import { SourceError } from "../source-error.ts";
import type { CuratedFile } from "./format.ts";
import type { CuratedFacts } from "./import-curated.ts";
import { readCuratedPaths } from "./read-curated.ts";
import { isCurated } from "./kept-records.ts";
import { SEED_FROM } from "./seed-release.ts";

/** What one may say of one's own facts. */
export interface OwnFactsOptions {
  /** Slug of their source, where the files do not name one source. */
  readonly source?: string;
  /** First day on which facts hold that name no other. */
  readonly effectiveFrom?: string;
}

/** Lists of the format that an own source may have; verdicts rest on the reference facts alone. */
const OWN_LISTS = [
  "sources",
  "providerTypes",
  "families",
  "indications",
  "causes",
  "codes",
] as const;

const EXAMPLE =
  "A file tells it as: sources: [{ id: our-clinic, name: Our clinic, publisher: Our clinic, official: false, rank: 80, notice: Internal. }]";

/**
 * Reads a team's own YAML files as one release of a source of its own.
 *
 * @throws SourceError where a file does not fit the format, or the facts are not a team's to state
 */
export async function readOwnFacts(
  paths: readonly string[],
  { source, effectiveFrom = SEED_FROM }: OwnFactsOptions = {},
): Promise<CuratedFacts> {
  const { facts, files } = await readCuratedPaths(paths);
  if (!isDay(effectiveFrom))
    throw new SourceError("INVALID_OPTION", `${effectiveFrom} is not a day.`, {
      hint: "Write it YYYY-MM-DD.",
    });
  const foreign = (Object.keys(facts) as (keyof CuratedFile)[]).find(
    (list) => facts[list].length > 0 && !(OWN_LISTS as readonly string[]).includes(list),
  );
  if (foreign !== undefined)
    throw new SourceError(
      "NOT_THIS_SOURCE",
      `${foreign} are among the reference facts, on which all verdicts rest: an own source can't add to them.`,
      { hint: `It may have ${OWN_LISTS.join(", ")}.` },
    );
  const own = ownSource(facts.sources, source);
  return {
    source: own.id,
    effectiveFrom,
    title: own.name,
    files,
    facts: { ...facts, sources: [own] },
  };
}

type Source = CuratedFile["sources"][number];

function ownSource(stated: readonly Source[], wanted: string | undefined): Source {
  // Each of several files may begin with whose facts it states.
  const sources = [...new Map(stated.map((one) => [JSON.stringify(one), one])).values()];
  const [only, another] = sources;
  if (wanted === undefined && (only === undefined || another !== undefined))
    throw new SourceError(
      "INVALID_OPTION",
      only === undefined
        ? "The files don't say whose facts they are."
        : `The files name several sources: ${sources.map(({ id }) => id).join(", ")}.`,
      { hint: `${EXAMPLE}, or give --source.` },
    );
  const own = sources.find(({ id }) => id === (wanted ?? only?.id)) ?? unnamed(wanted ?? "");
  if (own.id === "seed" || !isCurated({ source: own.id }))
    throw new SourceError("INVALID_OPTION", `${own.id} is a source that comes with Codeloom.`, {
      hint: "Give your source a name of its own.",
    });
  if (own.official)
    throw new SourceError("INVALID_OPTION", `${own.id} can't be official.`, {
      hint: "Only an authority's own files are; write official: false.",
    });
  return own;
}

/** A source of which nothing but its slug is known. */
function unnamed(id: string): Source {
  if (!/^[a-z-]+$/.test(id))
    throw new SourceError("INVALID_OPTION", `${id} is not the name of a source.`, {
      hint: "It is written in small letters and hyphens, as our-clinic.",
    });
  return {
    id,
    name: id,
    publisher: id,
    official: false,
    rank: 80,
    notice: "A team's own facts; no official publication.",
  };
}
