import { SourceError } from "../source-error.ts";
import { readHead, readWhole, type ByteSource } from "./byte-source.ts";
import { fileKindOf } from "./file-kind.ts";
import { listZip } from "./zip.ts";

/** Archives within an archive are unpacked into memory, and sought there: all together up to this. */
const NESTED_IN_MEMORY = 512 * 1024 * 1024;
const MOST_NESTED = 50;

/**
 * Members of an archive, with those of the archives among them in their place and named by both
 * (`inner.zip/table.csv`). One level deep: no publisher goes further, and a bomb would.
 *
 * @throws SourceError when an inner archive is damaged, or they are too many or too large.
 */
export async function withInnerMembers(
  members: readonly ByteSource[],
  archive: string,
): Promise<ByteSource[]> {
  const inner = members.filter(({ name }) => /\.zip$/i.test(name));
  if (inner.length > MOST_NESTED) throw tooLarge(archive, `${inner.length} archives`);
  const bytes = inner.reduce((sum, { size }) => sum + size, 0);
  if (bytes > NESTED_IN_MEMORY) throw tooLarge(archive, `archives of ${bytes} bytes`);
  const all: ByteSource[] = [];
  for (const member of members)
    all.push(...(inner.includes(member) ? await innerMembers(member) : [member]));
  return all;
}

async function innerMembers(archive: ByteSource): Promise<ByteSource[]> {
  if (fileKindOf(await readHead(archive)) !== "ZIP") return [archive];
  const members = await listZip(await readWhole(archive, NESTED_IN_MEMORY), archive.name);
  return members.map((member) => ({ ...member, name: `${archive.name}/${member.name}` }));
}

const tooLarge = (archive: string, what: string): SourceError =>
  new SourceError("TOO_LARGE", `${archive} holds ${what}, which is more than are opened at once.`, {
    hint: "Unpack it, and give the file that is meant.",
  });
