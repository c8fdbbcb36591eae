import { posix } from "node:path";
import { SourceError } from "../source-error.ts";
import type { ByteSource } from "./byte-source.ts";
import { openContent, type Content } from "./content.ts";

/** A file, or a member of an archive, that holds a table. */
export interface Member<Table> {
  readonly member: ByteSource;
  readonly table: Table;
}

/** The member that is asked for, by its path or base name. */
export function memberNamed(
  members: readonly ByteSource[],
  wanted: string,
  archive: string,
): ByteSource {
  const same = (name: string) => name.toLowerCase() === wanted.toLowerCase();
  const found =
    members.find(({ name }) => same(name)) ??
    members.find(({ name }) => same(posix.basename(name)));
  if (found !== undefined) return found;
  throw new SourceError("NOT_FOUND", `${archive} has no member ${wanted}.`, {
    hint: `It has ${members.map(({ name }) => name).join(", ")}.`,
  });
}

/** Those that hold such a table. One that is damaged does no harm if another is whole. */
export async function openMembers<Table>(
  candidates: readonly ByteSource[],
  open: (content: Content) => Promise<Table>,
): Promise<Member<Table>[]> {
  const found: Member<Table>[] = [];
  let damage: SourceError | null = null;
  for (const member of candidates)
    try {
      found.push({ member, table: await open(await openContent(member)) });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (error.code !== "NOT_THIS_SOURCE") damage ??= error;
    }
  if (found.length === 0 && damage !== null) throw damage;
  return found;
}

/** Opens a file as a table, or chooses the table in it when it is an archive. */
export async function openMember<Table>(
  file: ByteSource,
  open: (content: Content) => Promise<Table>,
  choose: (archive: Extract<Content, { kind: "ARCHIVE" }>) => Promise<Member<Table>>,
  wanted: string | undefined,
): Promise<Member<Table>> {
  const content = await openContent(file);
  if (content.kind === "ARCHIVE") {
    if (wanted === undefined) return choose(content);
    const member = memberNamed(content.members, wanted, file.name);
    return { member, table: await open(await openContent(member)) };
  }
  if (wanted === undefined) return { member: file, table: await open(content) };
  throw new SourceError("INVALID_OPTION", `${file.name} is not an archive: it has no members.`, {
    hint: "Leave --member out.",
  });
}
