import type { Content } from "../files/content.ts";
import { openMembers, type Member } from "../files/members.ts";
import { SourceError } from "../source-error.ts";
import { notThisSource } from "./header.ts";
import { openTable, type Table, type TableForm } from "./table.ts";
import type { TableSource } from "./table-source.ts";

/** The members of an archive are one release in several forms; the first of these is read. */
const PREFERENCE: readonly TableForm[] = ["CSV", "TXT", "XLSX"];

const TABLE_NAME = /\.(csv|txt|tsv|xlsx)$/i;

/**
 * The table of a source in an archive: the first form that one member alone has.
 *
 * @throws SourceError AMBIGUOUS_MEMBER
 */
export async function chooseMember<Key extends string>(
  { source: archive, members }: Extract<Content, { kind: "ARCHIVE" }>,
  source: TableSource<Key, object>,
): Promise<Member<Table<Key>>> {
  const found = await openMembers(
    members.filter(({ name }) => TABLE_NAME.test(name)),
    (content) => openTable(content, source),
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
