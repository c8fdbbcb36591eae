import { posix } from "node:path";
import type { Content } from "../files/content.ts";
import { openMembers, type Member } from "../files/members.ts";
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

type ChosenMember = Member<MpfsTable>;

/**
 * Finds the fee schedule in an archive, which also holds localities, caps and documents.
 *
 * @throws SourceError VARIANT_UNKNOWN or AMBIGUOUS_MEMBER when the archive holds more than one fee
 * schedule and nothing tells which is meant.
 */
export async function chooseMember(
  { source, members }: Extract<Content, { kind: "ARCHIVE" }>,
  variant: string | undefined,
): Promise<ChosenMember> {
  const tables = members.filter(({ name }) => TABLE_NAME.test(name));
  const named = tables.filter(({ name }) => /pprrvu/i.test(posix.basename(name)));
  const found = await openMembers(named.length > 0 ? named : tables, openTable);
  if (found.length === 0) {
    throw notThisSource(
      source.name,
      members.map(({ name }) => name),
    );
  }
  const wanted = ofOneVariant(found, source.name, variant);
  const best = PREFERENCE.map((form) => wanted.filter(({ table }) => table.form === form)).find(
    (candidates) => candidates.length > 0,
  );
  const [only] = best ?? [];
  if (only === undefined) throw notThisSource(source.name);
  if (best?.length !== 1 || datesIn(wanted) > 1) {
    throw new SourceError(
      "AMBIGUOUS_MEMBER",
      `${source.name} holds more than one fee schedule: ${namesOf(wanted)}.`,
      { hint: `Choose one by its name: --member ${only.member.name}` },
    );
  }
  return only;
}

function ofOneVariant(
  found: readonly ChosenMember[],
  archive: string,
  flag: string | undefined,
): readonly ChosenMember[] {
  const variantOf = ({ member }: ChosenMember) => variantInText(posix.basename(member.name));
  const variants = new Set(found.map(variantOf).filter((variant) => variant !== null));
  if (variants.size < 2) return found;
  if (flag !== undefined) {
    const wanted = variantOfFlag(flag);
    return found.filter((one) => variantOf(one) === wanted);
  }
  throw new SourceError(
    "VARIANT_UNKNOWN",
    `${archive} holds two fee schedules, for participants of qualifying APMs and for all others: ${namesOf(found)}.`,
    {
      hint: `Import each by its name, as in --member ${found[0]?.member.name ?? ""}, or by --variant QUALIFYING_APM and --variant NON_QUALIFYING_APM.`,
    },
  );
}

function datesIn(found: readonly ChosenMember[]): number {
  const dates = found.map(({ member }) => releaseDateInName(member.name)?.effectiveFrom);
  return new Set(dates.filter((date) => date !== undefined)).size;
}

function namesOf(found: readonly ChosenMember[]): string {
  return found.map(({ member }) => member.name).join(", ");
}
