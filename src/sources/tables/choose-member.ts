import { posix } from "node:path";
import type { ByteSource } from "../files/byte-source.ts";
import { openContent, type Content } from "../files/content.ts";
import { SourceError } from "../source-error.ts";
import { notThisSource } from "./header.ts";
import { openTable, type Table, type TableForm } from "./table.ts";
import type { TableSource } from "./table-source.ts";

/** The members of an archive are one release in several forms; the first of these is read. */
const PREFERENCE: readonly TableForm[] = ["CSV", "TXT", "XLSX"];

const TABLE_NAME = /\.(csv|txt|tsv|xlsx)$/i;

/** A file, or a member of an archive, that holds a table of the source. */
export interface Member<Key extends string> {
  readonly member: ByteSource;
  readonly table: Table<Key>;
}

/** Opens a file as a table, or finds the table in it when it is an archive. */
export async function openMember<Key extends string>(
  file: ByteSource,
  source: TableSource<Key, object>,
  wanted: string | undefined,
): Promise<Member<Key>> {
  const content = await openContent(file);
  if (content.kind === "ARCHIVE") return chooseMember(content, source, wanted);
  if (wanted === undefined) return { member: file, table: await openTable(content, source) };
  throw new SourceError("INVALID_OPTION", `${file.name} is not an archive: it has no members.`, {
    hint: "Leave --member out.",
  });
}

async function chooseMember<Key extends string>(
  { source: archive, members }: Extract<Content, { kind: "ARCHIVE" }>,
  source: TableSource<Key, object>,
  wanted: string | undefined,
): Promise<Member<Key>> {
  if (wanted !== undefined) {
    const member = memberNamed(members, wanted, archive.name);
    return { member, table: await openTable(await openContent(member), source) };
  }
  const found = await openAll(
    members.filter(({ name }) => TABLE_NAME.test(name)),
    source,
  );
  for (const form of source.preference ?? PREFERENCE) {
    const [only, another] = found.filter(({ table }) => table.form === form);
    if (only === undefined) continue;
    if (another === undefined) return only;
    throw new SourceError(
      "AMBIGUOUS_MEMBER",
      `${archive.name} holds more than one ${source.what}: ${found.map(({ member }) => member.name).join(", ")}.`,
      { hint: `Choose one by its name: --member ${only.member.name}` },
    );
  }
  throw notThisSource(
    archive.name,
    source,
    members.map(({ name }) => name),
  );
}

function memberNamed(members: readonly ByteSource[], wanted: string, archive: string): ByteSource {
  const same = (name: string) => name.toLowerCase() === wanted.toLowerCase();
  const found =
    members.find(({ name }) => same(name)) ??
    members.find(({ name }) => same(posix.basename(name)));
  if (found !== undefined) return found;
  throw new SourceError("NOT_FOUND", `${archive} has no member ${wanted}.`, {
    hint: `It has ${members.map(({ name }) => name).join(", ")}.`,
  });
}

/** Those that turn out to be of the source. One damaged form does no harm if another is whole. */
async function openAll<Key extends string>(
  candidates: readonly ByteSource[],
  source: TableSource<Key, object>,
): Promise<Member<Key>[]> {
  const found: Member<Key>[] = [];
  let damage: SourceError | null = null;
  for (const member of candidates) {
    try {
      found.push({ member, table: await openTable(await openContent(member), source) });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (error.code !== "NOT_THIS_SOURCE") damage ??= error;
    }
  }
  if (found.length === 0 && damage !== null) throw damage;
  return found;
}
