import { createHash } from "node:crypto";
import type { Day } from "../../graph/day.ts";
import {
  node,
  relationship,
  type NodeRecord,
  type RelationshipRecord,
} from "../../graph/record.ts";
import type { CitedRelease } from "../source.ts";
import type { KnownRelease } from "./known-releases.ts";

/** A release as an import describes it. */
export interface ReleaseDescription {
  readonly source: string;
  readonly setting: string | null;
  readonly variant: string | null;
  readonly effectiveFrom: Day;
  /** Why that day is assumed, where the file names none at all. */
  readonly dayAssumed?: string | null;
  readonly title: string | null;
  readonly file: string;
  /** All files, where it came in several. */
  readonly files?: readonly string[];
  readonly form: string;
  readonly sha256: string;
  readonly contentHash: string;
  readonly rows: number;
  readonly rejected: number;
  /** Nobody allowed that parts are missing. */
  readonly whole?: boolean;
  readonly importedAt: Date;
  /** Parts in which its content is kept, where it is kept as such. */
  readonly parts?: number;
}

/** A release is known by source, setting, variant and effective date, whatever its file. */
export const releaseKey = ({
  source,
  effectiveFrom,
  setting,
  variant,
}: Pick<ReleaseDescription, "source" | "effectiveFrom" | "setting" | "variant">): string =>
  [source, effectiveFrom, setting, variant].filter((part) => part !== null).join(":");

export const releaseId = (key: string): string => `Release:${key}`;

/** Whether what a release lacks is known not to be in it, as far as it tells by itself. */
export const isComplete = ({
  whole = true,
  rejected,
}: Pick<ReleaseDescription, "whole" | "rejected">): boolean => whole && rejected === 0;

/** A release as facts cite it. */
export const citedRelease = (
  release: Pick<
    ReleaseDescription,
    "source" | "setting" | "variant" | "effectiveFrom" | "file" | "files"
  >,
): CitedRelease => {
  const { setting, variant, effectiveFrom, file, files = [file] } = release;
  const key = releaseKey(release);
  return { key, id: releaseId(key), effectiveFrom, setting, variant, file, files };
};

/** The node of a release and its relationship to the source; and the release as one that is known. */
export function releaseRecords(release: ReleaseDescription): {
  nodes: NodeRecord[];
  relationships: RelationshipRecord[];
  added: KnownRelease;
} {
  const { importedAt, whole = true, ...properties } = release;
  const { id, ...cited } = citedRelease(release);
  const complete = isComplete(release);
  return {
    nodes: [
      node("Release", {
        ...properties,
        ...cited,
        whole,
        complete,
        importedAt: importedAt.toISOString(),
      }),
    ],
    relationships: [relationship("PUBLISHED_BY", id, `Source:${release.source}`)],
    added: {
      ...properties,
      ...cited,
      id,
      ...{ whole, complete },
      dayAssumed: release.dayAssumed ?? null,
      parts: release.parts ?? 0,
    },
  };
}

/** SHA-256 of content in a form that does not depend on the file it came in. */
export function contentHash(parts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\n");
  return hash.digest("hex");
}
