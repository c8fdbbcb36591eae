import { basename, posix } from "node:path";
import type { ByteSource } from "../files/byte-source.ts";
import { openContent, type Content } from "../files/content.ts";
import { SourceError } from "../source-error.ts";
import { notThisSource } from "./header.ts";
import { isOfOthers, readNames, type PartName } from "./identity.ts";
import { openTable, type PtpTable } from "./table.ts";

const TABLE_NAME = /\.(txt|csv|xlsx|zip)$/i;
/** An archive of archives is as far as publishers and browsers go. */
const DEEPEST = 2;

/** A part of a release, opened, in one of its forms. */
export interface Part extends PartName {
  /** The base name of the file or member. */
  readonly file: string;
  /** The names under which it was published, the most telling first. */
  readonly names: readonly string[];
  /** The file that was given. */
  readonly given: ByteSource;
  /** That file, or the member of it that is the part. */
  readonly source: ByteSource;
  readonly size: number;
  readonly table: PtpTable;
}

/**
 * The parts that a file is or holds, each once: archives have it as text and as a workbook, of
 * which the text is taken, since it is read in a twentieth of the time.
 *
 * @throws SourceError NOT_THIS_SOURCE when there is none; what is wrong with it, when it is damaged.
 */
export async function findParts(given: ByteSource): Promise<Part[]> {
  const found = await partsIn(given, { given, outer: [], depth: 0 });
  if (found.length > 0) return found;
  throw notThisSource(given.name, "it holds none");
}

interface Place {
  readonly given: ByteSource;
  /** Names of the archives that it is in, the innermost first. */
  readonly outer: readonly string[];
  readonly depth: number;
}

async function partsIn(source: ByteSource, place: Place): Promise<Part[]> {
  const names = [posix.basename(basename(source.name)), ...place.outer];
  if (isOfOthers(names))
    throw notThisSource(source.name, "these are Medicaid's edits, or the changes of a quarter");
  const content = await openContent(source);
  if (content.kind === "ARCHIVE") {
    if (place.depth === DEEPEST) return [];
    return partsOfArchive(content, { ...place, outer: names, depth: place.depth + 1 });
  }
  const table = await openTable(content);
  const file = names[0] ?? source.name;
  return [
    { ...readNames(names), file, names, given: place.given, source, size: source.size, table },
  ];
}

type Archive = Extract<Content, { kind: "ARCHIVE" }>;

async function partsOfArchive({ members }: Archive, place: Place): Promise<Part[]> {
  const found: Part[] = [];
  const stems = new Set<string>();
  let damage: SourceError | null = null;
  const tables = members.filter(({ name }) => TABLE_NAME.test(name));
  for (const member of tables.sort((a, b) => rank(a.name) - rank(b.name))) {
    if (stems.has(stemOf(member.name))) continue;
    try {
      found.push(...(await partsIn(member, place)));
      stems.add(stemOf(member.name));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      // One damaged form does no harm if another is whole.
      if (error.code !== "NOT_THIS_SOURCE") damage ??= error;
    }
  }
  if (found.length === 0 && damage !== null) throw damage;
  return found;
}

const rank = (name: string): number =>
  ["txt", "csv", "xlsx", "zip"].indexOf(name.slice(name.lastIndexOf(".") + 1).toLowerCase());

const stemOf = (name: string): string => name.slice(0, name.lastIndexOf(".")).toLowerCase();
