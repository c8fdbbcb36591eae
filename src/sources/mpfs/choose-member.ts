import { posix } from "node:path";
import type { ByteSource } from "../files/byte-source.ts";
import type { Content } from "../files/content.ts";
import { openContent } from "../files/content.ts";
import { releaseDateInName } from "../release-identity.ts";
import { SourceError } from "../source-error.ts";
import { notThisSource } from "./header.ts";
import { variantInText, variantOfFlag } from "./identity.ts";
import type { MpfsForm } from "./mpfs-row.ts";
import { openTable } from "./table.ts";
import type { MpfsTable } from "./table.ts";

/** The members of an archive are one release in several forms; the first of these is read. */
const PREFERENCE: readonly MpfsForm[] = ["CSV", "TXT", "XLSX"];

const TABLE_NAME = /\.(csv|txt|xlsx)$/i;

/** A member of an archive, opened. */
export interface ChosenMember {
  readonly source: ByteSource;
  readonly table: MpfsTable;
}

/**
 * Finds the fee schedule in an archive, which also holds localities, caps and documents.
 *
 * @throws SourceError VARIANT_UNKNOWN or AMBIGUOUS_MEMBER when the archive holds more than one fee
 * schedule and nothing tells which is meant.
 */
export async function chooseMember(
  { source, members }: Extract<Content, { kind: "ARCHIVE" }>,
  options: { readonly member?: string; readonly variant?: string },
): Promise<ChosenMember> {
  if (options.member !== undefined) {
    const member = memberNamed(members, options.member, source.name);
    return { source: member, table: await openTable(await openContent(member)) };
  }
  const tables = members.filter(({ name }) => TABLE_NAME.test(name));
  const named = tables.filter(({ name }) => /pprrvu/i.test(posix.basename(name)));
  const found = await openAll(named.length > 0 ? named : tables);
  if (found.length === 0) {
    throw notThisSource(
      source.name,
      members.map(({ name }) => name),
    );
  }
  const wanted = ofOneVariant(found, source.name, options.variant);
  const best = PREFERENCE.map((form) => wanted.filter(({ table }) => table.form === form)).find(
    (candidates) => candidates.length > 0,
  );
  const [only] = best ?? [];
  if (only === undefined) throw notThisSource(source.name);
  if (best?.length !== 1 || datesIn(wanted) > 1) {
    throw new SourceError(
      "AMBIGUOUS_MEMBER",
      `${source.name} holds more than one fee schedule: ${namesOf(wanted)}.`,
      { hint: `Choose one by its name: --member ${only.source.name}` },
    );
  }
  return only;
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

/** Those that turn out to be fee schedules. One damaged form does no harm if another is whole. */
async function openAll(candidates: readonly ByteSource[]): Promise<ChosenMember[]> {
  const found: ChosenMember[] = [];
  let damage: SourceError | null = null;
  for (const source of candidates) {
    try {
      found.push({ source, table: await openTable(await openContent(source)) });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (error.code !== "NOT_THIS_SOURCE") damage ??= error;
    }
  }
  if (found.length === 0 && damage !== null) throw damage;
  return found;
}

function ofOneVariant(
  found: readonly ChosenMember[],
  archive: string,
  flag: string | undefined,
): readonly ChosenMember[] {
  const variantOf = ({ source }: ChosenMember) => variantInText(posix.basename(source.name));
  const variants = new Set(found.map(variantOf).filter((variant) => variant !== null));
  if (variants.size < 2) return found;
  if (flag !== undefined) {
    const wanted = variantOfFlag(flag);
    return found.filter((member) => variantOf(member) === wanted);
  }
  throw new SourceError(
    "VARIANT_UNKNOWN",
    `${archive} holds two fee schedules, for participants of qualifying APMs and for all others: ${namesOf(found)}.`,
    {
      hint: `Import each by its name, as in --member ${found[0]?.source.name ?? ""}, or by --variant QUALIFYING_APM and --variant NON_QUALIFYING_APM.`,
    },
  );
}

function datesIn(found: readonly ChosenMember[]): number {
  const dates = found.map(({ source }) => releaseDateInName(source.name)?.effectiveFrom);
  return new Set(dates.filter((date) => date !== undefined)).size;
}

function namesOf(found: readonly ChosenMember[]): string {
  return found.map(({ source }) => source.name).join(", ");
}
